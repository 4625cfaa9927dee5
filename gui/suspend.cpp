#include "gui/suspend.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <ctime>
#include <limits>
#include <thread>
#include <utility>

#include "gui/descriptor.h"

namespace gui {

namespace {

std::chrono::nanoseconds read(clockid_t clock) {
    timespec time{};
    clock_gettime(clock, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

// A timer that never comes, and is cancelled when the clock is set: the kernel counts waking up as that.
void arm(int timer) {
    const itimerspec never{.it_interval = {},
                           .it_value = {.tv_sec = std::numeric_limits<int>::max(), .tv_nsec = 0}};
    timerfd_settime(timer, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &never, nullptr);
}

}  // namespace

std::chrono::nanoseconds time_asleep() {
    // In this order an interruption between the two reads only makes the sleep look shorter.
    const auto with_sleep = read(CLOCK_BOOTTIME);
    return with_sleep - read(CLOCK_MONOTONIC);
}

int clock_jumps() {
    const int timer = timerfd_create(CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK);
    if (timer >= 0) arm(timer);
    return timer;
}

struct WakeBell::State {
    State(std::function<void()> rung, int descriptor)
        : jumps(descriptor), stop(eventfd(0, EFD_CLOEXEC)), ring(std::move(rung)) {}

    void run() {
        std::array<pollfd, 2> both{pollfd{jumps.get(), POLLIN, 0}, pollfd{stop.get(), POLLIN, 0}};
        while (poll(both.data(), both.size(), -1) >= 0 || errno == EINTR) {
            if (both[1].revents != 0) return;
            if (both[0].revents == 0) continue;
            std::uint64_t ignored = 0;
            const bool cancelled =
                ::read(jumps.get(), &ignored, sizeof ignored) < 0;  // as it is when the clock jumps
            static_cast<void>(cancelled);
            arm(jumps.get());
            ring();
        }
    }

    Descriptor jumps;
    Descriptor stop;
    std::function<void()> ring;
    std::jthread thread;
};

WakeBell::WakeBell(std::function<void()> ring, int jumps)
    : state_(std::make_unique<State>(std::move(ring), jumps)) {
    if (state_->jumps.get() >= 0 && state_->stop.get() >= 0)
        state_->thread = std::jthread([state = state_.get()] { state->run(); });
}

WakeBell::~WakeBell() {
    const std::uint64_t one = 1;
    static_cast<void>(write(state_->stop.get(), &one, sizeof one) == sizeof one);
}

}  // namespace gui
