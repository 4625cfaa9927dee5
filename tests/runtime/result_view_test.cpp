// From the shipped definitions and wordings to what people read: both sides of every
// cut-off, what is missing, and the arithmetic. Every answer here is invented.
#include <algorithm>
#include <tuple>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "runtime/client_view.h"
#include "tests/runtime/viewed.h"

using runtime::ResultView;
using runtime::ScaleView;
using namespace tests;

namespace {

std::string band(const ScaleView& scale) {
    return scale.band ? scale.bands[static_cast<std::size_t>(*scale.band)].id : "";
}

// The points of the lines, as a supervisor adds them up by hand.
double points_of(const ScaleView& scale) {
    double sum = 0;
    for (const auto& term : scale.terms)
        sum += term.points.empty() ? 0 : std::stod(term.points);
    return sum;
}

}  // namespace

TEST_CASE("DASS-21: both sides of every cut-off are in their bands, and the lines add up to the score") {
    const auto [name, items, sum, expected] = GENERATE(table<std::string, std::vector<int>, int, std::string>(
        {{"depression", depression, 4, "normal"},
         {"depression", depression, 5, "mild"},
         {"depression", depression, 6, "mild"},
         {"depression", depression, 7, "moderate"},
         {"depression", depression, 10, "moderate"},
         {"depression", depression, 11, "severe"},
         {"depression", depression, 13, "severe"},
         {"depression", depression, 14, "extremely_severe"},
         {"anxiety", anxiety, 3, "normal"},
         {"anxiety", anxiety, 4, "mild"},
         {"anxiety", anxiety, 5, "moderate"},
         {"anxiety", anxiety, 7, "moderate"},
         {"anxiety", anxiety, 8, "severe"},
         {"anxiety", anxiety, 9, "severe"},
         {"anxiety", anxiety, 10, "extremely_severe"},
         {"stress", stress, 7, "normal"},
         {"stress", stress, 8, "mild"},
         {"stress", stress, 9, "mild"},
         {"stress", stress, 10, "moderate"},
         {"stress", stress, 12, "moderate"},
         {"stress", stress, 13, "severe"},
         {"stress", stress, 16, "severe"},
         {"stress", stress, 17, "extremely_severe"}}));

    const ResultView result = viewed("dass-21", dass_with(items, sum));

    const ScaleView& shown = scale(result, name);
    CHECK(band(shown) == expected);
    CHECK(shown.score == std::to_string(2 * sum));
    CHECK(points_of(shown) == sum);
    CHECK(shown.sum == std::to_string(sum));
    CHECK(shown.multiply == "2");
    CHECK_FALSE(shown.say.empty());
    CHECK_FALSE(shown.action.empty());
}

TEST_CASE("DASS-21: one missing answer gives an estimate whose arithmetic can be followed") {
    const ResultView result = viewed("dass-21", dass_with(stress, 8, 1));

    const ScaleView& shown = scale(result, "stress");
    CHECK(shown.prorated);
    CHECK(shown.missing == 1);
    CHECK(shown.waits == 7);
    CHECK(shown.sum == "8");
    CHECK(shown.answered == 6);
    CHECK(shown.asked == 7);
    CHECK(shown.prorated_sum == "9.3333");
    CHECK(shown.score == "18.6667");
    CHECK(band(shown) == "mild");  // of the unrounded value
}

TEST_CASE("DASS-21: two missing answers give no score, and the questions that are missing") {
    const ResultView result = viewed("dass-21", dass_with(anxiety, 6, 2), "vi");

    const ScaleView& shown = scale(result, "anxiety");
    CHECK(shown.score.empty());
    CHECK_FALSE(shown.band);
    CHECK(shown.min_score.empty());
    CHECK(shown.say.empty());
    CHECK(shown.missing == 2);
    CHECK(shown.waits == 7);
    REQUIRE(shown.missing_questions.size() == 2);
    CHECK(shown.missing_questions.front() == "Tôi bị khô miệng");
    CHECK(runtime::client_view(std::vector{result}).unclear == std::vector<std::string>{"Lo âu"});
}

