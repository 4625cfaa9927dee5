// When a tablet that nobody touches covers and locks itself. Times and nothing else:
// what a cover and a lock are is App's to know.
#pragma once

#include <chrono>
#include <optional>

namespace gui {

struct IdleTimes {
    std::chrono::seconds client_cover{60};
    std::chrono::seconds client_lock{120};  // after the cover
    std::chrono::seconds staff_lock{120};
    std::chrono::seconds staff_warning{20};  // before the lock

    static constexpr std::chrono::seconds least{60};
    static constexpr std::chrono::seconds most{300};
    // The same with every wait between least and most; the warning within its wait.
    [[nodiscard]] IdleTimes within_limits() const;
};

enum class Holder { nobody, staff, client };
enum class Idle { active, warned, covered, locked };

struct Idleness {
    Idle idle = Idle::active;
    // When it becomes the next of these by itself; none after the last.
    std::optional<std::chrono::steady_clock::time_point> next;
};
// Of a tablet that was last touched at `since`. Nobody's has nothing to warn of or to cover.
Idleness idleness(const IdleTimes& times, Holder holder, std::chrono::steady_clock::time_point since,
                  std::chrono::steady_clock::time_point now);

}  // namespace gui
