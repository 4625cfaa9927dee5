#include <cassert>

#include "runtime/kiosk_state.h"
#include "runtime/record_sheet.h"

namespace runtime {

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
        if (!declined && !state_->is_after_all(session.id, storage::SessionState::declined))
            return done_or_trouble(declined);
        session.state = storage::SessionState::declined;
    }
    if (auto finished = state_->finish_visit(); !finished) return done_or_trouble(finished);
    end_visit(true);
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

std::chrono::milliseconds Kiosk::slowest_saving() const {
    return state_->slowest_saving;
}

std::optional<Refusal> Kiosk::apply(const Intent& intent) {
    State& state = *state_;
    if (state.stage != Stage::questions) return Refusal::already_finished;
    if (state.pace) state.pace->step(state.clock->now());
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
        // Where it cannot be saved at once, it is still of this one.
        change.language = state.session->language();
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
    if (!state.visit) return no(KioskRefusal::not_now);
    if (state.correcting) {
        state.come_home();
        return {};
    }
    if (is_anonymous(*state.visit)) {
        if (state.stage != Stage::questions) return no(KioskRefusal::not_now);
        if (auto closed = state.close_survey(); !closed) return closed;
        end_visit(true);
        return {};
    }
    if (state.session && !state.unsaved.empty() && !state.save())
        return tl::unexpected(Trouble{*state.saving.trouble});
    if (auto left = state.store->stand_at(std::nullopt, state.clock->now()); !left)
        return done_or_trouble(left);
    state.come_home();
    return {};
}

Done<void> Kiosk::give_back() {
    State& state = *state_;
    if (!state.visit) return no(KioskRefusal::not_now);
    if (!is_anonymous(*state.visit)) return state.stage == Stage::result ? Done<void>() : leave();
    if (state.stage == Stage::questions) {
        if (auto closed = state.close_survey(); !closed) return closed;
    } else if (auto ended =
                   state.stage == Stage::consent ? state.discard() : done_or_trouble(state.finish_visit());
               !ended) {
        return ended;
    }
    end_visit(false);
    return {};
}

Done<void> Kiosk::discard() {
    if (state_->stage != Stage::questions && state_->stage != Stage::consent)
        return no(KioskRefusal::not_now);
    if (state_->correcting) return leave();
    const bool answered = state_->stage == Stage::questions;
    if (auto discarded = state_->discard(); !discarded) return discarded;
    if (state_->stage != Stage::result) end_visit(answered);
    return {};
}

std::vector<ResultView> Kiosk::results(const std::string& language, const LanguageTags& tags) const {
    std::vector<ResultView> views;
    for (const State::Done& done : state_->done) {
        views.push_back(result_view(done.entry->instrument, done.words, language, done.sheet, tags));
    }
    return views;
}

void Kiosk::close_for_reader() {
    assert(state_->stage == Stage::result && !rest_waits());
    // Whoever takes the tablet back goes on there. Not said on a disk that fails: then who gave it does.
    if (state_->store) static_cast<void>(state_->store->stand_for_anybody(state_->clock->now()));
    state_->store.reset();
}

bool Kiosk::is_closed() const {
    return !state_->store.has_value();
}

Done<void> Kiosk::finish_visit() {
    State& state = *state_;
    if (state.stage != Stage::result && state.stage != Stage::thanks) return no(KioskRefusal::not_now);
    if (rest_waits()) return no(KioskRefusal::not_now);
    if (auto finished = state.finish_visit(); !finished) return done_or_trouble(finished);
    end_visit(state.stage == Stage::thanks);
    return {};
}

void Kiosk::end_visit(bool surveys_go_on) {
    State& state = *state_;
    if (surveys_go_on && state.store->in_clients_hands() && is_anonymous(*state.visit)) {
        NewSession next{.client = {},
                        .instruments = {},
                        .mode = instruments::Mode::self,
                        .language = state.language_of_round,
                        .site = state.visit->site};
        next.instruments = state.round;
        // After a restart: what was done has left the visit. Where its first part has not, none has; else
        // nobody knows any more what else was asked.
        const auto& sessions = state.visit->sessions;
        if (next.instruments.empty() && !sessions.empty() && sessions.front().sequence == 1) {
            for (const storage::SessionSummary& each : sessions)
                next.instruments.push_back(each.instrument.id + "@" + each.instrument.version);
        }
        state.home();
        if (!next.instruments.empty() && begin(next)) return;
    }
    state.come_home();
}

}  // namespace runtime
