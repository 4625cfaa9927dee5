#include "tests/gui/monkey.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "runtime/practice.h"

namespace tests {

using namespace std::chrono_literals;
using runtime::Stage;

namespace {

// Pages that show what others have said, or lead to it.
bool is_of_staff(std::string_view page) {
    constexpr std::array<std::string_view, 4> exactly{"home", "client", "client-view", "recovery-sheet"};
    constexpr std::array<std::string_view, 4> begins{"new-session", "result/", "supervisor/", "first-start"};
    return std::ranges::find(exactly, page) != exactly.end() ||
           std::ranges::any_of(begins, [page](std::string_view each) { return page.starts_with(each); });
}

// What leads on through a visit: without a liking for it, a monkey hardly ever comes to a question.
bool leads_on(const gui::Control& control) {
    constexpr std::array<std::string_view, 9> ways{"option.", "next",    "agree",      "start.",    "mode.",
                                                   "site.",   "finish.", "client.new", "leave.keep"};
    return control.enabled && std::ranges::any_of(ways, [&control](std::string_view way) {
               return control.name.starts_with(way);
           });
}

// Paper and sticks are no part of this program.
bool leads_outside(std::string_view name) {
    return name.find("print") != std::string_view::npos || name.find("stick") != std::string_view::npos;
}

}  // namespace

void Monkey::play(int events) {
    int next_cut = 1'500;
    bool there =
        true;  // every other cut waits for a questionnaire, where there is something to lose; not for ever
    while (events_ < events && faults_.size() < 5) {
        act();
        trail_ = std::hash<std::string>()(std::to_string(trail_) + tablet_.surface().page() + last_);
        look();
        const bool waits = there && tablet_.kiosk().stage() != Stage::questions && events_ < next_cut + 2'000;
        if (events_ < next_cut || waits) continue;
        there = !there;
        cut_power();
        next_cut = events_ + 1'000 + static_cast<int>(below(1'000));
    }
}

void Monkey::fault(const std::string& what) {
    faults_.push_back("event " + std::to_string(events_) + ", page " + tablet_.surface().page() + ", after " +
                      last_ + ": " + what);
}

gui::Point Monkey::anywhere() {
    const gui::Size size = tablet_.surface().size();
    return {static_cast<float>(below(1000)) / 1000 * size.w, static_cast<float>(below(1000)) / 1000 * size.h};
}

void Monkey::tap(gui::Point p) {
    events_ += 2;
    tablet_.hands().tap_at(p);
}

void Monkey::key() {
    ++events_;
    const auto which = static_cast<gui::Key>(1 + below(21));
    last_ = "key " + std::to_string(static_cast<int>(which));
    tablet_.hands().key(which, below(4) == 0);
}

void Monkey::type(std::string_view text) {
    last_ = "typing";
    events_ += static_cast<int>(text.size());
    tablet_.hands().type(text);
}

void Monkey::act() {
    const std::string& page = tablet_.surface().page();
    if (page == "sign-in" || page == "hand-back") {
        // Its many wrong passphrases would make it wait for a quarter of an hour of a real clock.
        std::filesystem::remove(tablet_.kiosk().path().string() + ".tries");
        if (below(3) == 0) return sign_in();
    }
    switch (below(40)) {
        case 0:
            last_ = "a tap anywhere";
            return tap(anywhere());
        case 1:
            last_ = "a drag";
            events_ += 10;
            return tablet_.hands().drag(anywhere(), anywhere());
        case 2:
        case 3:
        case 4:
            return key();
        case 5:
            return type(below(2) == 0 ? "7" : "Ti\u1EBFng");
        case 6:
            return below(6) == 0 ? resize() : key();
        case 7:
            last_ = "waiting";
            return tablet_.hands().wait(std::chrono::milliseconds(below(3000)));
        case 8:
            last_ = "a long wait";
            if (below(10) == 0) tablet_.hands().wait(200s);
            return;
        default:
            return tap_something();
    }
}

void Monkey::sign_in() {
    if (tablet_.surface().page() == "hand-back" && tablet_.kiosk().stage() == Stage::sign_in) {
        // A client gave the tablet back, and staff come.
        const gui::Control* unlock = tablet_.surface().control("unlock");
        if (unlock == nullptr || !unlock->enabled) return tap_something();
        tablet_.hands().wait(300ms);
        return tap(unlock->visible.center());
    }
    if (tablet_.surface().page() == "hand-back") {
        vouched_ = true;
        type(runtime::practice_passphrase);
        ++events_;
        return tablet_.hands().key(gui::Key::enter);
    }
    // Mostly the coordinator: hers is the longest way.
    constexpr std::array<const char*, 3> people{"coordinator", "evaluator", "supervisor"};
    const std::string who = people.at(below(5) < 3 ? 0 : 1 + below(2));
    const gui::Control* tile = tablet_.surface().control("staff." + who);
    if (tile == nullptr || tile->visible.empty()) return tap_something();
    tablet_.hands().wait(300ms);
    tap(tile->visible.center());
    if (!tablet_.has("sign-in")) return;
    vouched_ = true;
    type(runtime::practice_passphrase);
    ++events_;
    tablet_.hands().key(gui::Key::enter);
    if (tablet_.kiosk().stage() == Stage::sign_in) return;
    who_ = who;
    ++sign_ins_;
}

