// A score as an exact fraction. Bands are decided on it and not on a double, so that
// a prorated 18 2/3 stays below 19 and a sum of tenths meets its cut-off.
#pragma once

#include <cstdint>
#include <optional>

#include "instruments/instrument.h"

namespace scoring {

// Holds every sum that a definition can write: 65,535 terms of nine digits and four places, multiplied once.
__extension__ using Wide = __int128;

// numerator / (10^8 * parts): points and the multiplier each carry four places, `parts` divides a mean.
struct Exact {
    Wide numerator = 0;
    std::int64_t parts = 1;

    [[nodiscard]] double value() const {
        return static_cast<double>(numerator) / (1e8 * static_cast<double>(parts));
    }
    [[nodiscard]] bool at_least(instruments::Decimal limit) const {
        return numerator >= Wide{limit.ten_thousandths} * instruments::Decimal::one * parts;
    }
    [[nodiscard]] bool less_than(const Exact& other) const {
        return numerator * other.parts < other.numerator * parts;
    }
    bool operator==(const Exact& other) const { return numerator * other.parts == other.numerator * parts; }
};

// The band that holds the value; nothing where the scale has no bands or begins above it.
[[nodiscard]] inline std::optional<std::uint16_t> band_of(const instruments::Scale& scale,
                                                          const Exact& value) {
    for (std::size_t i = scale.bands.size(); i > 0; --i)
        if (value.at_least(scale.bands[i - 1].from)) return static_cast<std::uint16_t>(i - 1);
    return std::nullopt;
}

}  // namespace scoring
