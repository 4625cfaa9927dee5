// The least and greatest score of a scale over complete, admissible answers: every
// way through its skip logic is tried, the terms that no condition looks at add
// their own least and greatest.
#pragma once

#include <cstddef>
#include <optional>

#include "instruments/instrument.h"
#include "instruments/reach.h"

namespace instruments {

struct Range {
    Decimal min, max;
};
struct Tried {
    Range range;
    std::size_t ways = 0;  // through the skip logic; at least as many as an incomplete sheet leaves open
};
// Nothing: there are more than `most` ways, or `reach` is spent. No way scores at all: 0 to 0.
[[nodiscard]] std::optional<Tried> range_of(const Instrument& instrument, const Scale& scale, Reach& reach,
                                            std::size_t most);
// Without the skip logic: never narrower than range_of.
[[nodiscard]] Range widest_range(const Instrument& instrument, const Scale& scale);

}  // namespace instruments
