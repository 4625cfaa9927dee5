// The chart of a client's results over time, on the page of a record. Everybody here is invented.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/gui/screens_tablet.h"

using tests::Tablet;

TEST_CASE("a record shows how its client's scores went; a client's first does not", "[screens][supervisor]") {
    const auto [wide, high] = GENERATE(std::pair{1280, 800}, std::pair{800, 1280});
    Tablet tablet({wide, high});
    tablet.sign_in("coordinator");
    tablet.begin("dass-21");
    tablet.finish_dass("1");
    tablet.clock().advance_seconds(60);
    // One who has been asked once.
    tablet.tap("due.1");
    tablet.tap("mode.staff");
    tablet.tap("instrument.assist");
    tablet.tap("next");
    tablet.tap("agree");
    tablet.finish_dass("3");
    tablet.sign_in_again("supervisor");
    tablet.tap("part.sessions");

    tablet.tap("session.1");

    CHECK(tablet.shows("INVENTED-"));
    CHECK(tablet.shows("Theo thời gian"));
    CHECK(tablet.kiosk().supervision().history({.kind = "records.compared"}, 0)->count == 1);
    CHECK(tests::faults_of(tablet.surface()).empty());
    tablet.tap("record.back");
    tablet.tap("session.2");
    CHECK_FALSE(tablet.shows("Theo thời gian"));
}
