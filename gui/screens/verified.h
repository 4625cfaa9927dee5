// What a check of the store found, line by line: what holds, with a tick, and what does not,
// with what to do. The same as `screening verify` says.
#pragma once

#include "gui/screens/layout.h"
#include "runtime/verification.h"

namespace gui {

// How far the store goes, to be copied by hand: the line that the command line prints too.
void store_mark(const runtime::storage::StoreMark& mark, Frame& frame, Column& column);

// False when the sheet was closed.
[[nodiscard]] bool draw_verified(const runtime::Verification& found, Frame& frame);

}  // namespace gui
