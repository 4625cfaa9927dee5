// Who holds the tablet: staff ask, or the client answers alone.
#pragma once

#include "gui/screens/new_session.h"

namespace gui {

// Under the step's heading; neither is chosen before somebody does. Controls mode.staff, mode.self.
void draw_mode_step(const HomeView& view, NewSessionDraft& draft, Frame& frame, Column& column);

}  // namespace gui
