// The cover, and what a tablet does that nobody touches. Everybody on it is invented.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <sys/eventfd.h>
#include <unistd.h>
#include "gui/idle.h"

#include <semaphore>

#include "gui/suspend.h"
#include "tests/gui/screens_tablet.h"

using gui::Holder;
using gui::Idle;
using gui::IdleTimes;
using gui::Key;
using runtime::Stage;
using tests::Tablet;
using namespace std::chrono_literals;

namespace {

bool shows_nothing_of_the_page(const Tablet& tablet) {
    return !tablet.has("option.q2.0") && !tablet.shows("DASS") && !tablet.has("next") &&
           !tablet.has("display");
}

}  // namespace

TEST_CASE("an idle tablet goes from one state to the next at its own times", "[locks]") {
    const gui::Moment since(1h);
    const IdleTimes times;
    const auto idle = [&](Holder holder, std::chrono::milliseconds after) {
        return gui::idleness(times, holder, since, since + after).idle;
    };

    CHECK(idle(Holder::client, 59999ms) == Idle::active);
    CHECK(idle(Holder::client, 60s) == Idle::covered);
    CHECK(idle(Holder::client, 179999ms) == Idle::covered);
    CHECK(idle(Holder::client, 180s) == Idle::locked);
    CHECK(idle(Holder::staff, 99999ms) == Idle::active);
    CHECK(idle(Holder::staff, 100s) == Idle::warned);
    CHECK(idle(Holder::staff, 119999ms) == Idle::warned);
    CHECK(idle(Holder::staff, 120s) == Idle::locked);
    CHECK(idle(Holder::nobody, 119999ms) == Idle::active);
    CHECK(idle(Holder::nobody, 120s) == Idle::locked);
}

TEST_CASE("the next state's time is told, and none after the last", "[locks]") {
    const gui::Moment since(1h);

    CHECK(gui::idleness({}, Holder::client, since, since).next == since + 60s);
    CHECK(gui::idleness({}, Holder::client, since, since + 60s).next == since + 180s);
    CHECK(gui::idleness({}, Holder::staff, since, since + 100s).next == since + 120s);
    CHECK_FALSE(gui::idleness({}, Holder::staff, since, since + 120s).next.has_value());
}

TEST_CASE("waits are kept between one and five minutes", "[locks]") {
    const IdleTimes short_times =
        IdleTimes{.client_cover = 59s, .client_lock = 1s, .staff_lock = 0s, .staff_warning = 300s}
            .within_limits();
    CHECK(short_times.client_cover == 60s);
    CHECK(short_times.client_lock == 60s);
    CHECK(short_times.staff_lock == 60s);
    CHECK(short_times.staff_warning == 30s);
    const IdleTimes long_times =
        IdleTimes{.client_cover = 301s, .client_lock = 300s, .staff_lock = 1h, .staff_warning = 1s}
            .within_limits();
    CHECK(long_times.client_cover == 300s);
    CHECK(long_times.client_lock == 300s);
    CHECK(long_times.staff_lock == 300s);
    CHECK(long_times.staff_warning == 20s);
}

TEST_CASE("the cover hides everything and one touch brings the same place back", "[locks]") {
    const std::string mode = GENERATE("staff", "self");
    Tablet tablet;
    tablet.stand_at_question(mode);
    tablet.tap("option.q2.3");

    tablet.tap("cover");

    CHECK(shows_nothing_of_the_page(tablet));
    CHECK(tablet.surface().page() == "cover");
    tablet.tap("uncover");
    CHECK(tablet.hands().control("option.q2.3").selected);
}

TEST_CASE("F9 covers and uncovers, and the keyboard stands where it stood", "[locks]") {
    Tablet tablet;
    tablet.stand_at_question("self");
    tablet.hands().key(Key::tab);
    const std::string focus = tablet.surface().focus();
    REQUIRE_FALSE(focus.empty());

    tablet.hands().key(Key::f9);
    CHECK(shows_nothing_of_the_page(tablet));
    tablet.hands().key(Key::f9);

    CHECK(tablet.has("option.q2.0"));
    CHECK(tablet.surface().focus() == focus);
}

