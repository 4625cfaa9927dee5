// What stands over a page that somebody else must not see, and the question whether
// anybody is still there. Neither says whose page it is.
#pragma once

#include "gui/frame.h"

namespace gui {

enum class CoverTouch { none, uncover, hand_back };
// In place of the page, which keeps its place meanwhile. `with_client`: the tablet can be handed back.
[[nodiscard]] CoverTouch draw_cover(bool with_client, Frame& frame);

enum class StillHere { no_answer, yes, sign_out };
[[nodiscard]] StillHere ask_still_here(Frame& frame);

}  // namespace gui
