// A line that stands for a moment at the bottom of a page. It is kept as a phrase, so that it changes with
// the language like everything else.
#pragma once

#include <optional>
#include <string>

#include "gui/theme.h"

namespace gui {

struct Toast {
    std::string phrase;  // its id
    Tone tone = Tone::plain;
    std::optional<long> count = {};  // for a phrase that counts
};

}  // namespace gui
