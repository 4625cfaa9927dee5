// What stands over a page that somebody else must not see, and the question whether
// anybody is still there. Neither says whose page it is.
#pragma once

#include "gui/frame.h"

namespace gui {

enum class CoverTouch { none, uncover, hand_back };
// Who has it: a client can hand it back, and a correction is nowhere but on its page.
enum class Covered { staff, client, correction };
// In place of the page, which keeps its place meanwhile.
[[nodiscard]] CoverTouch draw_cover(Covered what, Frame& frame);

enum class StillHere { no_answer, yes, sign_out };
[[nodiscard]] StillHere ask_still_here(Covered what, Frame& frame);

}  // namespace gui
