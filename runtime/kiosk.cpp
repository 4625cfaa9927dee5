#include "runtime/kiosk.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <utility>

#include "runtime/acceptance.h"
#include "runtime/client_code.h"
#include "runtime/level_of_care.h"
#include "runtime/record_sheet.h"

namespace runtime {

using storage::Store;
using storage::Stored;
using storage::StoreError;
using storage::StoreFile;

struct Kiosk::State {
    std::filesystem::path path;
    const Catalog* catalog = nullptr;
    const Clock* clock = nullptr;
    std::optional<StoreFile> file;
    // The store is asked through const calls of the kiosk too; asking changes nothing that the caller sees.
    mutable std::optional<Store> store;
    Stage stage = Stage::first_start;

    std::optional<storage::VisitSummary> visit;
    std::size_t at = 0;  // which session of the visit
    std::optional<Session> session;
    Saving saving;
    std::map<std::string, storage::AnswerChange> unsaved;  // by item
    struct Done {
        const CatalogEntry* entry;
        instruments::AnswerSheet sheet;
    };
    std::vector<Done> done;

    [[nodiscard]] storage::SessionSummary& summary() { return visit->sessions[at]; }
    [[nodiscard]] storage::Standing standing() const { return {session->position(), session->language()}; }

    [[nodiscard]] const CatalogEntry* entry_of(const storage::InstrumentRef& ref) const {
        const CatalogEntry* entry = catalog->find(ref.id + "@" + ref.version);
        return entry != nullptr && entry->instrument.digest == ref.definition_digest ? entry : nullptr;
    }

