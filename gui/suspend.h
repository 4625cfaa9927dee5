// Whether the machine slept. One of the system's clocks goes on while it does and the
// other stands still: when they drift apart, it did.
#pragma once

#include <chrono>
#include <functional>
#include <memory>

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

// A descriptor that can be read when the wall clock jumps, as it does whenever the machine wakes up.
int clock_jumps();

// Wakes whoever sleeps in the kernel and would not see otherwise that the machine woke up.
class WakeBell {
  public:
    // `ring` is called on the bell's own thread, each time that `jumps`, which is its own from here on, can
    // be read. Where the system has no such descriptor it stays silent.
    explicit WakeBell(std::function<void()> ring, int jumps = clock_jumps());
    // Not called any more from here on.
    ~WakeBell();
    WakeBell(const WakeBell&) = delete;
    WakeBell& operator=(const WakeBell&) = delete;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace gui
