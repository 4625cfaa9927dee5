// The kiosk without its window: who is signed in, which visit stands on the screen, and
// what may be done now. It alone joins session, store and clock, and saves each accepted
// intent before the next frame is drawn. What would matter in a power cut is in the store;
// after a restart and sign-in the same person stands at the same item in the same language.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "runtime/case_load.h"
#include "runtime/catalog.h"
#include "runtime/clock.h"
#include "runtime/result_view.h"
#include "runtime/session/session.h"
#include "runtime/site_words.h"
#include "runtime/storage/store.h"
#include "runtime/supervision.h"

namespace runtime {

enum class Stage : std::uint8_t {
    first_start,  // there is no store yet
    sign_in,
    home,
    consent,    // a visit was planned; the client has not agreed yet
    questions,  // introduction, questions and review of one instrument
    result,     // every instrument of the visit is done; the visit is not finished yet
    thanks,     // an anonymous survey is done
};

// Why something that the person asked for was not done.
enum class KioskRefusal : std::uint8_t {
    not_now,         // not at this stage
    no_instruments,  // nothing was chosen
    not_accepted,    // a supervisor has not accepted this instrument and wording as they are now
    not_this_role,
    code_missing,
    code_mistyped,   // no client of that code, and the check character does not fit
    code_ambiguous,  // several clients' codes differ from it in hyphens and blanks only
    site_missing,
    mixed_anonymous,  // an anonymous instrument together with a client's
    mode_missing,
    mode_not_offered,  // one of the instruments is not answered that way
    no_such_occasion,  // not in the site's list, or not for a client
    withdrew,          // the client, who wants every record erased: nothing is gone on with
};
using Trouble = std::variant<KioskRefusal, storage::StoreError>;
template <class T>
using Done = tl::expected<T, Trouble>;

struct NewSession {
    std::string client;                     // as typed; empty for anonymous instruments
    std::vector<std::string> instruments;   // full ids, in order
    std::optional<instruments::Mode> mode;  // never preselected
    std::string language;
    std::string site;
    std::string occasion = {};  // of the site's list; empty: none
};

// What an occasion would ask a client now, ready to begin but for who answers.
struct OccasionPlan {
    NewSession session;
    std::vector<std::string> left_out;  // ids that the list names and that are not installed or not accepted
};

// An instrument as this person may start it.
struct Offer {
    const CatalogEntry* entry = nullptr;
    bool accepted = false;            // in exactly this form, words included
    std::optional<int> minutes = {};  // what it takes: Kiosk::minutes()
};

// One line of the list of unfinished work.
struct UnfinishedVisit {
    std::string visit;
    std::string client;
    std::string date;
    std::string instrument;  // full id of the one it stands in
    std::string position;    // as Session calls it
    int answers = 0;
    int sequence = 0, sessions = 0;
    instruments::Mode mode = instruments::Mode::staff;
    Stage stage = Stage::questions;
    bool known = true;         // false: definition and words are not installed as they were accepted for it
    bool has_results = false;  // of a part that is finished, while another one waits
    std::optional<storage::Date> withdrew = {};  // the client, who wants every record erased
};

// So long that it must be said: the picture stands still meanwhile.
inline constexpr std::chrono::milliseconds slow_saving{1000};

// Whether everything that was accepted is on the disk. Answers that could not be saved stay
// in memory and are tried again with each further step.
struct Saving {
    int unsaved = 0;
    int failures = 0;                            // in a row
    std::optional<storage::StoreError> trouble;  // the last failure's, while something is unsaved
    std::chrono::milliseconds took{0};           // the last time, done or failed
    [[nodiscard]] bool slow() const { return took >= slow_saving; }
};
inline constexpr int failures_before_next_is_refused = 3;

class Kiosk {
  public:
    // The catalogue and the clock must outlive the kiosk. Holds the store from now on, if there is one.
    static storage::Stored<Kiosk> start(std::filesystem::path store, const Catalog& catalog,
                                        const Clock& clock);
    Kiosk(Kiosk&&) noexcept;
    Kiosk& operator=(Kiosk&&) noexcept;
    ~Kiosk();

    [[nodiscard]] Stage stage() const;
    [[nodiscard]] bool practice() const;
    [[nodiscard]] const std::filesystem::path& path() const;  // of the store
    [[nodiscard]] const Catalog& catalog() const;
    [[nodiscard]] const Clock& clock() const;

