// The name of somebody on the staff, as it stands on a page.
#pragma once

#include <string>

#include "gui/frame.h"

namespace gui {

// A recovery sheet, which is somebody to the store, is called what it is, and a name that nobody could read
// is called that.
[[nodiscard]] std::string person_words(const std::string& name, const Frame& frame);

}  // namespace gui