TEST_CASE("the second half of a double tap on the cover picks no answer", "[locks]") {
    Tablet tablet;
    tablet.stand_at_question("self");
    tablet.tap("cover");
    tablet.hands().wait(300ms);
    const gui::Point place = tablet.hands().control("uncover").rect.center();

    tablet.hands().tap_at(place);
    tablet.hands().tap_at(place);

    for (const char* code : {"0", "1", "2", "3"})
        CHECK_FALSE(tablet.hands().control(std::string("option.q2.") + code).selected);
}

TEST_CASE("a client who is away finds the cover after a minute, staff the tablet locked after three",
          "[locks]") {
    Tablet tablet;
    tablet.stand_at_question("self");

    tablet.hands().wait(59s);
    CHECK(tablet.has("option.q2.0"));
    tablet.hands().wait(1s);
    CHECK(shows_nothing_of_the_page(tablet));
    tablet.hands().wait(119s);
    CHECK(tablet.has("uncover"));
    tablet.hands().wait(1s);

    CHECK(tablet.kiosk().stage() == Stage::sign_in);
    CHECK_FALSE(tablet.has("staff.coordinator"));
    CHECK(tablet.shows("Tạm dừng ở đây"));
    CHECK(tablet.shows("phần còn lại có thể trả lời sau"));
    tablet.sign_in("coordinator");
    REQUIRE(tablet.kiosk().stage() == Stage::home);
    tablet.tap("resume.1");
    tablet.tap("next");
    CHECK(tablet.has("option.q2.0"));
}

TEST_CASE("a touch of the cover starts the client's minute again", "[locks]") {
    Tablet tablet;
    tablet.stand_at_question("self");
    tablet.hands().wait(170s);
    tablet.tap("uncover");

    tablet.hands().wait(59s);

    CHECK(tablet.has("option.q2.0"));
}

TEST_CASE("staff are asked before they are signed out, and stand at the same place after", "[locks]") {
    Tablet tablet;
    tablet.stand_at_question("staff");
    tablet.hands().wait(99s);
    CHECK_FALSE(tablet.has("still-here.yes"));

    tablet.hands().wait(1s);

    CHECK(tablet.shows("Bạn còn ở đó không?"));
    tablet.hands().wait(19s);
    CHECK(tablet.kiosk().stage() == Stage::questions);
    tablet.hands().wait(1s);
    CHECK(tablet.kiosk().stage() == Stage::sign_in);
    CHECK_FALSE(tablet.has("still-here.yes"));
    tablet.sign_in("coordinator");
    CHECK(tablet.has("option.q2.0"));
}

TEST_CASE("staff who answer stay, and their time starts again", "[locks]") {
    Tablet tablet;
    tablet.stand_at_question("staff");
    tablet.hands().wait(100s);

    SECTION("by a tap") {
        tablet.tap("still-here.yes");
    }
    SECTION("by Escape") {
        tablet.hands().key(Key::escape);
    }

    CHECK(tablet.has("option.q2.0"));
    tablet.hands().wait(99s);
    CHECK(tablet.kiosk().stage() == Stage::questions);
    CHECK_FALSE(tablet.has("still-here.yes"));
}

TEST_CASE("staff who are asked can sign out at once", "[locks]") {
    Tablet tablet;
    tablet.sign_in("supervisor");
    tablet.hands().wait(100s);

    tablet.tap("still-here.no");

    CHECK(tablet.kiosk().stage() == Stage::sign_in);
}

TEST_CASE("an idle tablet draws nothing between one state and the next", "[locks]") {
    Tablet tablet;
    tablet.stand_at_question("self");
    tablet.hands().wait(5s);  // whatever was still to be settled
    const auto deadline = tablet.surface().deadline();
    REQUIRE(deadline);

    CHECK(*deadline == tablet.surface().active_at() + 60s);
    int frames = 0;
    CHECK_FALSE(tablet.surface().settle(*deadline - 1ms, [&](gui::Frame&) { ++frames; }));
    CHECK(frames == 0);
}

