// The least and greatest score that an incomplete sheet can still come to: over every
// way its missing answers (refusals included) may fall, and over the items that such
// an answer would ask. An answer that the flow keeps out now does not count here
// either: if its item is asked again, every answer to it is possible.
//
// It does not try all combinations: an open item holds the set of its possible
// answers, and the set is split only where a condition depends on it.
#pragma once

#include <optional>

#include "instruments/flow.h"
#include "scoring/exact.h"

namespace scoring {

struct Range {
    Exact least, greatest;
};

// Nothing if a completion leaves the scale without a score (a mean over no term at all).
// Allocates only for scales that wait for more than a few dozen items.
[[nodiscard]] std::optional<Range> bounds(const instruments::Instrument& instrument,
                                          const instruments::Scale& scale,
                                          const instruments::AnswerSheet& sheet,
                                          const instruments::Flow& asked);

}  // namespace scoring
