// The window's half of the kiosk: which screen stands, what is typed on it, and what
// becomes of the wishes that it returns. It draws nothing itself and decides nothing
// about health; slow work goes to the background, during which the kiosk is not touched.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/glyph_check.h"
#include "gui/idle.h"
#include "gui/screens/account.h"
#include "gui/screens/consent.h"
#include "gui/screens/first_start.h"
#include "gui/screens/home.h"
#include "gui/screens/keeping.h"
#include "gui/screens/new_session.h"
#include "gui/screens/question.h"
#include "gui/screens/restoring.h"
#include "gui/screens/result.h"
#include "gui/screens/sign_in.h"
#include "gui/screens/supervisor.h"
#include "gui/surface.h"
#include "runtime/kiosk.h"

namespace gui {

class App {
  public:
    // Does `work` off the window's thread, then `then` on it. One at a time.
    using Background = std::function<void(std::function<void()> work, std::function<void()> then)>;

    // The voice, if there is one, must outlive the app.
    App(runtime::Kiosk kiosk, Surface& surface, Background background, Voice* voice = nullptr);
    ~App();
    App(const App&) = delete;
    App& operator=(const App&) = delete;

    void draw(Frame& frame);
    // How the tablet looks in the hands of staff, until they choose otherwise.
    void start_with(const DisplayChoice& choice);
    // What is known to be missing on this tablet; a supervisor is told.
    void tell_tablet(std::vector<runtime::TabletFault> faults) { tablet_ = std::move(faults); }
    // Which files say what no font can draw; a supervisor is told.
    void tell_undrawable(std::vector<UndrawableFile> files);
    // This practice store is of practice.h, and gone with the program: that is said, and its passphrase.
    // Another one, made with the command line, has people and passphrases of its own and stays.
    void goes_with_program() { thrown_away_ = true; }
    void lock_after(const IdleTimes& times) { idle_times_ = times.within_limits(); }
    // How long the window stands still at most while a supervisor's sealed records are opened.
    void open_records_for(std::chrono::milliseconds at_most) { opening_step_ = at_most; }
    // At once, as when the tablet was asleep: staff are signed out, a client's tablet is handed back.
    // With an answer that cannot be saved it is covered only, and locked as soon as that is saved.
    void lock();
    // For tests: what stands behind the picture.
    [[nodiscard]] const runtime::Kiosk& kiosk() const { return kiosk_; }
    // A page is being spoken: nobody is idle meanwhile.
    [[nodiscard]] bool speaking() const { return aloud_.speaking(); }

  private:
    // What is typed and opened on the screens; a new person at the tablet finds none of it.
    struct Drafts {
        FirstStartDraft first_start;
        SignInDraft sign_in;
        HomeDraft home;
        AccountDraft account;
        SupervisorDraft supervisor;
        RestoreDraft restore;
        PaperWords paper;                            // a recovery sheet, until it is written down
        std::optional<NewSessionDraft> new_session;  // while the page of that name stands
        bool leaving_consent = false;
        QuestionDraft question;
        ResultDraft result;
        std::optional<Moment> thanked_since;
        // A respondent who ended early: what became of the sheet, as a phrase's id.
        std::string parted;
        // The client's code, or empty of a survey: staff are told whose questionnaire stands before they
        // hand it over.
        std::optional<std::string> interrupted;
    };

