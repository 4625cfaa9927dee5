// What becomes of the wishes of one visit: from its beginning over consent and questions to
// the hand-back.
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
    keep_writing();
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
    drafts_->question = {};
    drafts_->result = {};
    last_.reset();
    forget_staff_pages();
    // Whoever answered alone is to have the tablet again, and nobody else.
    if (with_client()) return interrupted(std::move(client));
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
    as_staff_chose();
}

// On a tablet that respondents hold one after the other, the next one starts afresh.
bool App::surveys_go_on() const {
    return with_client() && !kiosk_.visit().client.has_value();
}

void App::on(const wish::Decline&) {
    if (!done(kiosk_.decline(code_of(surface_.language())))) return;
    after_visit(with_client() ? "declined_survey" : "declined", "declined_client");
}

// Home, or what follows in a client's hands: the next respondent, or thanks. What is said of it, as
// ids of phrases.
void App::after_visit(std::string words, std::string to_client, Tone tone) {
    if (kiosk_.stage() == Stage::sign_in) return hand_back(std::move(to_client));
    if (kiosk_.stage() != Stage::consent) {
        home_again();
    } else if (words.empty() || !with_client()) {
        next_person();
    } else {
        // Whoever ended early reads it in peace, in the language in which the sheet was answered.
        drafts_->question = {};
        drafts_->result = {};
        drafts_->leaving_consent = false;
        drafts_->parted = std::move(words);
        return;
    }
    if (!words.empty()) say(std::move(words), tone);
}

// From the client's hands: what stands is for the client, as the client chose it to look, until
// staff come to sign in.
void App::hand_back(std::string words) {
    const Language spoken = surface_.language();
    DisplayChoice look = surface_.display();
    look.aloud = staff_display_.aloud;
    sign_out();
    surface_.set_language(spoken);
    surface_.set_display(look);
    handed_back_ = HandedBack{.words = std::move(words)};
}

bool App::answered() const {
    if (kiosk_.stage() == Stage::result) return true;
    if (kiosk_.stage() != Stage::questions && kiosk_.stage() != Stage::consent) return false;
    return earlier_ones_are_done() || (kiosk_.stage() == Stage::questions && kiosk_.page().answered > 0);
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

void App::on(const wish::Leave&) {
    const bool kept = answered();
    const bool survey = !kiosk_.visit().client.has_value();
    if (!done(kiosk_.leave())) return;
    if (survey) return after_visit("survey_kept", "hand_tablet_back", Tone::ok);
    after_visit(kept ? "kept_for_later" : "waits_at_home", kept ? "hand_back_half_way" : "hand_back_nothing",
                kept ? Tone::ok : Tone::plain);
}

void App::on(const wish::Discard&) {
    if (kiosk_.correcting()) {
        if (!done(kiosk_.discard())) return;
        home_again();
        return say("correction_given_up", Tone::plain);
    }
    // At consent nothing is answered yet: a client's session is given up, or the round of surveys ended.
    const bool begun = kiosk_.stage() == Stage::questions || kiosk_.visit().client.has_value();
    const char* const to_client = !begun                    ? "surveys_ended"
                                  : !answered()             ? "hand_back_nothing"
                                  : earlier_ones_are_done() ? "discarded_client_rest_stays"
                                                            : "discarded_client";
    const bool of_respondent = with_client() && !kiosk_.visit().client.has_value();
    const bool deletes = kiosk_.stage() == Stage::questions && kiosk_.page().answered > 0;
    if (!done(kiosk_.discard())) return;
    if (!begun || (of_respondent && !deletes)) return after_visit("", to_client);
    after_visit(of_respondent ? "survey_deleted" : "discarded", to_client);
}

void App::on(const wish::HandBack&) {
    if (kiosk_.stage() == Stage::sign_in) {
        if (!handed_back_) return;
        handed_back_->staff_came = true;
        return as_staff_chose();
    }
    // At the result the visit stays where it stands: that is what staff come back to.
    const bool at_result = kiosk_.stage() == Stage::result;
    const bool client_read = client_reads();
    const bool half_way = kiosk_.stage() == Stage::questions && kiosk_.visit().client.has_value();
    const char* const words = client_read   ? "hand_back_read"
                              : !answered() ? "hand_back_nothing"
                              : half_way    ? "hand_back_half_way"
                                            : "hand_tablet_back";
    if (!client_read && !done(kiosk_.give_back())) return;
    hand_back(words);
    // There the button is the one of the page that comes next.
    if (at_result && !client_read) on(wish::HandBack{});
}

void App::on(const wish::ShowClient&) {
    if (kiosk_.stage() != Stage::result) return;
    drafts_->result.client.emplace();
    for (const char* language : {"vi", "en"})
        contacts_.insert_or_assign(language, contact(language));
    kiosk_.close_for_reader();
    const std::string& language = kiosk_.visit().sessions.front().standing.language;
    surface_.set_language(language == "en" ? Language::en : Language::vi);
}

void App::on(const wish::FinishVisit&) {
    if (!done(kiosk_.finish_visit())) return;
    home_again();
    say("visit_finished", Tone::ok);
}

void App::on(const wish::NextRespondent&) {
    if (kiosk_.stage() == Stage::consent) return next_person();
    if (!done(kiosk_.finish_visit())) return;
    const bool again = kiosk_.stage() == Stage::home && last_ && begin(runtime::NewSession(*last_));
    if (!again) after_visit();
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
