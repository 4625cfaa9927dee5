// The minutes that a questionnaire took, and the minutes that people are told of it.
#include "runtime/pace.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/support/kiosk_fixture.h"

using runtime::Pace;
using runtime::storage::Moment;
using tests::KioskFixture;

TEST_CASE("a sitting is told in whole minutes, the nearest and at least one") {
    const auto after = [](std::int64_t seconds) {
        Pace pace(Moment{1000});
        for (std::int64_t at = 60; at < seconds; at += 60)
            pace.step(Moment{1000 + at});
        pace.step(Moment{1000 + seconds});
        return pace.minutes();
    };
    CHECK(after(0) == 1);
    CHECK(after(89) == 1);
    CHECK(after(90) == 2);
    CHECK(after(449) == 7);
    CHECK(after(450) == 8);
}

TEST_CASE("a pause of five minutes is still one sitting, a longer one or a clock set back is none") {
    Pace pace(Moment{1000});
    pace.step(Moment{1300});
    CHECK(pace.minutes() == 5);

    SECTION("a second more") {
        pace.step(Moment{1601});
        pace.step(Moment{1602});
        CHECK_FALSE(pace.minutes());
    }
    SECTION("set back") {
        pace.step(Moment{1299});
        pace.step(Moment{1400});
        CHECK_FALSE(pace.minutes());
    }
}

namespace {

constexpr const char* instrument = "client-satisfaction";

enum class Sitting { one, interrupted };

// One anonymous survey by staff, with so many seconds before the first answer and after the last.
void ask(KioskFixture& fixture, std::int64_t seconds, Sitting sitting = Sitting::one) {
    fixture.begin({std::string(instrument) + "@1"}, "");
    if (sitting == Sitting::interrupted) {
        fixture.restart();
        fixture.sign_in("evaluator");
    }
    fixture.clock().advance_seconds(seconds);
    fixture.answer_everything_with_first_choice();
    fixture.clock().advance_seconds(seconds);
    REQUIRE_FALSE(fixture.kiosk().apply(runtime::Finish{}));
    REQUIRE(fixture.kiosk().finish_visit().has_value());
}

}  // namespace

TEST_CASE("people are told what questionnaires take on this tablet once twenty were timed") {
    KioskFixture fixture;
    fixture.sign_in("evaluator");
    const std::optional<int> expected = fixture.kiosk().minutes(instrument);
    REQUIRE(expected != 8);
    for (int each = 0; each < 19; ++each)
        ask(fixture, 240);
    // Neither is one of the twenty.
    ask(fixture, 301);
    ask(fixture, 240, Sitting::interrupted);
    CHECK(fixture.kiosk().minutes(instrument) == expected);

    ask(fixture, 240);

    const runtime::Kiosk& kiosk = fixture.kiosk();
    CHECK(kiosk.minutes(instrument) == 8);
    for (const instruments::Occasion& occasion : kiosk.occasions().occasions) {
        for (const auto& asked : occasion.asks) {
            const auto& listed = kiosk.catalog().occasions().find(occasion.id)->asks;
            const auto same =
                std::ranges::find(listed, asked.instrument, &instruments::Occasion::Asked::instrument);
            CHECK(asked.minutes == (asked.instrument == instrument ? 8 : same->minutes));
        }
    }
    fixture.restart();
    fixture.sign_in("coordinator");
    CHECK(fixture.kiosk().minutes(instrument) == 8);
}
