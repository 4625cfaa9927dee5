// What Store and StoreFile are made of, for the files that implement them. Throws Failure.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "runtime/storage/files.h"
#include "runtime/storage/history.h"
#include "runtime/storage/keyring.h"
#include "runtime/storage/known_clients.h"
#include "runtime/storage/sealed_record.h"
#include "runtime/storage/sqlite.h"
#include "runtime/storage/store.h"
#include "runtime/storage/transaction.h"

namespace runtime::storage {

class DamagedFile;

struct StoreFile::Held {
    std::filesystem::path file;
    FileLock lock;
    bool finished_a_restore = false;

    [[nodiscard]] std::filesystem::path keys() const { return beside(file, ".keys"); }
    [[nodiscard]] std::filesystem::path tries() const { return beside(file, ".tries"); }
};

// Those of a person's slots that this passphrase opens, one at least; `wrong_passphrase`, `too_many_tries`.
// The try is on the disk before the key is derived, and no longer counts when it was right. `who`: whose
// tries these are.
std::vector<OpenSlot> unlock_counted(const std::filesystem::path& tries_file, const std::string& who,
                                     std::span<const Slot> slots, const Secret& passphrase,
                                     std::string_view context);

// Wrong passphrases before a right one, on their way into the history: an event in the caller's transaction,
// then, when that is durable, out of the file. Killed in between, they are told twice, never not at all.
void tell_wrong_tries(Connection& connection, const std::filesystem::path& tries_file, const std::string& who,
                      const Who& actor, Moment at);
void forget_told_tries(const std::filesystem::path& tries_file, const std::string& who) noexcept;

// How a row is looked up. The way to its key leads past other rows, and one with overflow pages is read whole
// to compare it; a scan from either end reads of the others no more than their keys. Scans are for
// salvage.cpp: a damaged row then costs itself alone.
enum class Lookup : std::uint8_t { by_key, scan_up, scan_down };
[[nodiscard]] std::string_view sealed_record_query(Lookup how);
SessionSummary session_of(Connection& connection, std::string_view session_id, Lookup how);
std::vector<StoredAnswer> answers_of(Connection& connection, std::string_view session_id, Lookup how);

struct Store::Opened {
    std::filesystem::path file;
    FileLock lock;
    Secret data_key;
    Connection connection;
    Who who;
    Purpose purpose = Purpose::real;
    // Opens sealed records: a supervisor's own. Nobody else has one, so that nothing below can
    // read a record for him.
    std::optional<KeyPair> reader = {};
    std::map<std::string, SessionSummary> summaries = {};  // of sealed records, as far as they were opened
    std::set<std::string> sealed_elsewhere = {};           // ids that were tried, and have no key for her
    bool in_hands = false;                                 // this is FILE.session
    std::optional<std::int64_t> used_at = {};              // the newest event before this sign-in
    bool lost_a_session = false;                           // see Store
    bool unknown_session = false;                          // see Store
    std::optional<SessionFilter> listed = {};              // the list that the history has as read
    std::optional<Keyring> keys_unwritten = {};  // as they should be, where the disk failed in a change
    std::string tries_of = {};  // whose tries the passphrase that opened this was counted among

    [[nodiscard]] std::filesystem::path keys() const { return beside(file, ".keys"); }
    [[nodiscard]] std::filesystem::path tries() const { return beside(file, ".tries"); }

    // `not_permitted` unless this person's role, and sites, may.
    void allow(Action action) const;
    void allow_at(Action action, std::string_view site) const;
    void happened(const Happening& happening, Moment at) { append_event(connection, who, happening, at); }

    // What the history keeps of a value that changed: a digest under the store's own key, so that an event
    // without its store tells nothing. Nothing of no value.
    std::vector<unsigned char> digest_of_value(std::string_view kind,
                                               std::initializer_list<std::string> value);
    std::vector<unsigned char> digest_of_staff(std::string_view staff_id);

    // --- A client's own file: hand_over.cpp.
    // What she answered, in one transaction, and the file goes. Nothing when there is none.
    void take_in();
    void take_answers(const std::string& visit, Moment given);
    void take_events(bool& given_up, Moment& last);
    void take_anonymous(const std::string& visit, Moment given);
    // Visits whose file was lost, each once for every time that the history does not have yet.
    std::vector<std::string> lost_and_not_told();

