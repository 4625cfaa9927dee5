// The phrase files as they stand in assets/phrases; the definition is made by CMake.
#pragma once

#include <string>

namespace gui::phrases_text {
std::string vi();
std::string en();
}  // namespace gui::phrases_text
