#include "gui/screens/middle.h"

#include <algorithm>
#include <optional>

#include "gui/widgets/card.h"
#include "gui/widgets/scroll.h"

namespace gui {

MiddlePressed draw_middle_choice(const Middle& text, Rect page, Frame& frame) {
    const float wide = std::min(page.w - 2 * frame.margin(), 640.F);
    const TextLook title{.style = Style::h1, .align = Align::center, .balanced = true};
    const TextLook words{
        .style = Style::answer, .color = frame.theme().text2, .align = Align::center, .balanced = true};
    const float words_high = text_height(frame, text.title, wide, title) + 14 +
                             text_height(frame, text.words, wide, words) + 32 +
                             (text.other_name.empty() ? 1.F : 2.F) * (frame.tall(height::button) + 12);
    // Large words need the room more than the picture does.
    const float picture = words_high + 162 + 48 <= page.h ? 162.F : 0.F;
    const float high = picture + words_high;
    // What does not fit is scrolled to.
    std::optional<ScrollArea> area;
    if (high + 48 > page.h) area.emplace(frame, "middle", page);
    const float top = area ? area->content().y + 14 : page.y + std::max(24.F, (page.h - high) * 0.4F);
    Column column(frame, {page.center().x - wide / 2, top, wide, high});
    if (picture > 0) {
        const Rect disc = column.take(128);
        icon_disc(frame, disc.center(), 64, text.picture, IconSize::huge);
        column.gap(34);
    }
    column.text(text.title, title);
    column.gap(14);
    column.text(text.words, words);
    column.gap(32);
    const ButtonLook look{
        .kind = ButtonKind::secondary, .before = text.button_icon, .enabled = text.button_enabled};
    const ButtonLook other{.kind = ButtonKind::tertiary};
    const float room =
        std::max({298.F, button_width(frame, text.button_label, look),
                  text.other_name.empty() ? 0.F : button_width(frame, text.other_label, other)});
    const auto next_place = [&] {
        Rect r = column.take(frame.tall(height::button));
        r.x = r.center().x - room / 2;
        r.w = room;
        return r;
    };
    MiddlePressed pressed = MiddlePressed::none;
    if (button(frame, text.button_name, text.button_label, next_place(), look))
        pressed = MiddlePressed::button;
    if (!text.other_name.empty()) {
        column.gap(12);
        if (button(frame, text.other_name, text.other_label, next_place(), other))
            pressed = MiddlePressed::other;
    }
    if (area) area->end_at(column.y() + 24);
    return pressed;
}

bool draw_middle(const Middle& text, Rect page, Frame& frame) {
    return draw_middle_choice(text, page, frame) == MiddlePressed::button;
}

}  // namespace gui
