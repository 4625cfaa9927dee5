// How the tablet looks is chosen on every screen, at once, by whoever holds it.
#include "gui/display.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/gui/screens_tablet.h"

using gui::DisplayChoice;
using gui::Key;
using gui::Motion;
using gui::Scheme;
using tests::Tablet;

namespace {

DisplayChoice look_of(Tablet& tablet) {
    return tablet.surface().display();
}

void answer_dass_alone(Tablet& tablet) {
    tablet.tap("next");
    for (int i = 1; i <= 21; ++i) {
        tablet.tap("option.q" + std::to_string(i) + ".0");
        tablet.tap("next");
    }
    tablet.tap("next");
    REQUIRE(tablet.has("unlock"));
}

}  // namespace

TEST_CASE("text size, colours and motion are chosen on the sign-in screen already", "[display]") {
    Tablet tablet;

    tablet.tap("display");
    tablet.tap("display.text.150");
    tablet.tap("display.scheme.dark");
    tablet.tap("display.motion");

    CHECK(look_of(tablet) == DisplayChoice{Scheme::dark, 1.5F, Motion::reduced});
    CHECK(tablet.hands().control("display.text.150").selected);
    CHECK(tablet.hands().control("display.scheme.dark").selected);
    CHECK(tablet.hands().control("display.motion").selected);
    tablet.tap("display.done");
    CHECK_FALSE(tablet.has("display.text.150"));
    CHECK(tablet.has("staff.coordinator"));
}

TEST_CASE("F3 opens the sheet and goes on to the next size, F4 to the next colours", "[display]") {
    Tablet tablet;
    auto& hands = tablet.hands();

    hands.key(Key::f4);
    CHECK(look_of(tablet).scheme == Scheme::dark);
    hands.key(Key::f4);
    CHECK(look_of(tablet).scheme == Scheme::high_contrast);
    hands.key(Key::f4);
    CHECK(look_of(tablet).scheme == Scheme::light);
    hands.key(Key::f3);
    CHECK(look_of(tablet).text == 1.F);
    for (const float size : {1.25F, 1.5F, 2.F, 1.F}) {
        hands.key(Key::f3);
        CHECK(look_of(tablet).text == size);
    }
    hands.key(Key::f4);
    CHECK(look_of(tablet).scheme == Scheme::dark);
    hands.key(Key::escape);
    CHECK_FALSE(tablet.has("display.done"));
}

TEST_CASE("the contrast button goes on to the next colours in one tap", "[display]") {
    Tablet tablet;

    tablet.tap("contrast");
    tablet.tap("contrast");

    CHECK(look_of(tablet).scheme == Scheme::high_contrast);
}

TEST_CASE("a client's choice goes with the client, and staff find their own again", "[display]") {
    Tablet tablet;
    tablet.tap("contrast");
    tablet.sign_in("coordinator");
    tablet.begin("dass-21", "self");
    CHECK(look_of(tablet).scheme == Scheme::dark);
    tablet.tap("display");
    tablet.tap("display.text.200");
    tablet.tap("display.scheme.high-contrast");
    tablet.tap("display.done");
    answer_dass_alone(tablet);
    CHECK(look_of(tablet).text == 2.F);

    tablet.tap("unlock");

    CHECK(look_of(tablet) == DisplayChoice{Scheme::dark, 1, Motion::full});
}

TEST_CASE("what staff choose stays when they sign out", "[display]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.begin("dass-21", "staff");
    tablet.tap("contrast");
    tablet.tap("leave");
    tablet.tap("leave.save");
    tablet.tap("person");
    tablet.tap("sign-out.yes");

    CHECK(look_of(tablet).scheme == Scheme::dark);
}

TEST_CASE("the next respondent of a survey starts with what staff chose", "[display]") {
    Tablet tablet;
    tablet.sign_in("evaluator");
    tablet.begin("client-satisfaction", "self");
    tablet.tap("contrast");
    tablet.answer_until("field.overall.comment", {"yes", "good", "most", "satisfied"});
    tablet.tap("next");
    tablet.tap("next");
    REQUIRE(tablet.kiosk().stage() == runtime::Stage::thanks);
    tablet.tap("contrast");
    CHECK(look_of(tablet).scheme == Scheme::high_contrast);

    tablet.tap("next");

    CHECK(tablet.kiosk().stage() == runtime::Stage::consent);
    CHECK(look_of(tablet).scheme == Scheme::light);
}

