// How long one questionnaire took, for the minutes that others are told: from its beginning to its end in
// one sitting, without a long pause in it. Whatever was interrupted tells nothing, and is not counted.
#pragma once

#include <cstdint>
#include <optional>

#include "runtime/storage/records.h"

namespace runtime {

// Longer than anybody reads one page.
inline constexpr std::int64_t longest_pause_seconds = 300;

class Pace {
  public:
    explicit Pace(storage::Moment begun) : begun_(begun), last_(begun) {}

    // Something was done, the last time the finishing.
    void step(storage::Moment now) {
        const std::int64_t pause = now.unix_seconds - last_.unix_seconds;
        steady_ = steady_ && pause >= 0 && pause <= longest_pause_seconds;
        last_ = now;
    }
    // To the last step, in whole minutes, at least one; none after a pause or when the clock was set back.
    [[nodiscard]] std::optional<int> minutes() const {
        if (!steady_) return std::nullopt;
        const std::int64_t seconds = last_.unix_seconds - begun_.unix_seconds;
        return seconds < 60 ? 1 : static_cast<int>((seconds + 30) / 60);
    }

  private:
    storage::Moment begun_;
    storage::Moment last_;
    bool steady_ = true;
};

}  // namespace runtime
