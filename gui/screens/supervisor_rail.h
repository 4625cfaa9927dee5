// The rail at the left of a supervisor's pages: her places, and where she is.
#pragma once

#include "gui/screens/supervisor.h"

namespace gui {

struct Place {
    SupervisorPart part;
    Icon icon;
    const char* name;
    const char* phrase;
    bool open = true;  // false: not made yet, and said so
};
const Place& place_of(SupervisorPart part);

// Where it is already, its list: a record that is open there is closed.
void go_to(SupervisorPart part, SupervisorDraft& draft, Wishes& wishes);

// Takes its strip from the page; narrow where the page is. Controls part.NAME.
void supervisor_rail(SupervisorDraft& draft, Rect& page, Frame& frame, Wishes& wishes);

}  // namespace gui