void Monkey::tap_something() {
    const auto& controls = tablet_.surface().controls();
    if (controls.empty()) return tap(anywhere());
    std::vector<const gui::Control*> ways;
    for (const gui::Control& control : controls) {
        if (leads_on(control)) ways.push_back(&control);
    }
    const bool on = !ways.empty() && below(3) != 0;
    const gui::Control control = on ? *ways[below(static_cast<unsigned>(ways.size()))]
                                    : controls[below(static_cast<unsigned>(controls.size()))];
    if (leads_outside(control.name)) return;
    last_ = control.name;
    if (below(2) == 0) tablet_.hands().wait(300ms);  // calm, so that it is no double tap
    if (control.visible.empty()) {
        tablet_.surface().reveal(control.name);
        return tablet_.hands().look();
    }
    tap(control.visible.center());
}

void Monkey::resize() {
    constexpr std::array<std::array<int, 2>, 4> sizes{{{1280, 800}, {800, 1280}, {1024, 600}, {1920, 1200}}};
    const auto& size = sizes.at(below(4));
    last_ = "a new size";
    ++events_;
    tablet_.surface().resize(size[0], size[1]);
    tablet_.hands().look();
}

void Monkey::look() {
    const std::string& page = tablet_.surface().page();
    const runtime::Kiosk& kiosk = tablet_.kiosk();
    const bool in_hands = kiosk.in_clients_hands();
    if (in_hands) ++looks_at_client_;
    if ((in_hands || suspicious_) && is_of_staff(page)) fault("a client sees a page of staff");
    // Out of a client's hands leads a passphrase, or sign-in.
    if (in_clients_hands_ && !in_hands && !vouched_ && kiosk.stage() != Stage::sign_in)
        fault("the tablet left a client's hands without a passphrase");
    if (in_hands && !in_clients_hands_) vouched_ = false;
    in_clients_hands_ = in_hands;
    if (kiosk.saving().unsaved != 0) fault("an answer is not saved");
    const gui::Surface& surface = tablet_.surface();
    // Nothing is left to draw: else a window would draw for ever.
    const auto due = surface.deadline();
    if (surface.stale() || surface.has_events() || (due && *due <= tablet_.hands().now()))
        fault("the picture does not come to rest");
    look_at_hits();
}

// A finger in the middle of a control meets that one alone.
void Monkey::look_at_hits() {
    const auto& controls = tablet_.surface().controls();
    for (const gui::Control& one : controls) {
        if (one.visible.empty() || one.name.ends_with(".reveal")) continue;
        const gui::Point middle = one.visible.center();
        for (const gui::Control& other : controls) {
            if (&one == &other || other.name.ends_with(".reveal") || !other.visible.contains(middle))
                continue;
            return fault(one.name + " lies over " + other.name);
        }
    }
}

// A respondent's survey goes on only forward: staff signed in, and may not see what she answered.
void Monkey::look_at_resumed_survey() {
    const runtime::Session& session = tablet_.kiosk().session();
    const auto item = session.instrument().find_item(session.position());
    if (item && session.answers()[*item].index() != 0) fault("staff stand at what a respondent answered");
    if (session.page().can_go_back) fault("a way leads back into a respondent's survey");
}

// The program is killed; whoever stood at a question stands there again, with the same answers. Who
// corrected a record stands at home: of that nothing is kept before it is done.
void Monkey::cut_power() {
    const bool in_questions = tablet_.kiosk().stage() == Stage::questions;
    const bool correcting = tablet_.kiosk().correcting();
    std::optional<instruments::AnswerSheet> sheet;
    std::string position;
    bool survey_alone = false;
    if (in_questions) {
        survey_alone = tablet_.kiosk().in_clients_hands() && !tablet_.kiosk().visit().client.has_value();
        sheet = tablet_.kiosk().session().answers();
        position = tablet_.kiosk().session().position();
    }
    tablet_.restart();
    last_ = "the power cut";
    in_clients_hands_ = false;
    vouched_ = true;
    if (!in_questions) return;
    ++cuts_in_questions_;
    tablet_.surface().resize(1280, 800);
    tablet_.hands().look();
    std::filesystem::remove(tablet_.kiosk().path().string() + ".tries");
    tablet_.sign_in(who_);
    if (correcting) {
        ++cuts_in_corrections_;
        if (tablet_.kiosk().stage() != Stage::home) fault("something of a correction is left");
        return;
    }
    if (tablet_.kiosk().stage() != Stage::questions) return fault("it does not stand at the question again");
    if (tablet_.kiosk().session().answers() != *sheet) fault("an answer is lost");
    if (survey_alone) return look_at_resumed_survey();
    if (tablet_.kiosk().session().position() != position) fault("it stands at another question");
}

}  // namespace tests
