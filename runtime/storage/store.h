// The encrypted store: people, sites, accepted instruments, visits and their sessions,
// answers, scores, history. Every call that changes something is one transaction and
// returns after it is durable; a call that fails has changed nothing. It checks who may
// (permit.h), has no clock and knows nothing of what an instrument asks.
//
// On disk: FILE (SQLCipher), FILE.keys (who can open it; names are readable there),
// FILE.tries (wrong passphrases in a row), FILE.lock (held while a program has the store),
// FILE-journal (SQLite's; at rest it says nothing), FILE.session (a visit that a client has in her hands).
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/storage/error.h"
#include "runtime/storage/records.h"
#include "runtime/storage/salvage.h"
#include "runtime/storage/secret.h"
#include "runtime/storage/settings.h"
#include "runtime/storage/timings.h"

namespace runtime::storage {

// In whose hands the tablet is while a passphrase is tried: a client has tries of its own.
enum class Hands { staff, client };

// A store that this program holds, opened or not: while it lives, every other program
// gets `in_use`. The kiosk holds it from its start, before anyone has signed in.
class StoreFile {
  public:
    static Stored<StoreFile> hold(const std::filesystem::path& file);

    // Makes the store and its first supervisor, and a recovery sheet (recovery.h) where a passphrase for
    // it is given. Nothing is left behind when it fails.
    static Stored<StoreFile> create(const std::filesystem::path& file, std::string_view supervisor,
                                    const Secret& passphrase, Purpose purpose, Moment at,
                                    const Secret& recovery = {});

    StoreFile(StoreFile&&) noexcept;
    StoreFile& operator=(StoreFile&&) noexcept;
    StoreFile(const StoreFile&) = delete;
    StoreFile& operator=(const StoreFile&) = delete;
    ~StoreFile();

    // The display names for the sign-in tiles, in the order they were added; a recovery sheet is not
    // among them.
    [[nodiscard]] Stored<std::vector<std::string>> names() const;
    // What to sign in as with the newest recovery sheet; nothing when there is none.
    [[nodiscard]] Stored<std::optional<std::string>> recovery_name() const;
    // A client's own file lies beside the store, and nobody has signed in since it was made.
    [[nodiscard]] bool waits_for_staff() const;
    // A restore that was interrupted was gone on with when this was held: a backup has taken the store's
    // place.
    [[nodiscard]] bool finished_a_restore() const;
    // As the key file says; the store itself is asked again when it is opened.
    [[nodiscard]] Stored<Purpose> purpose() const;
    [[nodiscard]] const std::filesystem::path& path() const;
    // How long this person's next try has to wait, after wrong ones. Nobody of that name: not at all.
    [[nodiscard]] Stored<std::chrono::seconds> wait(std::string_view name, Hands hands = Hands::staff) const;

  private:
    friend class Store;
    struct Held;
    explicit StoreFile(std::unique_ptr<Held> held);
    std::unique_ptr<Held> held_;
};

// An opened store and the person who opened it. Not for two threads at once. It keeps the
// hold on the file while it lives; closing it wipes the key.
class Store {
  public:
    // Derives the key (0.5 to 1 s on a real store: call it on the worker), checks every
    // page and the chain of the history, migrates an older store, takes in what a client answered alone.
    // A wrong passphrase counts, and after some the next has to wait: see tries.h.
    static Stored<Store> open(const StoreFile& file, std::string_view name, const Secret& passphrase,
                              Hands hands = Hands::staff);
    // hold() and open() in one, for the command line.
    static Stored<Store> open(const std::filesystem::path& file, std::string_view name,
                              const Secret& passphrase);
    // Of a store that open() calls `damaged`, what can still be read, one record at a time: sealed ones that
    // her key opens, and sessions that are not sealed yet, those that are not finished too. For a supervisor:
    // else `not_permitted`. Nothing is written into the store, so no event tells of it. `each` returns false
    // to stop. `wrong_state` for a store that opens; `damaged` where not even the list of tables can be read.
    [[nodiscard]] static Stored<Salvaged> salvage(const StoreFile& file, std::string_view name,
                                                  const Secret& passphrase,
                                                  const std::function<bool(const Record&)>& each);

    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;
    ~Store();

    [[nodiscard]] const Who& who() const;
    [[nodiscard]] Purpose purpose() const;
    // After `io` or `disk_full`: a fresh connection with the same key, every page and the
    // history checked.
    [[nodiscard]] Stored<void> reopen();

