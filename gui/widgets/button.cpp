#include "gui/widgets/button.h"

#include <algorithm>

namespace gui {
namespace {

constexpr float gap = 10;  // between icon and words
constexpr float pad = 24;  // at either end

struct Ink {
    Color fill;
    Color words;
    std::optional<Color> edge;
};

Ink ink_of(const Theme& theme, const ButtonLook& look, bool held) {
    const Color quiet = theme.high_contrast() ? theme.surface2 : theme.primary.faded(0.14F);
    const Color clear = theme.surface.faded(0);
    if (!look.enabled) return {theme.surface2, theme.text3, theme.line};
    switch (look.kind) {
        case ButtonKind::secondary:
            return {held ? quiet : theme.surface, theme.primary, theme.border};
        case ButtonKind::tertiary:
            return {held ? quiet : clear, theme.primary, {}};
        case ButtonKind::danger:
            return {held ? theme.high.background : theme.surface, theme.high.ink, theme.high.ink};
        case ButtonKind::primary:
            break;
    }
    return {held ? theme.pressed : theme.primary, theme.on_primary, {}};
}

float icons_width(const Frame& frame, const ButtonLook& look) {
    const float one = 24 * frame.scale().icon() + gap;
    return (look.before != Icon::none ? one : 0) + (look.after != Icon::none ? one : 0);
}

// The words in the largest style in which they fit on one line; else on two.
Style fitting(Frame& frame, std::string_view label, float room, Style wanted) {
    for (const Style style : {wanted, Style::body_medium, Style::label}) {
        if (style < wanted) continue;
        if (text_width(frame, label, style) <= room) return style;
    }
    return Style::label;
}

void draw_words(Frame& frame, Rect r, std::string_view label, const ButtonLook& look, Color color) {
    const float icons = icons_width(frame, look);
    const float inner = r.w - 2 * std::min(pad, r.w * 0.08F);
    const Style style = fitting(frame, label, inner - icons, look.style);
    const float words = std::min(text_width(frame, label, style), inner - icons);
    const float half_icon = 12 * frame.scale().icon();
    const float middle = r.center().y;
    float x = look.align == Align::left ? r.x + pad : r.x + (r.w - words - icons) / 2;
    if (look.before != Icon::none) {
        frame.paint().icon({x + half_icon, middle}, look.before, IconSize::medium, color);
        x += 2 * half_icon + gap;
    }
    draw_text_middle(frame, {x, r.y, words, r.h}, label,
                     {.style = style, .color = color, .align = Align::center, .max_lines = 2});
    x += words + gap;
    if (look.after != Icon::none) {
        frame.paint().icon({x + half_icon, middle}, look.after, IconSize::medium, color);
    }
}

}  // namespace

bool button(Frame& frame, std::string_view name, std::string_view label, Rect r, const ButtonLook& look) {
    const Touch touch = frame.target(name, label, r, {.enabled = look.enabled, .key = look.key});
    const Theme& theme = frame.theme();
    const Ink ink = ink_of(theme, look, touch.held);
    const bool raised = look.kind == ButtonKind::primary && look.enabled;
    if (raised) frame.paint().shadow(r, theme.shadow * 0.7F, 10, 4);
    frame.paint().fill(r, ink.fill, look.radius);
    if (ink.edge) frame.paint().stroke(r, *ink.edge, theme.high_contrast() ? 2 : 1.5F, look.radius);
    draw_words(frame, r, label, look, ink.words);
    if (touch.ring) frame.focus_ring(r, look.radius);
    return touch.clicked;
}

float button_width(Frame& frame, std::string_view label, const ButtonLook& look) {
    return text_width(frame, label, look.style) + icons_width(frame, look) + 2 * pad + 8;
}

bool icon_button(Frame& frame, std::string_view name, std::string_view label, Icon icon, Point center,
                 const IconButtonLook& look) {
    const float side = height::target;
    const float words = look.words.empty() ? 0 : text_width(frame, look.words, Style::label) + 8;
    const Rect r{center.x - side / 2, center.y - side / 2, side + words, side};
    const Touch touch =
        frame.target(name, label, r, {.enabled = look.enabled, .selected = look.on, .key = look.key});
    const Theme& theme = frame.theme();
    if (look.on || touch.held) {
        frame.paint().fill(r.inset(2), look.on ? theme.tint : theme.surface2, side / 2);
    }
    Color color = theme.text2;
    if (look.on) color = theme.high_contrast() ? theme.on_tint : theme.primary;
    if (!look.enabled) color = theme.text3;
    frame.paint().icon(center, icon, IconSize::medium, color);
    if (words > 0) {
        draw_text_middle(frame, {r.x + side - 4, r.y, words, side}, look.words,
                         {.style = Style::label, .color = color});
    }
    if (touch.ring) frame.focus_ring(r, side / 2);
    return touch.clicked;
}

}  // namespace gui