    void refresh(Moment now);
    void refresh_supervisor();
    [[nodiscard]] std::vector<runtime::TabletFault> faults_of_tablet() const;
    void refresh_sessions();
    void go_on_opening(Frame& frame);
    void take_defaults();  // the programme's, when somebody signs in
    void take_rules();     // what the programme decides for everybody: idle times, typing
    [[nodiscard]] bool with_client() const;
    [[nodiscard]] runtime::storage::Hands holding() const;                 // at sign-in
    [[nodiscard]] bool client_reads() const;                               // staff show the result
    [[nodiscard]] std::string contact(const std::string& language) const;  // of the site, for clients
    [[nodiscard]] std::string client_card() const;
    [[nodiscard]] std::string session_id() const;
    [[nodiscard]] bool earlier_ones_are_done() const;      // of the visit that stands
    [[nodiscard]] const char* words_of_hand_back() const;  // to a client, as the visit stands
    struct PlaceInVisit {
        int place = 1, parts = 1;
        std::string next = {};  // title of the questionnaire after it
    };
    [[nodiscard]] PlaceInVisit place_in_visit(const Frame& frame) const;
    [[nodiscard]] std::vector<std::string> results_so_far(Frame& frame) const;
    void tell_of_change(const runtime::Page& before, long kept_out_before);
    [[nodiscard]] Wishes draw_screen(Rect page, Frame& frame);
    [[nodiscard]] Wishes draw_first_start_page(Rect page, Frame& frame);
    [[nodiscard]] Wishes draw_store_trouble_page(Rect page, Frame& frame);
    [[nodiscard]] Wishes draw_sign_in_page(Rect page, Frame& frame);
    [[nodiscard]] Wishes draw_home(Rect page, Frame& frame);
    [[nodiscard]] Wishes draw_home_of_role(Rect page, Frame& frame);
    [[nodiscard]] Wishes draw_consent_page(Rect page, Frame& frame);
    [[nodiscard]] Wishes draw_result_page(Rect page, Frame& frame);

    void switch_language(Frame& frame);
    bool waits_for_picture(const Wish& wish, const Frame& frame);
    void save_what_waits();
    void saving_note(Rect& page, Frame& frame);
    void carry_out(const Wish& wish);
    void on(const wish::OpenDisplay&) { display_open_ = true; }
    void on(const wish::OpenAccount&);
    void on(const wish::NextScheme&);
    void on(const wish::Cover&) { covered_ = true; }
    void on(const wish::Listen&) { aloud_.listen(); }
    void on(const wish::CreateStore&);
    void on(const wish::SignIn&);
    void on(const wish::SignOut&);
    void on(const wish::Plan& wish);
    void on(const wish::RegisterClient& wish);
    void on(const wish::GiveUpPlan&);
    void on(const wish::Begin&);
    void on(const wish::Resume& wish);
    void on(const wish::SeeResults& wish);
    void on(const wish::Agree&);
    void on(const wish::Decline&);
    void on(const wish::Tell& wish);
    void on(const wish::TrySaving&);
    void on(const wish::Leave&);
    void on(const wish::Discard&);
    void on(const wish::HandBack&);
    void on(const wish::ShowClient&);
    void on(const wish::OfferCard&);
    void on(const wish::PrintCard&);
    void on(const wish::SaveCard& wish);
    void on(const wish::FinishVisit&);
    void on(const wish::NextRespondent&);
    void on(const wish::GoOn&);
    void on(const wish::GoOnLater&);
    void interrupted(std::string client);
    void told_of_interruption();
    void on(const wish::AddStaff&);
    void on(const wish::AddSite&);
    void on(const wish::SetSites& wish);
    void on(const wish::DisableStaff& wish);
    void on(const wish::OfferPassphrase&);
    void on(const wish::ChangePassphrase&);
    void on(const wish::MakeRecoverySheet&);
    void on(const wish::SheetWritten&);
    void on(const wish::GiveUpSheet&);
    void on(const wish::KnowReaders&);
    void on(const wish::KnowHistory&);
    void on(const wish::OfferBackup&);
    void on(const wish::BackUp& wish);
    void on(const wish::VerifyStore&);
    void on(const wish::OfferRestore&);
    void on(const wish::Restore& wish);
    // The id of the phrase for it; none: phrase_of().
    using PhraseOf = std::function<std::string(const runtime::Trouble&)>;
    void in_background(std::function<runtime::Done<void>()> work, std::function<void()> then,
                       PhraseOf words = nullptr);
    void on(const wish::Accept& wish);
    void on(const wish::OpenRecord& wish);
    void on(const wish::CorrectRecord& wish);
    void after_correction();
    void on(const wish::Withdraw& wish);
    void on(const wish::EraseClient& wish);
    void on(const wish::EraseRecord& wish);
    void on(const wish::ChangeSettings& wish);
    void on(const wish::SaveWords& wish);
    void on(const wish::SaveNames& wish);
    void on(const wish::LookAgain&);

