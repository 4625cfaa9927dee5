// Work beside the window that never ends (a printer that hangs, a stick that answers no more) keeps nobody's
// result on the screen.
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>

#include "tests/gui/screens_tablet.h"

using runtime::Stage;
using tests::Tablet;
using namespace std::chrono_literals;

TEST_CASE("while the background works the page is covered in time, and locked when it is done", "[locks]") {
    const tests::TemporaryFolder documents;
    REQUIRE(::setenv("XDG_DOCUMENTS_DIR", documents.path().c_str(), 1) == 0);
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.begin("dass-21");
    tablet.answer_until("client-view", {"3"});
    REQUIRE(tablet.shows("Trầm cảm"));
    tablet.hold_background();
    tablet.tap("print-card");
    tablet.tap("card.save.1");

    tablet.hands().wait(119s);
    CHECK(tablet.shows("Trầm cảm"));
    tablet.hands().wait(62s);

    REQUIRE(tablet.surface().page() == "cover");
    CHECK_FALSE(tablet.shows("Trầm cảm"));
    CHECK(tablet.kiosk().stage() == Stage::result);
    // The time to lock has come: a touch does not show it again.
    tablet.tap("uncover");
    CHECK(tablet.surface().page() == "cover");
    tablet.let_go();
    CHECK(tablet.kiosk().stage() == Stage::sign_in);
    CHECK_FALSE(tablet.shows("Trầm cảm"));
}

TEST_CASE("while the background works a visit is not finished, and its dialog does not close as if it were",
          "[screens]") {
    const tests::TemporaryFolder documents;
    REQUIRE(::setenv("XDG_DOCUMENTS_DIR", documents.path().c_str(), 1) == 0);
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.begin("dass-21");
    tablet.answer_until("client-view", {"3"});
    tablet.hold_background();
    tablet.tap("print-card");
    tablet.tap("card.save.1");

    tablet.tap("next");

    REQUIRE(tablet.has("finish.yes"));
    CHECK_FALSE(tablet.hands().control("finish.yes").enabled);
    CHECK(tablet.hands().control("finish.no").enabled);
    tablet.let_go();
    tablet.tap("finish.yes");
    CHECK(tablet.kiosk().stage() == Stage::home);
}
