// When nobody touches the tablet, or somebody comes near: covering and locking it.
#include <algorithm>

#include "gui/app.h"
#include "gui/screens/cover.h"
#include "gui/screens/layout.h"

namespace gui {

using runtime::Stage;

namespace {

// How often an answer is tried again that has to be saved before the tablet can be locked.
constexpr std::chrono::seconds save_again{60};
// How long names stand that somebody asked for on the page of thanks (design: ux 8.6).
constexpr std::chrono::seconds names_stand{15};

}  // namespace

Holder App::holder() const {
    const Stage stage = kiosk_.stage();
    if (stage == Stage::first_start || stage == Stage::sign_in) return Holder::nobody;
    return with_client() || client_reads() ? Holder::client : Holder::staff;
}

void App::watch(Frame& frame) {
    if (!started_) started_ = frame.now();
    // Who touched "staff" is not known before she has signed in.
    surface_.hold_open(with_client() || client_reads() || handed_back_.has_value());
    if (working_) return cover_what_works(frame);
    if (lock_wanted_) {
        lock();
        if (lock_wanted_) frame.wake_at(frame.now() + save_again);
        return;
    }
    // Between two respondents of a survey there is nothing to hide, and the next may take a while to come.
    const bool waits = kiosk_.stage() == Stage::consent && surveys_go_on();
    if (waits || kiosk_.stage() == Stage::first_start) return;
    if (aloud_.speaking()) heard_at_ = frame.now();  // whoever listens is there
    const Moment since = std::max({surface_.active_at(), *started_, heard_at_});
    if (kiosk_.stage() == Stage::sign_in && handed_back_ && handed_back_->staff_came) {
        if (frame.now() >= since + names_stand) {
            lock();
        } else {
            frame.wake_at(since + names_stand);
        }
    }
    const Idleness found = idleness(idle_times_, holder(), since, frame.now());
    if (found.next) frame.wake_at(*found.next);
    switch (found.idle) {
        case Idle::active:
            break;
        case Idle::warned:
            asking_ = !covered_;
            break;
        case Idle::covered:
            covered_ = true;
            break;
        case Idle::locked:
            lock();
            break;
    }
}

// What the background does takes as long as it takes, a printer that hangs for ever: meanwhile nothing may be
// closed, but nobody who comes by sees what stands there.
void App::cover_what_works(Frame& frame) {
    const Moment since = std::max(surface_.active_at(), *started_);
    const Idleness found = idleness(idle_times_, holder(), since, frame.now());
    if (found.next) frame.wake_at(*found.next);
    if (found.idle == Idle::covered || found.idle == Idle::locked) covered_ = true;
    if (found.idle == Idle::locked) lock_wanted_ = true;
}

void App::draw_covered(Frame& frame) {
    if (practice_) {
        Rect rest = frame.window();
        practice_ribbon(thrown_away_, frame, rest);
        frame.lay_out_in(rest);
    }
    const Covered what = holder() == Holder::client ? Covered::client
                         : kiosk_.correcting()      ? Covered::correction
                                                    : Covered::staff;
    const CoverTouch touch = draw_cover(what, frame);
    // Who comes while it is still to be locked waits until that can be done.
    if (touch == CoverTouch::none || (working_ && lock_wanted_)) return;
    covered_ = false;
    stale_ = true;         // the page offers its voice again
    lock_wanted_ = false;  // somebody is there, and sees what could not be saved
    if (touch == CoverTouch::hand_back) lock();
    frame.again();
}

void App::lock() {
    lock_wanted_ = working_;
    if (working_) {
        covered_ = kiosk_.stage() != Stage::first_start;
        return;
    }
    save_what_waits();
    const Stage stage = kiosk_.stage();
    if (stage == Stage::first_start) return;
    if (stage == Stage::sign_in) {
        // The words of a new store's recovery sheet are nowhere else yet.
        covered_ = !drafts_->paper.words.empty();
        // A passphrase that was begun and left.
        wipe_typed(drafts_->sign_in.passphrase);
        if (handed_back_) handed_back_->staff_came = false;
        stale_ = true;  // a wait may have passed while the tablet slept
        return;
    }
    if (stage == Stage::questions && kiosk_.saving().unsaved > 0) {
        kiosk_.try_saving_again();
        if (kiosk_.saving().unsaved > 0) {
            covered_ = true;
            lock_wanted_ = true;
            return;
        }
    }
    const bool client_has_it = holder() == Holder::client;
    const char* const words = words_of_hand_back();
    if (with_client()) static_cast<void>(kiosk_.give_back());
    if (client_has_it) return hand_back(words);
    keep_for_her();
    sign_out();
}

}  // namespace gui