TEST_CASE("ASSIST: both sides of every cut-off, with what each leads to") {
    const std::string start = "q1.*=no q1.alcohol=yes q1.opioids=yes q8=no_never ";
    struct Case {
        std::string scale, answers, score, band, action;
    };
    const auto q = [](const std::string& s, const char* q2, const char* q3, const char* q4, const char* q5,
                      const char* q6, const char* q7) {
        return "q2." + s + "=" + q2 + " q3." + s + "=" + q3 + " q4." + s + "=" + q4 + " q5." + s + "=" + q5 +
               " q6." + s + "=" + q6 + " q7." + s + "=" + q7 + " ";
    };
    const char* no = "no_never";
    const char* earlier = "yes_not_past_3_months";
    const char* now = "yes_past_3_months";
    const Case tried = GENERATE_COPY(
        Case{"opioids", "q2.opioids=never q6.opioids=yes_not_past_3_months q7.opioids=no_never", "3", "low",
             "No intervention"},
        Case{"opioids", q("opioids", "weekly", "never", "never", "never", no, no), "4", "moderate",
             "Receive brief intervention"},
        Case{"opioids", q("opioids", "once_or_twice", "weekly", "never", "daily_or_almost_daily", now, now),
             "27", "high", "More intensive treatment*"},
        Case{"opioids", q("opioids", "monthly", "monthly", "never", "weekly", now, now), "26", "moderate",
             "Receive brief intervention"},
        Case{"alcohol", q("alcohol", "weekly", "never", "never", "never", now, no), "10", "low",
             "No intervention"},
        Case{"alcohol", q("alcohol", "once_or_twice", "once_or_twice", "never", "never", earlier, earlier),
             "11", "moderate", "Receive brief intervention"});

    const ResultView result = viewed("assist", start + tried.answers);

    const ScaleView& shown = scale(result, tried.scale);
    CHECK(shown.score == tried.score);
    CHECK(band(shown) == tried.band);
    CHECK(shown.action == tried.action);
    CHECK(points_of(shown) == std::stod(tried.score));
    CHECK(shown.multiply.empty());
    CHECK(scale(result, "tobacco").untouched);
}

TEST_CASE("ASSIST: a substance that is not on the list is called by the name it was given") {
    const std::string answers =
        "q1.*=no q1.other=yes q2.other=weekly q3.other=never q4.other=never q5.other=never "
        "q6.other=no_never q7.other=no_never q8=no_never";

    const ResultView named = viewed("assist", answers + " q1.other.name=nutmeg");

    CHECK(scale(named, "other").name == "Other substance: nutmeg");
    CHECK(scale(named, "opioids").name == "Opioids");
    CHECK(scale(viewed("assist", "q1.*=no q1.probe=no q1.other.name=nutmeg"), "other").name ==
          "Other substance");
    CHECK(runtime::talk_points(named).front().names.front().ends_with(": nutmeg"));
}

TEST_CASE("ASSIST: a refused answer leaves bounds, the bands they allow, and no sentence of one of them") {
    const ResultView result = viewed("assist",
                                     "q1.*=no q1.cannabis=yes q2.cannabis=once_or_twice "
                                     "q3.cannabis=never q4.cannabis=never q5.cannabis=never "
                                     "q6.cannabis=refused q7.cannabis=no_never q8=no_never");

    const ScaleView& shown = scale(result, "cannabis");
    CHECK(shown.score.empty());
    CHECK(shown.min_score == "2");
    CHECK(shown.max_score == "8");
    CHECK(shown.possible == std::vector<int>{0, 1});
    CHECK_FALSE(shown.band);
    CHECK(shown.say.empty());
    CHECK(runtime::talk_points(result).empty());
    CHECK(std::stod(shown.sum) == points_of(shown));
    const auto unknown = std::ranges::find(shown.terms, "", &runtime::TermView::points);
    REQUIRE(unknown != shown.terms.end());
    CHECK(unknown->least == "0");
    CHECK(unknown->most == "6");
}

TEST_CASE("ASSIST: bounds within one band keep its words") {
    const ResultView result = viewed("assist",
                                     "q1.*=no q1.opioids=yes q2.opioids=daily_or_almost_daily "
                                     "q3.opioids=daily_or_almost_daily q4.opioids=refused "
                                     "q5.opioids=daily_or_almost_daily q6.opioids=yes_past_3_months "
                                     "q7.opioids=yes_past_3_months q8=no_never");

    const ScaleView& shown = scale(result, "opioids");
    CHECK(shown.min_score == "32");
    CHECK(shown.max_score == "39");
    CHECK(shown.possible == std::vector<int>{2});
    CHECK(band(shown) == "high");
    CHECK_FALSE(shown.say.empty());
}