    // --- In a client's hands ----------------------------------------------------------
    // The visit that stands, as far as it is not done, in a store of its own: FILE.session. The caller
    // puts the result in this one's place, which closes this one and wipes its keys; from then on memory
    // has no key to anything but that visit. In it, every call about this visit does what it does here,
    // and an anonymous respondent may be followed by the next. It comes back when somebody opens the
    // store again. `wrong_state` when no visit stands for this person.
    [[nodiscard]] Stored<Store> hand_over(Moment at);
    [[nodiscard]] bool in_clients_hands() const;
    // What a client answered alone could not be read when this store was opened: the file was gone or
    // damaged. It is kept under another name, and its key in the store; the visit stands as it was before.
    // The newest event before this sign-in is a month old, or of a day that has not come: the tablet was not
    // used, or its clock is wrong. Nothing that time alone destroys or ends is due then, until the next
    // sign-in.
    [[nodiscard]] bool doubts_date(Moment at) const;
    [[nodiscard]] bool lost_a_session() const;
    // FILE.session lay there and this store knows nothing of it, as where an older copy of the store was put
    // in a later one's place. It is kept as FILE.session.unknown, for who has the later one.
    [[nodiscard]] bool found_an_unknown_session() const;

    // --- People and places -----------------------------------------------------------
    // `name_taken` also where another's differs in capitals or blanks only.
    [[nodiscard]] Stored<void> add_staff(std::string_view name, Role role, const std::vector<Site>& sites,
                                         const Secret& passphrase, Moment at);
    [[nodiscard]] Stored<std::vector<StaffMember>> staff();
    // Where she works from her next sign-in on: these sites, and no others. `no_such_name`: nobody called so
    // may sign in. The same sites again are no event.
    [[nodiscard]] Stored<void> set_sites(std::string_view name, std::span<const Site> sites, Moment at);
    // She cannot sign in any more, and the store has a new data key that is sealed to all others. Takes a
    // while: every page is written anew. `oneself`, `last_supervisor`, `sealed_to_others` where she would
    // take the last key of a record along; her name stays taken.
    [[nodiscard]] Stored<void> disable_staff(std::string_view name, Moment at);
    // One more supervisor, on paper; an earlier sheet opens nothing from then on. The name to sign in with.
    [[nodiscard]] Stored<std::string> make_recovery_sheet(const Secret& passphrase, Moment at);
    // To be called when somebody has signed in: that a recovery sheet was used is an event, and that what
    // a client answered alone was lost. A supervisor's sign-in notes where the history stands (readers()).
    [[nodiscard]] Stored<void> note_sign_in(Moment at);
    [[nodiscard]] Stored<void> change_passphrase(const Secret& old_one, const Secret& new_one, Moment at);
    // Who can open what is finished from now on, as a supervisor was told or was not: for her alone.
    [[nodiscard]] Stored<Readers> readers();
    // She says that she knows them all; or that she was told of the history. Each is an event.
    [[nodiscard]] Stored<void> know_readers(Moment at);
    [[nodiscard]] Stored<void> know_history(Moment at);
    // A site that is there already is not an error.
    [[nodiscard]] Stored<void> add_site(const Site& site, Moment at);
    [[nodiscard]] Stored<void> add_sites(std::span<const Site> sites, Moment at);  // all or none
    // Those where this person may work; all of them for a supervisor.
    [[nodiscard]] Stored<std::vector<Site>> sites();

    // --- Instruments -----------------------------------------------------------------
    [[nodiscard]] Stored<void> accept(const InstrumentRef& instrument,
                                      const std::vector<WordingDigest>& wordings, Moment at);
    // The newest acceptance of each id and version.
    [[nodiscard]] Stored<std::vector<Acceptance>> accepted();

