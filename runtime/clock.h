// The time, as everything else gets it: through a constructor. The store's own counter
// orders events; this is only what the wall says, and how long something took.
#pragma once

#include <chrono>

#include "runtime/storage/records.h"

namespace runtime {

class Clock {
  public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual storage::Moment now() const = 0;
    [[nodiscard]] virtual storage::Date today() const = 0;  // the local day, "2026-11-22"
    // Says nothing of the day; it is never set back.
    [[nodiscard]] virtual std::chrono::steady_clock::time_point stopwatch() const {
        return std::chrono::steady_clock::now();
    }
};

class SystemClock final : public Clock {
  public:
    [[nodiscard]] storage::Moment now() const override;
    [[nodiscard]] storage::Date today() const override;
};

}  // namespace runtime
