// What becomes of each wish.
#include <memory>

#include "gui/app.h"
#include "gui/screens/store_trouble.h"
#include "gui/screens/trouble.h"

namespace gui {

namespace storage = runtime::storage;
using runtime::Stage;

void App::carry_out(const Wish& wish) {
    // The background has the kiosk: whatever is asked of it now was asked of an old picture.
    const bool looks_only =
        std::holds_alternative<wish::Speak>(wish) || std::holds_alternative<wish::OpenDisplay>(wish) ||
        std::holds_alternative<wish::NextScheme>(wish) || std::holds_alternative<wish::Cover>(wish);
    if (working_ && !looks_only) return;
    std::visit([this](const auto& what) { on(what); }, wish);
}

bool App::done(const runtime::Done<void>& done) {
    if (done) {
        trouble_.clear();
        return true;
    }
    trouble_ = phrase_of(done.error());
    say(trouble_, Tone::high);
    return false;
}

void App::on(const wish::Speak& wish) {
    surface_.set_language(wish.language);
    if (working_) return;
    const Stage stage = kiosk_.stage();
    if (stage == Stage::questions) {
        static_cast<void>(kiosk_.apply(runtime::SwitchLanguage{code_of(wish.language)}));
    } else if (stage != Stage::consent && stage != Stage::thanks && !client_reads()) {
        staff_language_ = wish.language;
    }
}

void App::on(const wish::NextScheme&) {
    DisplayChoice choice = surface_.display();
    choice.scheme = next_of(schemes, choice.scheme);
    choose(choice);
}

void App::on(const wish::CreateStore&) {
    FirstStartDraft& draft = drafts_->first_start;
    const auto passphrase = std::make_shared<storage::Secret>(draft.passphrase.first);
    auto job = kiosk_.create_job(draft.name, passphrase, storage::Purpose::real);
    const auto made = std::make_shared<std::optional<storage::Stored<storage::StoreFile>>>();
    working_ = true;
    trouble_.clear();
    background_([job = std::move(job), made] { made->emplace(job()); },
                [this, made] {
                    working_ = false;
                    stale_ = true;
                    storage::Stored<storage::StoreFile>& file = **made;
                    if (!file) {
                        trouble_ = phrase_of(file.error());
                        return;
                    }
                    kiosk_.created(std::move(*file));
                    drafts_->sign_in.name = drafts_->first_start.name;
                    drafts_->first_start.passphrase.wipe();
                    say("store_created", Tone::ok);
                });
}

void App::on(const wish::SignIn&) {
    SignInDraft& draft = drafts_->sign_in;
    const auto passphrase = std::make_shared<storage::Secret>(draft.passphrase);
    wipe_typed(draft.passphrase);
    auto job = kiosk_.open_job(draft.name, passphrase);
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
                        return;
                    }
                    kiosk_.signed_in(std::move(*store));
                    drafts_ = std::make_unique<Drafts>();
                    unlocked_ = kiosk_.stage() == Stage::result;
                    staff_language_ = surface_.language();
                    last_.reset();
                    take_defaults();
                    speak_as_the_session();
                });
}

