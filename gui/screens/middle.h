// A page that says one thing in its middle and offers one way on.
#pragma once

#include <string>

#include "gui/screens/layout.h"

namespace gui {

struct Middle {
    std::string title;
    std::string words;
    std::string button_name;
    std::string button_label;
    Icon button_icon = Icon::none;
    Icon picture = Icon::check_circle;  // left out where large words need its room
};
// True: the button was pressed.
[[nodiscard]] bool draw_middle(const Middle& text, Rect page, Frame& frame);

}  // namespace gui