    void home();
    // Stands where this visit stands: consent, questions or result.
    [[nodiscard]] runtime::Done<void> stand_in(storage::VisitSummary on);
    [[nodiscard]] runtime::Done<void> next_session();
    [[nodiscard]] runtime::Done<void> open_session(bool first, const std::string& consent_text = {});
    // Of the text that holds here now, in the language in which it was read.
    [[nodiscard]] Stored<std::string> digest_of_consent(const std::string& language);
    [[nodiscard]] bool save();
    [[nodiscard]] std::optional<Refusal> finish();
    [[nodiscard]] runtime::Done<void> discard();
};

namespace {

bool waits(const storage::SessionSummary& session) {
    return session.state == storage::SessionState::planned || session.state == storage::SessionState::open;
}

bool is_anonymous(const storage::VisitSummary& visit) {
    return !visit.client.has_value();
}

// The first session of the visit that is not done.
std::optional<std::size_t> current_of(const storage::VisitSummary& visit) {
    const auto it = std::ranges::find_if(visit.sessions, waits);
    if (it == visit.sessions.end()) return std::nullopt;
    return static_cast<std::size_t>(it - visit.sessions.begin());
}

bool consent_was_given(const storage::VisitSummary& visit) {
    return std::ranges::any_of(visit.sessions, [](const storage::SessionSummary& session) {
        return session.consent == storage::Consent::agreed;
    });
}

// The text that was agreed to at the visit's beginning holds for all of it.
std::string agreed_text(const storage::VisitSummary& visit) {
    const auto it = std::ranges::find_if(visit.sessions, [](const storage::SessionSummary& session) {
        return session.consent == storage::Consent::agreed;
    });
    return it == visit.sessions.end() ? std::string() : it->shown.consent;
}

Stage stage_of(const storage::VisitSummary& visit) {
    const auto current = current_of(visit);
    if (!current) return is_anonymous(visit) ? Stage::thanks : Stage::result;
    if (visit.sessions[*current].state == storage::SessionState::planned && !consent_was_given(visit)) {
        return Stage::consent;
    }
    return Stage::questions;
}

instruments::Mode mode_of(storage::Mode mode) {
    return mode == storage::Mode::self ? instruments::Mode::self : instruments::Mode::staff;
}

template <class T>
Done<void> done_or_trouble(const Stored<T>& stored) {
    if (!stored) return tl::unexpected(Trouble{stored.error()});
    return {};
}

tl::unexpected<Trouble> no(KioskRefusal refusal) {
    return tl::unexpected(Trouble{refusal});
}

}  // namespace

void Kiosk::State::home() {
    visit.reset();
    session.reset();
    unsaved.clear();
    saving = {};
    done.clear();
    at = 0;
    stage = Stage::home;
}

Done<void> Kiosk::State::stand_in(storage::VisitSummary on) {
    home();
    for (const storage::SessionSummary& each : on.sessions) {
        if (each.state != storage::SessionState::finished) continue;
        const CatalogEntry* entry = entry_of(each.instrument);
        if (entry == nullptr) continue;
        auto record = store->session(each.id, clock->now());
        if (!record) return tl::unexpected(Trouble{record.error()});
        done.push_back({entry, sheet_of(entry->instrument, record->answers)});
    }
    const Stage wanted = stage_of(on);
    const auto current = current_of(on);
    visit = std::move(on);
    at = current.value_or(0);
    if (auto stood = store->stand_at(visit->id, clock->now()); !stood) {
        home();
        return tl::unexpected(Trouble{stood.error()});
    }
    if (wanted == Stage::questions) {
        const bool planned = summary().state == storage::SessionState::planned;
        if (auto opened = open_session(planned, agreed_text(*visit)); !opened) {
            home();
            return opened;
        }
    }
    stage = wanted;
    return {};
}

// `first`: the session was only planned; otherwise it is taken up where it was left.
Done<void> Kiosk::State::open_session(bool first, const std::string& consent_text) {
    const CatalogEntry* entry = entry_of(summary().instrument);
    if (entry == nullptr) return no(KioskRefusal::not_accepted);
    const auto words = entry->words();
    std::string language = summary().standing.language;
    if (!words.contains(language)) language = words.begin()->first;
    session.emplace(entry->instrument, words, language, mode_of(summary().mode));
    if (!first) {
        auto record = store->session(summary().id, clock->now());
        if (!record) return tl::unexpected(Trouble{record.error()});
        session->restore(sheet_of(entry->instrument, record->answers), record->session.standing.position);
        // The local names that it began with: those are what its record tells.
        const auto written = store->shown_words(record->session.shown.local_names);
        if (!written) return tl::unexpected(Trouble{written.error()});
        session->set_local_names(LocalNames(*written));
        return {};
    }
    const auto names = store->local_names();
    if (!names) return tl::unexpected(Trouble{names.error()});
    LocalNames local_names(storage::written_out(entry->instrument.id, *names));
    const storage::ShownWords shown{consent_text, local_names.digest()};
    session->set_local_names(std::move(local_names));
    if (auto begun = store->begin_session(summary().id, standing(), clock->now(), shown); !begun) {
        session.reset();
        return tl::unexpected(Trouble{begun.error()});
    }
    summary().shown = shown;
    summary().state = storage::SessionState::open;
    summary().consent = storage::Consent::agreed;
    return {};
}

Stored<std::string> Kiosk::State::digest_of_consent(const std::string& language) {
    return store->site_words().map([&](const std::vector<storage::SiteWords>& all) {
        const std::string& read = language.empty() ? summary().standing.language : language;
        return storage::digest_of_words(
            words_for(all, storage::SiteWords::Kind::consent, visit->site, read).words);
    });
}

Done<void> Kiosk::State::next_session() {
    session.reset();
    const auto next = current_of(*visit);
    if (!next) {
        stage = is_anonymous(*visit) ? Stage::thanks : Stage::result;
        return {};
    }
    const std::string language = summary().standing.language;  // of the moment, kept for the next one
    at = *next;
    summary().standing.language = language;
    return open_session(true, agreed_text(*visit));
}

bool Kiosk::State::save() {
    std::vector<storage::AnswerChange> changes;
    for (const auto& [item, change] : unsaved)
        changes.push_back(change);
    auto saved = store->save(summary().id, changes, standing(), clock->now());
    if (!saved && store->reopen()) saved = store->save(summary().id, changes, standing(), clock->now());
    if (saved) {
        unsaved.clear();
        saving = {};
        return true;
    }
    saving.unsaved = static_cast<int>(std::max<std::size_t>(unsaved.size(), 1));
    saving.trouble = saved.error();
    ++saving.failures;
    return false;
}

std::optional<Refusal> Kiosk::State::finish() {
    // The answers first: a finished session takes none any more.
    if (!unsaved.empty() && !save()) {
        session->restore(session->answers(), at_review);
        return Refusal::not_saved;
    }
    const instruments::Instrument& instrument = session->instrument();
    const storage::Scoring scoring = scoring_of(instrument, session->answers());
    const storage::Care care = care_of(instrument, session->answers(), scoring);
    if (auto finished = store->finish_session(summary().id, scoring, clock->now(), care); !finished) {
        session->restore(session->answers(), at_review);
        saving.trouble = finished.error();
        saving.unsaved = 1;
        ++saving.failures;
        return Refusal::not_saved;
    }
    saving = {};
    summary().state = storage::SessionState::finished;
    summary().standing.language = session->language();
    // Nobody is shown what an anonymous survey was answered.
    if (!is_anonymous(*visit)) done.push_back({entry_of(summary().instrument), session->answers()});
    if (auto next = next_session(); !next) {
        // This one is safe; the next could not be begun and stays planned on the home screen.
        home();
        return Refusal::not_saved;
    }
    return std::nullopt;
}

Done<void> Kiosk::State::discard() {
    if (auto discarded = store->discard_session(summary().id, clock->now()); !discarded) {
        return tl::unexpected(Trouble{discarded.error()});
    }
    auto finished = store->finish_visit(visit->id, clock->now());
    if (!finished && finished.error().kind != StoreError::Kind::no_such_record) {
        return tl::unexpected(Trouble{finished.error()});
    }
    home();
    return {};
}

Kiosk::Kiosk(std::unique_ptr<State> state) : state_(std::move(state)) {}
Kiosk::Kiosk(Kiosk&&) noexcept = default;
Kiosk& Kiosk::operator=(Kiosk&&) noexcept = default;
Kiosk::~Kiosk() = default;

Stored<Kiosk> Kiosk::start(std::filesystem::path path, const Catalog& catalog, const Clock& clock) {
    auto state = std::make_unique<State>();
    state->path = std::move(path);
    state->catalog = &catalog;
    state->clock = &clock;
    auto file = StoreFile::hold(state->path);
    if (file) {
        state->file = std::move(*file);
        state->stage = Stage::sign_in;
    } else if (file.error().kind != StoreError::Kind::no_such_file) {
        return tl::unexpected(file.error());
    }
    return Kiosk(std::move(state));
}

Stage Kiosk::stage() const {
    return state_->stage;
}
const Catalog& Kiosk::catalog() const {
    return *state_->catalog;
}
const Clock& Kiosk::clock() const {
    return *state_->clock;
}

bool Kiosk::practice() const {
    if (state_->store) return state_->store->purpose() == storage::Purpose::practice;
    return state_->file &&
           state_->file->purpose().value_or(storage::Purpose::real) == storage::Purpose::practice;
}

std::vector<std::string> Kiosk::names() const {
    if (!state_->file) return {};
    return state_->file->names().value_or(std::vector<std::string>{});
}

Kiosk::CreateJob Kiosk::create_job(std::string supervisor, std::shared_ptr<storage::Secret> passphrase,
                                   storage::Purpose purpose) const {
    return
        [path = state_->path, supervisor = std::move(supervisor), passphrase = std::move(passphrase), purpose,
         at = state_->clock->now()] { return StoreFile::create(path, supervisor, *passphrase, purpose, at); };
}

void Kiosk::created(StoreFile file) {
    state_->file = std::move(file);
    state_->stage = Stage::sign_in;
}

Kiosk::OpenJob Kiosk::open_job(std::string name, std::shared_ptr<storage::Secret> passphrase) const {
    assert(state_->file);
    const StoreFile* file = &*state_->file;
    return [file, name = std::move(name), passphrase = std::move(passphrase)] {
        return Store::open(*file, name, *passphrase);
    };
}

void Kiosk::signed_in(Store store) {
    state_->store = std::move(store);
    state_->home();
    // Best done now; a store that cannot be written says so at the first answer.
    static_cast<void>(state_->store->forget_case_cards(cards_since(state_->clock->today())));
    auto visit = state_->store->standing_visit();
    if (!visit || !*visit) return;
    // Whatever keeps this person from standing there (another site, a finished visit), home is right.
    if (auto stood = state_->stand_in(std::move(**visit)); !stood) state_->home();
}

void Kiosk::sign_out() {
    state_->home();
    state_->store.reset();
    state_->stage = state_->file ? Stage::sign_in : Stage::first_start;
}

const storage::Who& Kiosk::who() const {
    assert(state_->store);
    return state_->store->who();
}

storage::Settings Kiosk::settings() const {
    if (!state_->store) return {};
    return state_->store->settings().value_or(storage::Settings{});
}

SiteText Kiosk::site_text(storage::SiteWords::Kind kind, const std::string& site,
                          const std::string& language) const {
    if (!state_->store) return {};
    const auto all = state_->store->site_words();
    return all ? words_for(*all, kind, site, language) : SiteText{};
}

Supervision Kiosk::supervision() const {
    assert(state_->store);
    return {*state_->store, *state_->catalog, *state_->clock};
}

std::vector<Offer> Kiosk::offers() const {
    const storage::Role role = who().role;
    const auto accepted = state_->store->accepted().value_or(std::vector<storage::Acceptance>{});
    std::vector<Offer> offers;
    for (const CatalogEntry* entry : state_->catalog->all()) {
        const bool hers = role == storage::Role::supervisor ||
                          (role == storage::Role::coordinator) ==
                              (entry->instrument.role == instruments::Role::coordinator);
        if (hers) offers.push_back({entry, is_accepted(*entry, accepted)});
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
                        mode_of(session.mode), stage_of(visit),
                        state_->entry_of(session.instrument) != nullptr});
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

std::vector<ClientCase> Kiosk::clients() const {
    return case_load(*state_->store, state_->catalog->occasions(), askable(offers()), state_->clock->today())
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

Done<OccasionPlan> Kiosk::plan(const std::string& client, const std::string& occasion) const {
    const instruments::Occasion* found = state_->catalog->occasions().find(occasion);
    if (found == nullptr || found->anonymous) return no(KioskRefusal::no_such_occasion);
    const std::vector<ClientCase> all = clients();
    const auto view =
        std::ranges::find_if(all, [&client](const ClientCase& each) { return each.client.code == client; });
    if (view == all.end()) return no(KioskRefusal::code_mistyped);
    const auto due =
        std::ranges::find_if(view->due, [&occasion](const Due& each) { return each.occasion == occasion; });

    OccasionPlan plan;
    plan.session.client = client;
    plan.session.site = view->client.site;
    plan.session.occasion = occasion;
    const std::set<std::string> can = askable(offers());
    for (const instruments::Occasion::Asked& asked : found->asks) {
        if (!can.contains(asked.instrument)) {
            plan.left_out.push_back(asked.instrument);
        } else if (due == view->due.end() || std::ranges::count(due->instruments, asked.instrument) > 0) {
            plan.session.instruments.push_back(state_->catalog->find(asked.instrument)->instrument.full_id());
        }
    }
    return plan;
}

std::int64_t Kiosk::surveys_today(const std::string& site) const {
    return state_->store->survey_count(site, state_->clock->today()).value_or(0);
}

Done<void> Kiosk::begin(const NewSession& wish) {
    if (state_->stage != Stage::home && state_->stage != Stage::thanks) return no(KioskRefusal::not_now);
    if (wish.instruments.empty()) return no(KioskRefusal::no_instruments);
    if (wish.site.empty()) return no(KioskRefusal::site_missing);
    if (!wish.mode) return no(KioskRefusal::mode_missing);

    const std::vector<Offer> offered = offers();
    storage::NewVisit visit;
    int anonymous = 0;
    for (const std::string& id : wish.instruments) {
        const auto offer = std::ranges::find_if(
            offered, [&id](const Offer& each) { return each.entry->instrument.full_id() == id; });
        if (offer == offered.end()) return no(KioskRefusal::not_this_role);
        if (!offer->accepted) return no(KioskRefusal::not_accepted);
        anonymous += offer->entry->instrument.anonymous ? 1 : 0;
        visit.instruments.push_back(ref_of(offer->entry->instrument));
    }
    if (anonymous != 0 && anonymous != static_cast<int>(wish.instruments.size())) {
        return no(KioskRefusal::mixed_anonymous);
    }
    if (anonymous == 0) {
        const auto code = checked_code(wish.client);
        if (!code) {
            return no(code.error().kind == CodeFault::Kind::empty ? KioskRefusal::code_missing
                                                                  : KioskRefusal::code_mistyped);
        }
        const auto clients = state_->store->clients(wish.site);
        if (!clients) return tl::unexpected(Trouble{clients.error()});
        const bool known = std::ranges::any_of(
            *clients, [&code](const storage::ClientSummary& client) { return client.code == *code; });
        if (!known && !has_valid_check(*code)) return no(KioskRefusal::code_mistyped);
        visit.client = *code;
    }
    if (!wish.occasion.empty()) {
        const instruments::Occasion* occasion = state_->catalog->occasions().find(wish.occasion);
        if (occasion == nullptr || occasion->anonymous != (anonymous != 0))
            return no(KioskRefusal::no_such_occasion);
        visit.occasion = wish.occasion;
    }
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
    return state_->stand_in(std::move(*found));
}

Done<void> Kiosk::agree(const std::string& language) {
    if (state_->stage != Stage::consent) return no(KioskRefusal::not_now);
    const auto text = state_->digest_of_consent(language);
    if (!text) return done_or_trouble(text);
    if (auto opened = state_->open_session(true, *text); !opened) return opened;
    state_->stage = Stage::questions;
    return {};
}

Done<void> Kiosk::decline(const std::string& language) {
    if (state_->stage != Stage::consent) return no(KioskRefusal::not_now);
    const auto text = state_->digest_of_consent(language);
    if (!text) return done_or_trouble(text);
    for (storage::SessionSummary& session : state_->visit->sessions) {
        if (session.state != storage::SessionState::planned) continue;
        auto declined = state_->store->decline_session(session.id, state_->clock->now(), *text);
        if (!declined) return done_or_trouble(declined);
        session.state = storage::SessionState::declined;
    }
    auto finished = state_->store->finish_visit(state_->visit->id, state_->clock->now());
    if (!finished && finished.error().kind != StoreError::Kind::no_such_record)
        return done_or_trouble(finished);
    state_->home();
    return {};
}

const storage::VisitSummary& Kiosk::visit() const {
    assert(state_->visit);
    return *state_->visit;
}

const Session& Kiosk::session() const {
    assert(state_->session);
    return *state_->session;
}

const Saving& Kiosk::saving() const {
    return state_->saving;
}

std::optional<Refusal> Kiosk::apply(const Intent& intent) {
    State& state = *state_;
    if (state.stage != Stage::questions) return Refusal::already_finished;
    const bool moves_on = std::holds_alternative<Next>(intent) || std::holds_alternative<Finish>(intent);
    if (moves_on && state.saving.failures >= failures_before_next_is_refused && !state.save()) {
        return Refusal::not_saved;
    }
    const storage::Standing before = state.standing();
    if (const auto refusal = state.session->apply(intent)) return refusal;
    if (std::holds_alternative<Finish>(intent)) return state.finish();

    std::optional<instruments::ItemIndex> changed;
    if (const auto* set = std::get_if<SetAnswer>(&intent)) changed = set->item;
    if (const auto* toggle = std::get_if<Toggle>(&intent)) changed = toggle->item;
    if (changed) {
        storage::AnswerChange change =
            change_of(state.session->instrument(), state.session->answers(), *changed);
        state.unsaved.insert_or_assign(change.item, std::move(change));
    }
    const storage::Standing after = state.standing();
    if (changed || before.position != after.position || before.language != after.language) {
        (void)state.save();  // what could not be saved is counted in saving() and tried again
    }
    return std::nullopt;
}

void Kiosk::try_saving_again() {
    if (state_->session && state_->saving.unsaved > 0) (void)state_->save();
}

Done<void> Kiosk::leave() {
    State& state = *state_;
    if (!state.visit || is_anonymous(*state.visit)) return no(KioskRefusal::not_now);
    if (state.session && !state.unsaved.empty() && !state.save())
        return tl::unexpected(Trouble{*state.saving.trouble});
    if (auto left = state.store->stand_at(std::nullopt, state.clock->now()); !left)
        return done_or_trouble(left);
    state.home();
    return {};
}

Done<void> Kiosk::discard() {
    if (state_->stage != Stage::questions && state_->stage != Stage::consent)
        return no(KioskRefusal::not_now);
    return state_->discard();
}

std::vector<ResultView> Kiosk::results(const std::string& language) const {
    std::vector<ResultView> views;
    for (const State::Done& done : state_->done) {
        const auto words = done.entry->words();
        views.push_back(result_view(done.entry->instrument, words,
                                    words.contains(language) ? language : words.begin()->first, done.sheet));
    }
    return views;
}

Done<void> Kiosk::finish_visit() {
    State& state = *state_;
    if (state.stage != Stage::result && state.stage != Stage::thanks) return no(KioskRefusal::not_now);
    auto finished = state.store->finish_visit(state.visit->id, state.clock->now());
    if (!finished && finished.error().kind != StoreError::Kind::no_such_record)
        return done_or_trouble(finished);
    state.home();
    return {};
}

Stored<std::vector<storage::StaffMember>> Kiosk::staff() const {
    return state_->store->staff();
}

Done<void> Kiosk::add_staff(const std::string& name, storage::Role role,
                            const std::vector<std::string>& sites, const storage::Secret& passphrase) {
    return done_or_trouble(state_->store->add_staff(name, role, sites, passphrase, state_->clock->now()));
}

Done<void> Kiosk::add_site(const std::string& site) {
    return done_or_trouble(state_->store->add_site(site, state_->clock->now()));
}

Done<void> Kiosk::accept(const std::string& instrument) {
    const CatalogEntry* entry = state_->catalog->find(instrument);
    if (entry == nullptr) return no(KioskRefusal::not_accepted);
    return done_or_trouble(
        state_->store->accept(ref_of(entry->instrument), digests_of(*entry), state_->clock->now()));
}

}  // namespace runtime
