#include "gui/widgets/card.h"

#include <algorithm>
#include <array>

#include "gui/utf8.h"

namespace gui {

void card(Frame& frame, Rect r, CardState state, float radius) {
    const Theme& theme = frame.theme();
    Color fill = theme.surface;
    Color edge = theme.line;
    float width = theme.edge;
    float shadow = theme.shadow * 0.45F;
    switch (state) {
        case CardState::pressed:
            fill = theme.surface2;
            break;
        case CardState::selected:
            fill = theme.tint;
            edge = theme.primary;
            width = 2.5F;
            shadow = theme.shadow * 0.2F;
            break;
        case CardState::error:
            edge = theme.high.ink;
            width = 2;
            break;
        case CardState::rest:
            break;
    }
    frame.paint().shadow(r, shadow);
    frame.paint().fill(r, fill, radius);
    frame.paint().stroke(r, edge, width, radius);
}

Touch touch_card(Frame& frame, std::string_view name, std::string_view label, Rect r, const CardLook& look) {
    const Touch touch = frame.target(name, label, r,
                                     {.kind = look.kind,
                                      .enabled = look.enabled,
                                      .selected = look.selected,
                                      .key = look.key,
                                      .digit = look.digit});
    CardState state = CardState::rest;
    if (touch.held) state = CardState::pressed;
    if (look.error) state = CardState::error;
    if (look.selected) state = CardState::selected;
    card(frame, r, state, look.radius);
    if (touch.ring) frame.focus_ring(r, look.radius);
    return touch;
}

void mark(Frame& frame, Point center, Mark mark, bool on) {
    if (mark == Mark::none) return;
    constexpr float half = 14;
    const Theme& theme = frame.theme();
    // Selection is inverted in high contrast: the mark is black on the yellow card.
    const Color fill = on ? (theme.high_contrast() ? theme.on_tint : theme.primary) : theme.surface;
    const Color check = theme.high_contrast() ? theme.tint : theme.on_primary;
    if (mark == Mark::square) {
        const Rect box{center.x - half, center.y - half, 2 * half, 2 * half};
        frame.paint().fill(box, fill, 6);
        if (!on) frame.paint().stroke(box, theme.border, 2, 6);
    } else {
        frame.paint().disc(center, half, fill);
        if (!on) frame.paint().ring(center, half, theme.border, 2);
    }
    if (!on) return;
    const std::array<Point, 3> tick{Point{center.x - 0.46F * half, center.y + 0.02F * half},
                                    Point{center.x - 0.12F * half, center.y + 0.36F * half},
                                    Point{center.x + 0.48F * half, center.y - 0.32F * half}};
    frame.paint().path(tick, check, 3);
}

void key_cap(Frame& frame, Point center, std::string_view key, Color color) {
    constexpr float half = 15;
    const Rect box{center.x - half, center.y - half, 2 * half, 2 * half};
    frame.paint().stroke(box, color.faded(0.55F), 1.25F, 7);
    const float width = text_width(frame, key, Style::caption);
    const float line = line_height(frame, Style::caption);
    frame.paint().text({center.x - width / 2, center.y - line / 2}, key, Style::caption, color);
}

void divider(Frame& frame, float x, float y, float width) {
    frame.paint().line({x, y}, {x + width, y}, frame.theme().line, frame.theme().high_contrast() ? 2 : 1);
}

void avatar(Frame& frame, Point center, float r, std::string_view initials, bool on) {
    const Theme& theme = frame.theme();
    const bool high = theme.high_contrast();
    const Color fill = on ? (high ? theme.on_tint : theme.primary) : theme.tint;
    const Color ink = on ? (high ? theme.tint : theme.on_primary) : (high ? theme.on_tint : theme.primary);
    frame.paint().disc(center, r, fill);
    Style style = r >= 26 ? Style::title : Style::label;
    if (text_width(frame, initials, style) > 1.8F * r) style = Style::caption;
    const float width = text_width(frame, initials, style);
    frame.paint().text({center.x - width / 2, center.y - line_height(frame, style) / 2}, initials, style,
                       ink);
}

void icon_disc(Frame& frame, Point center, float r, Icon icon, IconSize size) {
    const Theme& theme = frame.theme();
    frame.paint().disc(center, r, theme.tint);
    frame.paint().icon(center, icon, size, theme.high_contrast() ? theme.on_tint : theme.primary);
}

std::string initials(std::string_view name) {
    const auto first = [](std::string_view word) {
        std::string letter;
        if (!word.empty()) append_character(letter, next_character(word));
        return letter;
    };
    while (!name.empty() && name.back() == ' ') {
        name.remove_suffix(1);
    }
    const std::size_t last = name.rfind(' ');
    std::string out = first(name);
    if (last != std::string_view::npos) out += first(name.substr(last + 1));
    return upper_case(out);
}

float step_heading(Frame& frame, Rect place, int number, std::string_view title) {
    const Theme& theme = frame.theme();
    const float line = line_height(frame, Style::h2);
    const float r = std::max(16.F, line_height(frame, Style::label) / 2 + 2);
    const Point center{place.x + r, place.y + line / 2};
    const bool high = theme.high_contrast();
    frame.paint().disc(center, r, high ? theme.primary : theme.text);
    const std::string digits = std::to_string(number);
    const float width = text_width(frame, digits, Style::label);
    frame.paint().text({center.x - width / 2, center.y - line_height(frame, Style::label) / 2}, digits,
                       Style::label, high ? theme.on_primary : theme.surface);
    const float used = draw_text(frame, {place.x + 2 * r + 12, place.y, place.w - 2 * r - 12, line}, title,
                                 {.style = Style::h2});
    return used + 16;
}

}  // namespace gui
