// Whether the machine slept. One of the system's clocks goes on while it does and the
// other stands still: when they drift apart, it did.
#pragma once

#include <chrono>

namespace gui {

// How long the machine has slept since it was started.
std::chrono::nanoseconds time_asleep();

class SleepWatch {
  public:
    explicit SleepWatch(std::chrono::nanoseconds asleep) : seen_(asleep) {}

    // True once for each sleep longer than the clocks' own unsteadiness.
    bool woke(std::chrono::nanoseconds asleep) {
        const bool slept = asleep - seen_ > std::chrono::milliseconds(500);
        seen_ = asleep;
        return slept;
    }

  private:
    std::chrono::nanoseconds seen_;
};

}  // namespace gui
