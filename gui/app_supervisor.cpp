// The supervisor's snapshots and wishes, and what the programme's settings do to the window.
#include <algorithm>
#include <utility>

#include "gui/app.h"
#include "gui/screens/trouble.h"
#include "runtime/storage/recovery.h"

namespace gui {

void App::tell_undrawable(std::vector<UndrawableFile> files) {
    undrawable_ = std::move(files);
    surface_.touch_up();
}

namespace storage = runtime::storage;

void App::refresh_supervisor() {
    SupervisorDraft& draft = drafts_->supervisor;
    const runtime::Supervision supervision = kiosk_.supervision();
    const storage::Date today = kiosk_.clock().today();
    const auto take = [this](auto&& stored, auto& into) {
        if (stored) {
            into = *std::forward<decltype(stored)>(stored);
        } else {
            say(phrase_of(stored.error()), Tone::high);
        }
    };
    take(kiosk_.staff(), staff_);
    if (draft.part == SupervisorPart::start) {
        // What cannot be read stands there as what it may be, until it can: not for the time of a message.
        supervisor_.readers = {.all = {}, .strange_tables = true};
        take(supervision.readers(), supervisor_.readers);
    }
    const bool sheet = std::ranges::any_of(staff_, [](const storage::StaffMember& each) {
        return each.active && storage::is_recovery_sheet(each.name);
    });
    supervisor_.no_sheet = storage::has_unwritten_sheet(kiosk_.path()) || (!sheet && !kiosk_.practice());
    supervisor_.settings = kiosk_.settings();
    take(supervision.site_words(), supervisor_.words);
    take(supervision.local_names(), supervisor_.names);
    refresh_sessions();
    if (draft.part == SupervisorPart::history) {
        take(supervision.history(wish_of(draft.history, today), draft.history.page), supervisor_.history);
    }
    // Read once, when it was opened; in words as often as the language changes.
    if (draft.sessions.open.empty()) supervisor_.record.reset();
    supervisor_.in_words.reset();
    supervisor_.over_time.clear();
    if (!supervisor_.record) supervisor_.same.clear();
    if (supervisor_.record) {
        supervisor_.in_words =
            runtime::record_view(*supervisor_.record, kiosk_.catalog(), code_of(surface_.language()), tags());
        if (const auto& result = supervisor_.in_words->result) {
            supervisor_.over_time =
                runtime::results_over_time(supervisor_.same, supervisor_.record->session.id, *result);
        }
    }
}

// The list; or, while sealed records are still to be opened for it, some of these.
void App::refresh_sessions() {
    const SupervisorDraft& draft = drafts_->supervisor;
    supervisor_.opening.reset();
    if (draft.part != SupervisorPart::sessions) return;
    const runtime::Supervision supervision = kiosk_.supervision();
    const auto opening = supervision.open_for_list(opening_step_);
    if (opening && opening->opened < opening->all) {
        supervisor_.opening = *opening;
        return;
    }
    auto list =
        supervision.sessions(filter_of(draft.sessions, home_, kiosk_.clock().today()), draft.sessions.page);
    if (list) {
        supervisor_.sessions = *std::move(list);
    } else {
        say(phrase_of(list.error()), Tone::high);
    }
}

// A step each time the loop comes round, so that what is touched meanwhile is heard; a picture may take
// several frames of one moment.
void App::go_on_opening(Frame& frame) {
    if (frame.now() > opening_at_) {
        opening_at_ = frame.now();
        refresh_sessions();
    }
    if (supervisor_.opening) frame.wake_at(frame.now() + std::chrono::milliseconds(1));
}

void App::on(const wish::KnowReaders&) {
    if (const auto known = kiosk_.supervision().know_readers(); !known)
        say(phrase_of(known.error()), Tone::high);
}

void App::on(const wish::KnowHistory&) {
    if (const auto known = kiosk_.supervision().know_history(); !known)
        say(phrase_of(known.error()), Tone::high);
}

void App::on(const wish::OpenRecord& wish) {
    const runtime::Supervision supervision = kiosk_.supervision();
    auto record = supervision.record(wish.session);
    if (!record) {
        say(phrase_of(record.error()), Tone::high);
        return;
    }
    supervisor_.consent_text = supervision.consent_text(*record).value_or(std::string());
    supervisor_.same.clear();
    if (auto same = supervision.results_over_time(wish.session)) {
        supervisor_.same = *std::move(same);
    } else {
        say(phrase_of(same.error()), Tone::high);
    }
    supervisor_.record = *std::move(record);
    drafts_->supervisor.sessions.open = wish.session;
    drafts_->supervisor.sessions.result = {};
}

void App::on(const wish::CorrectRecord& wish) {
    if (!done(kiosk_.correct(wish.record, wish.reason))) return;
    drafts_->question = {};
    speak_as_the_session();
}

// Back at the record, or at the one that stands in its place now.
void App::after_correction() {
    const std::string before = drafts_->supervisor.sessions.open;
    home_again();
    const auto made = kiosk_.take_corrected();
    say(made ? "record_corrected" : "correction_without_change", made ? Tone::ok : Tone::plain);
    // Where only the store knows which it is, the record before leads to it.
    if (made) on(wish::OpenRecord{made->empty() ? before : *made});
}

void App::on(const wish::Withdraw& wish) {
    if (!done(kiosk_.record_withdrawal(wish.client))) return;
    say("withdrawal_recorded", Tone::ok);
}

void App::on(const wish::EraseClient& wish) {
    if (const auto erased = kiosk_.supervision().erase_client(wish.client); !erased) {
        say(phrase_of(erased.error()), Tone::high);
        return;
    }
    drafts_->supervisor.sessions.open.clear();
    say("client_erased", Tone::ok);
}

void App::on(const wish::EraseRecord& wish) {
    if (const auto erased = kiosk_.supervision().erase_record(wish.record); !erased) {
        say(phrase_of(erased.error()), Tone::high);
        return;
    }
    drafts_->supervisor.sessions.open.clear();
    say("record_erased", Tone::ok);
}

void App::on(const wish::ChangeSettings& wish) {
    const storage::Settings before = kiosk_.settings();
    if (auto changed = kiosk_.supervision().change_settings(wish.settings); !changed) {
        say(phrase_of(changed.error()), Tone::high);
        return;
    }
    if (wish.settings.programme != before.programme) drafts_->supervisor.settings.programme.reset();
    take_rules();
    // Whoever sets how the tablets look sees it here at once.
    const bool looks = wish.settings.text_percent != before.text_percent ||
                       wish.settings.colours != before.colours ||
                       wish.settings.read_aloud != before.read_aloud;
    if (looks) {
        staff_display_ = {};
        take_defaults();
    }
    say("setting_saved", Tone::ok);
}

void App::on(const wish::SaveWords& wish) {
    if (auto saved = kiosk_.supervision().set_site_words(wish.words); !saved) {
        say(phrase_of(saved.error()), Tone::high);
        return;
    }
    drafts_->supervisor.settings.words.reset();
    say("words_saved", Tone::ok);
}

void App::on(const wish::SaveNames& wish) {
    if (auto saved = kiosk_.supervision().set_local_names(wish.names); !saved) {
        say(phrase_of(saved.error()), Tone::high);
        return;
    }
    drafts_->supervisor.settings.names.reset();
    say("words_saved", Tone::ok);
}

// What is locked away with its page would be lost without a word.
void App::keep_for_her() {
    SupervisorDraft& draft = drafts_->supervisor;
    Kept kept;
    const bool writes =
        home_.who.role == storage::Role::supervisor && unsaved(draft.settings, supervisor_.settings);
    if (writes) kept.settings = std::move(draft.settings);
    kept.made = std::move(draft.keeping.made);
    kept.verified = std::move(draft.keeping.verified);
    kept.toast = std::exchange(toast_, std::nullopt);  // not on a page where nobody is
    if (kiosk_.correcting()) kept.toast = Toast{"correction_locked_away", Tone::warn};
    if (writes || kept.made || kept.verified || kept.toast) kept_[home_.who.id] = std::move(kept);
}

void App::give_what_was_kept() {
    const auto found = kept_.extract(kiosk_.who().id);
    if (found.empty()) return;
    Kept& kept = found.mapped();
    SupervisorDraft& draft = drafts_->supervisor;
    const bool writes = kept.settings.words || kept.settings.names || kept.settings.programme;
    if (writes || kept.made || kept.verified) draft.part = SupervisorPart::settings;
    draft.settings = std::move(kept.settings);
    draft.keeping.made = std::move(kept.made);
    draft.keeping.verified = std::move(kept.verified);
    if (writes) {
        const auto words = kiosk_.supervision().site_words();
        const auto names = kiosk_.supervision().local_names();
        const bool others_too = words && names && bring_up_to_date(draft.settings, *words, *names);
        say(others_too ? "writing_kept_others_too" : "writing_kept", others_too ? Tone::warn : Tone::plain);
    }
    if (kept.toast) toast_ = std::move(kept.toast);
}

void App::take_rules() {
    const storage::Settings settings = kiosk_.settings();
    IdleTimes times;
    times.client_cover = std::chrono::seconds(settings.cover_seconds);
    times.staff_lock = std::chrono::seconds(settings.lock_seconds);
    lock_after(times);
    advance_ = settings.auto_advance ? Advance::by_itself : Advance::by_hand;
    // Both lists stand in the same order.
    surface_.set_typing({.method = static_cast<typing::Method>(settings.typing),
                         .tones = static_cast<typing::TonePlacement>(settings.tone_marks)});
}

void App::take_defaults() {
    take_rules();
    // Somebody chose already: that stays.
    if (staff_display_ != DisplayChoice{}) return;
    const storage::Settings settings = kiosk_.settings();
    DisplayChoice choice;
    choice.text = static_cast<float>(settings.text_percent) / 100;
    choice.scheme = schemes.at(static_cast<std::size_t>(settings.colours));
    choice.aloud = settings.read_aloud ? ReadAloud::on : ReadAloud::off;
    start_with(choice);
}

}  // namespace gui