    // --- Visits and sessions ---------------------------------------------------------
    // Finds the client's code or registers it at this site, on this day. One that differs in hyphens and
    // blanks only is that client's (client_code.h); `ambiguous_code` where it is several clients'.
    [[nodiscard]] Stored<ClientSummary> register_client(std::string_view code, const Site& site,
                                                        const Date& on, Moment at);
    [[nodiscard]] Stored<std::vector<ClientSummary>> clients(const Site& site);
    // The cards of this site's clients whose last contact was on that day or later.
    [[nodiscard]] Stored<std::vector<CaseCard>> case_cards(const Site& site, const Date& since);
    // Deletes the cards of all others. Whoever signs in does that, whatever the role: cards must go.
    [[nodiscard]] Stored<void> forget_case_cards(const Date& since);
    // Registers the client if need be and plans one session per instrument, in order.
    [[nodiscard]] Stored<VisitSummary> start_visit(const NewVisit& visit, Moment at);
    [[nodiscard]] Stored<VisitSummary> visit(std::string_view visit_id);
    // Visits of this person's kind and sites that are not finished: the unfinished
    // sessions of the home screen, newest first.
    [[nodiscard]] Stored<std::vector<VisitSummary>> open_visits();
    // Planned, and consent was given: open now.
    [[nodiscard]] Stored<void> begin_session(std::string_view session_id, const Standing& standing, Moment at,
                                             const ShownWords& shown = {});
    // One accepted intent. With no changes it saves where the respondent stands.
    [[nodiscard]] Stored<void> save(std::string_view session_id, std::span<const AnswerChange> changes,
                                    const Standing& standing, Moment at);
    // A client's gets its case card with it: done, and with what level of care. How many minutes it took is
    // counted, where that is known, without a trace of whose it was.
    [[nodiscard]] Stored<void> finish_session(std::string_view session_id, const Scoring& scoring, Moment at,
                                              const Care& care = {}, std::optional<int> minutes = {});
    // What each questionnaire takes here, where enough were finished.
    [[nodiscard]] Stored<UsualMinutes> usual_minutes();
    // Consent was not given; whatever was answered is deleted. The client's case card says: not done.
    [[nodiscard]] Stored<void> decline_session(std::string_view session_id, Moment at,
                                               const std::string& consent_text = {});
    // What was answered is deleted. A client's visit goes no further: what was planned in it is not done
    // either, and what was finished in it waits for its result to be seen.
    [[nodiscard]] Stored<void> discard_session(std::string_view session_id, Moment at);
    // Planned sessions of it are given up; open ones must be finished or discarded first. Every
    // record of it is sealed to the supervisors, and the visit is gone. An anonymous visit ends by
    // itself with its last session, which is sealed there and then.
    [[nodiscard]] Stored<void> finish_visit(std::string_view visit_id, Moment at);
    // Seals what time has made due: the records of a visit twelve hours after its last answer; what is
    // still unfinished, as far as it came, after thirty days; what an earlier version left unsealed.
    // Quick when nothing is. Anybody may: it takes no key but the supervisors' public ones.
    [[nodiscard]] Stored<void> seal_due(Moment at, const Date& today);
    // The visit that stands on the screen, or none: after a power cut and sign-in the kiosk stands there
    // again. One for the whole store; gone when that visit is finished. A client's stands for this person
    // alone, so that nobody lands in a colleague's; an anonymous one does not say whose it is.
    [[nodiscard]] Stored<void> stand_at(const std::optional<std::string>& visit_id, Moment at);
    // What stands for this person stands for whoever signs in next: a client has the tablet now.
    // hand_over() does that too.
    [[nodiscard]] Stored<void> stand_for_anybody(Moment at);
    // Nothing, too, when it stands for somebody else, or this person may not see that visit.
    [[nodiscard]] Stored<std::optional<VisitSummary>> standing_visit();
    // A session with its answers and scores, while this person may see it. Reading a sealed one,
    // which only a supervisor's private key can, is an event.
    [[nodiscard]] Stored<Record> session(std::string_view session_id, Moment at);
    // The finished, sealed records of this one's client and questionnaire, whatever its version, itself
    // among them, oldest first; one in whose place a correction stands is left out. Empty for an anonymous
    // one. That others than it were read is an event.
    [[nodiscard]] Stored<std::vector<Record>> results_over_time(std::string_view session_id, Moment at);
    // Finished anonymous sessions of that day and site: the evaluator's counter.
    [[nodiscard]] Stored<std::int64_t> survey_count(const Site& site, const Date& date);

