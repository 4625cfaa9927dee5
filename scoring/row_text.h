// The cells of `screening score` as text, appended to a row without allocating.
#pragma once

#include <string>

#include "scoring/score.h"

namespace scoring {

void append_score(std::string& out, double value);
// ",SCORE,BAND,MISSING" and, with rule bounds, ",MIN,MAX".
void append_outcome(const instruments::Scale& scale, const ScaleOutcome& outcome, std::string& out);

}  // namespace scoring
