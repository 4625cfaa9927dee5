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
// Nothing: there are more than `most` ways. No way scores at all: 0 to 0.
[[nodiscard]] std::optional<Range> range_of(const Instrument& instrument, const Scale& scale, Reach& reach,
                                            std::size_t most);
// Without the skip logic: never narrower than range_of.
[[nodiscard]] Range widest_range(const Instrument& instrument, const Scale& scale);

}  // namespace instruments
