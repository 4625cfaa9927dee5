// The review: what is blank first, then every answer, each one tap away. While a
// client answers alone only the blanks are listed: no earlier answer stands on it.
#include <algorithm>

#include "gui/screens/question_parts.h"
#include "gui/widgets/button.h"
#include "gui/widgets/card.h"
#include "gui/widgets/list.h"
#include "gui/widgets/more.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"

namespace gui {

namespace {

using runtime::ReviewLine;

Wish go_to(const ReviewLine& line) {
    return wish::Tell{runtime::GoTo{line.item}};
}

void blank_line(const QuestionView& view, const ReviewLine& line, Frame& frame, Column& column,
                Wishes& wishes) {
    const ToneColors colors = frame.theme().tone(Tone::warn);
    const std::string label = frame.say("answer_now");
    const ButtonLook look{.kind = ButtonKind::secondary, .style = Style::body_medium};
    const float wide = button_width(frame, label, look);
    const TextLook words{.style = Style::body_medium, .color = colors.ink};
    const float room = column.width() - wide - 124;
    const float high = std::max(frame.tall(88.F), text_height(frame, line.question, room, words) + 32);
    const Rect r = column.take(high);
    frame.paint().fill(r, colors.background, radius::card);
    frame.paint().stroke(r, colors.ink, 1.25F, radius::card);
    frame.paint().icon({r.x + 36, r.center().y}, Icon::warning, IconSize::large, colors.ink);
    draw_text_middle(frame, {r.x + 68, r.y, room, r.h}, line.question, words);
    const std::string name = "answer." + view.instrument.items[line.item].id;
    const Rect place{r.right() - wide - 18, r.center().y - height::target / 2, wide, height::target};
    if (button(frame, name, label, place, look)) wishes.push_back(go_to(line));
    column.gap(12);
}

RowLook look_of(const ReviewLine& line, bool first, Frame& frame, std::string& words) {
    words = line.refused          ? frame.say("refused")
            : line.answer.empty() ? frame.say("not_answered")
                                  : line.answer;
    return {.detail = words,
            .detail_tone = line.blank ? Tone::warn : Tone::plain,
            .after = Icon::edit,
            .line_above = !first,
            .quiet_label = true};
}

// All lines of one section, on a card.
void section(const QuestionView& view, std::span<const ReviewLine> lines, Frame& frame, Column& column,
             Wishes& wishes) {
    const std::size_t place = view.instrument.items[lines.front().item].section;
    const std::string title = place < view.page.blocks.size() ? view.page.blocks[place].title : "";
    const float inner = column.width() - 48;
    const float head =
        title.empty() ? 8.F : 20 + text_height(frame, title, inner, {.style = Style::title}) + 8;
    float high = head + 8;
    std::string words;
    for (const ReviewLine& line : lines) {
        high +=
            list_row_height(frame, line.question, inner, look_of(line, &line == lines.data(), frame, words));
    }
    const Rect r = column.take(high);
    card(frame, r);
    Column rows(frame, r.inset(24, 0));
    if (title.empty()) {
        rows.gap(8);
    } else {
        rows.gap(20);
        rows.text(title, {.style = Style::title});
        rows.gap(8);
    }
    for (const ReviewLine& line : lines) {
        const RowLook look = look_of(line, &line == lines.data(), frame, words);
        const Rect row = rows.take(list_row_height(frame, line.question, inner, look));
        const std::string name = "review." + view.instrument.items[line.item].id;
        if (list_row(frame, name, line.question, row, look)) wishes.push_back(go_to(line));
    }
    column.gap(18);
}

// Where this is the end of, and what was answered.
void head(const QuestionView& view, long blanks, Frame& frame, Column& column) {
    const std::string title =
        view.correcting ? frame.say("correction_review", {view.client})
        : blanks > 0    ? frame.say("almost_done")
        : view.next.empty()
            ? frame.say("all_answered")
            : frame.say("part_answered", {std::to_string(view.place), std::to_string(view.parts)});
    column.text(title, {.style = Style::h1, .balanced = true});
    column.gap(4);
    if (view.correcting) {
        column.text(frame.say("correction_review_text"), quiet(frame));
        column.gap(4);
    }
    std::string words = frame.count("answered_count", view.page.answered - view.refused);
    if (view.refused > 0) words += " " + frame.count("refused_count", view.refused);
    words += " " + (blanks > 0 ? frame.count("blank_count", blanks) : frame.say("nothing_blank"));
    column.text(words, quiet(frame));
}

std::string what_comes_next(const QuestionView& view, Frame& frame) {
    if (!view.next.empty()) return frame.say("review_next", {view.next});
    return frame.say(view.with_client ? "review_alone" : "review_forward_only");
}

}  // namespace

Wishes draw_review(const QuestionView& view, QuestionDraft& draft, Rect page, Frame& frame) {
    Wishes wishes;
    // Finish stands where Next was.
    frame.page("questions/" + view.session + "/review", Guard::longer);
    const std::string subtitle = frame.say(view.page.review_of_blanks ? "last_page" : "review");
    const std::string title = title_of(view, frame);
    const TopBarTouch bar = top(frame, page,
                                {.title = title,
                                 .subtitle = subtitle,
                                 .client = view.client,
                                 .back = view.leavable,
                                 .cover = view.leavable},
                                wishes);
    if (bar.leave) {
        draft.leave = {.open = true};
        frame.again();
    }
    saving_bar(view, page, frame, wishes);
    page.h -= bottom_bar_height(frame);
    MoreBelow more(frame, "review", page);
    {
        ScrollArea area(frame, "review", page);
        Rect content = area.content().inset(frame.margin() - 10, 22);
        const float wide = std::min(content.w, 940.F);
        content.x += (content.w - wide) / 2;
        content.w = wide;
        Column column(frame, content);
        const auto& lines = view.page.review;
        const auto blanks = std::ranges::count_if(lines, [](const ReviewLine& line) { return line.blank; });
        head(view, static_cast<long>(blanks), frame, column);
        // A questionnaire's last words are for whoever answered it.
        if (!view.page.closing.empty() && !view.correcting && view.next.empty()) {
            column.gap(6);
            column.text(view.page.closing, quiet(frame));
        }
        if (!view.next.empty() && !view.page.review_of_blanks) {
            column.gap(6);
            column.text(frame.say("review_next", {view.next}), quiet(frame));
        }
        column.gap(18);
        for (const ReviewLine& line : lines) {
            if (line.blank) blank_line(view, line, frame, column, wishes);
        }
        if (view.page.review_of_blanks) {
            column.gap(6);
            column.gap(banner(frame, column.rest(), what_comes_next(view, frame), {.tone = Tone::info}));
        } else {
            if (blanks > 0) column.gap(8);
            for (std::size_t first = 0; first < lines.size();) {
                std::size_t last = first + 1;
                const auto part = view.instrument.items[lines[first].item].section;
                while (last < lines.size() && view.instrument.items[lines[last].item].section == part)
                    ++last;
                section(view, std::span(lines).subspan(first, last - first), frame, column, wishes);
                first = last;
            }
        }
        area.end_at(column.y() + 8);
    }
    more.draw();
    page.h += bottom_bar_height(frame);
    const std::string back = view.page.can_go_back ? frame.say("back") : "";
    const std::string finish = frame.say(view.next.empty() ? "finish" : "next");
    const Icon icon = view.next.empty() ? Icon::check : Icon::arrow_forward;
    const BottomBarTouch touch = bottom_with_tools(
        view, draft, {.back = back, .next = finish, .next_icon = icon}, page, frame, wishes);
    if (touch.back) wishes.emplace_back(wish::Tell{runtime::Back{}});
    if (touch.next) wishes.emplace_back(wish::Tell{runtime::Finish{}});
    help_sheet(view, draft, frame);
    draw_leave(leave_view(view), draft.leave, frame, wishes);
    return wishes;
}

}  // namespace gui
