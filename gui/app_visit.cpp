// What becomes of the wishes of one visit, from its beginning over consent to its questions and results; its
// end is in app_visit_end.cpp.
#include <algorithm>

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
    // At another site than hers the form has not said so.
    if (!kiosk_.in_clients_hands() && kiosk_.visit().had_withdrawn) say("asked_after_withdrawal", Tone::warn);
    return begun;
}

// At consent stands somebody who was not here before.
void App::next_person() {
    drafts_->question = {};
    drafts_->result = {};
    drafts_->leaving_consent = false;
    drafts_->thanked_since.reset();
    drafts_->parted.clear();
    surface_.set_display(staff_display_);
    display_open_ = false;
    aloud_.forget_person();
    speak_as_the_session();
    forget_staff_pages();
}

// What staff saw and typed does not stay in memory while a client has the tablet.
void App::forget_staff_pages() {
    if (!kiosk_.in_clients_hands()) return;
    keep_for_her();
    home_ = {};
    staff_.clear();
    supervisor_ = {};
    results_.clear();
    still_due_.clear();
    drafts_ = std::make_unique<Drafts>();
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
    // All that is missing at once, each beside its step.
    draft.troubles.clear();
    for (const runtime::KioskRefusal refusal : kiosk_.refusals(wish))
        draft.troubles.push_back(phrase_of(refusal));
    draft.show_trouble = !draft.troubles.empty();
    if (draft.show_trouble) return;
    if (auto begun = begin(wish); !begun) say(phrase_of(begun.error()), Tone::high);
}

void App::on(const wish::Resume& wish) {
    // Once the client has the store, it has no code.
    const auto found = std::ranges::find(home_.unfinished, wish.visit, &runtime::UnfinishedVisit::visit);
    std::string client = found != home_.unfinished.end() ? found->client : std::string();
    if (!done(kiosk_.resume(wish.visit))) return;
    drafts_->new_session.reset();
    drafts_->question = {};
    drafts_->result = {};
    last_.reset();
    forget_staff_pages();
    // Whoever answered alone is to have the tablet again, and nobody else.
    if (with_client()) return interrupted(std::move(client));
    speak_as_the_session();
}

void App::on(const wish::SeeResults& wish) {
    if (!done(kiosk_.look_at_results(wish.visit))) return;
    drafts_->result = {};
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

namespace {

// Answers that no longer apply: kept, and out of every score.
long kept_out(const runtime::Session& session) {
    long count = 0;
    for (std::size_t i = 0; i < session.answers().size(); ++i) {
        const auto state =
            instruments::state_of(session.asked(), session.answers(), static_cast<instruments::ItemIndex>(i));
        count += state == instruments::State::kept_out ? 1 : 0;
    }
    return count;
}

}  // namespace

// An answer that opens more than could have come before is said, or the counts would look wrong; and
// so is one that puts earlier answers out of use.
void App::tell_of_change(const runtime::Page& before, long kept_out_before) {
    if (const long more = kept_out(kiosk_.session()) - kept_out_before; more > 0) {
        toast_ = Toast{"answers_kept_out", Tone::plain, more};
        return;
    }
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
    const long kept_out_before = answers ? kept_out(kiosk_.session()) : 0;
    const bool correcting = kiosk_.correcting();
    const auto refusal = kiosk_.apply(wish.intent);
    if (!refusal) {
        if (correcting && kiosk_.stage() == Stage::home) return after_correction();
        if (answers) tell_of_change(before, kept_out_before);
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

void App::on(const wish::ShowClient&) {
    if (kiosk_.stage() != Stage::result || kiosk_.rest_waits()) return;
    drafts_->result.client.emplace();
    for (const char* language : {"vi", "en"})
        contacts_.insert_or_assign(language, contact(language));
    kiosk_.close_for_reader();
    const std::string& language = kiosk_.visit().sessions.front().standing.language;
    surface_.set_language(language == "en" ? Language::en : Language::vi);
}

void App::interrupted(std::string client) {
    // Before consent a respondent of a survey has said nothing.
    if (client.empty() && kiosk_.stage() != Stage::questions) return speak_as_the_session();
    drafts_->interrupted = std::move(client);
}

// No code stays in memory while a client has the tablet.
void App::told_of_interruption() {
    if (drafts_->interrupted) wipe_typed(*drafts_->interrupted);
    drafts_->interrupted.reset();
}

void App::on(const wish::GoOn&) {
    told_of_interruption();
    speak_as_the_session();
}

// A client's visit waits among the unfinished ones; what a respondent had answered is kept as it is.
void App::on(const wish::GoOnLater&) {
    told_of_interruption();
    if (!kiosk_.visit().client.has_value()) {
        // What becomes of the sheet stood on the page; it is staff who read on.
        if (done(kiosk_.leave())) after_visit();
        return;
    }
    if (!done(kiosk_.give_back())) return;
    hand_back("hand_tablet_back");
    on(wish::HandBack{});
}

}  // namespace gui
