// What a person does to the window, one event at a time, whoever made it: the
// window's callbacks, a play, or a test. Positions are in dp.
#pragma once

#include <variant>

#include "gui/geometry.h"

namespace gui {

enum class Key {
    none,
    enter,
    escape,
    tab,
    space,
    backspace,
    del,
    left,
    right,
    up,
    down,
    home,
    end,
    page_up,
    page_down,
    a,
    f1,
    f2,
    f3,
    f4,
    f5,
    f9,
};

struct PointerDown {
    Point at;
};
struct PointerMove {
    Point at;
};
struct PointerUp {
    Point at;
};
struct Wheel {
    Point at;
    float lines = 0;
};  // positive: towards the top
struct KeyDown {
    Key key = Key::none;
    bool shift = false;
    bool control = false;
    bool repeats = false;  // it is held down
};
struct TextTyped {
    char32_t character = 0;
    bool repeats = false;  // its key is held down
};
// A key of the keyboard on the screen: a character, or Backspace or Enter. Only these are
// composed to Vietnamese words; a hardware keyboard has the desktop's own input method.
struct ScreenKey {
    char32_t character = 0;
    Key key = Key::none;
};

using Event = std::variant<PointerDown, PointerMove, PointerUp, Wheel, KeyDown, TextTyped, ScreenKey>;

}  // namespace gui
