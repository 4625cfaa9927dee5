// One client: the code large enough to be read aloud, what is due, and the case cards. No
// answer, score or band is known here; the level of care is all that a card says.
#pragma once

#include "gui/screens/home.h"

namespace gui {

// Of the client whose code the draft has; it must be one of the view's.
Wishes draw_client(const HomeView& view, HomeDraft& draft, Rect page, Frame& frame);

}  // namespace gui
