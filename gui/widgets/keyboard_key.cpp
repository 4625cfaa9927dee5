#include "gui/widgets/keyboard_key.h"

#include <cmath>

#include "gui/utf8.h"
#include "gui/widgets/fitting.h"

namespace gui {
namespace {

using Page = KeyboardState::Page;
using Shift = KeyboardState::Shift;

Color mixed(Color one, Color other, float share) {
    const auto part = [share](std::uint8_t from, std::uint8_t to) {
        const float value =
            static_cast<float>(from) + (static_cast<float>(to) - static_cast<float>(from)) * share;
        return static_cast<std::uint8_t>(std::lround(value));
    };
    return {part(one.r, other.r), part(one.g, other.g), part(one.b, other.b)};
}

// Above a light page the keys are lighter than what they lie on, above a dark one as well.
struct Ink {
    Color board;
    Color letter;
    Color quiet;  // keys that type no letter
    Color held;
};
Ink ink_of(const Theme& theme) {
    if (theme.scheme == Scheme::light)
        return {theme.line, theme.surface, mixed(theme.line, theme.border, 0.2F), theme.tint};
    if (theme.high_contrast()) return {theme.bg, theme.surface, theme.surface2, theme.surface2};
    return {theme.bg, theme.surface2, theme.surface, theme.line};
}

// The words on a key; empty where it has an icon.
std::string words_on(const Frame& frame, const KeyboardState& keyboard, const ScreenKeyPlace& key,
                     typing::Method method) {
    switch (key.role) {
        case KeyRole::character:
            return to_utf8(key.character);
        case KeyRole::word:
            return std::string(key.word);
        case KeyRole::page:
            return keyboard.page == Page::letters ? "123" : "ABC";
        case KeyRole::method:
            if (method == typing::Method::telex) return "Telex";
            return method == typing::Method::vni ? "VNI" : frame.say("key_plain");
        case KeyRole::space:
            return frame.say(method == typing::Method::off ? "key_space" : "key_space_vietnamese");
        case KeyRole::shift:
            if (keyboard.page == Page::signs) return "[ ] …";
            return keyboard.page == Page::more_signs ? "! ? @" : "";
        case KeyRole::backspace:
        case KeyRole::enter:
        case KeyRole::hide:
            break;
    }
    return {};
}

Icon icon_on(const KeyboardState& keyboard, const ScreenKeyPlace& key) {
    switch (key.role) {
        case KeyRole::shift:
            if (keyboard.page != Page::letters) return Icon::none;
            return keyboard.shift == Shift::locked ? Icon::keyboard_caps : Icon::arrow_up;
        case KeyRole::backspace:
            return Icon::backspace;
        case KeyRole::enter:
            return Icon::keyboard_enter;
        case KeyRole::hide:
            return Icon::keyboard_hide;
        case KeyRole::character:
        case KeyRole::word:
        case KeyRole::page:
        case KeyRole::method:
        case KeyRole::space:
            break;
    }
    return Icon::none;
}

// As large as the words on this key can stand, over two lines where that is needed; the longest are
// those of the method's key.
TextLook look_on(Frame& frame, const ScreenKeyPlace& key, std::string_view label) {
    if (key.role == KeyRole::character || key.role == KeyRole::page)
        return {.style = Style::h2, .align = Align::center, .max_lines = 1};
    TextLook look{
        .style = fitting_style(frame, label, key.face.w, {Style::body_medium, Style::label, Style::caption}),
        .align = Align::center,
        .max_lines = 1};
    if (text_width(frame, label, look.style) <= key.face.w) return look;
    look.max_lines = 2;
    for (const Style style : {Style::label, Style::caption}) {
        look.style = style;
        if (text_height(frame, label, key.face.w, {.style = style}) <= key.face.h) break;
    }
    return look;
}

constexpr float hint_top = 4;
constexpr float hint_right = 9;

// With large text the hint in the corner would lie on the letter.
bool has_room(Frame& frame, const Rect& face, std::string_view letter, std::string_view hint) {
    const float line = line_height(frame, Style::h2);
    const float above_ink = 0.15F * line;
    const bool above = hint_top + line_height(frame, Style::caption) <= face.h / 2 - line / 2 + above_ink;
    const float hint_left = face.w - hint_right - text_width(frame, hint, Style::caption);
    if (hint_left < hint_top) return false;
    return above || hint_left >= face.w / 2 + text_width(frame, letter, Style::h2) / 2;
}

}  // namespace

Color keyboard_color(const Theme& theme) {
    return ink_of(theme).board;
}

std::string key_label(const Frame& frame, const KeyboardState& keyboard, const ScreenKeyPlace& key,
                      typing::Method method) {
    switch (key.role) {
        case KeyRole::character:
            return to_utf8(key.character);
        case KeyRole::shift:
            return keyboard.page == Page::letters ? frame.say("key_shift")
                                                  : words_on(frame, keyboard, key, method);
        case KeyRole::backspace:
            return frame.say("delete_character");
        case KeyRole::enter:
            return frame.say("key_enter");
        case KeyRole::hide:
            return frame.say("key_hide");
        case KeyRole::word:
        case KeyRole::page:
        case KeyRole::method:
        case KeyRole::space:
            break;
    }
    return words_on(frame, keyboard, key, method);
}

void draw_key(Frame& frame, const KeyboardState& keyboard, const ScreenKeyPlace& key, typing::Method method,
              bool held) {
    const Theme& theme = frame.theme();
    const Ink ink = ink_of(theme);
    const bool letter = key.role == KeyRole::character || key.role == KeyRole::space;
    const bool on =
        key.role == KeyRole::shift && keyboard.page == Page::letters && keyboard.shift != Shift::off;
    Color fill = letter ? ink.letter : ink.quiet;
    Color words = theme.text;
    if (held) fill = ink.held;
    if (on) {
        fill = theme.primary;
        words = theme.on_primary;
    }
    constexpr float corner = 12;
    Painter& paint = frame.paint();
    if (theme.scheme == Scheme::light) paint.fill(key.face.moved(0, 1.5F), theme.border.faded(0.5F), corner);
    paint.fill(key.face, fill, corner);
    if (theme.high_contrast()) paint.stroke(key.face, theme.line, 2, corner);
    if (const Icon shape = icon_on(keyboard, key); shape != Icon::none) {
        paint.icon(key.face.center(), shape, IconSize::medium, words);
        return;
    }
    const std::string label = words_on(frame, keyboard, key, method);
    TextLook look = look_on(frame, key, label);
    look.color = words;
    draw_text_middle(frame, key.face, label, look);
    const std::string_view hint = hint_of(key.character, method);
    if (hint.empty() || !has_room(frame, key.face, label, hint)) return;
    draw_text(frame, {key.face.x, key.face.y + hint_top, key.face.w - hint_right, 0}, hint,
              {.style = Style::caption, .color = theme.text3, .align = Align::right, .max_lines = 1});
}

}  // namespace gui
