// Store: one session from its beginning to its end, and the answers in it.
#include <utility>

#include "runtime/storage/failure.h"
#include "runtime/storage/opened.h"
#include "runtime/storage/sql.h"

namespace runtime::storage {

namespace {

using Kind = StoreError::Kind;

}  // namespace

Store::Opened::Reached Store::Opened::reach(std::string_view session_id) {
    auto row = connection.prepare(sql::select_session_state);
    row.bind(":id", session_id);
    if (!row.step()) throw Failure(Kind::no_such_record, "session");
    Reached reached;
    reached.state = row.text("state");
    reached.site = row.text("site");
    reached.anonymous = row.number("anonymous") == 1;
    reached.counter = row.number("counter");
    return reached;
}

Store::Opened::Reached Store::Opened::reach_to_run(std::string_view session_id, SessionState state) {
    Reached reached = reach(session_id);
    allow_at(reached.anonymous ? Action::run_anonymous_instrument : Action::run_client_instrument,
             reached.site);
    if (reached.state != name_of(state)) throw Failure(Kind::wrong_state, "session");
    return reached;
}

bool Store::Opened::in_open_visit(std::string_view session_id) {
    return connection.prepare(sql::select_in_open_visit).bind(":id", session_id).step();
}

void Store::Opened::end_session(std::string_view session_id, SessionState state, Consent consent, Moment at) {
    // The position goes too: it names the last question that was asked.
    const SessionSummary session = summary(session_id);
    if (!session.anonymous) {
        connection.prepare(sql::end_client_session)
            .bind(":id", session_id)
            .bind(":state", name_of(state))
            .bind(":consent", name_of(consent))
            .bind(":finished", at.unix_seconds)
            .run();
        return;
    }
    connection.prepare(sql::end_anonymous_session)
        .bind(":id", session_id)
        .bind(":state", name_of(state))
        .bind(":consent", name_of(consent))
        .run();
    connection.prepare(sql::forget_answer_order).bind(":session", session_id).run();
    connection.prepare(sql::delete_empty_visit).bind(":id", session.visit).run();
    // At once: who holds the tablet next must not find it.
    state == SessionState::discarded ? forget_session(session_id) : seal_session(session_id, at);
}

Stored<void> Store::begin_session(std::string_view session_id, const Standing& standing, Moment at,
                                  const ShownWords& shown) {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.reach_to_run(session_id, SessionState::planned);
        if (standing.language.empty()) throw Failure(Kind::bad_value, "language");
        Transaction transaction(store.connection);
        store.connection.prepare(sql::begin_session)
            .bind(":id", session_id)
            .bind(":position", standing.position)
            .bind(":language", standing.language)
            .bind(":consent_text", shown.consent)
            .bind(":local_names", shown.local_names)
            .bind(":staff", store.who.id)
            .bind(":started", at.unix_seconds)
            .run();
        transaction.commit();
    });
}

Stored<void> Store::save(std::string_view session_id, std::span<const AnswerChange> changes,
                         const Standing& standing, Moment at) {
    return at_the_door([&] {
        Opened& store = *opened_;
        if (standing.language.empty()) throw Failure(Kind::bad_value, "language");
        Transaction transaction(store.connection);
        const std::int64_t counter = store.reach_to_run(session_id, SessionState::open).counter + 1;
        store.connection.prepare(sql::save_standing)
            .bind(":id", session_id)
            .bind(":position", standing.position)
            .bind(":language", standing.language)
            .bind(":counter", counter)
            .bind(":saved", at.unix_seconds)
            .run();
        for (const AnswerChange& change : changes) {
            if (!change.given) {
                store.connection.prepare(sql::clear_answer)
                    .bind(":session", session_id)
                    .bind(":item", change.item)
                    .run();
                continue;
            }
            store.connection.prepare(sql::save_answer)
                .bind(":session", session_id)
                .bind(":item", change.item)
                .bind(":state", name_of(change.given->state))
                .bind(":value", change.given->value)
                .bind(":language", change.language.empty() ? standing.language : change.language)
                .bind(":counter", counter)
                .run();
        }
        transaction.commit();
    });
}