    // What a client answered alone, of a store that is damaged: salvage_alone.cpp. Then the sessions that are
    // newer there than here are known. False when `each` had enough.
    bool salvage_alone(DamagedFile& damaged, const std::function<bool(const Record&)>& each,
                       Salvaged& salvaged, std::set<std::string>& newer_there);

    // A new member of staff, with a slot in the key file; the event has this kind.
    void admit(const std::string& name, Role role, const std::vector<Site>& sites, const Secret& passphrase,
               std::string_view event, Moment at);
    // Changes the data key, and the store with it: `change` works on a copy, which takes the store's place
    // under a new key. Who is not active in it any more has no key to it. All or nothing, and at every
    // moment one key opens the store: see store_keys.cpp.
    // With a slot `own`: it takes the place of her own, whose key `change` has put into the table of staff.
    void change_data_key(const std::function<void(Connection& copy)>& change, OpenSlot* own = nullptr);
    [[nodiscard]] std::vector<KeyFault> key_faults();
    // The key file as it should be: a change of this connection's is done in it, or taken back.
    [[nodiscard]] Keyring keyring() const;

    // --- What a supervisor was told: store_readers.cpp. Inside the caller's transaction.
    // She adds somebody herself, who is known to her from then on.
    void know_reader(const std::string& staff_id, const PublicKey& key);
    // As the note of whoever signed in should be now. Whether there was something to write.
    bool keep_known_readers();

    void need_site(std::string_view site);
    std::vector<Site> sites_of(std::string_view staff_id);
    // The acceptance that holds now for exactly this definition; `not_accepted`.
    std::int64_t acceptance_of(const InstrumentRef& instrument);
    std::vector<WordingDigest> wordings_of(std::int64_t acceptance);
    std::string wording_digest(std::int64_t acceptance, std::string_view language);
    // The client of this code, registered if need be.
    KnownClient known_client(KnownClients& known, std::string_view code, const Site& site, const Date& on,
                             Moment at);
    // Nothing is written for a session without a client or without a visit.
    void save_done_card(std::string_view session_id, const Care& care, Moment at);
    void count_timing(std::string_view instrument, int minutes);
    void save_undone_card(std::string_view session_id, Moment at);
    // Whether the card of its client, occasion and instrument speaks of this finished record: no other of
    // that day was finished later. As far as this reader can look into the others.
    bool is_on_card(const Record& record);
    // The number of the event; none for an imported one.
    std::optional<std::int64_t> finished_at(std::string_view session_id);
    // What it says of that day from now on.
    void change_card(const Record& record, const Care& care);

    std::optional<VisitSummary> find_visit(std::string_view visit_id, bool& open);
    SessionSummary summary(std::string_view session_id);
    // With its digest, made from the salt of its row, when it has scores.
    Record record(std::string_view session_id, Digest* digest = nullptr, Lookup how = Lookup::by_key);
    struct Reached {
        std::string state;
        Site site;
        bool anonymous = false;
        std::int64_t counter = 0;  // how often it was saved
    };
    Reached reach(std::string_view session_id);
    // This person may run it, and it stands in this state; else throws.
    Reached reach_to_run(std::string_view session_id, SessionState state);
    bool in_open_visit(std::string_view session_id);
    void end_session(std::string_view session_id, SessionState state, Consent consent, Moment at);
    // Ends it without a record: its answers are deleted.
    void give_up(std::string_view session_id, SessionState end, const std::string& consent_text, Moment at);
    void insert_site(const Site& site, Moment at);  // nothing when it is there already
    void insert_imported(const ImportedRecord& record, KnownClients& known, Moment at);
    // By item, each once, as the tables of unfinished sessions would take them; throws `bad_value`.
    static std::vector<StoredAnswer> checked(std::vector<StoredAnswer> answers);

    // --- Sealing: sealing.cpp. Inside the caller's transaction.
    // Whoever can read what is sealed from now on: every supervisor who may sign in.
    std::vector<PublicKey> recipients();
    // Takes a session out of the plain store, whatever its state, into a sealed record.
    void seal_session(std::string_view session_id, Moment at);
    // `content_digest`: what the history says of it since it was finished.
    void insert_sealed(const Record& record, const std::vector<unsigned char>& content_digest, Moment at);
    // In the place of the one of the same id, under a new key.
    void replace_sealed(const Record& record, Moment at);
    // `sealed_to_others` when there are records that this reader cannot open: one of them may be meant.
    void need_to_read_all();
    // Under the same condition.
    std::vector<std::string> sealed_records_of(std::string_view client_code);
    // Of a client's open visits; how many sessions had been begun.
    std::int64_t erase_plain(std::string_view client_id, Moment at);
    // Its rows and what hangs on them, and its visit when it was the last of it.
    void erase_unsealed(const SessionSummary& session, Moment at);
    void forget_session(std::string_view session_id);  // all of its rows
    // Forgets what was planned in a visit and not begun, which is then not done. Whether a part is finished:
    // its result waits for staff, and the visit with it.
    bool end_planned(std::string_view visit_id, Moment at);
    // Seals what was done in it and forgets what was given up; the visit goes with its last session.
    enum class Undone : std::uint8_t {
        stays,  // what is planned or open, and the visit with it
        ends,   // what is open is sealed as far as it came
    };
    void seal_visit(std::string_view visit_id, Undone undone, Moment at);