    [[nodiscard]] runtime::Done<void> begin(const runtime::NewSession& wish);
    [[nodiscard]] Holder holder() const;
    void watch(Frame& frame);
    void cover_what_works(Frame& frame);
    void draw_covered(Frame& frame);
    void draw_above(Frame& frame);
    void draw_aloud(Frame& frame);
    void offer_to_read();
    [[nodiscard]] runtime::LanguageTags tags() const;  // of the screen's language
    void choose(const DisplayChoice& choice);
    [[nodiscard]] bool surveys_go_on() const;
    void after_visit(std::string words = {}, std::string to_client = "hand_tablet_back",
                     Tone tone = Tone::plain);
    void next_person();
    void forget_staff_pages();
    [[nodiscard]] bool answered() const;  // something, in the visit that stands
    void hand_back(std::string words);
    void sign_out();
    void tell_at_sign_in();
    void keep_for_her();
    void give_what_was_kept();
    void speak_as_the_session();
    void home_again();
    void as_staff_chose();
    // Says why not; true if it was done.
    bool done(const runtime::Done<void>& done, const PhraseOf& words = nullptr);
    void say(std::string phrase, Tone tone) { toast_ = Toast{std::move(phrase), tone}; }

    runtime::Kiosk kiosk_;
    Surface& surface_;
    Background background_;
    std::unique_ptr<Drafts> drafts_;
    Aloud aloud_;

    bool practice_ = false;
    bool told_of_restore_ = false;  // a supervisor, of one that was finished when this program started
    bool thrown_away_ = false;
    bool working_ = false;  // the background has something of ours
    // A client gave the tablet back, and nobody has signed in since.
    struct HandedBack {
        std::string words;         // id of a phrase: what the client is told until staff come
        bool staff_came = false;   // sign-in stands
        bool interrupted = false;  // nobody said that this was the end
    };
    std::optional<HandedBack> handed_back_;
    // What somebody was writing when the tablet locked itself, and what came of work that was not over then;
    // she finds both again.
    struct Kept {
        SettingsDraft settings;
        std::optional<KeepingDraft::Made> made;
        std::optional<runtime::Verification> verified;
        std::optional<Toast> toast;
    };
    std::map<std::string, Kept> kept_;                           // by her id
    std::string trouble_;                                        // id of a phrase, on the screen that stands
    std::optional<runtime::storage::StoreError> store_trouble_;  // nobody can sign in
    std::optional<Toast> toast_;
    // The language and the look are the holder's: staff find their own again when a client is done.
    Language staff_language_ = Language::vi;
    DisplayChoice staff_display_;
    bool display_open_ = false;

    IdleTimes idle_times_;
    std::chrono::milliseconds opening_step_{40};
    Moment opening_at_;  // the last step
    Advance advance_ = Advance::by_hand;
    Moment heard_at_;  // while a page was being spoken
    std::optional<Moment> started_;
    bool covered_ = false;
    bool asking_ = false;  // whether anybody is still there
    bool lock_wanted_ = false;
    std::vector<wish::Tell> to_save_;          // once the picture says that it is being saved
    Moment to_save_at_;                        // when that was drawn
    std::optional<runtime::NewSession> last_;  // what the next respondent gets as well

    // Snapshots of what the kiosk says, taken anew after each wish.
    bool stale_ = true;
    std::vector<std::string> names_;
    std::string sheet_name_;       // to sign in with the recovery sheet
    std::vector<Moment> may_try_;  // of each of these, the sheet last: not before
    HomeView home_;
    std::vector<runtime::storage::StaffMember> staff_;
    SupervisorData supervisor_;
    std::vector<runtime::TabletFault> tablet_;
    std::vector<UndrawableFile> undrawable_;
    ProgrammeWords programme_words_;  // at the site of the visit
    std::optional<runtime::Page> page_;
    std::optional<int> minutes_;  // that the questionnaire of the page usually takes
    std::vector<runtime::ResultView> results_;
    std::vector<std::string> still_due_;           // ids, of the client whose results stand
    std::map<std::string, std::string> contacts_;  // by language; for a client who reads the result
    Language results_language_ = Language::vi;
};

}  // namespace gui
