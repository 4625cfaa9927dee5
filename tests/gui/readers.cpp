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

TEST_CASE("a history that was cut is told with what to do, and people are another question",
          "[screens][readers]") {
    using History = runtime::storage::Readers::History;
    runtime::storage::Readers readers;
    readers.all = {{"Invented Ba", Known::yes}};
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

    readers.history = History::cut;
    hands.look();
    CHECK(hands.shows("The history is not the one that stood here"));
    CHECK_FALSE(hands.shows("You have not confirmed"));
    hands.tap("history.known");
    REQUIRE(wishes.size() == 1);
    CHECK(std::holds_alternative<gui::wish::KnowHistory>(wishes.front()));

    readers.history = History::not_noted;
    hands.look();
    CHECK(hands.shows("does not say where its history stood"));
    CHECK(surface.control("history.known") != nullptr);

    readers.history = History::as_noted;
    readers.all.push_back({"Invented Tư", Known::no});
    readers.all.push_back({"Invented Năm", Known::with_another_key});
    readers.all.push_back({"", Known::no});
    readers.strange_tables = true;
    hands.look();
    CHECK(hands.shows("tables or triggers that this program did not make"));
    CHECK(hands.shows("Invented Tư, Invented Năm (has another key: ask"));
    CHECK(hands.shows("a name that cannot be shown."));
    CHECK(surface.control("history.known") == nullptr);
    hands.tap("readers.known");
    REQUIRE(wishes.size() == 2);
    CHECK(std::holds_alternative<gui::wish::KnowReaders>(wishes.back()));
}