TEST_CASE("between two respondents of a survey the tablet waits", "[locks]") {
    Tablet tablet;
    tablet.sign_in("evaluator");
    tablet.begin("client-satisfaction", "self");
    tablet.answer_until("field.overall.comment", {"yes", "good", "most", "satisfied"});
    tablet.tap("next");
    tablet.tap("next");
    tablet.hands().wait(10s);
    REQUIRE(tablet.kiosk().stage() == Stage::consent);

    tablet.hands().wait(1h);

    CHECK(tablet.has("agree"));
    tablet.tap("agree");
    tablet.hands().wait(180s);
    CHECK(tablet.kiosk().stage() == Stage::sign_in);
}

TEST_CASE("a tablet that was asleep is locked at once, whoever held it", "[locks]") {
    const std::string mode = GENERATE("staff", "self");
    Tablet tablet;
    tablet.stand_at_question(mode);

    tablet.app().lock();
    tablet.hands().look();

    CHECK(tablet.kiosk().stage() == Stage::sign_in);
    CHECK(tablet.has(mode == "self" ? "unlock" : "staff.coordinator"));
    CHECK_FALSE(tablet.has("option.q2.0"));
}

TEST_CASE("the machine slept when its clocks drifted apart, and is asked once", "[locks]") {
    gui::SleepWatch watch(10s);

    CHECK_FALSE(watch.woke(10s));
    CHECK_FALSE(watch.woke(10s + 500ms));
    CHECK(watch.woke(10s + 1001ms));
    CHECK_FALSE(watch.woke(10s + 1001ms));
    CHECK(gui::time_asleep() > -1s);
}

TEST_CASE("whoever waits in the kernel is woken when the clock jumps, and not after the end", "[locks]") {
    const int jumps = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    REQUIRE(jumps >= 0);
    const int ours = ::dup(jumps);
    std::counting_semaphore<8> rung(0);
    const auto jump = [ours] { return ::eventfd_write(ours, 1) == 0; };
    {
        const gui::WakeBell bell([&rung] { rung.release(); }, jumps);
        for (int each = 0; each < 2; ++each) {
            REQUIRE(jump());
            REQUIRE(rung.try_acquire_for(10s));
        }
    }
    REQUIRE(jump());
    CHECK_FALSE(rung.try_acquire_for(50ms));
    ::close(ours);
    // The system's own can be made, and does not ring by itself.
    const gui::WakeBell bell([&rung] { rung.release(); });
    CHECK_FALSE(rung.try_acquire_for(50ms));
}

TEST_CASE("no key brings a client to a screen of staff, and the window stays open", "[locks]") {
    Tablet tablet;
    tablet.stand_at_question("self");
    CHECK(tablet.surface().held_open());
    for (int round = 0; round < 40; ++round) {
        for (const Key key :
             {Key::escape, Key::backspace, Key::f1, Key::f2, Key::f3, Key::escape, Key::f4, Key::f5, Key::f9,
              Key::a, Key::tab, Key::home, Key::page_down, Key::up, Key::del}) {
            tablet.hands().key(key, round % 2 == 0);
            REQUIRE(tablet.surface().held_open());
            REQUIRE_FALSE(tablet.has("person"));
            REQUIRE_FALSE(tablet.has("start"));
            REQUIRE_FALSE(tablet.surface().page().starts_with("result"));
        }
    }
    CHECK(tablet.kiosk().stage() == Stage::questions);
}

