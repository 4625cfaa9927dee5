// The parts of a question's page: what stands above the answers, the answers of
// each form, and the list of rows. Drawn by question.cpp, which puts them in place.
#pragma once

#include "gui/screens/question.h"
#include "gui/widgets/button.h"

namespace gui {

// What leaving this page means.
inline LeaveView leave_view(const QuestionView& view) {
    return {.with_client = view.with_client,
            .anonymous = view.anonymous,
            .answered = view.page.answered > 0 || view.earlier,
            .correcting = view.correcting,
            .earlier = view.earlier};
}

// The questionnaire's, on every page of it; and that a record is being corrected.
inline std::string title_of(const QuestionView& view, const Frame& frame) {
    return view.correcting ? frame.say("correction_of", {view.page.title}) : view.page.title;
}

// The page's own name is `key`; its top bar, and trouble with saving below it. Each takes its height off
// `page`.
void begin_page(const QuestionView& view, QuestionDraft& draft, std::string_view key, Rect& page,
                Frame& frame, Wishes& wishes);
// The bar at its bottom, with Back where one can go back, and Next in these words.
void end_page(const QuestionView& view, QuestionDraft& draft, std::string_view next_phrase, Rect& page,
              Frame& frame, Wishes& wishes);
Wishes draw_introduction(const QuestionView& view, QuestionDraft& draft, Rect page, Frame& frame);

// Trouble with saving, in a bar that takes its height off the top of `page`; nothing when all is saved.
void saving_bar(const QuestionView& view, Rect& page, Frame& frame, Wishes& wishes);
// Blocks and counts. Takes its height off the top.
void progress(const QuestionView& view, Rect& page, Frame& frame);
// The entries that a repeated section asks about; staff only.
void rail(const QuestionView& view, QuestionDraft& draft, Rect& page, Frame& frame, Wishes& wishes);
// With large text: one button in the top bar, which opens the sheet. Empty where there is no rail.
struct FoldedRail {
    std::string place;  // "3 / 8"
    std::string words;  // with the entry's name
    std::string label;
};
FoldedRail folded_rail(const QuestionView& view, const Frame& frame);
void rail_sheet(const QuestionView& view, QuestionDraft& draft, Frame& frame, Wishes& wishes);

// The bottom bar with what every page has at the same place: the response card where there is
// one, help, and hearing the page.
BottomBarTouch bottom_with_tools(const QuestionView& view, QuestionDraft& draft, BottomBar bar, Rect& page,
                                 Frame& frame, Wishes& wishes);

// The wish that this item has this answer, and the control's name of an option.
Wish answer_with(const runtime::QuestionView& question, instruments::Answer answer);
std::string option_name(const runtime::QuestionView& question, const runtime::OptionView& option);

// The item together with what is said above it.
Rect from(Rect above, Rect item);
// What Next missed on this page, in a banner; where it stands, or nothing.
Rect error_banner(const QuestionView& view, Frame& frame, Column& column);
// The answers of one item, of whatever form, below what is wrong with them; they should end at `bottom`.
void answers(const QuestionView& view, const runtime::QuestionView& question, QuestionDraft& draft,
             float bottom, Frame& frame, Column& column, Wishes& wishes);
// The same of an item whose answer is typed; `missed` is what is said above it of what is wrong.
void answer_field(const runtime::QuestionView& question, QuestionDraft& draft, float bottom, Rect missed,
                  Frame& frame, Column& column, Wishes& wishes);
// "Rather not answer", which is an answer.
inline constexpr ButtonLook refusal_look{.kind = ButtonKind::tertiary, .style = Style::body_medium};
void refusal(const runtime::QuestionView& question, TypedDraft& typed, Frame& frame, Column& column,
             Wishes& wishes);
void list_of_rows(const QuestionView& view, QuestionDraft& draft, Frame& frame, Column& column,
                  Wishes& wishes);
void response_card(const QuestionView& view, QuestionDraft& draft, Frame& frame);
// How the page that stands is answered.
void help_sheet(const QuestionView& view, QuestionDraft& draft, Frame& frame);

// Reading what was typed: the answer, or the id of a sentence that says what to mend.
struct Reading {
    instruments::Answer answer;
    std::string problem;
};
Reading read_typed(const instruments::Instrument& instrument, instruments::ItemIndex item,
                   const TypedDraft& typed);
bool is_typed(const instruments::Form& form);
// The draft for this item, from the sheet's answer if it was another item's.
void begin_typing(const QuestionView& view, const runtime::QuestionView& question, TypedDraft& typed);
// Hands on what was typed when it is time, before the other wishes of this frame; may take a Next away.
void hand_on_typed(const QuestionView& view, const runtime::QuestionView& question, QuestionDraft& draft,
                   Frame& frame, Wishes& wishes);

Wishes draw_review(const QuestionView& view, QuestionDraft& draft, Rect page, Frame& frame);

}  // namespace gui
