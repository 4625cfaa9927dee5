// What goes into a store and comes out of it: plain values. Instruments, items, codes and
// languages are strings here; what they mean is not storage's matter. Times come from the
// caller; ids (UUIDs) and the counter that only grows come from the store.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "runtime/storage/permit.h"

namespace runtime::storage {

// Practice is marked for ever, with a cheap key derivation and passphrases that everybody knows.
enum class Purpose { real, practice };

// The wall clock, as the caller reads it: UTC seconds since 1970. Never written beside an
// anonymous session, which keeps its date only.
struct Moment {
    std::int64_t unix_seconds = 0;
};

using Date = std::string;  // the day at the site, "2026-11-22"
using Site = std::string;  // "district/ward"

struct Who {
    std::string id;
    std::string name;
    Role role = Role::evaluator;
    std::vector<Site> sites;
};

struct StaffMember {
    std::string id;
    std::string name;
    Role role = Role::evaluator;
    std::vector<Site> sites;
    bool active = true;
};

// Somebody who can open what is finished from now on: a supervisor who may sign in, or a recovery sheet.
struct Reader {
    std::string name;  // empty: one that nobody could read
    // To the supervisor who asks: whether she was told of this person. Whoever has the data key, and a
    // coordinator's passphrase leads to it, can write into the table of staff; not what a supervisor was
    // told.
    enum class Known : std::uint8_t { yes, with_another_key, no };
    Known known = Known::no;

    friend bool operator==(const Reader&, const Reader&) = default;
};

struct Readers {
    std::vector<Reader> all;
    // Against where it stood when she last signed in. `cut`: events are gone, or others stand in their place.
    // `not_noted`: the store does not say, for her key, where it stood; one of an earlier version does not.
    enum class History : std::uint8_t { as_noted, not_noted, cut };
    History history = History::as_noted;
    // A table, an index or a trigger that no version of this program made, or one of ours that is not as it
    // was.
    bool strange_tables = false;

    [[nodiscard]] bool all_known() const {
        return std::ranges::all_of(all, [](const Reader& each) { return each.known == Reader::Known::yes; });
    }
};

// One exact definition: the digest pins the file that was read.
struct InstrumentRef {
    std::string id;
    std::string version;
    std::string definition_digest;

    friend bool operator==(const InstrumentRef&, const InstrumentRef&) = default;
};

struct WordingDigest {
    std::string language;
    std::string digest;

    friend bool operator==(const WordingDigest&, const WordingDigest&) = default;
};

struct Acceptance {
    InstrumentRef instrument;
    std::vector<WordingDigest> wordings;
    std::string accepted_by;  // display name; filled by the store
    Moment accepted_at;       // filled by the store
};

enum class Mode { staff, self, imported };

enum class SessionState {
    planned,  // in a visit's order, not begun
    open,     // begun: may be resumed at its position
    finished,
    declined,   // no consent: no answers
    discarded,  // given up: its answers are gone
};

enum class Consent { not_asked, agreed, declined };

// The item was answered, or the respondent does not want to answer it. An item without a
// row is not answered. Whether it was asked is worked out by the instrument, not stored.
enum class AnswerState { answered, refused };

struct StoredAnswer {
    std::string item;
    AnswerState state = AnswerState::answered;
    std::string value;         // as in a CSV cell; empty for a refusal
    std::string language;      // shown when it was given; filled by the store
    std::int64_t counter = 0;  // grows with each change within the session

    friend bool operator==(const StoredAnswer&, const StoredAnswer&) = default;
};

// What one accepted intent changes: an item gets this answer, or loses its answer.
struct AnswerChange {
    struct Given {
        AnswerState state = AnswerState::answered;
        std::string value;
    };
    std::string item;
    std::optional<Given> given;  // nothing clears
    std::string language = {};   // shown when it was given; empty: the one it is saved in
};

// Where the respondent stands: what a restart after a power cut shows again.
struct Standing {
    std::string position;  // an item's id, or whatever the session calls its page
    std::string language;
};

struct Score {
    std::string name;   // a column of `screening score`, e.g. "depression.band"
    std::string value;  // empty: could not be given

