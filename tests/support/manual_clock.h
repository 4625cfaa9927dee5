// A clock that stands still until a test moves it.
#pragma once

#include <string>
#include <utility>

#include "runtime/clock.h"

namespace tests {

class ManualClock final : public runtime::Clock {
  public:
    [[nodiscard]] runtime::storage::Moment now() const override { return {seconds_}; }
    [[nodiscard]] runtime::storage::Date today() const override { return today_; }

    // Nothing takes any time, unless everything that is timed takes as long as this.
    [[nodiscard]] std::chrono::steady_clock::time_point stopwatch() const override {
        return std::chrono::steady_clock::time_point(timed_ += all_takes_);
    }
    void let_all_take(std::chrono::milliseconds time) { all_takes_ = time; }

    void advance_seconds(std::int64_t seconds) { seconds_ += seconds; }
    void set_today(std::string day) { today_ = std::move(day); }

  private:
    std::chrono::milliseconds all_takes_{0};
    mutable std::chrono::milliseconds timed_{0};
    std::int64_t seconds_ = 1'795'000'000;
    std::string today_ = "2026-11-22";
};

}  // namespace tests
