// Store: case cards, which stay when a visit's results are the supervisor's alone.
#include <set>

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

void Store::Opened::save_done_card(std::string_view session_id, const Care& care) {
    auto insert = connection.prepare(sql::save_done_card);
    insert.bind(":session", session_id).bind(":look_again", std::int64_t{care.look_again ? 1 : 0});
    if (care.level) {
        insert.bind(":level", std::int64_t{*care.level});
    } else {
        insert.bind_null(":level");
    }
    insert.run();
}

void Store::Opened::save_undone_card(std::string_view session_id) {
    connection.prepare(sql::save_undone_card).bind(":session", session_id).run();
}

bool Store::Opened::is_on_card(const Record& record) {
    const SessionSummary& session = record.session;
    if (!session.client || !session.finished || session.state != SessionState::finished ||
        session.mode == Mode::imported)
        return false;
    {
        auto row = connection.prepare(sql::select_finished_later);
        row.bind(":client", *session.client)
            .bind(":occasion", record.occasion)
            .bind(":instrument", session.instrument.id)
            .bind(":date", session.date)
            .bind(":finished", session.finished->unix_seconds);
        if (row.step()) return false;
    }
    if (!reader) return true;
    const std::set<std::string> corrected = corrected_records();
    for (const auto& [id, other] : sealed_summaries()) {
        const bool later = other.finished && other.finished->unix_seconds > session.finished->unix_seconds;
        if (later && other.client == session.client && other.instrument.id == session.instrument.id &&
            other.date == session.date && other.state == SessionState::finished &&
            other.mode != Mode::imported && !corrected.contains(id) &&
            open_record(id).occasion == record.occasion)
            return false;
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
