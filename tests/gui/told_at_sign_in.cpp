// What whoever signs in is told first. Everybody is invented.
#include <catch2/catch_test_macros.hpp>

#include "tests/gui/screens_tablet.h"

using tests::Tablet;

namespace {

constexpr std::int64_t day = 24 * 60 * 60;
constexpr const char* look_at_the_date = "ngày giờ trên máy bị sai";

}  // namespace

TEST_CASE("who signs in after a month, or with a clock that is behind, is asked to look at the date",
          "[screens]") {
    for (const std::int64_t away : {27 * day, 40 * day, -2 * day}) {
        Tablet tablet;
        tablet.clock().advance_seconds(away);

        tablet.sign_in("coordinator");

        INFO(away / day << " days");
        CHECK(tablet.shows(look_at_the_date) == (away != 27 * day));
    }
}

TEST_CASE("a wrong year at one sign-in takes no case card", "[screens]") {
    Tablet tablet;
    tablet.finish_dass();
    const auto cards = [&] {
        tablet.sign_in_again("coordinator");
        std::size_t count = 0;
        for (const auto& client : tablet.kiosk().clients())
            count += client.cards.size();
        return count;
    };
    const auto before = cards();
    REQUIRE(before > 0);
    tablet.restart();
    tablet.clock().advance_seconds(3652 * day);
    tablet.clock().set_today("2036-11-22");
    tablet.sign_in("coordinator");
    tablet.clock().advance_seconds(-3652 * day);
    tablet.clock().set_today("2026-11-22");

    CHECK(cards() == before);
}
