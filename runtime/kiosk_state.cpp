#include "runtime/kiosk_state.h"

#include <algorithm>
#include <utility>

#include "instruments/load.h"
#include "runtime/level_of_care.h"
#include "runtime/record_sheet.h"

namespace runtime {

using storage::Stored;
using storage::StoreError;

namespace {

bool waits(const storage::SessionSummary& session) {
    return session.state == storage::SessionState::planned || session.state == storage::SessionState::open;
}

bool consent_was_given(const storage::VisitSummary& visit) {
    return std::ranges::any_of(visit.sessions, [](const storage::SessionSummary& session) {
        return session.consent == storage::Consent::agreed;
    });
}

// The text that was agreed to at the visit's beginning holds for all of it.
std::string agreed_text(const storage::VisitSummary& visit) {
    const auto it = std::ranges::find_if(visit.sessions, [](const storage::SessionSummary& session) {
        return session.consent == storage::Consent::agreed;
    });
    return it == visit.sessions.end() ? std::string() : it->shown.consent;
}

}  // namespace

// The first session of the visit that is not done.
std::optional<std::size_t> current_of(const storage::VisitSummary& visit) {
    const auto it = std::ranges::find_if(visit.sessions, waits);
    if (it == visit.sessions.end()) return std::nullopt;
    return static_cast<std::size_t>(it - visit.sessions.begin());
}

bool any_finished(const storage::VisitSummary& visit) {
    return std::ranges::any_of(visit.sessions, [](const storage::SessionSummary& session) {
        return session.state == storage::SessionState::finished;
    });
}

Stage stage_of(const storage::VisitSummary& visit) {
    const auto current = current_of(visit);
    if (!current) return is_anonymous(visit) ? Stage::thanks : Stage::result;
    if (visit.sessions[*current].state == storage::SessionState::planned && !consent_was_given(visit)) {
        return Stage::consent;
    }
    return Stage::questions;
}

bool is_alone(const storage::VisitSummary& visit) {
    return !visit.sessions.empty() && visit.sessions.front().mode == storage::Mode::self;
}

instruments::Mode mode_of(storage::Mode mode) {
    return mode == storage::Mode::self ? instruments::Mode::self : instruments::Mode::staff;
}

void Kiosk::State::come_home() {
    const bool from_client = store->in_clients_hands();
    home();
    if (from_client) {
        store.reset();
        stage = Stage::sign_in;
        return;
    }
    // Best done now; a store that cannot be written says so at the first answer.
    const storage::Date today = clock->today();
    if (!store->doubts_date(clock->now())) static_cast<void>(store->forget_case_cards(cards_since(today)));
    static_cast<void>(store->seal_due(clock->now(), today));
    own_minutes = store->usual_minutes().value_or(storage::UsualMinutes{});
}

void Kiosk::State::home() {
    visit.reset();
    session.reset();
    pace.reset();
    unsaved.clear();
    saving = {};
    correcting.reset();
    done.clear();
    at = 0;
    stage = Stage::home;
}

Stored<void> Kiosk::State::hand_over() {
    auto given = store->hand_over(clock->now());
    // As with an answer: the disk may have failed for a moment.
    if (!given && store->reopen()) given = store->hand_over(clock->now());
    if (!given) return tl::unexpected(given.error());
    store = std::move(*given);
    // Nor is it known here any more whose visit this is.
    if (const auto known = store->visit(visit->id); known && known->client) {
        visit->client = known->client;
        for (storage::SessionSummary& each : visit->sessions)
            each.client = known->client;
    }
    return {};
}

Done<void> Kiosk::State::read_results(const storage::VisitSummary& on) {
    for (const storage::SessionSummary& each : on.sessions) {
        if (each.state != storage::SessionState::finished) continue;
        const CatalogEntry* entry = entry_of(each.instrument);
        if (entry == nullptr) continue;
        auto record = store->session(each.id, clock->now());
        if (!record) return tl::unexpected(Trouble{record.error()});
        keep_result(each, sheet_of(entry->instrument, record->answers));
    }
    return {};
}

Done<void> Kiosk::State::stand_at_results(storage::VisitSummary on) {
    home();
    if (auto read = read_results(on); !read) return read;
    visit = std::move(on);
    stage = Stage::result;
    return {};
}

namespace {

// Where words were left out, the others may have lent from them: then something would have none.
bool have_gaps(const instruments::Instrument& instrument, const Wordings& words) {
    std::vector<instruments::Wording> left;
    left.reserve(words.size());
    for (const auto& [language, wording] : words)
        left.push_back(*wording);
    return instruments::has_errors(instruments::check_wordings(instrument, left));
}

}  // namespace

Wordings Kiosk::State::words_to_ask(const storage::SessionSummary& of) const {
    const CatalogEntry* entry = entry_of(of.instrument);
    if (entry == nullptr) return {};
    const std::string& language = of.standing.language;
    Wordings words = words_accepted(*entry, of.wordings);
    const bool had =
        std::ranges::find(of.wordings, language, &storage::WordingDigest::language) != of.wordings.end();
    if (had && !words.contains(language)) return {};
    if (words.size() < entry->wordings.size() && !words.empty() && have_gaps(entry->instrument, words))
        return {};
    return words;
}

void Kiosk::State::keep_result(const storage::SessionSummary& of, instruments::AnswerSheet sheet) {
    const CatalogEntry* entry = entry_of(of.instrument);
    if (entry == nullptr) return;
    Wordings words = words_to_ask(of);
    done.push_back({entry, words.empty() ? entry->words() : std::move(words), std::move(sheet)});
}

Done<void> Kiosk::State::stand_in(storage::VisitSummary on) {
    home();
    const Stage wanted = stage_of(on);
    // Before it is handed over: a client could do nothing with what nobody may ask, nor could staff, for the
    // tablet would be hers again at every sign-in.
    const auto current = current_of(on);
    if (wanted != Stage::result && current && words_to_ask(on.sessions[*current]).empty())
        return no(KioskRefusal::not_accepted);
    const bool to_client = is_alone(on) && wanted != Stage::result;
    if (!to_client) {
        if (auto read = read_results(on); !read) return read;
    }
    visit = std::move(on);
    auto stood = store->stand_at(visit->id, clock->now());
    if (stood && to_client && !store->in_clients_hands()) {
        language_of_round = visit->sessions.front().standing.language;
        stood = hand_over();
    }
    if (!stood) {
        home();
        return tl::unexpected(Trouble{stood.error()});
    }
    at = current_of(*visit).value_or(0);
    if (wanted == Stage::questions) {
        const bool planned = summary().state == storage::SessionState::planned;
        if (auto opened = open_session(planned, agreed_text(*visit)); !opened) {
            come_home();
            return opened;
        }
    }
    stage = wanted;
    return {};
}

// `first`: the session was only planned; otherwise it is taken up where it was left.
Done<void> Kiosk::State::open_session(bool first, const std::string& consent_text) {
    pace.reset();
    const CatalogEntry* entry = entry_of(summary().instrument);
    const Wordings words = words_to_ask(summary());
    if (words.empty()) return no(KioskRefusal::not_accepted);
    std::string language = summary().standing.language;
    if (!words.contains(language)) language = words.begin()->first;
    session.emplace(entry->instrument, words, language, mode_of(summary().mode));
    if (!first) {
        auto record = store->session(summary().id, clock->now());
        if (!record) return tl::unexpected(Trouble{record.error()});
        session->restore(sheet_of(entry->instrument, record->answers), record->session.standing.position);
        // Staff signed in to go on with a respondent's sheet, and may not see what she answered.
        if (is_anonymous(*visit) && is_alone(*visit)) session->go_only_forward();
        // The local names that it began with: those are what its record tells.
        const auto written = store->shown_words(record->session.shown.local_names);
        if (!written) return tl::unexpected(Trouble{written.error()});
        session->set_local_names(LocalNames(*written));
        return {};
    }
    const auto names = store->local_names();
    if (!names) return tl::unexpected(Trouble{names.error()});
    LocalNames local_names(storage::written_out(entry->instrument.id, *names));
    const storage::ShownWords shown{consent_text, local_names.digest()};
    session->set_local_names(std::move(local_names));
    if (auto begun = store->begin_session(summary().id, standing(), clock->now(), shown);
        !begun && !is_after_all(summary().id, storage::SessionState::open)) {
        session.reset();
        return tl::unexpected(Trouble{begun.error()});
    }
    summary().shown = shown;
    summary().state = storage::SessionState::open;
    summary().consent = storage::Consent::agreed;
    pace.emplace(clock->now());
    return {};
}

bool Kiosk::State::is_after_all(const std::string& which, storage::SessionState state) {
    if (!store->reopen()) return false;
    const auto now = store->visit(visit->id);
    const auto is_it = [&](const storage::SessionSummary& each) { return each.id == which; };
    if (!now && now.error().kind != StoreError::Kind::no_such_record) return false;
    const bool there = now && std::ranges::any_of(now->sessions, is_it);
    // However a survey ends, it leaves its visit, and the last takes the visit with it.
    if (!there) {
        return is_anonymous(*visit) &&
               (state == storage::SessionState::finished || state == storage::SessionState::declined ||
                state == storage::SessionState::discarded);
    }
    return std::ranges::find_if(now->sessions, is_it)->state == state;
}

Stored<std::string> Kiosk::State::digest_of_consent(const std::string& language) {
    return store->site_words().map([&](const std::vector<storage::SiteWords>& all) {
        const std::string& read = language.empty() ? summary().standing.language : language;
        return storage::digest_of_words(
            words_for(all, storage::SiteWords::Kind::consent, visit->site, read).words);
    });
}

Done<void> Kiosk::State::next_session() {
    session.reset();
    const auto next = current_of(*visit);
    if (!next) {
        stage = is_anonymous(*visit) ? Stage::thanks : Stage::result;
        return {};
    }
    const std::string language = summary().standing.language;  // of the moment, kept for the next one
    at = *next;
    summary().standing.language = language;
    return open_session(true, agreed_text(*visit));
}

std::chrono::milliseconds Kiosk::State::timed_since(std::chrono::steady_clock::time_point begun) {
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(clock->stopwatch() - begun);
    slowest_saving = std::max(slowest_saving, took);
    return took;
}

bool Kiosk::State::save() {
    if (correcting) {
        unsaved.clear();
        saving = {};
        return true;
    }
    std::vector<storage::AnswerChange> changes;
    changes.reserve(unsaved.size());
    for (const auto& [item, change] : unsaved)
        changes.push_back(change);
    const auto begun = clock->stopwatch();
    auto saved = store->save(summary().id, changes, standing(), clock->now());
    if (!saved && store->reopen()) saved = store->save(summary().id, changes, standing(), clock->now());
    const auto took = timed_since(begun);
    if (saved) {
        unsaved.clear();
        saving = {};
        saving.took = took;
        return true;
    }
    saving.took = took;
    saving.unsaved = static_cast<int>(std::max<std::size_t>(unsaved.size(), 1));
    saving.trouble = saved.error();
    ++saving.failures;
    return false;
}

// Scores and ends the session on the screen, whose answers are saved.
bool Kiosk::State::end_session() {
    const instruments::Instrument& instrument = session->instrument();
    const storage::Scoring scoring = scoring_of(instrument, session->answers());
    const storage::Care care = care_of(instrument, session->answers(), scoring);
    const std::optional<int> minutes = pace ? pace->minutes() : std::nullopt;
    if (auto finished = store->finish_session(summary().id, scoring, clock->now(), care, minutes);
        !finished && !is_after_all(summary().id, storage::SessionState::finished)) {
        saving.trouble = finished.error();
        saving.unsaved = 1;
        ++saving.failures;
        return false;
    }
    saving = {};
    summary().state = storage::SessionState::finished;
    summary().standing.language = session->language();
    return true;
}

std::optional<Refusal> Kiosk::State::finish() {
    if (correcting) return finish_correction();
    // The answers first: a finished session takes none any more.
    if ((!unsaved.empty() && !save()) || !end_session()) {
        session->restore(session->answers(), at_review);
        return Refusal::not_saved;
    }
    // Nobody is shown what an anonymous survey was answered, and no result before staff have signed in.
    if (!is_anonymous(*visit) && !store->in_clients_hands()) keep_result(summary(), session->answers());
    if (auto next = next_session(); !next) {
        // This one is safe; the next could not be begun and stays planned on the home screen.
        come_home();
        return Refusal::not_saved;
    }
    return std::nullopt;
}

Done<void> Kiosk::State::close_survey() {
    if (session->page().answered == 0) return discard();
    pace.reset();  // a part takes less than the whole
    if ((!unsaved.empty() && !save()) || !end_session()) return tl::unexpected(Trouble{*saving.trouble});
    return done_or_trouble(finish_visit());
}

void Kiosk::State::close_other_surveys(const std::string& standing) {
    for (storage::VisitSummary& other : store->open_visits().value_or(std::vector<storage::VisitSummary>{})) {
        if (!is_anonymous(other) || other.id == standing) continue;
        visit = std::move(other);
        const auto open =
            std::ranges::find(visit->sessions, storage::SessionState::open, &storage::SessionSummary::state);
        if (open == visit->sessions.end()) {
            static_cast<void>(finish_visit());
        } else {
            at = static_cast<std::size_t>(open - visit->sessions.begin());
            // What cannot be closed now is at the next sign-in, or sealed as it is by the clock.
            if (open_session(false)) static_cast<void>(close_survey());
        }
        home();
    }
}

Done<void> Kiosk::State::discard() {
    if (auto discarded = store->discard_session(summary().id, clock->now());
        !discarded && !is_after_all(summary().id, storage::SessionState::discarded)) {
        return tl::unexpected(Trouble{discarded.error()});
    }
    if (done.empty()) return done_or_trouble(finish_visit());
    // What was finished before has a result that staff have not seen.
    auto rest = store->visit(visit->id);
    if (!rest) return tl::unexpected(Trouble{rest.error()});
    visit = *std::move(rest);
    session.reset();
    unsaved.clear();
    saving = {};
    stage = Stage::result;
    return {};
}

Stored<void> Kiosk::State::finish_visit() {
    // A client's is ended when it is taken in: only then is it where it is sealed.
    if (store->in_clients_hands() && !is_anonymous(*visit)) return {};
    auto finished = store->finish_visit(visit->id, clock->now());
    // A survey that is done has left its visit, and the visit is gone.
    if (!finished && finished.error().kind == StoreError::Kind::no_such_record) return {};
    return finished;
}

}  // namespace runtime
