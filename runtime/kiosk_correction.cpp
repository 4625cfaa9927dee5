// Kiosk: a sealed record is put right by a supervisor.
#include <algorithm>
#include <utility>

#include "runtime/kiosk_state.h"
#include "runtime/level_of_care.h"
#include "runtime/record_sheet.h"

namespace runtime {

using storage::StoredAnswer;

namespace {

// What is answered now. An answer that was not touched keeps its language and its place in the order.
std::vector<StoredAnswer> answers_of(const Session& session, const std::vector<StoredAnswer>& before) {
    std::int64_t last = 0;
    for (const StoredAnswer& answer : before)
        last = std::max(last, answer.counter);
    std::vector<StoredAnswer> answers;
    for (std::size_t i = 0; i < session.answers().size(); ++i) {
        const storage::AnswerChange now =
            change_of(session.instrument(), session.answers(), static_cast<instruments::ItemIndex>(i));
        if (!now.given) continue;
        StoredAnswer answer{now.item, now.given->state, now.given->value, session.language(), last + 1};
        const auto old = std::ranges::find(before, answer.item, &StoredAnswer::item);
        if (old != before.end() && old->state == answer.state && old->value == answer.value) answer = *old;
        answers.push_back(std::move(answer));
    }
    std::ranges::sort(answers, {}, &StoredAnswer::item);
    return answers;
}

}  // namespace

Done<void> Kiosk::correct(const std::string& record_id, const std::string& reason) {
    State& state = *state_;
    if (state.stage != Stage::home) return no(KioskRefusal::not_now);
    auto record = state.store->session(record_id, state.clock->now());
    if (!record) return tl::unexpected(Trouble{record.error()});
    storage::SessionSummary& summary = record->session;
    if (summary.anonymous || summary.corrected || summary.state != storage::SessionState::finished)
        return no(KioskRefusal::not_now);
    // In the words of today, which its record will name.
    const CatalogEntry* entry = state.entry_of(summary.instrument);
    const auto accepted = state.store->accepted();
    if (!accepted) return tl::unexpected(Trouble{accepted.error()});
    if (entry == nullptr || !is_accepted(*entry, *accepted)) return no(KioskRefusal::not_accepted);
    const auto written = state.store->shown_words(summary.shown.local_names);
    if (!written) return tl::unexpected(Trouble{written.error()});

    state.home();
    const auto words = entry->words();
    const std::string& language = summary.standing.language;
    state.session.emplace(entry->instrument, words,
                          words.contains(language) ? language : words.begin()->first,
                          instruments::Mode::staff);
    state.session->restore(sheet_of(entry->instrument, record->answers), at_review);
    state.session->set_local_names(LocalNames(*written));
    storage::SessionSummary shown = summary;
    shown.state = storage::SessionState::open;
    shown.mode = storage::Mode::staff;
    state.visit = storage::VisitSummary{{}, summary.client, summary.site, summary.date, {std::move(shown)}};
    state.correcting = State::Correcting{*std::move(record), reason};
    state.corrected.reset();
    state.stage = Stage::questions;
    return {};
}

bool Kiosk::correcting() const {
    return state_->correcting.has_value();
}

std::optional<std::string> Kiosk::take_corrected() {
    return std::exchange(state_->corrected, std::nullopt);
}

std::optional<Refusal> Kiosk::State::finish_correction() {
    const instruments::Instrument& instrument = session->instrument();
    const storage::Record& before = correcting->record;
    std::vector<StoredAnswer> answers = answers_of(*session, before.answers);
    if (answers == before.answers) {
        come_home();
        return std::nullopt;
    }
    const storage::Scoring scoring = scoring_of(instrument, session->answers());
    const storage::Correction correction{.record = before.session.id,
                                         .reason = correcting->reason,
                                         .language = session->language(),
                                         .answers = std::move(answers),
                                         .scoring = scoring,
                                         .care = care_of(instrument, session->answers(), scoring)};
    auto made = store->correct_record(correction, clock->now());
    // The disk can fail after it was written: then there is one already.
    if (!made && store->reopen()) {
        made = store->correct_record(correction, clock->now());
        if (!made && made.error().kind == storage::StoreError::Kind::wrong_state) made = std::string();
    }
    if (!made) {
        saving.trouble = made.error();
        saving.unsaved = 1;
        ++saving.failures;
        session->restore(session->answers(), at_review);
        return Refusal::not_saved;
    }
    come_home();
    corrected = *made;
    return std::nullopt;
}

}  // namespace runtime
