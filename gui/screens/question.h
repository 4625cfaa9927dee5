// The pages of one questionnaire: introduction, questions of every form, and the
// review. They show a Page and return what the person did; whatever is typed and
// not yet an answer is a draft that belongs to its session and item.
#pragma once

#include <optional>
#include <string>

#include "gui/aloud/aloud.h"
#include "gui/screens/leave.h"
#include "runtime/kiosk.h"

namespace gui {

// Whether the page goes on by itself once its one question has got its first answer.
enum class Advance { by_hand, by_itself };
inline constexpr std::chrono::milliseconds advance_pause{350};

struct QuestionView {
    const runtime::Page& page;
    const instruments::Instrument& instrument;
    std::string session;  // whose drafts these are
    const runtime::Saving& saving;
    bool with_client = false;  // the tablet is in the client's hands: no furniture of staff
    std::string client = {};   // the code, for staff
    bool anonymous = false;
    std::optional<int> minutes = {};       // that it usually takes; said before the first question
    bool correcting = false;               // a finished record is put right
    int place = 1, parts = 1;              // of the visit's questionnaires
    std::string next = {};                 // title of the one after it; empty: none
    std::vector<std::string> so_far = {};  // on the first page, for staff: what the ones before it came to
    bool earlier = false;                  // other questionnaires of this visit are done
    int refused = 0;                       // how many of what counts as answered is "rather not answer"
    Advance advance = Advance::by_hand;
    bool leavable = true;  // there is somewhere to go back to
    AloudView aloud = {};
};

// What is being typed for one item.
struct TypedDraft {
    std::string session;
    std::string item;
    std::string text;  // a number or words
    DateText date;
    std::string error;               // a sentence's id: why Next did not go on
    bool show_error = false;         // it is new: to be brought into view
    std::optional<Moment> typed_at;  // not yet handed to the session
};
struct QuestionDraft {
    TypedDraft typed;
    LeaveDraft leave;
    bool card_open = false;
    bool help_open = false;
    bool rail_open = false;
    // Where and when the page goes on by itself; any other touch keeps it.
    struct Onward {
        instruments::ItemIndex item = 0;
        Moment at;
    };
    std::optional<Onward> onward;
    bool focus_blank = false;  // Next was refused: the keyboard goes to the first item that keeps it
};

// Typed answers are handed on after a pause this long, and before anything else is done.
inline constexpr std::chrono::milliseconds typing_pause{1000};

Wishes draw_questionnaire(const QuestionView& view, QuestionDraft& draft, Rect page, Frame& frame);

}  // namespace gui
