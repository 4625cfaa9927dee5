// The keys of GLFW that mean something here.
#pragma once

#include "gui/input.h"

namespace gui {

// Of GLFW's code; `none` for all others.
[[nodiscard]] Key key_of(int code);

}  // namespace gui
