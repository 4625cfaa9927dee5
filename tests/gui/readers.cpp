// A supervisor is told who can open what is finished, until she says that she knows them. Everybody is
// invented.
#include <catch2/catch_test_macros.hpp>

#include "gui/screens/readers.h"
#include "tests/gui/screens_tablet.h"

using tests::Tablet;
using Known = runtime::storage::Reader::Known;

TEST_CASE("whom another supervisor added is told who else can open records, until she confirms it",
          "[screens][readers]") {
    Tablet tablet({.language = gui::Language::en});
    tablet.sign_in("supervisor");
    REQUIRE_FALSE(tablet.has("readers.known"));  // she made the store
    tablet.tap("part.staff");
    tablet.tap("staff.add");
    tablet.tap("new.name");
    tablet.hands().type("Invented Ba");
    tablet.tap("role.supervisor");
    for (const char* field : {"new.passphrase", "new.again"}) {
        tablet.tap(field);
        tablet.hands().type("practice practice practice practice");
    }
    tablet.tap("add");
    tablet.tap("part.start");
    CHECK_FALSE(tablet.has("readers.known"));  // she added her herself

    tablet.sign_in_again("Invented_Ba");

    CHECK(tablet.shows("who else can open what is finished on this tablet: supervisor."));
    tablet.sign_in_again("Invented_Ba");
    REQUIRE(tablet.has("readers.known"));  // to look is not to confirm
    tablet.tap("readers.known");
    CHECK_FALSE(tablet.has("readers.known"));
    CHECK_FALSE(tablet.shows("You have not confirmed"));
    tablet.sign_in_again("Invented_Ba");
    CHECK_FALSE(tablet.has("readers.known"));
}

TEST_CASE("a history that was cut is told with what to do", "[screens][readers]") {
    runtime::storage::Readers readers{{{"Invented Ba", Known::yes}}, false};
    gui::Wishes wishes;
    gui::Surface surface;
    surface.resize(1280, 800);
    surface.set_language(gui::Language::en);
    tests::Hands hands(surface, [&](gui::Frame& frame) {
        gui::Column column(frame, frame.window());
        gui::readers_notice(readers, frame, column, wishes);
    });
    hands.look();
    CHECK(hands.names().empty());

    SECTION("alone") {
        readers.history_was_cut = true;
        hands.look();
        CHECK(hands.shows("The history is not the one that stood here"));
        CHECK_FALSE(hands.shows("You have not confirmed"));
        CHECK(hands.control("readers.known").label == "I have read this");
    }
    SECTION("with somebody whom she does not know, and one with another passphrase") {
        readers.history_was_cut = true;
        readers.all.push_back({"Invented Tư", Known::no});
        readers.all.push_back({"Invented Năm", Known::with_another_key});
        hands.look();
        CHECK(hands.shows("The history is not the one that stood here"));
        CHECK(hands.shows("Invented Tư, Invented Năm (whose passphrase was changed)."));
        CHECK(hands.control("readers.known").label == "I know them all");
    }
    hands.tap("readers.known");
    REQUIRE(wishes.size() == 1);
    CHECK(std::holds_alternative<gui::wish::KnowReaders>(wishes.front()));
}
