#include "gui/idle.h"

#include <algorithm>

namespace gui {

IdleTimes IdleTimes::within_limits() const {
    const auto allowed = [](std::chrono::seconds wait) { return std::clamp(wait, least, most); };
    IdleTimes times{.client_cover = allowed(client_cover),
                    .client_lock = allowed(client_lock),
                    .staff_lock = allowed(staff_lock),
                    .staff_warning = staff_warning};
    // A person with slow hands needs twenty seconds to say that they are there (WCAG 2.2.1).
    times.staff_warning = std::clamp(staff_warning, std::chrono::seconds{20}, times.staff_lock / 2);
    return times;
}

Idleness idleness(const IdleTimes& times, Holder holder, std::chrono::steady_clock::time_point since,
                  std::chrono::steady_clock::time_point now) {
    const auto first =
        since + (holder == Holder::client ? times.client_cover : times.staff_lock - times.staff_warning);
    const auto second = holder == Holder::client ? first + times.client_lock : since + times.staff_lock;
    if (now >= second) return {.idle = Idle::locked, .next = {}};
    if (holder == Holder::nobody) return {.idle = Idle::active, .next = second};
    if (now < first) return {.idle = Idle::active, .next = first};
    return {.idle = holder == Holder::client ? Idle::covered : Idle::warned, .next = second};
}

}  // namespace gui
