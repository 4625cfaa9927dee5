#include "scoring/explain.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/scoring/samples.h"

using instruments::State;

namespace {

constexpr instruments::ScaleIndex opioids = 8;

scoring::Explanation explained(std::string_view answers) {
    const auto& instrument = samples::assist();
    const auto sheet = samples::sheet(instrument, answers);
    return scoring::explain(instrument, sheet, instruments::flow(instrument, sheet), opioids);
}

}  // namespace

TEST_CASE("a score is explained term by term, with the points that each answer adds") {
    const auto explanation = explained(
        "q1.*=no q1.opioids=yes q2.opioids=weekly q3.opioids=monthly q4.opioids=never q5.opioids=never "
        "q6.opioids=yes_not_past_3_months q7.opioids=yes_past_3_months q8=no_never");

    REQUIRE(samples::assist().scales[opioids].id == "opioids");
    REQUIRE(explanation.terms.size() == 6);
    std::vector<double> points;
    points.reserve(explanation.terms.size());
    for (const auto& term : explanation.terms)
        points.push_back(term.points.value_or(-1));
    CHECK(points == std::vector<double>{4, 4, 0, 0, 3, 6});
    CHECK(explanation.missing.empty());
}

TEST_CASE("a refused gate is what is missing, and the terms behind it add nothing known") {
    const auto explanation =
        explained("q1.*=no q1.opioids=yes q2.opioids=refused q3.opioids=weekly q6.opioids=no_never");

    CHECK(explanation.terms[0].state == State::refused);
    CHECK_FALSE(explanation.terms[0].points);
    CHECK(explanation.terms[1].state == State::kept_out);
    CHECK_FALSE(explanation.terms[1].points);
    CHECK(explanation.terms[4].points == 0.0);
    REQUIRE(explanation.missing.size() == 2);
    CHECK(samples::assist().items[explanation.missing[0]].id == "q2.opioids");
    CHECK(samples::assist().items[explanation.missing[1]].id == "q7.opioids");
}

TEST_CASE("a term that the flow skips adds 0") {
    const auto explanation = explained("q1.*=no");

    for (const auto& term : explanation.terms) {
        CHECK(term.state == State::not_asked);
        CHECK(term.points == 0.0);
    }
}
