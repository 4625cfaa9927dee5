// The switches of gui/widgets/choice.h: yes/no, the pill switch, single pills.

#include <algorithm>

#include "gui/widgets/choice.h"

namespace gui {
namespace {

constexpr float half_width = 108;
constexpr float half_height = 56;

Corners corners_of(std::size_t part, std::size_t parts) {
    if (parts == 1) return Corners::all;
    if (part == 0) return Corners::left;
    return part + 1 == parts ? Corners::right : Corners::none;
}

void words_with_check(Frame& frame, Rect r, std::string_view label, Style style, Color color, bool checked) {
    const float icon = checked ? 26 * frame.scale().icon() : 0;
    if (text_width(frame, label, Style::body_medium) + icon + 8 > r.w) style = Style::label;
    const float width = text_width(frame, label, style);
    float x = r.center().x - (width + icon) / 2;
    if (checked) {
        frame.paint().icon({x + 10 * frame.scale().icon(), r.center().y}, Icon::check, IconSize::small,
                           color);
    }
    x += icon;
    frame.paint().text({x, r.center().y - line_height(frame, style) / 2}, label, style, color);
    frame.note_text(label);
}

// Where the switch would leave the words too little room, it stands below them.
bool switch_below(Frame& frame, std::span<const Part> parts, float width) {
    return halves_width(frame, parts) > width * 0.62F;
}

// The part of a row that is left for its title and hint.
float title_width(Frame& frame, std::span<const Part> parts, float width) {
    if (switch_below(frame, parts, width)) return width - 40;
    return width - 20 - 16 - halves_width(frame, parts) - 12;
}

}  // namespace

float halves_width(Frame& frame, std::span<const Part> parts) {
    float widest = half_width;
    for (const Part& part : parts) {
        widest = std::max(widest,
                          text_width(frame, part.label, Style::body_medium) + 26 * frame.scale().icon() + 24);
    }
    return widest * static_cast<float>(parts.size());
}

std::optional<std::size_t> halves(Frame& frame, std::span<const Part> parts, Rect r,
                                  std::optional<std::size_t> chosen) {
    const Theme& theme = frame.theme();
    std::optional<std::size_t> touched;
    frame.paint().fill(r, theme.surface, radius::field);
    const float width = r.w / static_cast<float>(parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Part& part = parts[i];
        const Rect half{r.x + width * static_cast<float>(i), r.y, width, r.h};
        const bool on = chosen == i;
        const Touch touch = frame.target(
            part.name, part.label, half,
            {.kind = Kind::choice, .selected = on, .digit = part.digit, .part_of = parts.front().name});
        if (touch.clicked) touched = i;
        const Corners corners = corners_of(i, parts.size());
        Color ink = theme.text;
        if (on) {
            // "No" fills slate, not red: neither answer is judged.
            const bool accent = i == 0 || theme.high_contrast();
            frame.paint().fill(half, accent ? theme.primary : theme.text2, radius::field, corners);
            ink = accent ? theme.on_primary : theme.surface;
        } else if (touch.held) {
            frame.paint().fill(half, theme.surface2, radius::field, corners);
        }
        if (i > 0 && !on && chosen != i - 1) {
            frame.paint().line({half.x, r.y + 1}, {half.x, r.bottom() - 1}, theme.border);
        }
        words_with_check(frame, half, part.label, Style::body_medium, ink, on);
        if (touch.ring) frame.focus_ring(half, radius::field);
    }
    frame.paint().stroke(r, theme.border, theme.high_contrast() ? 2 : 1.5F, radius::field);
    return touched;
}

namespace {

constexpr TextLook row_title{.style = Style::title};

float error_room(const Frame& frame) {
    return 24 * frame.scale().icon();
}

float error_height(Frame& frame, const YesNoLook& look, float room) {
    if (look.error.empty()) return 0;
    return text_height(frame, look.error, room - error_room(frame), {.style = Style::caption});
}

float hint_height(Frame& frame, const YesNoLook& look, float room) {
    return look.hint.empty() ? 0 : text_height(frame, look.hint, room, {.style = Style::caption});
}

}  // namespace

float yes_no_row_height(Frame& frame, std::string_view title, std::span<const Part> parts, float width,
                        const YesNoLook& look) {
    const float room = title_width(frame, parts, width);
    const float words = text_height(frame, title, room, row_title) + 22 + error_height(frame, look, room) +
                        hint_height(frame, look, room);
    if (switch_below(frame, parts, width)) return words + frame.tall(half_height) + 12;
    return std::max({words, frame.tall(half_height) + 20, frame.tall(78)});
}

std::optional<std::size_t> yes_no_row(Frame& frame, std::string_view title, std::span<const Part> parts,
                                      Rect r, std::optional<std::size_t> chosen, const YesNoLook& look) {
    const bool wrong = !look.error.empty();
    card(frame, r, wrong ? CardState::error : CardState::rest);
    const Theme& theme = frame.theme();
    const float room = title_width(frame, parts, r.w);
    const bool below_words = switch_below(frame, parts, r.w);
    const float high = frame.tall(half_height);
    const float words_room = below_words ? r.h - high - 12 : r.h;
    const float words = text_height(frame, title, room, row_title) + error_height(frame, look, room) +
                        hint_height(frame, look, room);
    Rect line{r.x + 20, r.y + (words_room - words) / 2, room, 0};
    line.y += draw_text(frame, line, title, row_title);
    if (wrong) {
        Rect error = line;
        frame.paint().icon({error.x + 9, error.y + line_height(frame, Style::caption) / 2}, Icon::error,
                           IconSize::small, theme.high.ink);
        error.cut_left(error_room(frame));
        line.y += draw_text(frame, error, look.error, {.style = Style::caption, .color = theme.high.ink});
    }
    if (!look.hint.empty())
        draw_text(frame, line, look.hint, {.style = Style::caption, .color = theme.text2});
    if (below_words) {
        return halves(frame, parts, {r.x + 12, r.bottom() - 12 - high, r.w - 24, high}, chosen);
    }
    const float width = halves_width(frame, parts);
    return halves(frame, parts, {r.right() - 12 - width, r.center().y - high / 2, width, high}, chosen);
}

namespace {

SegmentColors segment_colors(const Theme& theme) {
    if (theme.high_contrast()) return {theme.surface2, theme.text2, theme.primary, theme.on_primary};
    return {theme.surface2, theme.text2, theme.surface, theme.primary};
}

}  // namespace

std::optional<std::size_t> segmented(Frame& frame, std::span<const Part> parts, Rect r, std::size_t chosen,
                                     const SegmentColors* own) {
    const Theme& theme = frame.theme();
    const SegmentColors colors = own != nullptr ? *own : segment_colors(theme);
    std::optional<std::size_t> touched;
    frame.paint().fill(r, colors.track, r.h / 2);
    if (theme.high_contrast()) frame.paint().stroke(r, theme.line, 2, r.h / 2);
    const float width = r.w / static_cast<float>(parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Rect whole{r.x + width * static_cast<float>(i), r.y, width, r.h};
        const Rect knob = whole.inset(4);
        const bool on = chosen == i;
        const Touch touch = frame.target(parts[i].name, parts[i].label, whole,
                                         {.kind = Kind::tab, .selected = on, .part_of = parts.front().name});
        if (touch.clicked) touched = i;
        Color ink = colors.words;
        if (on) {
            frame.paint().shadow(knob, theme.shadow * 0.6F, 6, 2);
            frame.paint().fill(knob, colors.knob, knob.h / 2);
            ink = colors.chosen;
        } else if (touch.held) {
            frame.paint().fill(knob, theme.line, knob.h / 2);
        }
        draw_text_middle(frame, whole, parts[i].label,
                         {.style = Style::label, .color = ink, .align = Align::center, .max_lines = 1});
        if (touch.ring) frame.focus_ring(knob, knob.h / 2);
    }
    return touched;
}

float pill_width(Frame& frame, std::string_view label, PillState state, Icon after) {
    const float icon = 26 * frame.scale().icon();
    return text_width(frame, label, Style::label) + 32 + (state == PillState::done ? icon : 0) +
           (after != Icon::none ? icon : 0);
}

bool pill(Frame& frame, std::string_view name, std::string_view label, Rect r, PillState state, Icon after) {
    const bool on = state == PillState::current || state == PillState::chosen;
    const Touch touch = frame.target(name, label, r, {.kind = Kind::tab, .selected = on});
    const Theme& theme = frame.theme();
    const float round = r.h / 2;
    Color fill = touch.held ? theme.surface2 : theme.surface;
    Color ink = theme.text2;
    Color edge = theme.line;
    switch (state) {
        case PillState::done:
            fill = theme.tint;
            edge = theme.tint;
            ink = theme.high_contrast() ? theme.on_tint : theme.primary;
            break;
        case PillState::current:
            fill = theme.text;
            edge = theme.text;
            ink = theme.surface;
            break;
        case PillState::chosen:
            fill = theme.tint;
            edge = theme.primary;
            ink = theme.high_contrast() ? theme.on_tint : theme.primary;
            break;
        case PillState::plain:
            break;
    }
    frame.paint().fill(r, fill, round);
    frame.paint().stroke(r, edge, theme.edge, round);
    const float icon = 26 * frame.scale().icon();
    // In a wider place in its middle.
    float x = r.x + 16 + std::max(0.F, (r.w - pill_width(frame, label, state, after)) / 2);
    if (state == PillState::done) {
        frame.paint().icon({x + 8, r.center().y}, Icon::check, IconSize::small, ink);
        x += icon;
    }
    const float line = line_height(frame, Style::label);
    frame.paint().text({x, r.center().y - line / 2}, label, Style::label, ink);
    frame.note_text(label);
    x += text_width(frame, label, Style::label);
    if (after != Icon::none) frame.paint().icon({x + 16, r.center().y}, after, IconSize::small, ink);
    if (touch.ring) frame.focus_ring(r, round);
    return touch.clicked;
}

}  // namespace gui