void App::sign_out() {
    kiosk_.sign_out();
    drafts_ = std::make_unique<Drafts>();
    home_ = {};
    staff_.clear();
    supervisor_ = {};
    results_.clear();
    page_.reset();
    trouble_.clear();
    last_.reset();
    unlocked_ = false;
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

runtime::Done<void> App::begin(const runtime::NewSession& wish) {
    auto begun = kiosk_.begin(wish);
    if (!begun) return begun;
    last_ = wish;
    drafts_->new_session.reset();
    drafts_->question = {};
    drafts_->result = {};
    drafts_->leaving_consent = false;
    drafts_->thanked_since.reset();
    surface_.set_language(wish.language == "en" ? Language::en : Language::vi);
    surface_.set_display(staff_display_);
    display_open_ = false;
    aloud_.forget_person();
    return begun;
}

void App::on(const wish::Begin&) {
    if (!drafts_->new_session) return;
    NewSessionDraft& draft = *drafts_->new_session;
    const runtime::NewSession wish{.client = draft.client,
                                   .instruments = draft.instruments,
                                   .mode = draft.mode,
                                   .language = draft.language,
                                   .site = draft.site,
                                   .occasion = draft.occasion};
    if (auto begun = begin(wish); !begun) {
        draft.trouble = phrase_of(begun.error());
        if (std::holds_alternative<storage::StoreError>(begun.error())) say(draft.trouble, Tone::high);
    }
}

void App::on(const wish::Resume& wish) {
    if (!done(kiosk_.resume(wish.visit))) return;
    drafts_->question = {};
    drafts_->result = {};
    last_.reset();
    // Whoever resumes from home has signed in since the client had the tablet.
    unlocked_ = kiosk_.stage() == Stage::result;
    speak_as_the_session();
}

void App::speak_as_the_session() {
    const Stage stage = kiosk_.stage();
    std::string language;
    if (stage == Stage::questions) {
        language = kiosk_.session().language();
    } else if (stage == Stage::consent && !kiosk_.visit().sessions.empty()) {
        language = kiosk_.visit().sessions.front().standing.language;
    }
    if (!language.empty()) surface_.set_language(language == "en" ? Language::en : Language::vi);
}

void App::on(const wish::Agree&) {
    if (!done(kiosk_.agree(code_of(surface_.language())))) return;
    // The language may have been switched while the client read.
    const std::string language = code_of(surface_.language());
    if (kiosk_.session().language() != language) {
        static_cast<void>(kiosk_.apply(runtime::SwitchLanguage{language}));
    }
}

void App::as_staff_chose() {
    surface_.set_language(staff_language_);
    surface_.set_display(staff_display_);
    display_open_ = false;
    aloud_.forget_person();
}

void App::home_again() {
    drafts_->question = {};
    drafts_->result = {};
    drafts_->leaving_consent = false;
    unlocked_ = false;
    as_staff_chose();
}

// On a tablet that respondents hold one after the other, the next one starts afresh.
bool App::surveys_go_on() const {
    return last_ && last_->mode == instruments::Mode::self && !kiosk_.visit().client.has_value();
}

void App::on(const wish::Decline&) {
    const bool alone = with_client();
    const bool again = surveys_go_on();
    if (!done(kiosk_.decline(code_of(surface_.language())))) return;
    after_giving_up(alone, again);
    say("declined", Tone::plain);
}

void App::after_giving_up(bool alone, bool again) {
    if (again && last_ && begin(runtime::NewSession(*last_))) return;
    home_again();
    if (alone) sign_out();
}

void App::on(const wish::Tell& wish) {
    if (kiosk_.stage() != Stage::questions) return;
    const auto refusal = kiosk_.apply(wish.intent);
    if (!refusal) {
        if (kiosk_.stage() != Stage::questions && !with_client()) as_staff_chose();
        return;
    }
    if (*refusal == runtime::Refusal::blank_required) drafts_->question.focus_blank = true;
    if (*refusal == runtime::Refusal::not_saved) say("not_saved_stay", Tone::high);
    if (kiosk_.stage() == Stage::home) home_again();
}

void App::on(const wish::TrySaving&) {
    kiosk_.try_saving_again();
    if (kiosk_.saving().unsaved == 0) say("saved_now", Tone::ok);
}

void App::on(const wish::Leave&) {
    if (!done(kiosk_.leave())) return;
    home_again();
    say("kept_for_later", Tone::ok);
}

void App::on(const wish::Discard&) {
    const bool alone = with_client();
    // At consent nothing is answered yet: there it is staff who end the round of surveys.
    const bool again = surveys_go_on() && kiosk_.stage() == Stage::questions;
    if (!done(kiosk_.discard())) return;
    after_giving_up(alone, again);
    say("discarded", Tone::plain);
}

void App::on(const wish::HandBack&) {
    // At the result the visit stays where it stands: that is what staff come back to.
    if (kiosk_.stage() != Stage::result && !done(kiosk_.leave())) return;
    sign_out();
}

void App::on(const wish::ShowClient&) {
    if (kiosk_.stage() != Stage::result) return;
    drafts_->result.client.emplace();
    const std::string& language = kiosk_.visit().sessions.front().standing.language;
    surface_.set_language(language == "en" ? Language::en : Language::vi);
}

void App::on(const wish::BackToStaff&) {
    drafts_->result.client.reset();
    surface_.set_language(staff_language_);
    surface_.set_display(staff_display_);
}

void App::on(const wish::FinishVisit&) {
    if (!done(kiosk_.finish_visit())) return;
    home_again();
    say("visit_finished", Tone::ok);
}

void App::on(const wish::NextRespondent&) {
    if (!done(kiosk_.finish_visit())) return;
    if (!last_ || !begin(runtime::NewSession(*last_))) home_again();
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
    const auto job = std::make_shared<Job>(Job{.name = draft.name,
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
    if (!done(kiosk_.add_site(draft.district + "/" + draft.ward))) return;
    draft = {};
    say("site_added", Tone::ok);
}

void App::on(const wish::Accept& wish) {
    if (!done(kiosk_.accept(wish.instrument))) return;
    drafts_->supervisor.accepting.clear();
    say("instrument_accepted", Tone::ok);
}

}  // namespace gui
