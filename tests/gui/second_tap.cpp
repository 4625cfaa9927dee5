// A tap too many, on a page whose button ends or agrees to something: it is not taken for another.
// Everybody here is invented.
#include <catch2/catch_test_macros.hpp>

#include "gui/widgets/sheet.h"
#include "tests/gui/screens_tablet.h"

using gui::Frame;
using gui::Guard;
using gui::Key;
using gui::KeyDown;
using tests::Hands;
using tests::Tablet;
using namespace std::chrono_literals;

namespace {

// A page of questions, then pages whose button ends something.
struct Ending {
    int page = 1;
    gui::Surface surface;
    Hands hands{surface, [this](Frame& frame) {
                    frame.page(std::to_string(page), page == 1 ? Guard::usual : Guard::longer);
                    if (gui::button(frame, "next", "Hoàn tất", {900, 700, 300, 64}, {.key = Key::enter}))
                        ++page;
                    if (gui::button(frame, "back", "Quay lại", {40, 700, 200, 64})) --page;
                }};
};

}  // namespace

TEST_CASE("on a page that ends something a second tap does nothing for a second", "[second-tap]") {
    Ending ending;
    ending.hands.wait(300ms);
    ending.hands.tap_at({1000, 730});
    REQUIRE(ending.page == 2);

    ending.hands.wait(999ms);
    ending.hands.tap_at({1000, 730});
    ending.hands.tap_at({1180, 750});  // the other end of the same button
    CHECK(ending.page == 2);

    ending.hands.wait(1ms);
    ending.hands.tap_at({1000, 730});
    CHECK(ending.page == 3);
}

TEST_CASE("it does nothing for as long again where the page took its time to come", "[second-tap]") {
    Ending ending;
    ending.hands.wait(300ms);
    ending.hands.tap_at({1000, 730});
    REQUIRE(ending.page == 2);
    ending.surface.put_off_guard(600ms);

    ending.hands.wait(1500ms);
    ending.hands.tap_at({1000, 730});
    CHECK(ending.page == 2);
    ending.hands.wait(100ms);
    ending.hands.tap_at({1000, 730});
    CHECK(ending.page == 3);
}

TEST_CASE("another button of such a page acts at once", "[second-tap]") {
    Ending ending;
    ending.hands.wait(300ms);
    ending.hands.tap_at({1000, 730});
    REQUIRE(ending.page == 2);

    ending.hands.tap_at({100, 730});

    CHECK(ending.page == 1);
}

TEST_CASE("Enter, too, does nothing there for a second", "[second-tap]") {
    Ending ending;
    ending.hands.wait(300ms);
    ending.hands.key(Key::enter);
    REQUIRE(ending.page == 2);

    ending.hands.wait(999ms);
    ending.hands.key(Key::enter);
    CHECK(ending.page == 2);

    ending.hands.wait(1ms);
    ending.hands.key(Key::enter);
    CHECK(ending.page == 3);
}

TEST_CASE("Enter that is held down counts once", "[second-tap]") {
    Ending ending;
    ending.hands.wait(300ms);
    ending.hands.key(Key::enter);
    for (int i = 0; i < 40; ++i) {
        ending.surface.push(KeyDown{.key = Key::enter, .repeats = true});
        ending.hands.wait(50ms);
    }

    CHECK(ending.page == 2);
}

TEST_CASE("two taps on Next at the last question end at the review", "[second-tap]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.begin("dass-21", "self");
    tablet.tap("next");
    tablet.answer_until("option.q21.1", {"1"});
    tablet.tap("option.q21.1");
    tablet.hands().wait(300ms);
    const gui::Point next = tablet.hands().control("next").rect.center();

    tablet.hands().tap_at(next);
    tablet.hands().wait(390ms);
    tablet.hands().tap_at(next);

    CHECK(tablet.surface().page().ends_with("/review"));
    tablet.tap("next");
    CHECK(tablet.has("unlock"));
}

TEST_CASE("two taps on what begins a session agree to nothing", "[second-tap]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.plan("dass-21", "self");
    REQUIRE(tablet.surface().page() == "consent");
    tablet.hands().wait(390ms);

    tablet.hands().tap_at(tablet.hands().control("agree").rect.center());
    tablet.hands().key(Key::enter);

    CHECK(tablet.surface().page() == "consent");
}

TEST_CASE("a second tap does not answer the question that the first one brought", "[second-tap]") {
    bool asks = false;
    bool deleted = false;
    gui::Surface surface;
    Hands hands(surface, [&](Frame& frame) {
        frame.page("page");
        // Where the answer will stand.
        if (gui::button(frame, "delete", "Xóa", {660, 430, 220, 64})) asks = true;
        if (!asks) return;
        const auto answer =
            gui::dialog(frame, "sure", {.title = "Xóa?", .text = "", .yes = "Xóa", .no = "Giữ"});
        deleted = deleted || answer == gui::DialogAnswer::yes;
        if (answer == gui::DialogAnswer::no) asks = false;
    });
    hands.wait(300ms);
    hands.tap_at({700, 460});
    REQUIRE(surface.control("sure.yes") != nullptr);
    REQUIRE(surface.control("sure.yes")->rect.contains({700, 460}));

    hands.wait(999ms);
    hands.tap_at({700, 460});
    hands.key(Key::enter);
    CHECK_FALSE(deleted);

    SECTION("after a second it does") {
        hands.wait(1ms);
        hands.tap_at({700, 460});
        CHECK(deleted);
    }
    SECTION("the other answer is free at once") {
        hands.tap_at(surface.control("sure.no")->rect.center());
        CHECK_FALSE(asks);
    }
}
