#include "gui/widgets/bar_tools.h"

#include <algorithm>

#include "gui/widgets/button.h"

namespace gui {
namespace {

constexpr float between = 8;
constexpr float beside_buttons = 16;

ToolPlaces places_of(Rect bar, float wide) {
    ToolPlaces places;
    const auto count = static_cast<float>(places.rects.size());
    Rect row{bar.center().x - (count * wide + (count - 1) * between) / 2, bar.y, bar.w, bar.h};
    for (Rect& place : places.rects) {
        place = row.cut_left(wide);
        row.cut_left(between);
    }
    return places;
}

bool tool(Frame& frame, const BarTool& look, Rect r, bool caption) {
    const Touch touch = frame.target(look.name, look.label, r, {.key = look.key});
    const Theme& theme = frame.theme();
    frame.paint().fill(r, touch.held ? theme.line : theme.surface2, radius::button);
    if (theme.high_contrast()) frame.paint().stroke(r, theme.line, 2, radius::button);
    if (caption) {
        const float side = 24 * frame.scale().icon();
        const float words = line_height(frame, Style::label);
        const float top = r.center().y - (side + words) / 2;
        frame.paint().icon({r.center().x, top + side / 2}, look.icon, IconSize::medium, theme.primary);
        draw_text(frame, {r.x, top + side, r.w, words}, look.caption,
                  {.style = Style::label, .color = theme.primary, .align = Align::center, .max_lines = 1});
    } else {
        frame.paint().icon(r.center(), look.icon, IconSize::large, theme.primary);
    }
    if (touch.ring) frame.focus_ring(r, radius::button);
    return touch.clicked;
}

}  // namespace

// Captions only where Back and Next beside them still stand in one line; which of the two is on
// this page makes no difference.
ToolPlaces tool_places(Frame& frame, const BarTools& tools, Rect bar) {
    ToolPlaces places = places_of(bar, std::max(72.F, tools.widest_caption + 20));
    const float room = places.rects.front().x - beside_buttons - bar.x;
    const float buttons = std::max(button_width(frame, frame.say("back"), {.before = Icon::arrow_back}),
                                   button_width(frame, frame.say("next"), {.after = Icon::arrow_forward}));
    const float high = 24 * frame.scale().icon() + line_height(frame, Style::label);
    places.captions = buttons <= room && high + 8 <= bar.h;
    if (places.captions) return places;
    return places_of(bar, height::target);
}

std::optional<std::size_t> draw_tools(Frame& frame, const BarTools& tools, const ToolPlaces& places) {
    std::optional<std::size_t> touched;
    for (std::size_t i = 0; i < places.rects.size(); ++i) {
        const BarTool& one = tools.places.at(i);
        if (one.name.empty()) continue;
        if (tool(frame, one, places.rects.at(i), places.captions)) touched = i;
    }
    return touched;
}

}  // namespace gui
