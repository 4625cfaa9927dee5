// What Kiosk is made of, for the files that implement it: kiosk.cpp (who is signed in), kiosk_home.cpp (what
// may be begun), kiosk_visit.cpp (the visit on the screen, whose steps kiosk_state.cpp takes),
// kiosk_correction.cpp (a sealed record is put right).
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "runtime/acceptance.h"
#include "runtime/kiosk.h"
#include "runtime/pace.h"

namespace runtime {

struct Kiosk::State {
    std::filesystem::path path;
    const Catalog* catalog = nullptr;
    const Clock* clock = nullptr;
    std::optional<storage::StoreFile> file;
    // The store is asked through const calls of the kiosk too; asking changes nothing that the caller sees.
    mutable std::optional<storage::Store> store;
    Stage stage = Stage::first_start;

    std::optional<storage::VisitSummary> visit;
    std::size_t at = 0;  // which session of the visit
    std::optional<Session> session;
    std::optional<Pace> pace;           // of the session, where it was begun in this sitting
    storage::UsualMinutes own_minutes;  // as of the last sign-in or return home; a client's file has none
    std::string language_of_round;      // what each respondent finds, whatever the one before chose
    std::vector<std::string> round;     // what each is asked; nothing after a restart
    std::string asked_by;               // id of who was asking a survey when the tablet was locked
    // The session on the screen is a sealed record's, to be put right: it is in no store until it is done.
    struct Correcting {
        storage::Record record;
        std::string reason;
    };
    std::optional<Correcting> correcting;
    std::optional<std::string> corrected;  // id of the record that the last correction made
    Saving saving;
    std::chrono::milliseconds slowest_saving{0};
    std::map<std::string, storage::AnswerChange> unsaved;  // by item
    struct Done {
        const CatalogEntry* entry;
        Wordings words;  // in which it was asked
        instruments::AnswerSheet sheet;
    };
    std::vector<Done> done;

    // How long saving took that was begun then.
    [[nodiscard]] std::chrono::milliseconds timed_since(std::chrono::steady_clock::time_point begun);
    [[nodiscard]] storage::SessionSummary& summary() { return visit->sessions[at]; }
    [[nodiscard]] storage::Standing standing() const { return {session->position(), session->language()}; }

    [[nodiscard]] const CatalogEntry* entry_of(const storage::InstrumentRef& ref) const {
        const CatalogEntry* entry = catalog->find(ref.id + "@" + ref.version);
        return entry != nullptr && entry->instrument.digest == ref.definition_digest ? entry : nullptr;
    }

    // To ask its questions: the words that were accepted when its visit was begun, which its record will
    // name. Empty where those of its own language changed since, or its definition did.
    [[nodiscard]] Wordings words_to_ask(const storage::SessionSummary& of) const;
    // Its result can be shown, in the words it was asked in; in today's where those are gone.
    void keep_result(const storage::SessionSummary& of, instruments::AnswerSheet sheet);

    void home();
    // Where nothing is on the screen: what time has made due in the store is done too. Out of a client's
    // hands, only signing in leads home.
    void come_home();
    // Closes the store and puts the visit that stands into the client's hands, in its place.
    [[nodiscard]] storage::Stored<void> hand_over();
    [[nodiscard]] storage::Stored<void> finish_visit();
    // Stands where this visit stands: consent, questions or result.
    [[nodiscard]] runtime::Done<void> stand_in(storage::VisitSummary on);
    // At the results of its finished parts, while another waits. It does not stand there after a restart.
    [[nodiscard]] runtime::Done<void> stand_at_results(storage::VisitSummary on);
    [[nodiscard]] runtime::Done<void> read_results(const storage::VisitSummary& on);
    [[nodiscard]] runtime::Done<void> next_session();
    // Those that stand for nobody any more, because somebody signed in who may not run one: as when the
    // tablet is given back. Home stands afterwards.
    void close_other_surveys(const std::string& standing);
    [[nodiscard]] runtime::Done<void> open_session(bool first, const std::string& consent_text = {});
    // A step that failed to be saved may have been saved: the disk can fail after it was. Whether this
    // session of the visit stands so in the store, asked on a fresh connection.
    [[nodiscard]] bool is_after_all(const std::string& which, storage::SessionState state);
    // Of the text that holds here now, in the language in which it was read.
    [[nodiscard]] storage::Stored<std::string> digest_of_consent(const std::string& language);
    [[nodiscard]] bool save();
    [[nodiscard]] bool end_session();
    [[nodiscard]] std::optional<Refusal> finish();
    [[nodiscard]] std::optional<Refusal> finish_correction();
    [[nodiscard]] runtime::Done<void> discard();
    // The survey on the screen as it is: sealed, or deleted when nothing was answered. Its visit is over.
    [[nodiscard]] runtime::Done<void> close_survey();
};

[[nodiscard]] inline bool is_anonymous(const storage::VisitSummary& visit) {
    return !visit.client.has_value();
}

// The first session of the visit that is not done.
[[nodiscard]] std::optional<std::size_t> current_of(const storage::VisitSummary& visit);
// Whether its client answers it alone.
[[nodiscard]] bool is_alone(const storage::VisitSummary& visit);
// Where a visit that stands as this one does is taken up.
[[nodiscard]] Stage stage_of(const storage::VisitSummary& visit);
[[nodiscard]] bool any_finished(const storage::VisitSummary& visit);
[[nodiscard]] instruments::Mode mode_of(storage::Mode mode);

template <class T>
Done<void> done_or_trouble(const storage::Stored<T>& stored) {
    if (!stored) return tl::unexpected(Trouble{stored.error()});
    return {};
}

[[nodiscard]] inline tl::unexpected<Trouble> no(KioskRefusal refusal) {
    return tl::unexpected(Trouble{refusal});
}

}  // namespace runtime