    // --- Records in and out ----------------------------------------------------------
    // All or none, in one transaction. Sites must exist, or be among the new ones that are added with them.
    [[nodiscard]] Stored<void> import(std::span<const ImportedRecord> records, Moment at,
                                      std::span<const Site> new_sites = {});
    // Which of these were imported before: the same instrument, client, site, day and answers. They are
    // compared with what is there, sealed records opened; no digest of them is kept, which whoever holds
    // a passphrase of the store could guess at. What was erased since is not found. Each that is there
    // stands for one of these. And which were salvaged and are here, finished, under their own ids. That
    // sealed records were read for it is an event, written before the first of them.
    [[nodiscard]] Stored<std::vector<ImportedBefore>> imported_before(std::span<const ImportedRecord> records,
                                                                      Moment at);
    // Finished records, one at a time, in a random order that is another at every call. `each` returns
    // false to stop; it must not call this store. `sealed_to_others` at one that this person has no key for.
    // That they were read, what for and which, is an event, written before the first of them; `form`, e.g.
    // the level at which they leave, is in it. One in whose place a correction stands comes to `verifying`
    // only, and need not be readable; how many of these fitted and were left out is what is handed back.
    [[nodiscard]] Stored<LeftOut> each_record(const Selection& selection, Reading reading,
                                              const std::function<bool(const Record&)>& each, Moment at,
                                              std::string_view form = {});
    // A new record, with a reason, takes the place of a sealed one of a client. That one stays, to be looked
    // at; exports and reports leave it out from then on. The client's case card says what is right now. Its
    // id. `wrong_state` for one that is not finished, or was corrected before: the newest is corrected.
    // `not_permitted` for an anonymous one; `bad_value` without a reason.
    [[nodiscard]] Stored<std::string> correct_record(const Correction& correction, Moment at);
    // Scores made by another scorer version are added; those that are there stay.
    [[nodiscard]] Stored<void> add_scoring(std::string_view session_id, const Scoring& scoring, Moment at);

    // --- Withdrawal --------------------------------------------------------------------
    // A client wants her records erased: kept until a supervisor does it. Saying it twice is no error.
    [[nodiscard]] Stored<void> record_withdrawal(std::string_view code, const Date& on, Moment at);
    // Destroys every record of this client, sealed or not, by destroying its keys and its body; then the
    // client, her cards and the wish. The history keeps that it was done. Returns how many records there
    // were. `sealed_to_others`, with nothing done, while there are records that this person cannot look into.
    [[nodiscard]] Stored<std::int64_t> erase_client(std::string_view code, Moment at);
    // One record of a client, sealed or not: with it those in whose place it stands and those that stand in
    // its place, the key of what was lost of its visit in a client's hands, and what her case card says of it
    // but that it was done. With the last of an unfinished visit the visit goes. An anonymous one is
    // `not_permitted`: nobody can say whose it is. `sealed_to_others`, with nothing done, where one of
    // these may be among the records that this person cannot look into.
    [[nodiscard]] Stored<void> erase_record(std::string_view record_id, Moment at);

    // --- What the programme says and decides -------------------------------------------
    // Everybody reads; a supervisor changes, and each change is an event without its words.
    [[nodiscard]] Stored<Settings> settings();
    [[nodiscard]] Stored<void> change_settings(const Settings& settings, Moment at);
    [[nodiscard]] Stored<std::vector<SiteWords>> site_words();
    // All or none. Empty words take back what was there.
    [[nodiscard]] Stored<void> set_site_words(std::span<const SiteWords> words, Moment at);
    [[nodiscard]] Stored<std::vector<LocalName>> local_names();
    [[nodiscard]] Stored<void> set_local_names(std::span<const LocalName> names, Moment at);
    // By the digest that a session has; empty when there are none.
    [[nodiscard]] Stored<std::string> shown_words(std::string_view digest);

    // --- Looking through what is there -----------------------------------------------
    // For it every sealed record is opened: that a list was read is an event, once for all its pages.
    [[nodiscard]] Stored<SessionList> sessions(const SessionFilter& filter, std::int64_t offset, int limit,
                                               Moment at);
    // sessions() opens every sealed record once. Whoever must not wait that long opens them before, some at
    // a time: for about so long, and at least one.
    [[nodiscard]] Stored<Opening> open_for_list(std::chrono::milliseconds at_most);
    [[nodiscard]] Stored<HistoryPage> history(const HistoryFilter& filter, std::int64_t offset, int limit);

    // One encrypted file that is enough to go on from (restore.h), and how far it goes. That it is begun is
    // an event, which it has too, and that it was made is one of the store alone; where it fails there is no
    // file. `already_exists`.
    [[nodiscard]] Stored<StoreMark> back_up(const std::filesystem::path& out, Moment at);

    // --- History and integrity -------------------------------------------------------
    [[nodiscard]] Stored<std::vector<Event>> history();
    [[nodiscard]] Stored<IntegrityReport> check();
    // As it stands now.
    [[nodiscard]] Stored<StoreMark> mark();

  private:
    struct Opened;
    explicit Store(std::unique_ptr<Opened> opened);
    std::unique_ptr<Opened> opened_;
};

}  // namespace runtime::storage
