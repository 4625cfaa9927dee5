// The result of a visit: each scale with its band in words, what it leads to, what
// to say, the leaflets, and how a score came about. Everything clinical in it comes
// from the definition; nothing is decided here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gui/screens/client_view.h"
#include "runtime/kiosk.h"
#include "runtime/report/hand_out.h"

namespace gui {

// Before the visit is finished; of what is finished while a part of it still waits; of a record; or while an
// author looks at an instrument under work.
enum class ResultStage { visit, so_far, past, preview };
struct ResultPageView {
    std::vector<runtime::ResultView> results;  // one per questionnaire, in the visit's order
    std::vector<std::string> still_due = {};   // titles of what this client is due for and was not asked
    std::string client;
    std::string date;
    std::string person;  // who is signed in
    std::string role;    // id of a phrase
    ResultStage stage = ResultStage::visit;
};
// Where the client's card can go from this tablet.
struct CardOutlets {
    bool printer = false;
    std::vector<runtime::SavePlace> places;
};
struct ResultDraft {
    std::size_t shown = 0;                  // which questionnaire
    std::string explained;                  // id of the scale whose score is explained
    std::string leaflet;                    // id of the leaflet that is open
    bool unused_open = false;               // scales that nothing was asked about
    bool finishing = false;                 // asked whether the visit is done
    std::optional<CardOutlets> outlets;     // while one is chosen
    std::optional<ClientPageDraft> client;  // while the client's view stands
};
Wishes draw_result(const ResultPageView& view, ResultDraft& draft, Rect page, Frame& frame);

// How a band is drawn; the definition names the tone.
Tone tone_named(std::string_view tone);

// After a client had the tablet alone, before staff sign in: thanks, and nothing else.
struct HandBackView {
    std::string words;  // ids of phrases: what became of the answers
    std::string title = "thanks";
    bool half_way = false;         // the rest can be answered later: no tick
    std::chrono::seconds wait{0};  // after wrong passphrases: until staff may try again
};
Wishes draw_hand_back(const HandBackView& view, Rect page, Frame& frame);

struct ThanksView {
    std::string words;         // what became of the sheet
    bool ended_early = false;  // by whoever answered it
    bool again = false;        // goes on to the next respondent by itself
};
// After an anonymous survey.
Wishes draw_thanks(const ThanksView& view, std::optional<Moment>& since, Rect page, Frame& frame);
inline constexpr std::chrono::seconds thanks_time{10};

}  // namespace gui
