// Words that must stand whole in one line: in smaller letters rather than cut.
#pragma once

#include <initializer_list>
#include <string_view>

#include "gui/frame.h"

namespace gui {

// The first of these styles, from the largest, in which the words stand in one line of this width (dp); the
// last of them where none is small enough.
[[nodiscard]] Style fitting_style(Frame& frame, std::string_view words, float width,
                                  std::initializer_list<Style> styles);

}  // namespace gui
