// VI | EN: the same switch on every page, sheet and dialog, at its top right. F2 does the
// same. What is asked for waits in the frame; whoever draws the frame carries it out.
#pragma once

#include "gui/widgets/choice.h"

namespace gui {

float language_switch_width(Frame& frame);
// Controls lang.vi and lang.en; `r` is height::target high. `own`: on a ground that is none of the scheme's.
void language_switch(Frame& frame, Rect r, const SegmentColors* own = nullptr);

}  // namespace gui
