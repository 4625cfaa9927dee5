#include "runtime/kiosk.h"

#include <cassert>
#include <utility>

#include "runtime/acceptance.h"
#include "runtime/kiosk_state.h"
#include "runtime/storage/restore.h"

namespace runtime {

using storage::Store;
using storage::Stored;
using storage::StoreError;
using storage::StoreFile;

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
const std::filesystem::path& Kiosk::path() const {
    return state_->path;
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

Stored<std::vector<std::string>> Kiosk::names() const {
    if (!state_->file) return {};
    return state_->file->names();
}

Kiosk::CreateJob Kiosk::create_job(std::string supervisor, std::shared_ptr<storage::Secret> passphrase,
                                   storage::Purpose purpose,
                                   std::shared_ptr<storage::Secret> recovery) const {
    return [path = state_->path, supervisor = std::move(supervisor), passphrase = std::move(passphrase),
            purpose, recovery = std::move(recovery), at = state_->clock->now()] {
        const storage::Secret none;
        return StoreFile::create(path, supervisor, *passphrase, purpose, at, recovery ? *recovery : none);
    };
}

void Kiosk::created(StoreFile file) {
    state_->file = std::move(file);
    state_->stage = Stage::sign_in;
}

Done<void> Kiosk::restore(const std::filesystem::path& backup, const std::string& name,
                          const storage::Secret& passphrase) {
    if (state_->stage != Stage::sign_in && state_->stage != Stage::first_start)
        return no(KioskRefusal::not_now);
    state_->file.reset();  // no program may hold it meanwhile, this one neither
    const auto restored = storage::restore(backup, state_->path, {name, passphrase, state_->clock->now()});
    auto held = StoreFile::hold(state_->path);
    if (held) state_->file = std::move(*held);
    // What could not take the store's place may have done so since.
    const bool waited = !restored && restored.error().kind == storage::StoreError::Kind::half_restored;
    if (!restored && !(waited && held)) return done_or_trouble(restored);
    return done_or_trouble(held);
}

std::optional<std::string> Kiosk::recovery_name() const {
    if (!state_->file) return std::nullopt;
    return state_->file->recovery_name().value_or(std::nullopt);
}

std::chrono::seconds Kiosk::wait(const std::string& name, storage::Hands hands) const {
    if (!state_->file) return {};
    return state_->file->wait(name, hands).value_or(std::chrono::seconds(0));
}

Kiosk::OpenJob Kiosk::open_job(std::string name, std::shared_ptr<storage::Secret> passphrase,
                               storage::Hands hands) const {
    assert(state_->file);
    const StoreFile* file = &*state_->file;
    return [file, name = std::move(name), passphrase = std::move(passphrase), hands] {
        return Store::open(*file, name, *passphrase, hands);
    };
}

void Kiosk::signed_in(Store store) {
    state_->store = std::move(store);
    // That a recovery sheet was used. A store that cannot be written says so at the first answer.
    static_cast<void>(state_->store->note_sign_in(state_->clock->now()));
    state_->come_home();
    if (lost_a_session()) return;  // staff are to see that first
    auto visit = state_->store->standing_visit();
    state_->close_other_surveys(visit && *visit ? (*visit)->id : std::string());
    if (!visit || !*visit) return;
    if ((*visit)->withdrew) return;  // nothing is gone on with
    // Whatever keeps this person from standing there (another site, a finished visit), home is right.
    if (auto stood = state_->stand_in(std::move(**visit)); !stood && state_->store) state_->home();
    const std::string asked_by = std::exchange(state_->asked_by, {});
    // What a respondent said is for whoever asked it, and for nobody who comes after.
    const bool others = state_->stage == Stage::questions && !asked_by.empty() && asked_by != who().id;
    if (others && is_anonymous(*state_->visit)) {
        if (leave()) return;
        state_->home();
    }
}

void Kiosk::sign_out() {
    const bool asks = state_->store && state_->stage == Stage::questions && is_anonymous(*state_->visit) &&
                      !is_alone(*state_->visit);
    if (asks) state_->asked_by = state_->store->who().id;
    // What has become due meanwhile is not left readable until somebody signs in again.
    if (state_->store && !state_->store->in_clients_hands())
        static_cast<void>(state_->store->seal_due(state_->clock->now(), state_->clock->today()));
    state_->home();
    state_->store.reset();
    state_->stage = state_->file ? Stage::sign_in : Stage::first_start;
}

const storage::Who& Kiosk::who() const {
    assert(state_->store);
    return state_->store->who();
}

bool Kiosk::waits_for_staff() const {
    return stage() == Stage::sign_in && state_->file && state_->file->waits_for_staff();
}

bool Kiosk::in_clients_hands() const {
    return state_->store && state_->store->in_clients_hands();
}

bool Kiosk::finished_a_restore() const {
    return state_->file && state_->file->finished_a_restore();
}

bool Kiosk::found_an_unknown_session() const {
    return state_->store && state_->store->found_an_unknown_session();
}

bool Kiosk::doubts_date() const {
    return state_->store && state_->store->doubts_date(state_->clock->now());
}

bool Kiosk::lost_a_session() const {
    return state_->store && state_->store->lost_a_session();
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

Stored<std::vector<storage::StaffMember>> Kiosk::staff() const {
    return state_->store->staff();
}

Done<void> Kiosk::add_staff(const std::string& name, storage::Role role,
                            const std::vector<std::string>& sites, const storage::Secret& passphrase) {
    return done_or_trouble(state_->store->add_staff(name, role, sites, passphrase, state_->clock->now()));
}

Done<void> Kiosk::set_sites(const std::string& name, const std::vector<std::string>& sites) {
    return done_or_trouble(state_->store->set_sites(name, sites, state_->clock->now()));
}

Done<void> Kiosk::disable_staff(const std::string& name) {
    return done_or_trouble(state_->store->disable_staff(name, state_->clock->now()));
}

Done<void> Kiosk::change_passphrase(const storage::Secret& old_one, const storage::Secret& new_one) {
    return done_or_trouble(state_->store->change_passphrase(old_one, new_one, state_->clock->now()));
}

Done<void> Kiosk::make_recovery_sheet(const storage::Secret& passphrase) {
    return done_or_trouble(state_->store->make_recovery_sheet(passphrase, state_->clock->now()));
}

Done<storage::StoreMark> Kiosk::back_up(const std::filesystem::path& file) {
    auto mark = state_->store->back_up(file, state_->clock->now());
    if (!mark) return tl::unexpected(Trouble{mark.error()});
    return *std::move(mark);
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
