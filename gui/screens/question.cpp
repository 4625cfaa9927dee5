#include "gui/screens/question.h"

#include <algorithm>
#include <cmath>

#include "gui/screens/question_parts.h"
#include "gui/utf8.h"
#include "gui/widgets/card.h"
#include "gui/widgets/meter.h"
#include "gui/widgets/more.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"

namespace gui {

namespace {

using runtime::Page;

// Above this a question in the largest type fills the page.
constexpr std::size_t short_question = 70;

void tag_of_language(const std::string& language, Frame& frame, Column& column) {
    if (language.empty()) return;
    const Rect drawn =
        chip(frame, column.rest().at(), frame.say("only_in_" + language), {.tone = Tone::info});
    column.gap(drawn.h + 10);
}

// Text at its largest on a low window, or one with the keyboard on it: the question gives way to its
// answers, and what was answered so far scrolls with them.
bool cramped(const Frame& frame) {
    return (frame.scale().text >= 2 || frame.keyboard_stands()) && !frame.portrait();
}

// In the largest text a page is stacked otherwise, and no answer would be seen together with its question.
bool beside_its_answers(const runtime::QuestionView& question, const Frame& frame) {
    if (frame.keyboard_stands()) return false;
    const bool to_choose = std::holds_alternative<instruments::OneChoice>(*question.form);
    return !frame.stacked() || (to_choose && !frame.portrait() && frame.window().w >= 1000);
}

// What scrolls on `page`, without the progress that scrolls with it where there is little room.
Rect below_progress(const QuestionView& view, const Rect& page, Rect content, Frame& frame) {
    if (!cramped(frame)) return content;
    const float top = content.y - 10;
    Rect above{page.x, top, page.w, content.h};
    progress(view, above, frame);
    content.cut_top(above.y - top);
    return content;
}

// The question's side of the page: time frame, question, and what to do.
void ask(const QuestionView& view, const runtime::QuestionView& question, Frame& frame, Column& column) {
    const Page& page = view.page;
    if (!page.period.empty()) {
        column.text(page.period, {.style = Style::label, .color = frame.theme().primary});
        column.gap(8);
    }
    tag_of_language(question.other_language, frame, column);
    if (!page.section_question.empty()) {
        column.text(page.section_question, {.style = Style::answer, .balanced = true});
        column.gap(8);
    }
    const bool large = view.with_client && character_count(question.text) <= short_question;
    // Beside the keyboard on the screen there is room for the field or for large type.
    const bool tight = frame.keyboard_stands() && !frame.portrait();
    const Style style = tight || cramped(frame) ? Style::h2 : large ? Style::question : Style::h1;
    column.text(question.text, {.style = style, .balanced = true});
    for (const std::string* words : {&question.help, &page.instruction}) {
        if (words->empty()) continue;
        column.gap(tight ? 4.F : 10.F);
        column.text(*words, quiet(frame));
    }
    if (!question.local_names.empty()) {
        column.gap(10);
        column.text(frame.say("called_here", {question.local_names}),
                    {.style = Style::body_medium, .color = frame.theme().info.ink});
    }
    if (!question.note.empty() && !view.with_client) {
        column.gap(14);
        column.gap(banner(frame, column.rest(), question.note, {.tone = Tone::info}));
    }
}

// The switches of one row of a list: with them the rows below are counted.
long parts_of_a_row(const QuestionView& view) {
    const runtime::QuestionView& first = view.page.questions.front();
    return static_cast<long>(first.options.size()) + (first.refusable ? 1 : 0);
}

// The first answer to a question of one choice leads on by itself, if that is wanted: after a pause
// in which it is seen, never to the review, and not when anything else is done meanwhile.
void go_on(const QuestionView& view, const runtime::QuestionView& question, QuestionDraft& draft,
           Frame& frame, Wishes& wishes) {
    if (view.advance == Advance::by_hand) return;
    const auto* told = wishes.size() == 1 ? std::get_if<wish::Tell>(&wishes.front()) : nullptr;
    const auto* set = told != nullptr ? std::get_if<runtime::SetAnswer>(&told->intent) : nullptr;
    const bool was_blank = std::holds_alternative<instruments::Unanswered>(question.answer);
    if (!wishes.empty()) {
        const bool again = set != nullptr && set->answer == question.answer;  // the same, tapped twice
        if (!again) draft.onward.reset();
        if (set != nullptr && was_blank && std::holds_alternative<instruments::OneChoice>(*question.form)) {
            draft.onward = {.item = question.item, .at = frame.now() + advance_pause};
        }
        return;
    }
    if (!draft.onward) return;
    const bool stays = draft.onward->item != question.item || was_blank || view.page.last_before_review ||
                       draft.leave.open || draft.card_open || draft.help_open || draft.rail_open;
    if (stays) {
        draft.onward.reset();
    } else if (frame.now() >= draft.onward->at) {
        draft.onward.reset();
        wishes.emplace_back(wish::Tell{runtime::Next{}});
    } else {
        frame.wake_at(draft.onward->at);
    }
}

Wishes draw_one(const QuestionView& view, QuestionDraft& draft, Rect page, Frame& frame) {
    Wishes wishes;
    const runtime::QuestionView& question = view.page.questions.front();
    begin_page(view, draft, question.id, page, frame, wishes);
    begin_typing(view, question, draft.typed);
    page.h -= bottom_bar_height(frame);
    if (!cramped(frame)) progress(view, page, frame);
    rail(view, draft, page, frame, wishes);
    MoreBelow more(frame, "answers", page);
    {
        ScrollArea area(frame, "answers", page);
        const Rect content = below_progress(view, page, area.content(), frame).inset(frame.margin() - 10, 8);
        if (!beside_its_answers(question, frame)) {
            Column column(frame, content);
            ask(view, question, frame, column);
            column.gap(frame.keyboard_stands() ? 8.F : 22.F);
            answers(view, question, draft, more.bottom() - 22, frame, column, wishes);
            area.end_at(column.y() + 12);
        } else {
            Rect right = content;
            const Rect left = right.cut_left(std::floor(content.w * 0.4F));
            right.cut_left(40);
            Column words(frame, left);
            words.gap(6);
            ask(view, question, frame, words);
            Column column(frame, right);
            answers(view, question, draft, more.bottom() - 22, frame, column, wishes);
            area.end_at(std::max(words.y(), column.y()) + 12);
        }
    }
    more.draw();
    page.h += bottom_bar_height(frame);
    end_page(view, draft, "next", page, frame, wishes);
    response_card(view, draft, frame);
    help_sheet(view, draft, frame);
    rail_sheet(view, draft, frame, wishes);
    draw_leave(leave_view(view), draft.leave, frame, wishes);
    if (is_typed(*question.form)) hand_on_typed(view, question, draft, frame, wishes);
    go_on(view, question, draft, frame, wishes);
    return wishes;
}

Wishes draw_list(const QuestionView& view, QuestionDraft& draft, Rect page, Frame& frame) {
    Wishes wishes;
    begin_page(view, draft, view.page.questions.front().id, page, frame, wishes);
    page.h -= bottom_bar_height(frame);
    if (!cramped(frame)) progress(view, page, frame);
    MoreBelow more(frame, "answers", page);
    {
        ScrollArea area(frame, "answers", page);
        const Rect content = below_progress(view, page, area.content(), frame);
        Column column(frame, content.inset(frame.margin() - 10, 8));
        if (!view.page.period.empty()) {
            column.text(view.page.period, {.style = Style::label, .color = frame.theme().primary});
            column.gap(6);
        }
        tag_of_language(view.page.questions.front().other_language, frame, column);
        column.text(view.page.section_question,
                    {.style = cramped(frame) ? Style::h2 : Style::h1, .balanced = true});
        if (!view.page.instruction.empty()) {
            column.gap(4);
            column.text(view.page.instruction, quiet(frame));
        }
        column.gap(16);
        list_of_rows(view, draft, frame, column, wishes);
        area.end_at(column.y() + 12);
    }
    more.draw("rows_below", parts_of_a_row(view));
    page.h += bottom_bar_height(frame);
    end_page(view, draft, "next", page, frame, wishes);
    response_card(view, draft, frame);
    help_sheet(view, draft, frame);
    draw_leave(leave_view(view), draft.leave, frame, wishes);
    return wishes;
}

}  // namespace

void begin_page(const QuestionView& view, QuestionDraft& draft, std::string_view key, Rect& page,
                Frame& frame, Wishes& wishes) {
    // What begins stands where agreeing stood.
    const bool opens = view.page.kind == Page::Kind::introduction;
    frame.page("questions/" + view.session + "/" + std::string(key), opens ? Guard::longer : Guard::usual);
    const std::string mode = view.anonymous ? frame.say("anonymous_survey") : frame.say("mode_self");
    const std::string& part = view.page.section_title;
    const std::string title = title_of(view, frame);
    const FoldedRail folded = folded_rail(view, frame);
    const TopBarTouch bar =
        top(frame, page,
            {.title = title,
             .subtitle = view.with_client && part.empty() ? std::string_view(mode) : std::string_view(part),
             .client = view.client,
             .back = view.leavable,
             .cover = view.leavable,
             .place = folded.place,
             .place_words = folded.words,
             .place_label = folded.label},
            wishes);
    if (bar.place) {
        draft.rail_open = true;
        frame.again();
    }
    if (bar.leave) {
        draft.leave = {.open = true};
        frame.again();
    }
    saving_bar(view, page, frame, wishes);
}

void end_page(const QuestionView& view, QuestionDraft& draft, std::string_view next_phrase, Rect& page,
              Frame& frame, Wishes& wishes) {
    const std::string back = view.page.can_go_back ? frame.say("back") : "";
    const std::string next = frame.say(view.page.back_to_review ? "to_review" : next_phrase);
    const BottomBarTouch touch =
        bottom_with_tools(view, draft, {.back = back, .next = next}, page, frame, wishes);
    if (touch.back) wishes.emplace_back(wish::Tell{runtime::Back{}});
    if (touch.next) wishes.emplace_back(wish::Tell{runtime::Next{}});
}

Wishes draw_questionnaire(const QuestionView& view, QuestionDraft& draft, Rect page, Frame& frame) {
    switch (view.page.kind) {
        case Page::Kind::introduction:
            return draw_introduction(view, draft, page, frame);
        case Page::Kind::questions:
            return view.page.list ? draw_list(view, draft, page, frame) : draw_one(view, draft, page, frame);
        case Page::Kind::review:
        case Page::Kind::finished:
            break;
    }
    return draw_review(view, draft, page, frame);
}

}  // namespace gui
