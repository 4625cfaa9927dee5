// How a visit ends, for good or for now: what was answered is kept or destroyed, the tablet goes back to
// staff or to the next respondent, and what is said of it.
#include <algorithm>

#include "gui/app.h"

namespace gui {

using runtime::Stage;

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

// Home, the result of what was done before, or what follows in a client's hands: the next respondent, or
// thanks. What is said of it, as ids of phrases.
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

void App::on(const wish::Decline&) {
    if (!done(kiosk_.decline(code_of(surface_.language())))) return;
    after_visit(with_client() ? "declined_survey" : "declined", "declined_client");
}

void App::on(const wish::Leave&) {
    if (kiosk_.rest_waits()) {
        // Results were read, and nothing was done.
        if (done(kiosk_.leave())) home_again();
        return;
    }
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
    after_visit(of_respondent                     ? "survey_deleted"
                : kiosk_.stage() == Stage::result ? "discarded_result_stays"
                                                  : "discarded",
                to_client);
}

const char* App::words_of_hand_back() const {
    if (client_reads()) return "hand_back_read";
    if (!answered()) return "hand_back_nothing";
    // A client's visit waits among the unfinished ones; a survey is over.
    const bool half_way = kiosk_.stage() == Stage::questions && kiosk_.visit().client.has_value();
    return half_way ? "hand_back_half_way" : "hand_tablet_back";
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
    const char* const words = words_of_hand_back();
    if (!client_read && !done(kiosk_.give_back())) return;
    hand_back(words);
    // There the button is the one of the page that comes next.
    if (at_result && !client_read) on(wish::HandBack{});
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

}  // namespace gui
