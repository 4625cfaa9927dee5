// Store: what a supervisor looks through, a page at a time. Sealed records are opened for
// their list once and remembered while she is signed in: a filter cannot ask the database.
#include <algorithm>
#include <chrono>
#include <limits>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "runtime/storage/failure.h"
#include "runtime/storage/opened.h"
#include "runtime/storage/sql.h"

namespace runtime::storage {

namespace {

bool is_in(const SessionSummary& session, SessionFilter::State state) {
    const bool imported = session.mode == Mode::imported;
    switch (state) {
        case SessionFilter::State::finished:
            return !imported && session.state == SessionState::finished;
        case SessionFilter::State::unfinished:
            return session.state == SessionState::planned || session.state == SessionState::open;
        case SessionFilter::State::declined:
            return session.state == SessionState::declined;
        case SessionFilter::State::imported:
            return imported;
    }
    throw Failure(StoreError::Kind::bad_value, "state");
}

std::string_view name_of(SessionFilter::State state) {
    switch (state) {
        case SessionFilter::State::finished:
            return "finished";
        case SessionFilter::State::unfinished:
            return "unfinished";
        case SessionFilter::State::declined:
            return "declined";
        case SessionFilter::State::imported:
            return "imported";
    }
    return {};
}

// What was asked for, as the event of an export says it; there is no client in a filter.
std::string filter_words(const SessionFilter& filter) {
    return words_of({filter.instrument, filter.version, filter.from, filter.to, filter.site},
                    filter.state ? name_of(*filter.state) : std::string_view());
}

// Whatever its state.
bool is_of(const SessionSummary& session, const SessionFilter& filter) {
    return (!filter.instrument || session.instrument.id == *filter.instrument) &&
           (!filter.version || session.instrument.version == *filter.version) &&
           (!filter.site || session.site == *filter.site) && (!filter.from || session.date >= *filter.from) &&
           (!filter.to || session.date <= *filter.to);
}

bool is_newer(const SessionSummary* left, const SessionSummary* right) {
    const auto key = [](const SessionSummary& session) {
        // A correction has the interview's own time: it stands before the one in whose place it is.
        return std::tuple(std::string_view(session.date), session.started.value_or(Moment{}).unix_seconds,
                          session.corrected_at.value_or(Moment{}).unix_seconds, std::string_view(session.id));
    };
    return key(*left) > key(*right);
}

void count(std::vector<SessionList::Anonymous>& anonymous, const InstrumentRef& instrument) {
    const auto found = std::ranges::find_if(anonymous, [&](const SessionList::Anonymous& each) {
        return each.instrument == instrument.id && each.version == instrument.version;
    });
    if (found == anonymous.end()) {
        anonymous.push_back({instrument.id, instrument.version, 1});
    } else {
        ++found->finished;
    }
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

Stored<SessionList> Store::sessions(const SessionFilter& filter, std::int64_t offset, int limit, Moment at) {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.allow(Action::see_past_results);
        check_page(offset, limit);
        if (store.listed != filter) {
            Transaction transaction(store.connection);
            store.happened({"records.listed", filter_words(filter)}, at);
            transaction.commit();
            store.listed = filter;
        }
        SessionList list;
        std::vector<SessionSummary> plain;
        {
            auto rows = store.connection.prepare(sql::select_listed_sessions);
            while (rows.step())
                plain.push_back(summary_of(rows));
        }
        std::vector<const SessionSummary*> found;
        const auto take = [&](const SessionSummary& session) {
            if (!is_of(session, filter)) return;
            if (session.anonymous) {
                if (session.state == SessionState::finished) count(list.anonymous, session.instrument);
            } else if (!filter.state || is_in(session, *filter.state)) {
                found.push_back(&session);
            }
        };
        std::ranges::for_each(plain, take);
        const std::set<std::string> corrected = store.corrected_records();
        for (const auto& [id, session] : store.sealed_summaries())
            take(session);
        list.not_for_her = static_cast<std::int64_t>(store.sealed_elsewhere.size());
        std::ranges::sort(found, is_newer);
        std::ranges::sort(list.anonymous, {}, [](const SessionList::Anonymous& each) {
            return std::tuple(std::string_view(each.instrument), std::string_view(each.version));
        });
        list.count = static_cast<std::int64_t>(found.size());
        const auto from = std::min(static_cast<std::size_t>(offset), found.size());
        const auto to = std::min(from + static_cast<std::size_t>(limit), found.size());
        for (std::size_t i = from; i < to; ++i) {
            list.sessions.push_back(*found[i]);
            list.sessions.back().corrected = corrected.contains(found[i]->id);
        }
        return list;
    });
}

Stored<std::vector<Record>> Store::results_over_time(std::string_view session_id, Moment at) {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.allow(Action::see_past_results);
        const auto& sealed = store.sealed_summaries();
        const auto one = sealed.find(std::string(session_id));
        if (one == sealed.end() || !one->second.client) return std::vector<Record>();
        const std::set<std::string> corrected = store.corrected_records();
        std::vector<const SessionSummary*> same;
        for (const auto& [id, session] : sealed) {
            if (session.client == one->second.client && session.instrument.id == one->second.instrument.id &&
                session.state == SessionState::finished && !corrected.contains(id))
                same.push_back(&session);
        }
        std::ranges::sort(same, [](const auto* left, const auto* right) { return is_newer(right, left); });
        if (std::ranges::any_of(same, [one](const auto* each) { return each->id != one->first; })) {
            Transaction transaction(store.connection);
            store.happened({"records.compared", std::string(session_id)}, at);
            transaction.commit();
        }
        std::vector<Record> records;
        records.reserve(same.size());
        for (const SessionSummary* session : same)
            records.push_back(store.open_record(session->id));
        return records;
    });
}

Stored<Opening> Store::open_for_list(std::chrono::milliseconds at_most) {
    return at_the_door([&] {
        opened_->allow(Action::see_past_results);
        const auto until = std::chrono::steady_clock::now() + at_most;
        bool first = true;
        return opened_->open_summaries(
            [&] { return std::exchange(first, false) || std::chrono::steady_clock::now() < until; });
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
