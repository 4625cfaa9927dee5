// What stands before the first question: what is asked, how long it takes, and for staff what is severe in
// the questionnaires before it.
#include <algorithm>

#include "gui/screens/question_parts.h"
#include "gui/widgets/card.h"
#include "gui/widgets/more.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"

namespace gui {

Wishes draw_introduction(const QuestionView& view, QuestionDraft& draft, Rect page, Frame& frame) {
    Wishes wishes;
    begin_page(view, draft, "introduction", page, frame, wishes);
    page.h -= bottom_bar_height(frame);
    MoreBelow more(frame, "introduction", page);
    {
        ScrollArea area(frame, "introduction", page);
        Rect content = area.content().inset(frame.margin() - 10, 26);
        // Lines that are too long to read well help nobody.
        const float wide = std::min(content.w, 940.F);
        content.x += (content.w - wide) / 2;
        content.w = wide;
        Column column(frame, content);
        if (view.parts > 1) {
            const std::string place =
                frame.say("place_in_visit", {std::to_string(view.place), std::to_string(view.parts)});
            column.text(place, {.style = Style::label, .color = frame.theme().primary});
            column.gap(6);
        }
        column.text(view.page.title, {.style = Style::h1, .balanced = true});
        if (!view.page.subtitle.empty()) {
            column.gap(4);
            column.text(view.page.subtitle, quiet(frame, Style::answer));
        }
        if (view.minutes) {
            column.gap(6);
            column.text(frame.say("takes_about", {frame.count("about_minutes", *view.minutes)}),
                        quiet(frame));
        }
        column.gap(20);
        const TextLook words{.style = Style::answer};
        const float high = text_height(frame, view.page.introduction, wide - 64, words);
        const Rect r = column.take(high + 56);
        card(frame, r, CardState::rest, radius::large_card);
        draw_text(frame, r.inset(32, 28), view.page.introduction, words);
        for (const std::string& result : view.so_far) {
            column.gap(18);
            column.gap(banner(frame, column.rest(), result, {.tone = Tone::warn, .icon = Icon::flag}));
        }
        if (!view.with_client) {
            column.gap(18);
            const std::string status =
                frame.say("translation", {frame.say("status_" + view.page.translation_status)});
            column.gap(banner(frame, column.rest(), status, {.tone = Tone::info}));
        }
        area.end_at(column.y() + 16);
    }
    more.draw();
    page.h += bottom_bar_height(frame);
    end_page(view, draft, "begin", page, frame, wishes);
    help_sheet(view, draft, frame);
    draw_leave(leave_view(view), draft.leave, frame, wishes);
    return wishes;
}

}  // namespace gui
