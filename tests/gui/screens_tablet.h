// A tablet for tests: the App on a practice store in a folder of its own, touched by
// hands, without a window. Slow work is done at once. Everybody on it is invented.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "gui/app.h"
#include "runtime/storage/records.h"
#include "tests/support/manual_clock.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/touch.h"

namespace tests {

struct TabletLook {
    int wide = 1280;
    int high = 800;
    gui::Language language = gui::Language::vi;
    gui::Voice* voice = nullptr;  // none: a machine that cannot speak
    bool fresh = false;           // there is no store yet
    bool stays = false;           // its store is not gone with the program
    bool bare = false;            // its practice store has a supervisor, and nothing else
};

// What the audit of one picture found, one line for each fault; empty when all is well.
std::vector<std::string> faults_of(const gui::Surface& surface);

class Tablet {
  public:
    explicit Tablet(TabletLook look = {});

    Hands& hands() { return *hands_; }
    gui::Surface& surface() { return surface_; }
    gui::App& app() { return *app_; }
    ManualClock& clock() { return clock_; }
    const runtime::Kiosk& kiosk() const { return app_->kiosk(); }
    // The program is killed and started again.
    void restart();

    void tap(std::string_view name) { hands_->tap(name); }
    bool has(std::string_view name) const { return surface_.control(name) != nullptr; }
    bool shows(std::string_view text) const { return hands_->shows(text); }

    // By touch: the switch is on every page and sheet.
    void speak(gui::Language language);
    void sign_in(const std::string& name);  // from the page of thanks too
    // The program is killed, a bit of the store falls over, and the program is started again.
    void damage_store();
    // From now on nothing that is stored reaches the disk, until there is room again.
    void fill_disk() { disk_is_full_ = true; }
    void clear_disk() { disk_is_full_ = false; }
    // Registers so many more clients, MANY-1 and on, at the first site. Before anybody signs in.
    void register_clients(int count, const std::string& named = "MANY-");
    void sign_in_again(const std::string& name);  // after whoever is at home
    // From home to the consent page of an invented client, or of an anonymous one.
    void plan(const std::string& instrument, const std::string& mode = "staff");
    // From home to the first page of the questionnaire, for an invented client.
    void begin(const std::string& instrument, const std::string& mode = "staff");
    // Goes on until `name` is there, answering each question with the option that ends in one of
    // these codes; the first that is on the screen is taken.
    void answer_until(const std::string& name, const std::vector<std::string>& codes);

    // From sign-in: a coordinator's new client at the second question of DASS-21, the first answered.
    void stand_at_question(const std::string& mode);
    // In DASS-21, asked by staff: every item with this answer, and the visit is finished.
    void finish_dass(const std::string& code);
    // A coordinator asks an invented client DASS-21, every item with 3, and finishes the visit.
    void finish_dass();

    // What the background has to do from now on takes as long as it takes, until let_go().
    void hold_background() { held_back_ = true; }
    void let_go();
    // The same, and it is done.
    void finish_background();

    // The program is ended; what the store has of the one session that was finished.
    runtime::storage::Record finished_record();

  private:
    void start();

    TemporaryFolder folder_;
    tests::ManualClock clock_;
    gui::Surface surface_;
    gui::Voice* voice_ = nullptr;
    bool stays_ = false;
    bool disk_is_full_ = false;
    bool held_back_ = false;
    struct Held {
        std::function<void()> work, then;
    };
    std::vector<Held> held_;
    std::unique_ptr<gui::App> app_;
    std::unique_ptr<Hands> hands_;
};

}  // namespace tests