    // --- First start and sign-in: the slow half returns a job for the worker, the quick half takes its
    // result.
    // Whom the key file knows; none before the first start.
    [[nodiscard]] storage::Stored<std::vector<std::string>> names() const;
    using CreateJob = std::function<storage::Stored<storage::StoreFile>()>;
    using OpenJob = std::function<storage::Stored<storage::Store>()>;
    [[nodiscard]] CreateJob create_job(std::string supervisor, std::shared_ptr<storage::Secret> passphrase,
                                       storage::Purpose purpose,
                                       std::shared_ptr<storage::Secret> recovery = {}) const;
    void created(storage::StoreFile file);
    // A client's wrong tries, while the tablet is in a client's hands, are counted apart.
    [[nodiscard]] OpenJob open_job(std::string name, std::shared_ptr<storage::Secret> passphrase,
                                   storage::Hands hands = storage::Hands::staff) const;
    // Puts a backup in the store's place, by a supervisor of the backup: storage/restore.h. What stood there
    // is kept beside it. Takes a while. At sign-in, and where there is no store yet.
    [[nodiscard]] Done<void> restore(const std::filesystem::path& backup, const std::string& name,
                                     const storage::Secret& passphrase);
    [[nodiscard]] std::optional<std::string> recovery_name() const;  // to sign in as with a recovery sheet
    // How long this person's next try has to wait, after wrong ones.
    [[nodiscard]] std::chrono::seconds wait(const std::string& name, storage::Hands hands) const;
    void signed_in(storage::Store store);  // stands where this store was left, if this person may see it
    void sign_out();
    [[nodiscard]] const storage::Who& who() const;  // only while somebody is signed in
    // The tablet was left in a client's hands: nobody has signed in since. Known without a passphrase.
    [[nodiscard]] bool waits_for_staff() const;
    // A client who answers alone has the tablet, from consent to thanks: the store is closed, and only
    // the visit on the screen can be read or changed. It ends at sign-in, whatever ends it.
    [[nodiscard]] bool in_clients_hands() const;
    // A restore that was interrupted was finished when the program started: the backup stands in the place of
    // the store.
    [[nodiscard]] bool finished_a_restore() const;
    // What was answered in a client's hands could not be read at sign-in. It is kept, and home stands.
    [[nodiscard]] bool lost_a_session() const;
    [[nodiscard]] bool found_an_unknown_session() const;
    [[nodiscard]] bool doubts_date() const;  // see Store
    // What the programme decided; the defaults before anybody signed in.
    [[nodiscard]] storage::Settings settings() const;
    // What it says at a site, in this language or another; empty while nothing was written.
    [[nodiscard]] SiteText site_text(storage::SiteWords::Kind kind, const std::string& site,
                                     const std::string& language) const;

    // --- Home
    [[nodiscard]] std::vector<Offer> offers() const;  // of this role
    [[nodiscard]] std::vector<std::string> sites() const;
    [[nodiscard]] std::vector<UnfinishedVisit> unfinished() const;
    // The clients of this person's sites, by code; empty for an evaluator.
    [[nodiscard]] std::vector<ClientCase> clients() const;
    // What a questionnaire takes: as timed on this tablet once enough were, else as the list of occasions
    // expects; nothing where neither says so. By the instrument's bare id.
    [[nodiscard]] std::optional<int> minutes(const std::string& instrument) const;
    // The list of occasions, with the minutes that hold here.
    [[nodiscard]] instruments::OccasionList occasions() const;
    // A new random code, registered at this site today.
    [[nodiscard]] Done<std::string> register_client(const std::string& site);
    // A supervisor sees the wish and erases: supervision().
    [[nodiscard]] Done<void> record_withdrawal(const std::string& client);
    // Bare ids of what the client of the visit on the screen is due for now, what was given up in it too.
    [[nodiscard]] std::vector<std::string> still_due() const;
    // What is still to be asked on this occasion; all of it when the client is not due.
    [[nodiscard]] Done<OccasionPlan> plan(const std::string& client, const std::string& occasion) const;
    [[nodiscard]] std::int64_t surveys_today(const std::string& site) const;
    // Everything that keeps this session from beginning, in the order in which it is chosen: what
    // was left out, and what does not fit. None: begin() can be tried.
    [[nodiscard]] std::vector<KioskRefusal> refusals(const NewSession& wish) const;
    [[nodiscard]] Done<void> begin(const NewSession& wish);  // to consent; else the first of these
    [[nodiscard]] Done<void> resume(const std::string& visit);
    // To the results of what is finished in a visit of which a part still waits: from there leave() alone,
    // and the visit stays as it was. `not_now` where none is finished, or nothing waits.
    [[nodiscard]] Done<void> look_at_results(const std::string& visit);
    [[nodiscard]] bool rest_waits() const;  // at result

