// ASSIST by taps: the list of the first question, the questions per substance, a number,
// and the result with its leaflets.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/gui/screens_tablet.h"

using runtime::Stage;
using tests::Tablet;

namespace {

// Opioids as bad as can be, nothing else ever used.
void only_opioids(Tablet& tablet) {
    tablet.tap("next");
    for (const char* other : {"tobacco", "alcohol", "cannabis", "cocaine", "amphetamines", "inhalants",
                              "sedatives", "hallucinogens", "other"}) {
        tablet.tap(std::string("option.q1.") + other + ".no");
    }
    tablet.tap("option.q1.opioids.yes");
    tablet.tap("next");
}

// As often and as lately as the form can say.
const std::vector<std::string> worst{"daily_or_almost_daily", "yes_past_3_months"};

}  // namespace

TEST_CASE("the whole ASSIST is answered by taps, and its result shown", "[screens]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.begin("assist");
    only_opioids(tablet);
    tablet.answer_until("field.q8.days_per_month", worst);
    tablet.tap("field.q8.days_per_month.key.5");
    tablet.tap("next");
    REQUIRE(tablet.has("review.q8"));

    tablet.tap("next");

    REQUIRE(tablet.kiosk().stage() == Stage::result);
    const auto results = tablet.kiosk().results("en");
    const auto& scales = results.front().scales;
    const auto opioids = std::ranges::find(scales, "opioids", &runtime::ScaleView::id);
    REQUIRE(opioids != scales.end());
    CHECK(opioids->score == "39");
    CHECK(results.front().findings.front().value == "more_intensive_treatment");
    CHECK(tablet.has("scale.opioids"));
    CHECK_FALSE(tablet.has("scale.tobacco"));  // folded: never used
    tablet.tap("unused");
    CHECK(tablet.has("scale.tobacco"));
}

TEST_CASE("a number outside its limits stays on the screen with what to mend", "[screens]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.begin("assist");
    only_opioids(tablet);
    tablet.answer_until("field.q8.days_per_month", worst);

    tablet.tap("field.q8.days_per_month");
    tablet.hands().type("32");
    tablet.tap("next");

    CHECK(tablet.kiosk().session().position() == "q8.days_per_month");
    CHECK(tablet.shows("Nhập số từ 0 đến 31"));
    tablet.tap("field.q8.days_per_month.key.delete");
    tablet.tap("next");  // 3
    CHECK(tablet.has("review.q8"));
}

TEST_CASE("what is typed is kept after a pause, without Next", "[screens]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.begin("assist");
    only_opioids(tablet);
    tablet.answer_until("field.q8.days_per_month", worst);
    tablet.tap("field.q8.days_per_month");
    tablet.hands().type("12");
    const auto answer = [&] { return tablet.kiosk().page().questions.front().answer; };
    REQUIRE(std::holds_alternative<instruments::Unanswered>(answer()));

    tablet.hands().wait(gui::typing_pause);

    CHECK(answer() == instruments::Answer{instruments::Number{instruments::Decimal::of(12)}});
}

TEST_CASE("the rail of substances is for staff only", "[screens]") {
    Tablet staff;
    staff.sign_in("coordinator");
    staff.begin("assist");
    staff.tap("next");
    for (const char* used : {"tobacco", "opioids"})
        staff.tap(std::string("option.q1.") + used + ".yes");
    for (const char* other : {"alcohol", "cannabis", "cocaine", "amphetamines", "inhalants", "sedatives",
                              "hallucinogens", "other"}) {
        staff.tap(std::string("option.q1.") + other + ".no");
    }
    staff.tap("next");
    CHECK(staff.has("rail.q2.opioids"));

    Tablet alone;
    alone.sign_in("coordinator");
    alone.begin("assist", "self");
    alone.tap("next");
    for (const char* substance : {"tobacco", "alcohol", "cannabis", "cocaine", "amphetamines", "inhalants",
                                  "sedatives", "hallucinogens", "opioids", "other"}) {
        const std::string item = std::string("option.q1.") + substance;
        const std::string named = substance;
        alone.tap(item + (named == "tobacco" || named == "opioids" ? ".yes" : ".no"));
        alone.tap("next");
    }
    CHECK_FALSE(alone.has("rail.q2.opioids"));
    CHECK(alone.has("option.q2.tobacco.never"));
}

TEST_CASE("rows without an answer are named when the list is left too early", "[screens]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.begin("assist");
    tablet.tap("next");
    tablet.tap("option.q1.tobacco.yes");

    tablet.tap("next");

    CHECK(tablet.shows("Còn 9 dòng chưa trả lời"));
    CHECK(tablet.surface().focus() == "option.q1.alcohol.yes");
}

TEST_CASE("what is wrong with a row moves no row to another column", "[screens]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.begin("assist");
    tablet.tap("next");
    const float left = tablet.hands().control("option.q1.tobacco.yes").rect.x;
    const float right = tablet.hands().control("option.q1.other.yes").rect.x;
    REQUIRE(right > left + 300);

    tablet.tap("next");

    REQUIRE(tablet.shows("Còn 10 dòng chưa trả lời"));
    CHECK(tablet.hands().control("option.q1.tobacco.yes").rect.x == left);
    CHECK(tablet.hands().control("option.q1.other.yes").rect.x == right);
}

TEST_CASE("who is led back to the list is not told that nothing is left", "[screens]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.begin("assist");
    tablet.answer_until("option.q1.probe.yes", {"no"});
    tablet.tap("option.q1.probe.yes");
    tablet.tap("next");

    REQUIRE(tablet.has("option.q1.tobacco.yes"));
    CHECK(tablet.shows("Đã trả lời 11"));
    CHECK_FALSE(tablet.shows("không còn câu nào"));
}
