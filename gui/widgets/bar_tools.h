// The tools in the middle of the bottom bar: an icon with a word below it. Each has a place of
// its own, which stays free on a page that has no use for it, so that none of them ever moves.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "gui/frame.h"

namespace gui {

struct BarTool {
    std::string name;  // empty: not on this page
    std::string label;
    std::string caption;  // below the icon, where there is room
    Icon icon = Icon::none;
    Key key = Key::none;
};

struct BarTools {
    std::array<BarTool, 3> places;
    float widest_caption = 0;  // of all that these places ever show
};

// Where they stand in the bar, whatever else is in it on this page.
struct ToolPlaces {
    std::array<Rect, 3> rects;
    bool captions = false;
};
ToolPlaces tool_places(Frame& frame, const BarTools& tools, Rect bar);
// Which of them was touched.
[[nodiscard]] std::optional<std::size_t> draw_tools(Frame& frame, const BarTools& tools,
                                                    const ToolPlaces& places);

}  // namespace gui
