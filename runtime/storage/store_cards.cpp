// Store: case cards, which stay when a visit's results are the supervisor's alone.
#include "runtime/storage/failure.h"
#include "runtime/storage/opened.h"
#include "runtime/storage/sql.h"
#include "runtime/storage/valid.h"

namespace runtime::storage {

namespace {

CaseCard card_of(const Statement& row) {
    CaseCard card;
    card.client = row.text("code");
    card.occasion = row.text("occasion");
    card.instrument = row.text("instrument");
    card.date = row.text("date");
    card.done = row.number("done") == 1;
    if (!row.is_null("done_on")) card.done_on = row.text("done_on");
    if (!row.is_null("level")) card.care.level = static_cast<int>(row.number("level"));
    card.care.look_again = row.number("look_again") == 1;
    return card;
}

}  // namespace

void Store::Opened::save_done_card(std::string_view session_id, const Care& care, Moment at) {
    auto insert = connection.prepare(sql::save_done_card);
    insert.bind(":session", session_id)
        .bind(":look_again", std::int64_t{care.look_again ? 1 : 0})
        .bind(":at", at.unix_seconds);
    if (care.level) {
        insert.bind(":level", std::int64_t{*care.level});
    } else {
        insert.bind_null(":level");
    }
    insert.run();
}

void Store::Opened::save_undone_card(std::string_view session_id, Moment at) {
    connection.prepare(sql::save_undone_card).bind(":session", session_id).bind(":at", at.unix_seconds).run();
}

// Where in the history it was finished; nowhere, of an imported one.
std::optional<std::int64_t> Store::Opened::finished_at(std::string_view session_id) {
    auto row = connection.prepare(sql::select_finished_at);
    row.bind(":session", session_id);
    return row.step() ? std::optional(row.number("number")) : std::nullopt;
}

bool Store::Opened::is_on_card(const Record& record) {
    const SessionSummary& session = record.session;
    if (!session.client || session.state != SessionState::finished) return false;
    const auto& known = sealed_summaries();
    // A correction is of when the first of its interview was finished.
    std::string first = session.id;
    for (std::size_t step = 0; known.contains(first) && step <= known.size(); ++step) {
        const std::string& before = known.at(first).corrects;
        if (before.empty()) break;
        first = before;
    }
    const auto finished = finished_at(first);
    if (!finished) return false;
    {
        auto row = connection.prepare(sql::select_finished_later);
        row.bind(":client", *session.client)
            .bind(":occasion", record.occasion)
            .bind(":instrument", session.instrument.id)
            .bind(":date", session.date)
            .bind(":number", *finished);
        if (row.step()) return false;
    }
    for (const auto& [id, other] : known) {
        const bool alike = other.client == session.client && other.instrument.id == session.instrument.id &&
                           other.date == session.date && other.state == SessionState::finished;
        if (!alike || !other.corrects.empty() || finished_at(id).value_or(0) <= *finished) continue;
        if (open_record(id).occasion == record.occasion) return false;
    }
    return true;
}

void Store::Opened::change_card(const Record& record, const Care& care) {
    auto card = connection.prepare(sql::change_card);
    card.bind(":client", *record.session.client)
        .bind(":occasion", record.occasion)
        .bind(":instrument", record.session.instrument.id)
        .bind(":date", record.session.date)
        .bind(":look_again", std::int64_t{care.look_again ? 1 : 0});
    if (care.level) {
        card.bind(":level", std::int64_t{*care.level});
    } else {
        card.bind_null(":level");
    }
    card.run();
}

Stored<std::vector<CaseCard>> Store::case_cards(const Site& site, const Date& since) {
    return at_the_door([&] {
        opened_->allow_at(Action::see_case_cards, site);
        std::vector<CaseCard> cards;
        auto rows = opened_->connection.prepare(sql::select_case_cards);
        rows.bind(":site", site).bind(":since", since);
        while (rows.step())
            cards.push_back(card_of(rows));
        return cards;
    });
}

Stored<void> Store::forget_case_cards(const Date& since) {
    return at_the_door([&] {
        check_date(since);
        Transaction transaction(opened_->connection);
        opened_->connection.prepare(sql::forget_case_cards).bind(":since", since).run();
        transaction.commit();
    });
}

}  // namespace runtime::storage
