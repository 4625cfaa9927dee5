// The phrase files as they stand in assets/phrases; the definition is made by CMake.
#pragma once

#include <string_view>

namespace gui::phrases_text {
extern const std::string_view vi;
extern const std::string_view en;
}  // namespace gui::phrases_text
