// After an interruption staff read whose questionnaire stands before anybody has the tablet: who takes
// it up must be the one who began it.
#pragma once

#include <string>

#include "gui/screens/layout.h"

namespace gui {

// `client` is a code; empty for an anonymous survey.
Wishes draw_interrupted(const std::string& client, Rect page, Frame& frame);

}  // namespace gui
