// A page that says one thing in its middle and offers one way on, or two.
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
    bool button_enabled = true;
    Icon picture = Icon::check_circle;  // left out where large words need its room
    std::string other_name = {};        // a second button, below; none when empty
    std::string other_label = {};
};
enum class MiddlePressed : std::uint8_t { none, button, other };
[[nodiscard]] MiddlePressed draw_middle_choice(const Middle& text, Rect page, Frame& frame);
// With one button. True: it was pressed.
[[nodiscard]] bool draw_middle(const Middle& text, Rect page, Frame& frame);

}  // namespace gui
