// One touchable thing as it stands on the screen in one frame. The list of them
// is what fingers, the keyboard, plays and tests act on, and what an audit of
// target sizes reads. Names use codes, not positions ("option.q3.2"), and stay.
#pragma once

#include <string>

#include "gui/geometry.h"

namespace gui {

// A key types into the field that has the keyboard, and so never takes it away.
enum class Kind { button, choice, tab, field, text_area, row, key };

struct Control {
    std::string name;
    std::string label;
    Rect rect;         // where it is, in dp
    Rect visible;      // the part of it that is not scrolled or cut away
    std::string area;  // the scroll area that it lies in, or empty
    Kind kind = Kind::button;
    bool enabled = true;
    bool selected = false;
    std::string part_of;  // the switch whose part it is: its parts lie edge to edge and are one control
};

}  // namespace gui