    friend bool operator==(const Score&, const Score&) = default;
};

struct Scoring {
    std::string scorer;  // version of the scoring code
    std::vector<Score> scores;
};

// What a case card says of a finished session: the highest level of care that its bands and findings
// declare, if one does, and whether something could not be scored.
struct Care {
    std::optional<int> level;  // 1 to 3
    bool look_again = false;

    friend bool operator==(const Care&, const Care&) = default;
};

// What stays readable to a coordinator: one for each client, occasion and instrument.
struct CaseCard {
    std::string client;    // code
    std::string occasion;  // empty: begun for none
    std::string instrument;
    Date date;                    // of the last visit that was to ask it
    bool done = false;            // then
    std::optional<Date> done_on;  // when last
    Care care;                    // as it was that day
};

struct NewVisit {
    std::optional<std::string> client;  // a code; none makes an anonymous visit
    Site site;
    Date date;
    Mode mode = Mode::staff;
    std::string language;
    std::vector<InstrumentRef> instruments;  // in the order they will be asked
    std::string occasion = {};               // for which it is begun; empty: none
};

// What stood beside the questionnaire, as digests of words that shown_words() gives; empty
// where the site had none of its own.
struct ShownWords {
    std::string consent;      // the text that was agreed to or declined
    std::string local_names;  // what substances are called here

    friend bool operator==(const ShownWords&, const ShownWords&) = default;
};

struct SessionSummary {
    std::string id;
    std::string visit;  // empty once an anonymous session is finished; gone when it was sealed
    int sequence = 0;   // place in its visit, from 1; 0 without a visit
    InstrumentRef instrument;
    std::optional<std::string> client;
    bool anonymous = false;
    Site site;
    Date date;
    Mode mode = Mode::staff;
    SessionState state = SessionState::planned;
    Consent consent = Consent::not_asked;
    Standing standing;
    int answers = 0;
    std::optional<Moment> started;   // none when anonymous
    std::optional<Moment> saved;     // of the last accepted answer; none when anonymous
    std::optional<Moment> finished;  // none when anonymous
    std::string staff;               // display name of who began it; empty when anonymous
    ShownWords shown;
    // Of the words that were accepted when its visit was begun, while it is not sealed.
    std::vector<WordingDigest> wordings = {};
    std::string corrects;  // id of the record in whose place this one stands; empty: none
    std::string reason;    // why, in the words of who corrected it
    // When that was and by whom; everything else here is of the interview, as in the one before.
    std::optional<Moment> corrected_at;
    std::string corrected_by;
    bool corrected = false;  // another stands in its place; as the history says, where it is looked up
    std::string
        corrected_in;  // that one's id, where one record is read; empty when the reader has not opened it
};

struct VisitSummary {
    std::string id;
    std::optional<std::string> client;
    Site site;
    Date date;
    std::vector<SessionSummary> sessions;  // in their order
    // Its client wants every record erased: she said so after it was begun, or before.
    std::optional<Date> withdrew = {};
    std::optional<Date> had_withdrawn = {};
};

struct Record {
    SessionSummary session;
    std::string occasion;               // for which its visit was begun; empty: none
    std::string wording_digest;         // of the language it stands in
    std::vector<StoredAnswer> answers;  // by item id; answers since skipped are among them
    std::vector<Scoring> scorings;      // the first is the one made when it was finished
};

// What takes the place of a sealed record: the same client, site, day and questionnaire, other answers.
struct Correction {
    std::string record;    // id
    std::string reason;    // one line, not blank
    std::string language;  // in which it was corrected
    std::vector<StoredAnswer> answers;
    Scoring scoring;
    Care care;
};
inline constexpr std::size_t reason_characters_max = 200;

struct ImportedRecord {
    InstrumentRef instrument;
    std::optional<std::string> client;
    Site site;
    Date date;
    std::string language;
    std::vector<StoredAnswer> answers;
    Scoring scoring;
    std::string salvaged_as = {};  // its id in the damaged store that it was taken out of; empty: none
};

// A record of a file that is there already.
struct ImportedBefore {
    std::size_t place = 0;     // in what was asked
    std::optional<Moment> at;  // of an anonymous one: the newest import of its instrument
    bool itself = false;       // the very record that was salvaged; it was not imported
};

struct ClientSummary {
    std::string code;
    Site site;
    Date registered_on;
    Date last_contact;             // registered, or a visit begun
    std::optional<Date> withdrew;  // wants every record erased, since then
};

// Which finished records; everything when empty. Dates are inclusive.
struct Selection {
    std::optional<std::string> instrument = {};
    std::optional<std::string> version = {};
    std::optional<Date> from = {};
    std::optional<Date> to = {};
    std::optional<Site> site = {};
};

// How much there is, and where the history ends: printed on receipts, to be copied by hand. An older
// copy put in the store's place has less, or another end.
struct StoreMark {
    std::int64_t records = 0;  // sealed, or finished and not sealed yet; of whatever instrument
    std::int64_t events = 0;   // the number of the last one
    std::string head;          // its link in the chain, in hexadecimal
};

// What each_record() did not hand out.
struct LeftOut {
    std::int64_t corrected = 0;  // a correction stands in their place
    // Ids of corrected ones that could not be opened: whether they fitted nobody knows.
    std::vector<std::string> unreadable;
};

// What finished records are read for.
enum class Reading { exporting, reporting, verifying };

struct Event {
    std::int64_t number = 0;
    Moment at;
    std::string actor;  // display name
    std::string role;
    std::string kind;    // "session.finished"
    std::string object;  // an id, never a code or an answer
};

// Which sessions of clients a supervisor looks through; everything when empty. Dates are inclusive.
struct SessionFilter {
    enum class State : std::uint8_t { finished, unfinished, declined, imported };
    std::optional<std::string> instrument = {};
    std::optional<std::string> version = {};
    std::optional<Site> site = {};
    std::optional<Date> from = {};
    std::optional<Date> to = {};
    std::optional<State> state = {};

