// Store: what time has made due to be sealed.
#include "runtime/storage/failure.h"
#include "runtime/storage/opened.h"
#include "runtime/storage/sql.h"
#include "runtime/storage/valid.h"

namespace runtime::storage {

namespace {

constexpr std::int64_t hour = 60 * 60;
constexpr std::int64_t results_stay_open = 12 * hour;
constexpr std::int64_t unfinished_stays = 30 * 24 * hour;
constexpr std::int64_t seldom_used = 28 * 24 * hour;
constexpr std::int64_t day = 24 * hour;

std::vector<std::string> ids_of(Statement& rows) {
    std::vector<std::string> ids;
    while (rows.step())
        ids.push_back(rows.text("id"));
    return ids;
}

}  // namespace

bool Store::doubts_date(Moment at) const {
    const auto& used_at = opened_->used_at;
    return used_at && (at.unix_seconds > *used_at + seldom_used || at.unix_seconds < *used_at - day);
}

Stored<void> Store::seal_due(Moment at, const Date& today) {
    return at_the_door([&] {
        Opened& store = *opened_;
        check_date(today);
        // A store of an earlier version may have many of these: some at a time, and what is left
        // after a power cut is sealed the next time.
        for (;;) {
            std::vector<std::string> ids;
            {
                auto rows = store.connection.prepare(sql::select_done_sessions);
                ids = ids_of(rows);
            }
            if (ids.empty()) break;
            Transaction transaction(store.connection);
            for (const std::string& id : ids) {
                const SessionState state = store.summary(id).state;
                state == SessionState::discarded ? store.forget_session(id) : store.seal_session(id, at);
            }
            store.connection.prepare(sql::delete_empty_visits).run();
            transaction.commit();
        }
        const auto resting_since = [&](std::int64_t seconds) {
            auto rows = store.connection.prepare(sql::select_resting_visits);
            rows.bind(":since", at.unix_seconds - seconds);
            return ids_of(rows);
        };
        const auto seal_each = [&](const std::vector<std::string>& visits, Opened::Undone undone) {
            for (const std::string& visit : visits) {
                Transaction transaction(store.connection);
                store.seal_visit(visit, undone, at);
                transaction.commit();
            }
        };
        const bool doubtful = doubts_date(at);
        if (!doubtful) seal_each(resting_since(unfinished_stays), Opened::Undone::ends);
        seal_each(resting_since(results_stay_open), Opened::Undone::stays);
        std::vector<std::string> anonymous;
        if (!doubtful) {
            auto rows = store.connection.prepare(sql::select_resting_anonymous_visits);
            rows.bind(":today", today);
            anonymous = ids_of(rows);
        }
        seal_each(anonymous, Opened::Undone::ends);
        {
            Transaction transaction(store.connection);
            store.forget_who_left();
            transaction.commit();
        }
    });
}

}  // namespace runtime::storage
