// How due dates, occasions and codes are put in words, and whose code was meant.
#include <algorithm>
#include <utility>

#include "gui/language_tags.h"
#include "gui/screens/clients.h"
#include "runtime/client_code.h"

namespace gui {

using runtime::ClientCase;
using runtime::DueState;

DueWords due_words(const runtime::Due& due, Frame& frame) {
    switch (due.state) {
        case DueState::overdue:
            return {frame.count("overdue_days", -due.days), Icon::warning, Tone::high};
        case DueState::due:
            return {
                due.days == 0 ? frame.say("due_today") : frame.say("due_since", {date_words(frame, due.on)}),
                Icon::schedule, Tone::warn};
        case DueState::later:
            break;
    }
    return {frame.count("due_in_days", due.days), Icon::schedule, Tone::plain};
}

long due_now(const HomeView& view) {
    return static_cast<long>(std::ranges::count_if(
        view.due, [](const runtime::DueLine& line) { return line.due.state != DueState::later; }));
}

std::string occasion_words(const HomeView& view, const std::string& occasion, Frame& frame) {
    const auto* found = view.catalog->occasions().find(occasion);
    return found != nullptr ? found->name(code_of(frame.language())) : frame.say("no_occasion");
}

std::string instruments_words(const HomeView& view, const std::vector<std::string>& ids, Frame& frame) {
    std::string words;
    for (const std::string& id : ids) {
        const auto* entry = view.catalog->find(id);
        words += words.empty() ? "" : ", ";
        words += entry != nullptr ? title_of(*entry, frame) : id;
    }
    return words;
}

std::string left_out_words(const HomeView& view, const std::string& occasion, Frame& frame) {
    const auto* found = view.catalog->occasions().find(occasion);
    if (found == nullptr) return {};
    std::vector<std::string> missing;
    for (const auto& asked : found->asks) {
        const bool there = std::ranges::any_of(view.offers, [&asked](const runtime::Offer& offer) {
            return offer.entry->offered && offer.accepted && offer.entry->instrument.id == asked.instrument;
        });
        if (!there) missing.push_back(asked.instrument);
    }
    return missing.empty() ? std::string() : frame.say("left_out", {instruments_words(view, missing, frame)});
}

namespace {

runtime::CodeFound found_among(const HomeView& view, std::string_view typed) {
    std::vector<std::string> codes;
    codes.reserve(view.clients.size());
    for (const ClientCase& client : view.clients)
        codes.push_back(client.client.code);
    return runtime::find_code(typed, codes);
}

}  // namespace

const ClientCase* client_of(const HomeView& view, std::string_view typed) {
    const auto found = found_among(view, typed);
    return found.at ? &view.clients[*found.at] : nullptr;
}

bool several_could_be_meant(const HomeView& view, std::string_view typed) {
    return found_among(view, typed).ambiguous;
}

namespace {

// Smaller is sooner, as in the list of what is due: overdue, due, of each the longest; seen lately.
std::pair<DueState, runtime::storage::Date> urgency(const ClientCase& client) {
    std::pair<DueState, runtime::storage::Date> first{DueState::later, {}};
    for (const runtime::Due& due : client.due) {
        if (due.state != DueState::later) first = std::min(first, std::pair{due.state, due.on});
    }
    return first;
}

}  // namespace

std::vector<const ClientCase*> clients_like(const HomeView& view, std::string_view typed) {
    const std::string part = runtime::matching_code(typed);
    std::vector<const ClientCase*> found;
    for (const ClientCase& client : view.clients) {
        if (runtime::matching_code(client.client.code).find(part) != std::string::npos)
            found.push_back(&client);
    }
    std::ranges::stable_sort(found, [](const ClientCase* left, const ClientCase* right) {
        const auto one = urgency(*left);
        const auto other = urgency(*right);
        return one != other ? one < other : left->client.last_contact > right->client.last_contact;
    });
    return found;
}

}  // namespace gui
