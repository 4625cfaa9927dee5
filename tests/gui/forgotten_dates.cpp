// Dates of which the day, or the month too, is not remembered. What is asked is invented.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/gui/asked.h"
#include "tests/gui/audit.h"
#include "tests/gui/screens_tablet.h"

using instruments::Answer;
using instruments::Date;
using tests::Asked;

namespace {

void type(Asked& asked, std::string_view digits) {
    for (const char digit : digits)
        asked.tap(std::string("field.since.key.") + digit);
}

}  // namespace

TEST_CASE("a date without its day, or without its month, is typed and stored", "[question][dates]") {
    Asked asked;
    asked.go_to("since");

    SECTION("without the day") {
        asked.tap("field.since.no-day");
        type(asked, "052020");
        CHECK(asked.draft.typed.date.month == "05");
        asked.tap("next");
        CHECK(asked.answer("since") == Answer{Date{2020, 5, 0}});
    }
    SECTION("without day and month") {
        asked.tap("field.since.no-month");
        type(asked, "2020");
        asked.tap("next");
        CHECK(asked.answer("since") == Answer{Date{2020, 0, 0}});
    }
    SECTION("the whole of it") {
        type(asked, "31052020");
        asked.tap("next");
        CHECK(asked.answer("since") == Answer{Date{2020, 5, 31}});
    }
}

TEST_CASE("what is not remembered is taken out, and can be remembered after all", "[question][dates]") {
    Asked asked;
    asked.go_to("since");
    type(asked, "31052020");

    asked.tap("field.since.no-month");
    CHECK(asked.draft.typed.date.day.empty());
    CHECK(asked.draft.typed.date.month.empty());
    CHECK(asked.draft.typed.date.year == "2020");
    CHECK_FALSE(asked.hands.control("field.since.day").enabled);
    CHECK_FALSE(asked.hands.control("field.since.month").enabled);

    asked.tap("field.since.no-day");
    CHECK(asked.hands.control("field.since.day").enabled);
    CHECK(asked.hands.control("field.since.month").enabled);
    CHECK(asked.surface.focus() == "field.since.day");
    type(asked, "0104");
    asked.tap("next");
    CHECK(asked.answer("since") == Answer{Date{2020, 4, 1}});
}

TEST_CASE("an answer without its day comes back as it was given", "[question][dates]") {
    Asked asked;
    asked.go_to("since");
    asked.tap("field.since.no-day");
    type(asked, "052020");
    asked.tap("next");
    asked.tap("back");

    CHECK(asked.draft.typed.date.no_day);
    CHECK_FALSE(asked.draft.typed.date.no_month);
    CHECK_FALSE(asked.hands.control("field.since.day").enabled);
    asked.tap("next");
    CHECK(asked.answer("since") == Answer{Date{2020, 5, 0}});
}

TEST_CASE("where the whole date is needed nothing is offered, and that is said", "[question][dates]") {
    Asked asked;
    asked.go_to("last");
    CHECK_FALSE(asked.has("field.last.no-day"));
    CHECK_FALSE(asked.has("field.last.no-month"));
    asked.tap("field.last.year");
    for (const char* key : {"2", "0", "2", "0"})
        asked.tap(std::string("field.last.key.") + key);

    asked.tap("next");

    CHECK(asked.shows("Cần đủ ngày, tháng và năm"));
    CHECK(std::holds_alternative<instruments::Unanswered>(asked.answer("last")));
}

TEST_CASE("a date that is still being typed is not called wrong", "[question][dates]") {
    Asked asked;
    asked.go_to("since");
    type(asked, "31");
    asked.hands.wait(std::chrono::seconds(3));
    CHECK_FALSE(asked.shows("Ngày này chưa đúng"));
    type(asked, "02");
    asked.hands.wait(std::chrono::seconds(3));
    CHECK_FALSE(asked.shows("Ngày này chưa đúng"));
    type(asked, "2020");
    asked.hands.wait(std::chrono::seconds(3));

    CHECK(asked.shows("Ngày này chưa đúng"));
}

TEST_CASE("an answered date that is typed anew does not keep its old value meanwhile", "[question][dates]") {
    Asked asked;
    asked.go_to("since");
    type(asked, "31052020");
    asked.hands.wait(std::chrono::seconds(3));
    REQUIRE(asked.answer("since") == Answer{Date{2020, 5, 31}});

    asked.tap("field.since.year");
    asked.tap("field.since.key.delete");
    asked.hands.wait(std::chrono::seconds(3));

    CHECK(std::holds_alternative<instruments::Unanswered>(asked.answer("since")));
}

TEST_CASE("a date's page is sound at every size", "[question][dates]") {
    const auto [wide, high] = GENERATE(std::pair{1280, 800}, std::pair{800, 1280});
    const float text = GENERATE(1.F, 1.5F, 2.F);
    const gui::Language language = GENERATE(gui::Language::vi, gui::Language::en);
    CAPTURE(wide, text);
    Asked asked({.wide = wide, .high = high, .text = text, .language = language});
    gui::Drawn drawn;
    asked.surface.record(&drawn);
    asked.go_to("since");
    const auto look = [&] {
        asked.hands.look();
        for (const std::string& fault : tests::faults_of(asked.surface))
            FAIL_CHECK(fault);
        for (const std::string& fault : tests::word_faults(asked.surface, drawn))
            FAIL_CHECK(fault);
    };

    look();
    asked.tap("field.since.no-day");
    look();
    asked.tap("next");
    look();
}