TEST_CASE("staff may close the window, a client may not", "[locks]") {
    Tablet tablet;
    CHECK_FALSE(tablet.surface().held_open());
    tablet.sign_in("coordinator");
    CHECK_FALSE(tablet.surface().held_open());
    tablet.begin("dass-21", "self");

    CHECK(tablet.surface().held_open());
    tablet.tap("leave");
    tablet.tap("leave.save");
    CHECK(tablet.kiosk().stage() == Stage::sign_in);
    CHECK(tablet.surface().held_open());
    // Anybody can touch this: who it was is known after sign-in.
    tablet.tap("unlock");
    tablet.hands().look();
    CHECK(tablet.surface().held_open());
    tablet.sign_in("coordinator");
    tablet.hands().look();
    CHECK_FALSE(tablet.surface().held_open());
}

TEST_CASE("names that staff asked for and left go again after fifteen seconds", "[locks]") {
    Tablet tablet;
    tablet.stand_at_question("self");
    tablet.tap("leave");
    tablet.tap("leave.save");
    tablet.tap("unlock");
    tablet.hands().wait(14s);
    REQUIRE(tablet.has("staff.coordinator"));
    tablet.tap("staff.coordinator");
    tablet.hands().type("begun");

    tablet.hands().wait(14s);
    CHECK_FALSE(tablet.has("unlock"));
    tablet.hands().wait(1s);

    CHECK(tablet.has("unlock"));
    CHECK_FALSE(tablet.has("staff.coordinator"));
    tablet.sign_in("coordinator");
    CHECK(tablet.kiosk().stage() == Stage::home);
}

TEST_CASE("a survey that its respondent covers and gives back is seen by nobody", "[locks]") {
    Tablet tablet;
    tablet.sign_in("evaluator");
    tablet.begin("client-satisfaction", "self");
    tablet.tap("next");
    tablet.tap("option.services.hiv_test.yes");

    SECTION("by the cover") {
        tablet.tap("cover");
        tablet.tap("give-back");
    }
    SECTION("by leaving it") {
        tablet.hands().wait(180s);
    }

    REQUIRE(tablet.kiosk().stage() == Stage::sign_in);
    CHECK(tablet.shows("Câu trả lời đã được lưu và che lại"));
    for (const char* person : {"supervisor", "evaluator"}) {
        tablet.sign_in(person);
        CHECK(tablet.kiosk().stage() == Stage::home);
        tablet.app().lock();
        tablet.hands().look();
    }
}

TEST_CASE("the words of a new recovery sheet are made good only when they are written down", "[locks]") {
    Tablet tablet;
    tablet.sign_in("supervisor");
    const auto sheet = tablet.kiosk().recovery_name();
    tablet.tap("part.settings");
    tablet.tap("keeping.sheet");
    tablet.tap("sheet.yes");
    REQUIRE(tablet.has("written"));

    tablet.hands().wait(120s);

    REQUIRE(tablet.kiosk().stage() == Stage::sign_in);
    CHECK(tablet.kiosk().recovery_name() == sheet);
    tablet.sign_in("supervisor");
    tablet.tap("part.settings");
    tablet.tap("keeping.sheet");
    tablet.tap("sheet.yes");
    tablet.tap("written");
    CHECK_FALSE(tablet.has("written"));
    CHECK(tablet.kiosk().recovery_name() != sheet);
}

TEST_CASE("while a client reads the result the store is closed", "[locks]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.begin("dass-21", "staff");
    tablet.answer_until("option.q21.0", {"0"});
    tablet.tap("option.q21.0");
    tablet.tap("next");
    tablet.tap("next");
    REQUIRE(tablet.kiosk().stage() == Stage::result);
    REQUIRE_FALSE(tablet.kiosk().sites().empty());

    tablet.tap("client-view");

    REQUIRE(tablet.surface().page() == "client-view");
    CHECK(tablet.kiosk().is_closed());
    tablet.speak(gui::Language::en);
    tablet.hands().look();
    CHECK(tablet.kiosk().results("en").size() == 1);
    tablet.hands().wait(180s);
    CHECK(tablet.kiosk().stage() == Stage::sign_in);
    tablet.sign_in("coordinator");
    CHECK(tablet.kiosk().stage() == Stage::result);
}
