#include "gui/widgets/list.h"

#include <algorithm>

namespace gui {
namespace {

constexpr float pad = 0;

float icon_room(const Frame& frame, Icon icon) {
    return icon == Icon::none ? 0 : 36 * frame.scale().icon();
}

// The value takes at most half of the row and goes over several lines if it must.
float value_width(Frame& frame, float width, const RowLook& look) {
    if (look.value.empty()) return 0;
    return std::min(width * 0.55F, text_width(frame, look.value, Style::body_medium));
}

float label_width(Frame& frame, float width, const RowLook& look) {
    const float value = value_width(frame, width, look);
    return width - 2 * pad - icon_room(frame, look.before) - icon_room(frame, look.after) -
           (value > 0 ? value + 16 : 0);
}

Style label_style(const RowLook& look) {
    return look.quiet_label ? Style::body : Style::body_medium;
}

// Below a quiet label, a question, stands what matters: its answer.
Style detail_style(const RowLook& look) {
    return look.quiet_label ? Style::body_medium : Style::caption;
}

}  // namespace

Rect row_target(Rect row) {
    return row.inset(0, (row_least - height::target) / 2);
}

float list_row_height(Frame& frame, std::string_view label, float width, const RowLook& look) {
    const float room = label_width(frame, width, look);
    float words = text_height(frame, label, room, {.style = label_style(look)});
    if (!look.detail.empty()) words += text_height(frame, look.detail, room, {.style = detail_style(look)});
    if (!look.value.empty()) {
        words = std::max(words, text_height(frame, look.value, value_width(frame, width, look),
                                            {.style = Style::body_medium}));
    }
    return std::max(frame.tall(look.detail.empty() ? row_least : 68), words + 20);
}

bool list_row(Frame& frame, std::string_view name, std::string_view label, Rect r, const RowLook& look) {
    const Touch touch =
        frame.target(name, label, row_target(r), {.kind = Kind::row, .selected = look.selected});
    const Theme& theme = frame.theme();
    if (look.selected || touch.held) {
        frame.paint().fill(r.inset(-8, 2), touch.held ? theme.surface2 : theme.tint, 12);
    }
    if (look.line_above) frame.paint().line({r.x, r.y}, {r.right(), r.y}, theme.line);
    float x = r.x + pad;
    if (look.before != Icon::none) {
        frame.paint().icon({x + 12, r.center().y}, look.before, IconSize::medium, theme.primary);
        x += icon_room(frame, look.before);
    }
    const float room = label_width(frame, r.w, look);
    const Color ink = look.quiet_label ? theme.text2 : theme.text;
    const TextLook label_look{.style = label_style(look), .color = ink};
    const Color plain_detail = look.quiet_label ? theme.text : theme.text2;
    const Color detail_ink =
        look.detail_tone == Tone::plain ? plain_detail : theme.tone(look.detail_tone).ink;
    const TextLook detail_look{.style = detail_style(look), .color = detail_ink};
    const float label_high = text_height(frame, label, room, label_look);
    const float detail_high = look.detail.empty() ? 0 : text_height(frame, look.detail, room, detail_look);
    const float y = r.center().y - (label_high + detail_high) / 2;
    draw_text(frame, {x, y, room, 0}, label, label_look);
    if (detail_high > 0) draw_text(frame, {x, y + label_high, room, 0}, look.detail, detail_look);
    const float after = icon_room(frame, look.after);
    if (!look.value.empty()) {
        const float width = value_width(frame, r.w, look);
        const Color value_ink = look.value_tone == Tone::plain ? theme.text : theme.tone(look.value_tone).ink;
        draw_text_middle(frame, {r.right() - pad - after - width, r.y, width, r.h}, look.value,
                         {.style = Style::body_medium, .color = value_ink, .align = Align::right});
    }
    if (after > 0) {
        const Color icon_ink = look.after == Icon::chevron_right ? theme.text3 : theme.primary;
        frame.paint().icon({r.right() - 14, r.center().y}, look.after, IconSize::medium, icon_ink);
    }
    if (touch.ring) frame.focus_ring(r.inset(-4, 0), 12);
    return touch.clicked;
}

}  // namespace gui
