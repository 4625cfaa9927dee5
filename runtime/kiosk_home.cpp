#include <algorithm>
#include <set>
#include <utility>

#include "runtime/acceptance.h"
#include "runtime/client_code.h"
#include "runtime/kiosk_state.h"

namespace runtime {

std::vector<Offer> Kiosk::offers() const {
    const storage::Role role = who().role;
    const auto accepted = state_->store->accepted().value_or(std::vector<storage::Acceptance>{});
    std::vector<Offer> offers;
    for (const CatalogEntry* entry : state_->catalog->all()) {
        const bool hers = role == storage::Role::supervisor ||
                          (role == storage::Role::coordinator) ==
                              (entry->instrument.role == instruments::Role::coordinator);
        if (hers) offers.push_back({entry, is_accepted(*entry, accepted), minutes(entry->instrument.id)});
    }
    return offers;
}

std::vector<std::string> Kiosk::sites() const {
    return state_->store->sites().value_or(std::vector<std::string>{});
}

std::vector<UnfinishedVisit> Kiosk::unfinished() const {
    std::vector<UnfinishedVisit> list;
    for (const storage::VisitSummary& visit :
         state_->store->open_visits().value_or(std::vector<storage::VisitSummary>{})) {
        if (is_anonymous(visit) || visit.sessions.empty()) continue;
        const std::size_t at = current_of(visit).value_or(visit.sessions.size() - 1);
        const storage::SessionSummary& session = visit.sessions[at];
        list.push_back({visit.id, *visit.client, visit.date,
                        session.instrument.id + "@" + session.instrument.version, session.standing.position,
                        session.answers, static_cast<int>(at) + 1, static_cast<int>(visit.sessions.size()),
                        mode_of(session.mode), stage_of(visit), !state_->words_to_ask(session).empty()});
        list.back().has_results =
            list.back().stage != Stage::result && any_finished(visit) && !visit.withdrew;
        list.back().withdrew = visit.withdrew;
    }
    return list;
}

namespace {

std::set<std::string> askable(const std::vector<Offer>& offers) {
    std::set<std::string> ids;
    for (const Offer& offer : offers) {
        if (offer.entry->offered && offer.accepted) ids.insert(offer.entry->instrument.id);
    }
    return ids;
}

}  // namespace

std::optional<int> Kiosk::minutes(const std::string& instrument) const {
    const auto own = state_->own_minutes.find(instrument);
    if (own != state_->own_minutes.end()) return own->second;
    for (const instruments::Occasion& occasion : state_->catalog->occasions().occasions) {
        const auto asked =
            std::ranges::find(occasion.asks, instrument, &instruments::Occasion::Asked::instrument);
        if (asked != occasion.asks.end()) return asked->minutes;
    }
    return std::nullopt;
}

instruments::OccasionList Kiosk::occasions() const {
    instruments::OccasionList list = state_->catalog->occasions();
    for (instruments::Occasion& occasion : list.occasions) {
        for (instruments::Occasion::Asked& asked : occasion.asks) {
            const auto own = state_->own_minutes.find(asked.instrument);
            if (own != state_->own_minutes.end()) asked.minutes = own->second;
        }
    }
    return list;
}

std::vector<ClientCase> Kiosk::clients() const {
    return case_load(*state_->store, occasions(), askable(offers()), state_->clock->today())
        .value_or(std::vector<ClientCase>{});
}

Done<std::string> Kiosk::register_client(const std::string& site) {
    if (state_->stage != Stage::home) return no(KioskRefusal::not_now);
    if (site.empty()) return no(KioskRefusal::site_missing);
    const std::string code = new_client_code();
    auto registered =
        state_->store->register_client(code, site, state_->clock->today(), state_->clock->now());
    if (!registered) return tl::unexpected(Trouble{registered.error()});
    return registered->code;
}

Done<void> Kiosk::record_withdrawal(const std::string& client) {
    if (state_->stage != Stage::home) return no(KioskRefusal::not_now);
    return done_or_trouble(
        state_->store->record_withdrawal(client, state_->clock->today(), state_->clock->now()));
}

Done<OccasionPlan> Kiosk::plan(const std::string& client, const std::string& occasion) const {
    const instruments::Occasion* found = state_->catalog->occasions().find(occasion);
    if (found == nullptr || found->anonymous != client.empty()) return no(KioskRefusal::no_such_occasion);
    OccasionPlan plan;
    plan.session.client = client;
    plan.session.occasion = occasion;
    // Of an anonymous occasion nobody is due: all of it is asked, at whatever site.
    std::optional<Due> due;
    if (!found->anonymous) {
        const std::vector<ClientCase> all = clients();
        const auto view = std::ranges::find_if(
            all, [&client](const ClientCase& each) { return each.client.code == client; });
        if (view == all.end()) return no(KioskRefusal::code_mistyped);
        plan.session.site = view->client.site;
        const auto its = std::ranges::find(view->due_when_seen, occasion, &Due::occasion);
        if (its != view->due_when_seen.end()) due = *its;
    }
    const std::set<std::string> can = askable(offers());
    for (const instruments::Occasion::Asked& asked : found->asks) {
        if (!can.contains(asked.instrument)) {
            plan.left_out.push_back(asked.instrument);
        } else if (!due || std::ranges::count(due->instruments, asked.instrument) > 0) {
            plan.session.instruments.push_back(state_->catalog->find(asked.instrument)->instrument.full_id());
        }
    }
    return plan;
}

std::vector<std::string> Kiosk::still_due() const {
    const storage::VisitSummary& on = visit();
    if (!on.client) return {};
    const std::vector<ClientCase> all = clients();
    const auto its =
        std::ranges::find_if(all, [&on](const ClientCase& each) { return each.client.code == *on.client; });
    if (its == all.end()) return {};
    // Done outside the occasion it stays due, but nobody understands that who has just asked it.
    const auto finished = [&on](const std::string& instrument) {
        return std::ranges::any_of(on.sessions, [&instrument](const storage::SessionSummary& session) {
            return session.instrument.id == instrument && session.state == storage::SessionState::finished;
        });
    };
    std::vector<std::string> left;
    for (const Due& due : its->due) {
        if (due.state == DueState::later) continue;
        for (const std::string& instrument : due.instruments) {
            if (!finished(instrument) && std::ranges::count(left, instrument) == 0)
                left.push_back(instrument);
        }
    }
    return left;
}

std::int64_t Kiosk::surveys_today(const std::string& site) const {
    return state_->store->survey_count(site, state_->clock->today()).value_or(0);
}

namespace {

// `sites`: where the client may be known.
std::optional<KioskRefusal> refuse_client(const NewSession& wish, storage::Store& store,
                                          const std::vector<std::string>& sites) {
    const auto code = checked_code(wish.client);
    if (!code) {
        return code.error().kind == CodeFault::Kind::empty ? KioskRefusal::code_missing
                                                           : KioskRefusal::code_mistyped;
    }
    std::vector<std::string> codes;
    for (const std::string& site : sites) {
        const auto clients = store.clients(site);
        if (!clients) return {};  // not the code's fault, and told when the visit is written
        for (const storage::ClientSummary& each : *clients)
            codes.push_back(each.code);
    }
    const CodeFound found = find_code(*code, codes);
    if (found.ambiguous) return KioskRefusal::code_ambiguous;
    if (found.at || has_valid_check(*code)) return {};
    return KioskRefusal::code_mistyped;
}

}  // namespace

std::vector<KioskRefusal> Kiosk::refusals(const NewSession& wish) const {
    const std::vector<Offer> offered = offers();
    const auto is_anonymous = [](const Offer& offer) { return offer.entry->instrument.anonymous; };
    std::vector<Offer> chosen;
    for (const std::string& id : wish.instruments) {
        const auto offer = std::ranges::find_if(
            offered, [&id](const Offer& each) { return each.entry->instrument.full_id() == id; });
        if (offer != offered.end()) chosen.push_back(*offer);
    }
    // Nothing chosen yet: whoever has surveys only needs no code.
    const bool anonymous = std::ranges::any_of(chosen, is_anonymous) ||
                           (wish.instruments.empty() && std::ranges::all_of(offered, is_anonymous));
    std::vector<KioskRefusal> all;
    if (!anonymous) {
        // Where no site is chosen yet, any that this person may see.
        const auto where = wish.site.empty() ? sites() : std::vector<std::string>{wish.site};
        if (const auto refusal = refuse_client(wish, *state_->store, where)) all.push_back(*refusal);
    }
    if (wish.instruments.empty()) {
        all.push_back(KioskRefusal::no_instruments);
    } else if (chosen.size() != wish.instruments.size()) {
        all.push_back(KioskRefusal::not_this_role);
    } else if (!std::ranges::all_of(chosen, &Offer::accepted)) {
        all.push_back(KioskRefusal::not_accepted);
    } else if (anonymous && !std::ranges::all_of(chosen, is_anonymous)) {
        all.push_back(KioskRefusal::mixed_anonymous);
    }
    if (!wish.occasion.empty()) {
        const instruments::Occasion* occasion = state_->catalog->occasions().find(wish.occasion);
        if (occasion == nullptr || occasion->anonymous != anonymous)
            all.push_back(KioskRefusal::no_such_occasion);
    }
    if (!wish.mode) {
        all.push_back(KioskRefusal::mode_missing);
    } else if (!std::ranges::all_of(chosen, [&wish](const Offer& each) {
                   return std::ranges::count(each.entry->instrument.modes, *wish.mode,
                                             &instruments::ModeRule::mode) > 0;
               })) {
        all.push_back(KioskRefusal::mode_not_offered);
    }
    if (wish.site.empty()) all.push_back(KioskRefusal::site_missing);
    return all;
}

Done<void> Kiosk::begin(const NewSession& wish) {
    if (state_->stage != Stage::home && state_->stage != Stage::thanks) return no(KioskRefusal::not_now);
    if (const auto why = refusals(wish); !why.empty()) return no(why.front());

    storage::NewVisit visit;
    bool anonymous = false;
    for (const std::string& id : wish.instruments) {
        const auto& instrument = state_->catalog->find(id)->instrument;
        anonymous = anonymous || instrument.anonymous;
        visit.instruments.push_back(ref_of(instrument));
    }
    state_->round = wish.instruments;
    // Of somebody who is known already the store finds the code as it is kept.
    if (!anonymous) visit.client = canonical_code(wish.client);
    if (!wish.occasion.empty()) visit.occasion = wish.occasion;
    visit.site = wish.site;
    visit.date = state_->clock->today();
    visit.mode = *wish.mode == instruments::Mode::self ? storage::Mode::self : storage::Mode::staff;
    visit.language = wish.language;
    auto started = state_->store->start_visit(visit, state_->clock->now());
    if (!started) return tl::unexpected(Trouble{started.error()});
    return state_->stand_in(std::move(*started));
}

Done<void> Kiosk::resume(const std::string& visit) {
    if (state_->stage != Stage::home) return no(KioskRefusal::not_now);
    auto found = state_->store->visit(visit);
    if (!found) return tl::unexpected(Trouble{found.error()});
    if (found->withdrew) return no(KioskRefusal::withdrew);
    return state_->stand_in(std::move(*found));
}

Done<void> Kiosk::look_at_results(const std::string& visit) {
    if (state_->stage != Stage::home) return no(KioskRefusal::not_now);
    auto found = state_->store->visit(visit);
    if (!found) return tl::unexpected(Trouble{found.error()});
    if (found->withdrew) return no(KioskRefusal::withdrew);
    if (!any_finished(*found) || stage_of(*found) == Stage::result) return no(KioskRefusal::not_now);
    return state_->stand_at_results(std::move(*found));
}

bool Kiosk::rest_waits() const {
    return state_->stage == Stage::result && current_of(*state_->visit).has_value();
}

}  // namespace runtime
