// Between rows and values: sessions, records, and the words of the store's enumerations.
#include <algorithm>
#include <array>

#include "runtime/storage/failure.h"
#include "runtime/storage/opened.h"
#include "runtime/storage/sql.h"

namespace runtime::storage {

namespace {

using Kind = StoreError::Kind;

constexpr std::array<std::string_view, 3> modes{"staff", "self", "imported"};
constexpr std::array<std::string_view, 5> session_states{"planned", "open", "finished", "declined",
                                                         "discarded"};
constexpr std::array<std::string_view, 3> consents{"not_asked", "agreed", "declined"};
constexpr std::array<std::string_view, 2> answer_states{"answered", "refused"};

template <class E, std::size_t Size>
E named(const std::array<std::string_view, Size>& names, std::string_view name) {
    for (std::size_t index = 0; index < Size; ++index) {
        if (names[index] == name) return static_cast<E>(index);
    }
    throw Failure(Kind::damaged, "an unknown word");
}

std::optional<Moment> moment(const Statement& row, const char* column) {
    if (row.is_null(column)) return std::nullopt;
    return Moment{row.number(column)};
}

std::optional<std::string> optional_text(const Statement& row, const char* column) {
    if (row.is_null(column)) return std::nullopt;
    return row.text(column);
}

}  // namespace

SessionSummary summary_of(const Statement& row) {
    SessionSummary session;
    session.id = row.text("id");
    session.visit = row.text("visit");
    session.sequence = static_cast<int>(row.number("sequence"));
    session.instrument = {row.text("instrument"), row.text("version"), row.text("definition_digest")};
    session.client = optional_text(row, "client");
    session.anonymous = !session.client;
    session.site = row.text("site");
    session.date = row.text("date");
    session.mode = named<Mode>(modes, row.text("mode"));
    session.state = named<SessionState>(session_states, row.text("state"));
    session.consent = named<Consent>(consents, row.text("consent"));
    session.standing = {row.text("position"), row.text("language")};
    session.answers = static_cast<int>(row.number("answers"));
    session.started = moment(row, "started");
    session.saved = moment(row, "saved");
    session.finished = moment(row, "finished");
    session.staff = row.text("staff");
    session.shown = {row.text("consent_text"), row.text("local_names")};
    return session;
}

std::string_view name_of(Mode mode) {
    return modes.at(static_cast<std::size_t>(mode));
}
std::string_view name_of(SessionState state) {
    return session_states.at(static_cast<std::size_t>(state));
}
std::string_view name_of(Consent consent) {
    return consents.at(static_cast<std::size_t>(consent));
}
std::string_view name_of(AnswerState state) {
    return answer_states.at(static_cast<std::size_t>(state));
}

std::optional<VisitSummary> Store::Opened::find_visit(std::string_view visit_id, bool& open) {
    VisitSummary visit;
    {
        auto row = connection.prepare(sql::select_visit);
        row.bind(":id", visit_id);
        if (!row.step()) return std::nullopt;
        visit = {row.text("id"), optional_text(row, "client"), row.text("site"), row.text("date"), {}};
        const bool after = row.number("after_withdrawal") == 1;
        (after ? visit.had_withdrawn : visit.withdrew) = optional_text(row, "withdrew");
        open = row.text("state") == "open";
    }
    auto ids = connection.prepare(sql::select_session_ids_of_visit);
    ids.bind(":visit", visit_id);
    while (ids.step())
        visit.sessions.push_back(summary(ids.text("id")));
    return visit;
}

namespace {

Statement session_row(Connection& connection, std::string_view session_id, Lookup how) {
    auto row = connection.prepare(how == Lookup::by_key ? sql::select_session : sql::select_session_alone);
    row.bind(":id", session_id);
    if (!row.step()) throw Failure(Kind::no_such_record, "session");
    return row;
}

StoredAnswer answer_of(const Statement& row) {
    return {row.text("item"), named<AnswerState>(answer_states, row.text("state")), row.text("value"),
            row.text("language"), row.number("counter")};
}

}  // namespace

SessionSummary session_of(Connection& connection, std::string_view session_id, Lookup how) {
    return summary_of(session_row(connection, session_id, how));
}

SessionSummary Store::Opened::summary(std::string_view session_id) {
    const auto row = session_row(connection, session_id, Lookup::by_key);
    SessionSummary session = summary_of(row);
    session.wordings = wordings_of(row.number("acceptance"));
    return session;
}

std::vector<StoredAnswer> answers_of(Connection& connection, std::string_view session_id, Lookup how) {
    std::vector<StoredAnswer> answers;
    if (how == Lookup::by_key) {
        auto rows = connection.prepare(sql::select_answers);
        rows.bind(":session", session_id);
        while (rows.step())
            answers.push_back(answer_of(rows));
        return answers;
    }
    auto rows = connection.prepare(how == Lookup::scan_up ? sql::scan_answers_up : sql::scan_answers_down);
    rows.bind(":session", session_id);
    // A session's stand together: what lies behind them is not looked at.
    while (rows.step()) {
        if (rows.text("session") == session_id) {
            answers.push_back(answer_of(rows));
        } else if (!answers.empty()) {
            break;
        }
    }
    if (how == Lookup::scan_down) std::ranges::reverse(answers);
    return answers;
}

std::vector<WordingDigest> Store::Opened::wordings_of(std::int64_t acceptance) {
    std::vector<WordingDigest> wordings;
    auto rows = connection.prepare(sql::select_acceptance_wordings);
    rows.bind(":acceptance", acceptance);
    while (rows.step())
        wordings.push_back({rows.text("language"), rows.text("digest")});
    return wordings;
}

std::string Store::Opened::wording_digest(std::int64_t acceptance, std::string_view language) {
    for (const WordingDigest& wording : wordings_of(acceptance)) {
        if (wording.language == language) return wording.digest;
    }
    return {};
}

Record Store::Opened::record(std::string_view session_id, Digest* digest, Lookup how) {
    Record record;
    std::vector<unsigned char> salt;
    std::int64_t acceptance = 0;
    {
        const auto row = session_row(connection, session_id, how);
        record.session = summary_of(row);
        record.occasion = row.text("occasion");
        salt = row.blob("salt");
        acceptance = row.number("acceptance");
    }
    record.wording_digest = wording_digest(acceptance, record.session.standing.language);
    record.answers = answers_of(connection, session_id, how);
    record.session.answers = static_cast<int>(record.answers.size());
    auto scorings = connection.prepare(sql::select_scorings);
    scorings.bind(":session", session_id);
    while (scorings.step()) {
        Scoring scoring{scorings.text("scorer"), {}};
        auto scores = connection.prepare(sql::select_scores);
        scores.bind(":session", session_id).bind(":scoring", scorings.number("number"));
        while (scores.step())
            scoring.scores.push_back({scores.text("name"), scores.text("value")});
        record.scorings.push_back(std::move(scoring));
    }
    if (digest != nullptr && !record.scorings.empty()) *digest = digest_of(record, salt);
    return record;
}

void Store::Opened::insert_scoring(std::string_view session_id, std::int64_t number, const Scoring& scoring) {
    if (scoring.scorer.empty()) throw Failure(Kind::bad_value, "scorer");
    connection.prepare(sql::insert_scoring)
        .bind(":session", session_id)
        .bind(":number", number)
        .bind(":scorer", scoring.scorer)
        .run();
    std::int64_t place = 0;
    for (const Score& score : scoring.scores) {
        connection.prepare(sql::insert_score)
            .bind(":session", session_id)
            .bind(":scoring", number)
            .bind(":place", ++place)
            .bind(":name", score.name)
            .bind(":value", score.value)
            .run();
    }
}

}  // namespace runtime::storage
