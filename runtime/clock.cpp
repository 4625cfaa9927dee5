#include "runtime/clock.h"

#include <fmt/format.h>

#include <ctime>

namespace runtime {

storage::Moment SystemClock::now() const {
    return {static_cast<std::int64_t>(std::time(nullptr))};
}

storage::Date SystemClock::today() const {
    const std::time_t seconds = std::time(nullptr);
    std::tm local{};
    localtime_r(&seconds, &local);
    return fmt::format("{:04}-{:02}-{:02}", local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

}  // namespace runtime
