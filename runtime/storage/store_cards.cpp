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
