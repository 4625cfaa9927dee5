#include "gui/suspend.h"

#include <ctime>

namespace gui {

namespace {

std::chrono::nanoseconds read(clockid_t clock) {
    timespec time{};
    clock_gettime(clock, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

}  // namespace

std::chrono::nanoseconds time_asleep() {
    // In this order an interruption between the two reads only makes the sleep look shorter.
    const auto with_sleep = read(CLOCK_BOOTTIME);
    return with_sleep - read(CLOCK_MONOTONIC);
}

}  // namespace gui