TEST_CASE("with less motion a list stops when the finger leaves it", "[display]") {
    const Motion motion = GENERATE(Motion::full, Motion::reduced);
    Tablet tablet({.high = 480});
    tablet.app().start_with({.motion = motion});
    tablet.sign_in("coordinator");

    tablet.hands().drag({300, 400}, {300, 300});

    REQUIRE(tablet.surface().deadline());
    const bool glides = *tablet.surface().deadline() < tablet.hands().now() + std::chrono::seconds(1);
    CHECK(glides == (motion == Motion::full));
}

namespace {

// The middle of the list of yes/no rows, scrolled and with the keyboard on one of them.
void stand_in_a_list(Tablet& tablet) {
    tablet.sign_in("coordinator");
    tablet.begin("assist", "staff");
    tablet.tap("next");
    REQUIRE(tablet.has("option.q1.cannabis.yes"));
}

bool in_sight(Tablet& tablet, const std::string& name) {
    const gui::Control& control = tablet.hands().control(name);
    return control.visible.h > control.rect.h / 2;
}

}  // namespace

TEST_CASE("turning, resizing and larger text keep the control with the keyboard in sight", "[display]") {
    Tablet tablet;
    stand_in_a_list(tablet);
    tablet.tap("option.q1.opioids.yes");
    REQUIRE(tablet.surface().focus() == "option.q1.opioids.yes");

    SECTION("turned") {
        tablet.surface().resize(800, 1280);
    }
    SECTION("smaller") {
        tablet.surface().resize(900, 560);
    }
    SECTION("larger text") {
        tablet.surface().set_display({.text = 2});
    }
    SECTION("a screen of another density") {
        tablet.surface().set_dp(1.5F);
    }
    SECTION("larger text and turned") {
        tablet.surface().set_display({.text = 1.5F});
        tablet.surface().resize(800, 1280);
    }
    tablet.hands().look();

    CHECK(tablet.surface().focus() == "option.q1.opioids.yes");
    CHECK(in_sight(tablet, "option.q1.opioids.yes"));
    CHECK(tablet.hands().control("option.q1.opioids.yes").selected);
}

TEST_CASE("a scrolled page shows the same rows after the text grew or the words changed", "[display]") {
    Tablet tablet({.wide = 800, .high = 1280});
    tablet.app().start_with({.text = 2});
    stand_in_a_list(tablet);
    tablet.surface().reveal("option.q1.hallucinogens.yes");
    tablet.hands().look();
    tablet.surface().reveal("option.q1.sedatives.yes");
    tablet.hands().look();
    const auto top_row = [&] {
        for (const auto& control : tablet.surface().controls()) {
            if (control.area == "answers" && control.visible.h > control.rect.h / 2) return control.name;
        }
        return std::string();
    };
    const std::string top = top_row();
    REQUIRE(top != "option.q1.tobacco.yes");

    SECTION("other words") {
        tablet.tap("lang.en");
    }
    SECTION("other size, chosen on the sheet") {
        tablet.tap("display");
        tablet.tap("display.text.150");
        tablet.tap("display.done");
    }

    CHECK(in_sight(tablet, top));
}

TEST_CASE("what is typed stays when the tablet is turned", "[display]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.tap("start.dass-21");
    tablet.tap("client");
    tablet.hands().type("ABC");

    tablet.surface().resize(800, 1280);
    tablet.hands().look();
    tablet.hands().type("D");

    CHECK(tablet.surface().focus() == "client");
    CHECK(tablet.shows("ABCD"));
}

TEST_CASE("a sheet leaves the ribbon of a practice store free", "[display]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.tap("display");

    // The ribbon takes 32 dp of what the sheet would reach over; its cross is 20 dp down.
    CHECK(tablet.hands().control("display.close").rect.y > 32 + 16);
}

TEST_CASE("at sign-in what is said in a card stays in it", "[screens]") {
    const auto language = GENERATE(gui::Language::vi, gui::Language::en);
    Tablet tablet({.wide = 800, .high = 1280, .language = language});
    tablet.app().start_with({.text = 2});
    gui::Drawn drawn;
    tablet.surface().record(&drawn);
    tablet.surface().push(gui::Wheel{{400, 600}, -1000});
    tablet.hands().look();

    int found = 0;
    for (const gui::DrawnWords& line : drawn.words) {
        const gui::Rect card = line.ground.rect;
        if (card.w < 400 || card.w > 780) continue;  // avatars, and the page itself
        ++found;
        CAPTURE(line.text, line.rect.bottom(), card.bottom());
        CHECK(line.rect.bottom() + 8 <= card.bottom());
    }
    CHECK(found > 0);
}