    friend bool operator==(const SessionFilter&, const SessionFilter&) = default;
};
struct SessionList {
    std::int64_t count = 0;                // of all that fit the filter
    std::vector<SessionSummary> sessions;  // the page asked for, newest first; never anonymous ones
    struct Anonymous {
        std::string instrument, version;
        std::int64_t finished = 0;
    };
    std::vector<Anonymous> anonymous;  // how many, whatever the state asked for
    std::int64_t not_for_her = 0;      // sealed to other supervisors only: what they are nobody here can say
};
// How many of the sealed records are open, for the list.
struct Opening {
    std::int64_t opened = 0, all = 0;
};

// Which events; `until` is the first moment after.
struct HistoryFilter {
    std::optional<std::string> kind = {};
    std::optional<Moment> from = {};
    std::optional<Moment> until = {};
};
struct HistoryPage {
    std::int64_t count = 0;          // of all that fit the filter
    std::vector<Event> events;       // newest first
    std::vector<std::string> kinds;  // that occur in the whole history
    std::string head;                // of the chain, in hexadecimal
};

// What the key file has otherwise than the store. It lies in clear, and whoever holds the tablet can write in
// it.
struct KeyFault {
    enum class Kind : std::uint8_t {
        missing,  // who may sign in has no slot, and cannot
        altered,  // her slot has another name or another key
        nobodys,  // a slot of nobody who may sign in: it opens nothing
    };
    Kind kind = Kind::missing;
    std::string name;  // hers in the store; of nobody's slot what stands there

    friend bool operator==(const KeyFault&, const KeyFault&) = default;
};

struct IntegrityReport {
    bool pages = false;      // every page carries its right authentication code
    bool structure = false;  // tables, indices and references agree
    bool history = false;    // the chain of events is whole
    bool records = false;    // records are as the history says they were, and this person can read each
    std::int64_t events = 0;
    std::int64_t finished_records = 0;
    std::int64_t unreadable_records = 0;  // sealed, and not to be opened by this person
    std::string history_head;             // to be printed on receipts
    struct Lost {
        std::string visit;
        Moment given;  // to its client
    };
    std::vector<KeyFault> key_faults;
    std::vector<Lost> lost;             // what was answered since could not be read when it came back
    std::vector<std::string> problems;  // for a log: places, no content

    [[nodiscard]] bool whole() const { return pages && structure && history && records; }
};

}  // namespace runtime::storage
