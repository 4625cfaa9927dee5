// Store: how long questionnaires take on this tablet.
#include <algorithm>
#include <vector>

#include "runtime/storage/failure.h"
#include "runtime/storage/opened.h"
#include "runtime/storage/sql.h"
#include "runtime/storage/timings.h"

namespace runtime::storage {

std::optional<int> usual_minutes(std::span<const Timing> timings) {
    std::int64_t all = 0;
    for (const Timing& each : timings)
        all += each.sessions;
    if (all < timings_needed) return std::nullopt;
    std::int64_t so_far = 0;
    for (const Timing& each : timings) {
        so_far += each.sessions;
        if (2 * so_far >= all) return each.minutes;
    }
    return std::nullopt;
}

void Store::Opened::count_timing(std::string_view instrument, int minutes) {
    connection.prepare(sql::count_timing)
        .bind(":instrument", instrument)
        .bind(":minutes", std::int64_t{std::clamp(minutes, 1, timing_minutes_max)})
        .run();
}

Stored<UsualMinutes> Store::usual_minutes() {
    return at_the_door([&] {
        opened_->allow(Action::read_settings);
        std::map<std::string, std::vector<Timing>> timings;
        auto rows = opened_->connection.prepare(sql::select_timings);
        while (rows.step()) {
            timings[rows.text("instrument")].push_back(
                {static_cast<int>(rows.number("minutes")), rows.number("sessions")});
        }
        UsualMinutes usual;
        for (const auto& [instrument, counts] : timings) {
            if (const auto minutes = storage::usual_minutes(counts)) usual.emplace(instrument, *minutes);
        }
        return usual;
    });
}

}  // namespace runtime::storage
