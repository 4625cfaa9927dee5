// How long questionnaires take on this tablet, from counts by whole minutes that tell nothing about
// whoever answered them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>

namespace runtime::storage {

struct Timing {
    int minutes = 0;
    std::int64_t sessions = 0;
};

inline constexpr int timing_minutes_max = 120;
// Fewer say nothing (design: minutes are told from 20 timings on).
inline constexpr std::int64_t timings_needed = 20;

// Half of the sessions took no longer; none while there are too few. `timings` by minutes, ascending.
[[nodiscard]] std::optional<int> usual_minutes(std::span<const Timing> timings);

// By instrument, whatever its version; without those that were finished too seldom.
using UsualMinutes = std::map<std::string, int>;

}  // namespace runtime::storage
