// Store: what a supervisor looks through, a page at a time.
#include <limits>
#include <utility>

#include "runtime/storage/failure.h"
#include "runtime/storage/opened.h"
#include "runtime/storage/sql.h"

namespace runtime::storage {

namespace {

std::optional<std::string> state_word(const std::optional<SessionFilter::State>& state) {
    if (!state) return std::nullopt;
    switch (*state) {
        case SessionFilter::State::finished:
            return "finished";
        case SessionFilter::State::unfinished:
            return "unfinished";
        case SessionFilter::State::declined:
            return "declined";
        case SessionFilter::State::imported:
            return "imported";
    }
    throw Failure(StoreError::Kind::bad_value, "state");
}

void bind(Statement& statement, const SessionFilter& filter) {
    statement.bind_optional(":instrument", filter.instrument)
        .bind_optional(":version", filter.version)
        .bind_optional(":site", filter.site)
        .bind_optional(":from", filter.from)
        .bind_optional(":to", filter.to);
}

void bind(Statement& statement, const HistoryFilter& filter) {
    constexpr Moment first{0};
    constexpr Moment last{std::numeric_limits<std::int64_t>::max()};
    statement.bind_optional(":kind", filter.kind)
        .bind(":from", filter.from.value_or(first).unix_seconds)
        .bind(":until", filter.until.value_or(last).unix_seconds);
}

void check_page(std::int64_t offset, int limit) {
    if (offset < 0 || limit < 1) throw Failure(StoreError::Kind::bad_value, "page");
}

}  // namespace

Stored<SessionList> Store::sessions(const SessionFilter& filter, std::int64_t offset, int limit) {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.allow(Action::see_past_results);
        check_page(offset, limit);
        SessionList list;
        {
            auto count = store.connection.prepare(sql::count_session_list);
            bind(count, filter);
            count.bind_optional(":state", state_word(filter.state));
            if (count.step()) list.count = count.number("sessions");
        }
        {
            auto rows = store.connection.prepare(sql::select_session_list);
            bind(rows, filter);
            rows.bind_optional(":state", state_word(filter.state))
                .bind(":limit", std::int64_t{limit})
                .bind(":offset", offset);
            while (rows.step())
                list.sessions.push_back(summary_of(rows));
        }
        auto anonymous = store.connection.prepare(sql::count_anonymous_sessions);
        bind(anonymous, filter);
        while (anonymous.step()) {
            list.anonymous.push_back(
                {anonymous.text("instrument"), anonymous.text("version"), anonymous.number("sessions")});
        }
        return list;
    });
}

Stored<HistoryPage> Store::history(const HistoryFilter& filter, std::int64_t offset, int limit) {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.allow(Action::see_history);
        check_page(offset, limit);
        HistoryPage page;
        {
            auto count = store.connection.prepare(sql::count_history_page);
            bind(count, filter);
            if (count.step()) page.count = count.number("events");
        }
        {
            auto rows = store.connection.prepare(sql::select_history_page);
            bind(rows, filter);
            rows.bind(":limit", std::int64_t{limit}).bind(":offset", offset);
            while (rows.step()) {
                page.events.push_back({rows.number("number"), Moment{rows.number("at")},
                                       rows.text("actor_name"), rows.text("role"), rows.text("kind"),
                                       rows.text("object")});
            }
        }
        {
            auto kinds = store.connection.prepare(sql::select_event_kinds);
            while (kinds.step())
                page.kinds.push_back(kinds.text("kind"));
        }
        auto last = store.connection.prepare(sql::select_last_event);
        if (last.step()) page.head = hexadecimal(last.blob("link"));
        return page;
    });
}

}  // namespace runtime::storage