    void need_no_key_of_others_only();
    bool is_supervisor(std::string_view staff_id);
    // Nothing in the store can be read any more with the key of somebody who may not sign in, but for what
    // only that key opens.
    void forget_who_left();
    // Its keys and its body are gone; the history has that it was there, and its mark.
    void erase_sealed(std::string_view record_id, Moment at);

    [[nodiscard]] bool is_sealed(std::string_view record_id);
    // `not_permitted` without a reader's key, `sealed_to_others` with another one's.
    Record open_record(std::string_view record_id, Lookup how = Lookup::by_key);
    // Each sealed record that this reader can open.
    const std::map<std::string, SessionSummary>& sealed_summaries();
    Opening open_summaries(const std::function<bool()>& goes_on);
    void count_anonymous(int more, const Digest& mark);

    // Ids of those in whose place another stands: store_corrections.cpp.
    std::set<std::string> corrected_records();
    // The id of the one that stands in this one's place, among the records that were opened; or empty.
    [[nodiscard]] std::string stands_in_place_of(std::string_view record_id) const;
    // This sealed record, those in whose place it stands, and those that stand in its place: of one
    // interview. `sealed_to_others` where that cannot be told.
    std::vector<std::string> interview_of(const SessionSummary& record);
    void count_records(IntegrityReport& report);
    // --- Proof: record_proof.cpp.
    // Each record of a client against the history, anonymous ones against their count.
    bool records_are_as_written();
    void insert_scoring(std::string_view session_id, std::int64_t number, const Scoring& scoring);
};

// Every page, then whether it is a store that this program can use; migrates it.
Connection connect(const std::filesystem::path& file, const Secret& data_key);

// The key that opens this store now, and the connection. Finishes, or takes back, a change of the data
// key that was interrupted. Of the person's slots the one that opened it is then the only one in `own`;
// `wrong_passphrase` when what was opened was a slot of before the change, or one that never came.
struct Unlocked {
    Secret data_key;
    Connection connection;
};
Unlocked open_with(const std::filesystem::path& file, Keyring& keyring, std::vector<OpenSlot>& own);

// Gives a supervisor whom this reader has just added, or her own new key, the keys of records that the reader
// can open. To nobody else, whatever the table of staff says: whoever has the data key can write there, and a
// coordinator has it.
void seal_on_to(Connection& connection, const KeyPair& reader, const PublicKey& recipient);
// What this reader was told, brought up to date: who may not sign in any more is not known to her, and the
// history stands where it stands now, unless it was cut. Whether there was something to write. With `next`,
// under that key of hers. Nothing is written where nothing was.
bool keep_known_readers(Connection& connection, const std::string& staff_id, const KeyPair& reader,
                        const KeyPair* next = nullptr);
// A supervisor who comes: she was told of nobody yet, or she made the store and knows everybody.
enum class Knows : std::uint8_t { nobody, everybody };
void begin_known_readers(Connection& connection, const std::string& staff_id, const KeyPair& reader,
                         Knows whom);
// What an interrupted change left beside the store; it was never the store.
void forget_unfinished_copy(const std::filesystem::path& file);

// A row of select_session or select_session_list.
[[nodiscard]] SessionSummary summary_of(const Statement& row);

// For the object of an event: "deidentified assist@3.1 district/ward 2026-01-01..", and nothing of what
// was not asked for.
[[nodiscard]] std::string words_of(const Selection& selection, std::string_view first);

// As the values are written in the store.
[[nodiscard]] std::string_view name_of(Mode mode);
[[nodiscard]] std::string_view name_of(SessionState state);
[[nodiscard]] std::string_view name_of(Consent consent);
[[nodiscard]] std::string_view name_of(AnswerState state);

}  // namespace runtime::storage
