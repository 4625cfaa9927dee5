// Narrowing a supervisor's lists to days of one's own choice. Everybody here is invented.
#include "gui/screens/period.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/gui/screens_tablet.h"

using gui::DateText;
using gui::Period;
using gui::PeriodChoice;
using gui::written_days;
using tests::Tablet;

namespace {

const DateText none;
const DateText first{.day = "1", .month = "11", .year = "2026"};
const DateText last{.day = "30", .month = "11", .year = "2026"};

// A visit with DASS-21 of today, which is 2026-11-22, and its supervisor at the list.
void at_the_sessions(Tablet& tablet) {
    tablet.sign_in("coordinator");
    tablet.begin("dass-21");
    tablet.tap("leave");
    tablet.tap("leave.save");
    tablet.tap("person");
    tablet.tap("sign-out.yes");
    tablet.sign_in("supervisor");
    tablet.tap("part.sessions");
    tablet.tap("filter.period");
}

// Over whatever stands there.
void type_day(Tablet& tablet, const std::string& end, const std::string& day, const std::string& month,
              const std::string& year) {
    for (const auto& [part, digits] : {std::pair{"day", day}, {"month", month}, {"year", year}}) {
        tablet.tap("filter.period." + end + "." + part);
        for (int i = 0; i < 4; ++i)
            tablet.hands().key(gui::Key::backspace);
        tablet.hands().type(digits);
    }
}

}  // namespace

TEST_CASE("days that were written hold with both ends, or with one of them open", "[period]") {
    const PeriodChoice both = written_days(first, last).choice;
    CHECK(gui::first_day(both, "2026-11-22") == "2026-11-01");
    CHECK(gui::last_day(both) == "2026-11-30");
    const PeriodChoice from = written_days(first, none).choice;
    CHECK(gui::first_day(from, "2026-11-22") == "2026-11-01");
    CHECK_FALSE(gui::last_day(from).has_value());
    const PeriodChoice to = written_days(none, last).choice;
    CHECK_FALSE(gui::first_day(to, "2026-11-22").has_value());
    CHECK(gui::last_day(to) == "2026-11-30");
    CHECK(written_days(first, first).error.empty());
}

TEST_CASE("what is no day, nothing at all, or the wrong way round is told", "[period]") {
    CHECK(written_days(none, none).error == "days_missing");
    CHECK(written_days(last, first).error == "days_turned_round");
    CHECK(written_days({.day = "31", .month = "11", .year = "2026"}, none).error == "days_not_days");
    CHECK(written_days({.day = "1", .month = "11", .year = "26"}, none).error == "days_not_days");
    CHECK(written_days({.day = "", .month = "11", .year = "2026"}, none).error == "days_not_days");
}

TEST_CASE("a usual period ends today, whatever days were written before", "[period]") {
    const PeriodChoice week{.period = Period::week, .from = "2020-01-01", .to = "2020-01-02"};

    CHECK(gui::first_day(week, "2026-11-22") == "2026-11-16");
    CHECK_FALSE(gui::last_day(week).has_value());
}

TEST_CASE("a supervisor finds the sessions of the days that were written, and no others", "[period]") {
    Tablet tablet;
    at_the_sessions(tablet);

    type_day(tablet, "from", "22", "11", "2026");
    type_day(tablet, "to", "22", "11", "2026");
    tablet.tap("filter.period.apply");
    CHECK(tablet.has("session.1"));
    CHECK(tablet.shows("22/11/2026"));

    tablet.tap("filter.period");
    type_day(tablet, "to", "21", "11", "2026");
    tablet.tap("filter.period.apply");
    CHECK(tablet.has("filter.period.apply"));  // the wrong way round: the sheet stays
    CHECK(tablet.shows("Ngày đầu phải trước"));
    type_day(tablet, "from", "21", "11", "2026");
    tablet.tap("filter.period.apply");
    CHECK_FALSE(tablet.has("session.1"));
    tablet.tap("filter.clear");
    CHECK(tablet.has("session.1"));
}

TEST_CASE("the sheet of the days stands within its bounds, with a pad for the end that is typed",
          "[period]") {
    Tablet tablet;
    at_the_sessions(tablet);
    CHECK(tests::faults_of(tablet.surface()).empty());

    tablet.tap("filter.period.to.day");

    CHECK(tablet.has("filter.period.to.key.1"));
    CHECK_FALSE(tablet.has("filter.period.from.key.1"));
    CHECK(tests::faults_of(tablet.surface()).empty());
}