    // --- The visit on the screen. When it is over, home stands; after one in a client's hands, sign-in,
    // or the next respondent's consent where anonymous surveys go on.
    // Which text was read in this language (else the session's) is kept with the answer.
    [[nodiscard]] Done<void> agree(const std::string& language = {});
    [[nodiscard]] Done<void> decline(const std::string& language = {});  // recorded, no answers; over
    [[nodiscard]] const storage::VisitSummary& visit() const;
    [[nodiscard]] const Session& session() const;  // only at questions
    [[nodiscard]] Page page(const LanguageTags& tags = {}) const { return session().page(tags); }
    // Nothing, or why not. What was accepted is saved, or counted in saving().
    [[nodiscard]] std::optional<Refusal> apply(const Intent& intent);
    [[nodiscard]] const Saving& saving() const;
    // Of all that was saved since the program was started.
    [[nodiscard]] std::chrono::milliseconds slowest_saving() const;
    void try_saving_again();
    // Keeps everything. A client's visit waits among the unfinished ones; a survey, which nobody takes up
    // again, is closed and sealed with what was answered, and deleted when nothing was.
    [[nodiscard]] Done<void> leave();
    // The same from a client's hands, whatever stands there: only signing in comes after it, and no next
    // respondent. A result stays where it stands.
    [[nodiscard]] Done<void> give_back();
    // Destroys what this session was answered. At consent nothing is, and it ends a round of surveys. A
    // client's visit goes no further; what was finished in it has its result shown, with a client alone
    // once staff have signed in.
    [[nodiscard]] Done<void> discard();
    [[nodiscard]] std::vector<ResultView> results(const std::string& language,
                                                  const LanguageTags& tags = {}) const;  // at result
    [[nodiscard]] Done<void> finish_visit();  // from result or thanks
    // At result, before the client reads it: the store is closed and its keys are wiped. The result stays
    // for results(), and only sign_out() leads away from it.
    void close_for_reader();
    [[nodiscard]] bool is_closed() const;  // the store, which nobody can reach without signing in

    // --- The supervisor's
    [[nodiscard]] storage::Stored<std::vector<storage::StaffMember>> staff() const;
    [[nodiscard]] Done<void> add_staff(const std::string& name, storage::Role role,
                                       const std::vector<std::string>& sites,
                                       const storage::Secret& passphrase);
    [[nodiscard]] Done<void> set_sites(const std::string& name, const std::vector<std::string>& sites);
    [[nodiscard]] Done<void> disable_staff(const std::string& name);
    // Of the person who is signed in.
    [[nodiscard]] Done<void> change_passphrase(const storage::Secret& old_one,
                                               const storage::Secret& new_one);
    [[nodiscard]] Done<void> make_recovery_sheet(const storage::Secret& passphrase);
    // How far the store goes that was copied: what a drill compares.
    [[nodiscard]] Done<storage::StoreMark> back_up(const std::filesystem::path& file);
    [[nodiscard]] Done<void> add_site(const std::string& site);
    [[nodiscard]] Done<void> accept(const std::string& instrument);  // full id
    [[nodiscard]] Supervision supervision() const;                   // only while somebody is signed in
    // Puts the questionnaire of a sealed record on the screen with its answers, to be put right, at its
    // review. Nothing is stored before it is finished: then one more record, with this reason, takes the
    // place of that one, and home stands. Leaving gives it up. `not_accepted` where the definition is not
    // installed as it was.
    [[nodiscard]] Done<void> correct(const std::string& record, const std::string& reason);
    [[nodiscard]] bool correcting() const;
    // Id of the record that the last correction made, told once; nothing when nothing was changed.
    [[nodiscard]] std::optional<std::string> take_corrected();

  private:
    // The visit on the screen is over.
    void end_visit(bool surveys_go_on);

    struct State;
    explicit Kiosk(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace runtime
