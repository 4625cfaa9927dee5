// A line with words and a switch that is on or off; all of it can be touched.
#pragma once

#include <string_view>

#include "gui/frame.h"

namespace gui {

float switch_row_height(Frame& frame, std::string_view label, std::string_view hint, float width);
// True when touched: turning it is the caller's.
[[nodiscard]] bool switch_row(Frame& frame, std::string_view name, std::string_view label,
                              std::string_view hint, Rect r, bool on);

}  // namespace gui
