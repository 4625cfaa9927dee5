// Pages that go on by themselves after an answer, where the programme wants it. Everybody here is invented.
#include <catch2/catch_test_macros.hpp>

#include "tests/gui/screens_tablet.h"

using runtime::Stage;
using tests::Tablet;
using namespace std::chrono_literals;

namespace {

// The programme's setting, made on the supervisor's page.
void set(Tablet& tablet, const std::string& setting) {
    tablet.sign_in("supervisor");
    tablet.tap("part.settings");
    tablet.tap("settings." + setting);
    tablet.tap("person");
    tablet.tap("sign-out.yes");
}

}  // namespace

TEST_CASE("pages go on by themselves only where the programme wants it", "[advance]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.begin("dass-21");
    tablet.tap("next");
    tablet.tap("option.q1.2");
    tablet.tap("next");

    tablet.tap("option.q2.1");
    tablet.hands().wait(1h);

    CHECK(tablet.kiosk().stage() == Stage::sign_in);
    tablet.sign_in("coordinator");
    CHECK(tablet.has("option.q2.1"));
}

TEST_CASE("a first answer leads on by itself after its pause, and a changed one never", "[advance]") {
    Tablet tablet;
    set(tablet, "auto_advance.yes");
    tablet.sign_in("coordinator");
    tablet.begin("dass-21");
    tablet.tap("next");

    tablet.tap("option.q1.2");
    CHECK(tablet.has("option.q1.2"));
    tablet.hands().wait(gui::advance_pause - 1ms);
    CHECK(tablet.has("option.q1.2"));
    tablet.hands().wait(1ms);
    REQUIRE(tablet.has("option.q2.0"));

    tablet.tap("back");
    tablet.tap("option.q1.3");
    tablet.hands().wait(5s);
    CHECK(tablet.has("option.q1.3"));
}

TEST_CASE("an answer that is mended within the pause stays on its page", "[advance]") {
    Tablet tablet;
    set(tablet, "auto_advance.yes");
    tablet.sign_in("coordinator");
    tablet.begin("dass-21");
    tablet.tap("next");
    tablet.hands().wait(300ms);
    const gui::Point other = tablet.hands().control("option.q1.3").rect.center();

    tablet.hands().tap_at(tablet.hands().control("option.q1.2").rect.center());
    tablet.hands().wait(100ms);
    tablet.hands().tap_at(other);
    tablet.hands().wait(5s);

    REQUIRE(tablet.has("option.q1.3"));
    CHECK(tablet.hands().control("option.q1.3").selected);
}

TEST_CASE("the same answer tapped twice still leads on", "[advance]") {
    Tablet tablet;
    set(tablet, "auto_advance.yes");
    tablet.sign_in("coordinator");
    tablet.begin("dass-21");
    tablet.tap("next");
    tablet.hands().wait(300ms);
    const gui::Point place = tablet.hands().control("option.q1.2").rect.center();

    tablet.hands().tap_at(place);
    tablet.hands().wait(100ms);
    tablet.hands().tap_at(place);
    tablet.hands().wait(1s);

    CHECK(tablet.kiosk().session().position() == "q2");
}

TEST_CASE("the last question does not lead to the review by itself", "[advance]") {
    Tablet tablet;
    set(tablet, "auto_advance.yes");
    tablet.sign_in("coordinator");
    tablet.begin("dass-21");
    tablet.tap("next");
    for (int i = 1; i <= 21; ++i) {
        tablet.tap("option.q" + std::to_string(i) + ".1");
        tablet.hands().wait(1s);
    }

    CHECK(tablet.kiosk().session().position() == "q21");
}
