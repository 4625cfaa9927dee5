// Buttons: with words, and with an icon alone (whose label is for the controls
// list and for read-aloud). Heights are the caller's: height::button or more.
#pragma once

#include <string_view>

#include "gui/frame.h"

namespace gui {

enum class ButtonKind { primary, secondary, tertiary, danger };

struct ButtonLook {
    ButtonKind kind = ButtonKind::primary;
    Icon before = Icon::none;
    Icon after = Icon::none;
    Style style = Style::title;
    float radius = radius::button;
    Key key = Key::none;
    bool enabled = true;
    Align align = Align::center;
};

// True when pressed. A label too long for one line is set smaller, then on two; give it
// room with button_width().
[[nodiscard]] bool button(Frame& frame, std::string_view name, std::string_view label, Rect r,
                          const ButtonLook& look = {});
float button_width(Frame& frame, std::string_view label, const ButtonLook& look = {});

struct IconButtonLook {
    bool on = false;
    Key key = Key::none;
    bool enabled = true;
    std::string_view words = {};  // drawn beside the icon when there is room
};
// 56 x 56 dp around `center`.
[[nodiscard]] bool icon_button(Frame& frame, std::string_view name, std::string_view label, Icon icon,
                               Point center, const IconButtonLook& look = {});

}  // namespace gui