Stored<void> Store::finish_session(std::string_view session_id, const Scoring& scoring, Moment at,
                                   const Care& care, std::optional<int> minutes) {
    return at_the_door([&] {
        Opened& store = *opened_;
        Transaction transaction(store.connection);
        store.reach_to_run(session_id, SessionState::open);
        store.insert_scoring(session_id, 1, scoring);
        store.save_done_card(session_id, care, at);
        if (minutes) store.count_timing(store.summary(session_id).instrument.id, *minutes);
        // An event with the time of day would tell which of the day's clients answered.
        const bool anonymous = store.reach(session_id).anonymous;
        store.end_session(session_id, SessionState::finished, Consent::agreed, at);
        if (!anonymous) {
            Digest digest{};
            const Record record = store.record(session_id, &digest);
            store.happened({"session.finished", record.session.id, {}, {digest.begin(), digest.end()}}, at);
        }
        transaction.commit();
    });
}

void Store::Opened::give_up(std::string_view session_id, SessionState end, const std::string& consent_text,
                            Moment at) {
    Transaction transaction(connection);
    const Reached reached = reach(session_id);
    const SessionState state =
        reached.state == name_of(SessionState::planned) ? SessionState::planned : SessionState::open;
    reach_to_run(session_id, state);
    connection.prepare(sql::delete_answers).bind(":session", session_id).run();
    // Of what somebody wanted destroyed no card is made.
    if (end == SessionState::declined) save_undone_card(session_id, at);
    const Consent consent = end == SessionState::declined ? Consent::declined : summary(session_id).consent;
    if (!consent_text.empty()) {
        connection.prepare(sql::save_declined_text)
            .bind(":id", session_id)
            .bind(":consent_text", consent_text)
            .run();
    }
    end_session(session_id, end, consent, at);
    if (!reached.anonymous) {
        const char* kind = end == SessionState::declined ? "session.declined" : "session.discarded";
        happened({kind, std::string(session_id)}, at);
        // In a client's hands the rest of the visit waits for take_in().
        if (end == SessionState::discarded && !in_hands) end_planned(summary(session_id).visit, at);
    }
    transaction.commit();
}

Stored<void> Store::decline_session(std::string_view session_id, Moment at, const std::string& consent_text) {
    return at_the_door([&] { opened_->give_up(session_id, SessionState::declined, consent_text, at); });
}

Stored<void> Store::discard_session(std::string_view session_id, Moment at) {
    return at_the_door([&] { opened_->give_up(session_id, SessionState::discarded, {}, at); });
}

Stored<Record> Store::session(std::string_view session_id, Moment at) {
    return at_the_door([&] {
        Opened& store = *opened_;
        const bool sealed = store.is_sealed(session_id);
        bool current = false;
        if (!sealed) {
            const Opened::Reached reached = store.reach(session_id);
            current = reached.anonymous ? reached.state == "planned" || reached.state == "open"
                                        : store.in_open_visit(session_id);
            if (current) {
                store.allow_at(reached.anonymous ? Action::run_anonymous_instrument : Action::see_open_visit,
                               reached.site);
            }
        }
        if (!current) {
            store.allow(Action::see_past_results);
            Transaction transaction(store.connection);
            store.happened({"record.read", std::string(session_id)}, at);
            transaction.commit();
        }
        if (!sealed) return store.record(session_id);
        Record record = store.open_record(session_id);
        record.session.corrected = store.corrected_records().contains(std::string(session_id));
        if (record.session.corrected) record.session.corrected_in = store.stands_in_place_of(session_id);
        return record;
    });
}

Stored<std::int64_t> Store::survey_count(const Site& site, const Date& date) {
    return at_the_door([&] {
        opened_->allow_at(Action::count_surveys, site);
        auto row = opened_->connection.prepare(sql::select_survey_count);
        row.bind(":site", site).bind(":date", date);
        return row.step() ? row.number("surveys") : 0;
    });
}

}  // namespace runtime::storage
