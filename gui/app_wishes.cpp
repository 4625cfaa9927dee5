// What becomes of each wish; of those of a visit: app_visit.cpp, of a supervisor: app_supervisor.cpp.
#include <algorithm>
#include <memory>

#include "gui/app.h"
#include "gui/screens/store_trouble.h"
#include "gui/screens/trouble.h"
#include "runtime/storage/passphrase_words.h"
#include "runtime/storage/recovery.h"

namespace gui {

namespace storage = runtime::storage;
using runtime::Stage;

namespace {

// A blank at the end, as a keyboard's proposals leave it, is no part of a name.
std::string trimmed(std::string_view name) {
    const std::size_t first = name.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return std::string(name.substr(first, name.find_last_not_of(' ') - first + 1));
}

}  // namespace

void App::carry_out(const Wish& wish) {
    // The background has the kiosk: whatever is asked of it now was asked of an old picture.
    const bool looks_only =
        std::holds_alternative<wish::OpenDisplay>(wish) || std::holds_alternative<wish::NextScheme>(wish) ||
        std::holds_alternative<wish::LookAgain>(wish) || std::holds_alternative<wish::Cover>(wish);
    if (working_ && !looks_only) return say("one_moment", Tone::warn);
    std::visit([this](const auto& what) { on(what); }, wish);
}

bool App::done(const runtime::Done<void>& done, const PhraseOf& words) {
    if (done) {
        trouble_.clear();
        return true;
    }
    trouble_ = words ? words(done.error()) : phrase_of(done.error());
    say(trouble_, Tone::high);
    return false;
}

// On any page or sheet, and on the cover: in place, and nothing else changes.
void App::switch_language(Frame& frame) {
    const auto language = frame.language_wanted();
    if (!language) return;
    surface_.set_language(*language);
    stale_ = true;
    frame.again();
    if (working_) return;
    const Stage stage = kiosk_.stage();
    // Before the device is handed over again it is staff who read.
    const bool staff_read = drafts_->interrupted || (stage != Stage::consent && stage != Stage::thanks &&
                                                     !client_reads() && !with_client());
    if (stage == Stage::questions && !drafts_->interrupted) {
        static_cast<void>(kiosk_.apply(runtime::SwitchLanguage{code_of(*language)}));
    } else if (staff_read) {
        staff_language_ = *language;
    }
}

void App::on(const wish::LookAgain&) {
    store_trouble_.reset();
    trouble_.clear();  // it was of another page
}

void App::on(const wish::NextScheme&) {
    DisplayChoice choice = surface_.display();
    choice.scheme = next_of(schemes, choice.scheme);
    choose(choice);
}

void App::on(const wish::CreateStore&) {
    FirstStartDraft& draft = drafts_->first_start;
    const auto passphrase = std::make_shared<storage::Secret>(draft.passphrase.first);
    const auto sheet = std::make_shared<storage::Secret>(
        storage::proposed_passphrase(storage::proposed_words(storage::Role::supervisor)));
    draft.name = trimmed(draft.name);
    auto job = kiosk_.create_job(draft.name, passphrase, storage::Purpose::real, sheet);
    const auto made = std::make_shared<std::optional<storage::Stored<storage::StoreFile>>>();
    working_ = true;
    trouble_.clear();
    background_([job = std::move(job), made] { made->emplace(job()); },
                [this, made, sheet] {
                    working_ = false;
                    stale_ = true;
                    storage::Stored<storage::StoreFile>& file = **made;
                    if (!file) {
                        trouble_ = phrase_of(file.error());
                        return;
                    }
                    kiosk_.created(std::move(*file));
                    storage::note_unwritten_sheet(kiosk_.path());
                    drafts_->sign_in.name = drafts_->first_start.name;
                    drafts_->first_start.passphrase.wipe();
                    drafts_->paper.words += sheet->view();
                    say("store_created", Tone::ok);
                });
}

void App::on(const wish::SignIn&) {
    SignInDraft& draft = drafts_->sign_in;
    const auto passphrase = std::make_shared<storage::Secret>(draft.passphrase);
    wipe_typed(draft.passphrase);
    auto job = kiosk_.open_job(draft.name, passphrase, holding());
    const auto opened = std::make_shared<std::optional<storage::Stored<storage::Store>>>();
    working_ = true;
    trouble_.clear();
    draft.trouble_seen = false;
    background_([job = std::move(job), opened] { opened->emplace(job()); },
                [this, opened] {
                    working_ = false;
                    stale_ = true;
                    storage::Stored<storage::Store>& store = **opened;
                    if (!store) {
                        if (is_of_the_store(store.error().kind)) store_trouble_ = store.error();
                        trouble_ = phrase_of(store.error());
                        if (handed_back_ && store.error().wait.count() > 0) handed_back_->staff_came = false;
                        return;
                    }
                    // Once the client has the store, it has no code.
                    const auto standing = store->standing_visit();
                    kiosk_.signed_in(std::move(*store));
                    handed_back_.reset();
                    drafts_ = std::make_unique<Drafts>();
                    give_what_was_kept();
                    staff_language_ = surface_.language();
                    last_.reset();
                    take_defaults();
                    forget_staff_pages();
                    if (with_client() && standing && *standing) {
                        interrupted((*standing)->client.value_or(std::string()));
                    } else {
                        speak_as_the_session();
                    }
                    tell_at_sign_in();
                });
}

// One thing at a time, what costs most first: a second would take its place.
void App::tell_at_sign_in() {
    if (with_client()) return;
    if (kiosk_.found_an_unknown_session()) return say("answers_of_later_store", Tone::high);
    if (kiosk_.lost_a_session()) return say("answers_not_found", Tone::high);
    if (kiosk_.finished_a_restore() && !told_of_restore_) {
        told_of_restore_ = kiosk_.who().role == storage::Role::supervisor;
        return say("restore_finished", Tone::warn);
    }
    if (kiosk_.doubts_date()) return say("date_in_doubt", Tone::warn);
    if (kiosk_.stage() != Stage::home && kiosk_.visit().had_withdrawn)
        say("asked_after_withdrawal", Tone::warn);
}

void App::sign_out() {
    kiosk_.sign_out();
    drafts_ = std::make_unique<Drafts>();
    home_ = {};
    staff_.clear();
    supervisor_ = {};
    results_.clear();
    contacts_.clear();
    page_.reset();
    trouble_.clear();
    last_.reset();
    covered_ = false;
    asking_ = false;
    stale_ = true;
    as_staff_chose();
}

void App::on(const wish::SignOut&) {
    sign_out();
}

void App::on(const wish::GiveUpPlan&) {
    drafts_->new_session.reset();
}

void App::on(const wish::AddStaff&) {
    const NewStaffDraft& draft = drafts_->supervisor.staff;
    if (!draft.role) return;
    struct Job {
        std::string name;
        storage::Role role;
        std::vector<std::string> sites;
        storage::Secret passphrase;
        std::optional<runtime::Done<void>> done;
    };
    const auto job = std::make_shared<Job>(Job{.name = trimmed(draft.name),
                                               .role = *draft.role,
                                               .sites = {},
                                               .passphrase = storage::Secret(draft.passphrase.first),
                                               .done = {}});
    if (*draft.role != storage::Role::supervisor) job->sites.assign(draft.sites.begin(), draft.sites.end());
    working_ = true;
    trouble_.clear();
    background_(
        [this, job] { job->done = kiosk_.add_staff(job->name, job->role, job->sites, job->passphrase); },
        [this, job] {
            working_ = false;
            stale_ = true;
            if (!*job->done) {
                trouble_ = phrase_of(job->done->error());
                return;
            }
            drafts_->supervisor.staff.clear();
            drafts_->supervisor.adding_staff = false;
            say("person_added", Tone::ok);
        });
}

void App::on(const wish::AddSite&) {
    NewSiteDraft& draft = drafts_->supervisor.site;
    const std::string site = trimmed(draft.district) + "/" + trimmed(draft.ward);
    const bool known = std::ranges::find(home_.sites, site) != home_.sites.end();
    if (!done(kiosk_.add_site(site))) return;
    draft = {};
    say(known ? "site_is_there" : "site_added", known ? Tone::plain : Tone::ok);
}

void App::on(const wish::Accept& wish) {
    if (!done(kiosk_.accept(wish.instrument))) return;
    drafts_->supervisor.accepting.clear();
    say("instrument_accepted", Tone::ok);
}

}  // namespace gui
