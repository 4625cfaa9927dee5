// How a client's scores of one questionnaire went: a card for a supervisor, with a chart for each scale.
#pragma once

#include <span>

#include "gui/screens/layout.h"
#include "runtime/results_over_time.h"

namespace gui {

// Nothing of a client's only record. The newest records that fit beside each other, or from the one that
// stands on, each with its date, at the same place in every chart; cut-offs as dashed lines, each led to its
// score and its band's name at the right. Where no score could be given stands a dash. No line joins scores
// across one, or across another version of the questionnaire. The record that stands has a ring.
void over_time_card(std::span<const runtime::ScaleOverTime> scales, Frame& frame, Column& column);

}  // namespace gui
