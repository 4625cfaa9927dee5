// What becomes of the wishes of one visit: from its beginning over consent and questions to
// the hand-back.
#include "gui/app.h"
#include "gui/screens/trouble.h"

namespace gui {

namespace storage = runtime::storage;
using runtime::Stage;

runtime::Done<void> App::begin(const runtime::NewSession& wish) {
    auto begun = kiosk_.begin(wish);
    if (!begun) {
        if (kiosk_.stage() == Stage::sign_in) sign_out();
        return begun;
    }
    last_.reset();
    if (wish.client.empty()) last_ = wish;
    drafts_->new_session.reset();
    next_person();
    return begun;
}

// At consent stands somebody who was not here before.
void App::next_person() {
    drafts_->question = {};
    drafts_->result = {};
    drafts_->leaving_consent = false;
    drafts_->thanked_since.reset();
    surface_.set_display(staff_display_);
    display_open_ = false;
    aloud_.forget_person();
    speak_as_the_session();
    forget_staff_pages();
}

// What staff saw and typed does not stay in memory while a client has the tablet.
void App::forget_staff_pages() {
    if (!kiosk_.in_clients_hands()) return;
    home_ = {};
    staff_.clear();
    supervisor_ = {};
    results_.clear();
    drafts_ = std::make_unique<Drafts>();
}

void App::on(const wish::Begin&) {
    if (!drafts_->new_session) return;
    const NewSessionDraft& draft = *drafts_->new_session;
    const runtime::NewSession wish{.client = draft.client,
                                   .instruments = draft.instruments,
                                   .mode = draft.mode,
                                   .language = draft.language,
                                   .site = draft.site,
                                   .occasion = draft.occasion};
    if (auto begun = begin(wish); !begun) {
        const std::string trouble = phrase_of(begun.error());
        if (std::holds_alternative<storage::StoreError>(begun.error())) say(trouble, Tone::high);
        if (drafts_->new_session) drafts_->new_session->trouble = trouble;
    }
}

void App::on(const wish::Resume& wish) {
    if (!done(kiosk_.resume(wish.visit))) return;
    drafts_->question = {};
    drafts_->result = {};
    last_.reset();
    speak_as_the_session();
    forget_staff_pages();
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
    as_staff_chose();
}

// On a tablet that respondents hold one after the other, the next one starts afresh.
bool App::surveys_go_on() const {
    return with_client() && !kiosk_.visit().client.has_value();
}

void App::on(const wish::Decline&) {
    if (!done(kiosk_.decline(code_of(surface_.language())))) return;
    after_visit();
    say("declined", Tone::plain);
}

// Home, or what follows in a client's hands: the next respondent, or sign-in.
void App::after_visit() {
    if (kiosk_.stage() == Stage::consent) {
        next_person();
    } else if (kiosk_.stage() == Stage::sign_in) {
        sign_out();
        handed_back_ = true;
    } else {
        home_again();
    }
}

// An answer that opens more than could have come before is said, or the counts would look wrong.
void App::tell_of_added(const runtime::Page& before) {
    const runtime::Page now = kiosk_.page();
    const int most = now.answered + now.most - before.answered - before.most;
    const int least = now.answered + now.fewest - before.answered - before.fewest;
    if (most <= 0) return;
    toast_ = Toast{least == most ? "questions_added" : "questions_added_up_to", Tone::plain, most};
}

void App::on(const wish::Tell& wish) {
    if (kiosk_.stage() != Stage::questions) return;
    const bool answers = std::holds_alternative<runtime::SetAnswer>(wish.intent) ||
                         std::holds_alternative<runtime::Toggle>(wish.intent);
    const runtime::Page before = answers ? kiosk_.page() : runtime::Page{};
    const auto refusal = kiosk_.apply(wish.intent);
    if (!refusal) {
        if (answers) tell_of_added(before);
        if (kiosk_.stage() != Stage::questions && !with_client()) as_staff_chose();
        return;
    }
    if (*refusal == runtime::Refusal::blank_required) drafts_->question.focus_blank = true;
    if (*refusal == runtime::Refusal::not_saved) say("not_saved_stay", Tone::high);
    if (kiosk_.stage() == Stage::home || kiosk_.stage() == Stage::sign_in) after_visit();
}

void App::on(const wish::TrySaving&) {
    kiosk_.try_saving_again();
    if (kiosk_.saving().unsaved == 0) say("saved_now", Tone::ok);
}

void App::on(const wish::Leave&) {
    if (!done(kiosk_.leave())) return;
    after_visit();
    say("kept_for_later", Tone::ok);
}

void App::on(const wish::Discard&) {
    if (!done(kiosk_.discard())) return;
    after_visit();
    say(handed_back_ ? "discarded_client" : "discarded", Tone::plain);
}

void App::on(const wish::HandBack&) {
    // At the result the visit stays where it stands: that is what staff come back to.
    if (kiosk_.stage() != Stage::result && !done(kiosk_.leave())) return;
    sign_out();
    handed_back_ = true;
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
    const bool again = kiosk_.stage() == Stage::home && last_ && begin(runtime::NewSession(*last_));
    if (!again) after_visit();
}

}  // namespace gui
