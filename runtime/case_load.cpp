#include "runtime/case_load.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace runtime {

using storage::Stored;

storage::Date cards_since(const storage::Date& today) {
    return days_after(today, -card_days_after_last_contact);
}

Stored<std::vector<ClientCase>> case_load(storage::Store& store, const instruments::OccasionList& occasions,
                                          const std::set<std::string>& askable, const storage::Date& today) {
    std::map<std::string, ClientCase> by_code;
    const auto sites = store.sites();
    if (!sites) return tl::unexpected(sites.error());
    for (const storage::Site& site : *sites) {
        auto clients = store.clients(site);
        if (!clients) return tl::unexpected(clients.error());
        for (storage::ClientSummary& client : *clients) {
            const std::string code = client.code;
            by_code[code].client = std::move(client);
        }
        auto cards = store.case_cards(site, cards_since(today));
        if (!cards) return tl::unexpected(cards.error());
        for (storage::CaseCard& card : *cards)
            by_code[card.client].cards.push_back(std::move(card));
    }
    std::vector<ClientCase> views;
    views.reserve(by_code.size());
    for (auto& [code, view] : by_code) {
        view.due = due_for(occasions, view.client, view.cards, today, askable);
        view.long_away = !view.client.withdrew && long_away(view.client, today);
        storage::ClientSummary seen = view.client;
        seen.last_contact = today;
        view.due_when_seen = due_for(occasions, seen, view.cards, today, askable);
        views.push_back(std::move(view));
    }
    return views;
}

std::vector<DueLine> due_list(const std::vector<ClientCase>& clients) {
    std::vector<DueLine> lines;
    for (const ClientCase& view : clients) {
        for (const Due& due : view.due) {
            if (due.state != DueState::later || due.days <= days_ahead)
                lines.push_back({view.client.code, due});
        }
    }
    std::ranges::stable_sort(lines, [](const DueLine& left, const DueLine& right) {
        return std::tie(left.due.state, left.due.on) < std::tie(right.due.state, right.due.on);
    });
    return lines;
}

}  // namespace runtime
