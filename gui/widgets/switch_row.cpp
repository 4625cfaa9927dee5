#include "gui/widgets/switch_row.h"

#include <algorithm>

namespace gui {
namespace {

constexpr float track_width = 64;
constexpr float track_height = 36;
constexpr float beside = track_width + 20;

TextLook label_look(const Frame& frame) {
    return {.style = Style::body_medium, .color = frame.theme().text};
}
TextLook hint_look(const Frame& frame) {
    return {.style = Style::caption, .color = frame.theme().text2};
}

}  // namespace

float switch_row_height(Frame& frame, std::string_view label, std::string_view hint, float width) {
    const float words = width - beside;
    return std::max(height::target, text_height(frame, label, words, label_look(frame)) +
                                        text_height(frame, hint, words, hint_look(frame)) + 16);
}

bool switch_row(Frame& frame, std::string_view name, std::string_view label, std::string_view hint, Rect r,
                bool on) {
    const Touch touch = frame.target(name, label, r, {.kind = Kind::row, .selected = on});
    const Theme& theme = frame.theme();
    Painter& paint = frame.paint();
    if (touch.held) paint.fill(r.inset(-6, 0), theme.surface2, 12);
    Rect words = r;
    const Rect right = words.cut_right(track_width);
    words.cut_right(beside - track_width);
    const float high = text_height(frame, label, words.w, label_look(frame)) +
                       text_height(frame, hint, words.w, hint_look(frame));
    words.y = r.center().y - high / 2;
    words.y += draw_text(frame, words, label, label_look(frame));
    draw_text(frame, words, hint, hint_look(frame));

    const Rect track{right.x, r.center().y - track_height / 2, track_width, track_height};
    const float half = track_height / 2;
    paint.fill(track, on ? theme.primary : theme.surface2, half);
    if (!on || theme.high_contrast()) paint.stroke(track, theme.border, 2, half);
    const Point knob{on ? track.right() - half : track.x + half, track.center().y};
    paint.disc(knob, half - 4, on ? theme.on_primary : theme.border);
    // Not by place and colour alone.
    if (on) paint.icon(knob, Icon::check, IconSize::small, theme.primary);
    if (touch.ring) frame.focus_ring(r.inset(-6, 0), 12);
    return touch.clicked;
}

}  // namespace gui
