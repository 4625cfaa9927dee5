// From the shipped definitions and wordings to what people read: both sides of every
// cut-off, what is missing, and the arithmetic. Every answer here is invented.
#include <algorithm>
#include <sstream>
#include <tuple>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "instruments/accept.h"
#include "runtime/client_view.h"
#include "tests/support/scenario.h"

using runtime::ResultView;
using runtime::ScaleView;

namespace {

// "q1.*=no q1.opioids=yes": answers by their cells, a group before its exceptions.
ResultView viewed(const std::string& instrument_id, const std::string& answers,
                  const std::string& language = "en") {
    const auto* entry = tests::catalog().find(instrument_id);
    REQUIRE(entry != nullptr);
    const auto& instrument = entry->instrument;
    instruments::AnswerSheet sheet(instrument.items.size());
    std::istringstream words{answers};
    std::string word;
    while (words >> word) {
        const std::size_t equals = word.find('=');
        const std::string id = word.substr(0, equals);
        for (std::size_t i = 0; i < instrument.items.size(); ++i) {
            const auto& item = instrument.items[i];
            const bool group = id.ends_with('*') && item.id.starts_with(id.substr(0, id.size() - 1));
            if (!group && item.id != id) continue;
            const auto answer = instruments::answer_from_cell(instrument, item, word.substr(equals + 1));
            if (group && !answer) continue;
            INFO(word);
            REQUIRE(answer.has_value());
            sheet.set(static_cast<instruments::ItemIndex>(i), *answer);
        }
    }
    return runtime::result_view(instrument, entry->words(), language, sheet);
}

const ScaleView& scale(const ResultView& result, const std::string& id) {
    const auto found = std::ranges::find(result.scales, id, &ScaleView::id);
    REQUIRE(found != result.scales.end());
    return *found;
}

std::string band(const ScaleView& scale) {
    return scale.band ? scale.bands[static_cast<std::size_t>(*scale.band)].id : "";
}

// DASS-21: seven answers for one scale that add up to `sum`, 0 everywhere else.
std::string dass_with(const std::vector<int>& items, int sum, int refused = 0) {
    std::string answers;
    for (int i = 1; i <= 21; ++i) {
        int value = 0;
        if (std::ranges::find(items, i) != items.end()) {
            if (refused > 0) {
                --refused;
                answers += "q" + std::to_string(i) + "=refused ";
                continue;
            }
            value = std::min(3, sum);
            sum -= value;
        }
        answers += "q" + std::to_string(i) + "=" + std::to_string(value) + " ";
    }
    return answers;
}

const std::vector<int> depression{3, 5, 10, 13, 16, 17, 21};
const std::vector<int> anxiety{2, 4, 7, 9, 15, 19, 20};
const std::vector<int> stress{1, 6, 8, 11, 12, 14, 18};

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

TEST_CASE("what is said is gathered by its sentence, the gravest first") {
    const ResultView result = viewed("assist",
                                     "q1.*=no q1.tobacco=yes q1.alcohol=yes q1.opioids=yes q2.tobacco=weekly "
                                     "q2.alcohol=never q2.opioids=weekly q3.*=never q4.*=never q5.*=never "
                                     "q6.*=no_never q7.*=no_never q8=no_never");

    const auto points = runtime::talk_points(result);

    REQUIRE(points.size() == 2);
    CHECK(points[0].names == std::vector<std::string>{"Tobacco", "Opioids"});
    CHECK(points[0].say == scale(result, "opioids").say);
    CHECK_FALSE(points[0].good());
    CHECK(points[1].names == std::vector<std::string>{"Alcohol"});
    CHECK(points[1].good());
    const auto client = runtime::client_view(std::vector{result});
    CHECK(client.next == std::vector<std::string>{points[0].next});
    CHECK(client.going_well.size() == 1);
    CHECK(client.matters.size() == 1);
}

TEST_CASE("who used nothing hears the lowest band's sentence, about no substance") {
    const ResultView result = viewed("assist", "q1.*=no q1.probe=no");

    const auto client = runtime::client_view(std::vector{result});

    REQUIRE(client.going_well.size() == 1);
    CHECK(client.going_well.front().names.empty());
    CHECK(client.going_well.front().say == scale(result, "opioids").say);
    CHECK(client.matters.empty());
    CHECK(client.next.empty());
}

TEST_CASE("injecting comes with the card's own sentence and its leaflet") {
    const auto [days, value] = GENERATE(table<std::string, std::string>(
        {{"4", "brief_intervention_with_injecting_card"}, {"4.1", "more_intensive_treatment"}}));

    const ResultView result = viewed("assist",
                                     "q1.*=no q1.opioids=yes q2.opioids=never q6.opioids=no_never "
                                     "q7.opioids=no_never q8=yes_past_3_months q8.days_per_month=" +
                                         days);

    CHECK(result.findings.front().value == value);
    CHECK(result.findings.front().say ==
          "Using substances by injection increases the risk of harm from substance use.");
    CHECK(std::ranges::count(result.leaflets, "injecting", &runtime::LeafletView::id) == 1);
    const auto client = runtime::client_view(std::vector{result});
    REQUIRE(client.matters.size() == 1);
    CHECK(client.next == std::vector<std::string>{result.findings.front().next});
}

TEST_CASE("two questionnaires of one gravity give two next steps, a graver one alone its own") {
    const ResultView high = viewed("assist",
                                   "q1.*=no q1.opioids=yes q2.opioids=daily_or_almost_daily "
                                   "q3.*=daily_or_almost_daily q4.*=daily_or_almost_daily "
                                   "q5.*=never q6.*=yes_past_3_months q7.*=yes_past_3_months "
                                   "q8=no_never");
    const ResultView severe = viewed("dass-21", dass_with(depression, 11));
    const ResultView mild = viewed("dass-21", dass_with(depression, 5));

    CHECK(runtime::client_view(std::vector{high, severe}).next.size() == 2);
    CHECK(runtime::client_view(std::vector{mild, high}).next.size() == 1);
    CHECK(runtime::client_view(std::vector{high, mild}).next == runtime::client_view(std::vector{high}).next);
}

TEST_CASE("every band and finding that matters has words for staff and for the client, in both languages") {
    for (const char* id : {"assist@3.1", "assist@3.0", "dass-21"}) {
        const auto* entry = tests::catalog().find(id);
        REQUIRE(entry != nullptr);
        for (const auto& [language, wording] : entry->wordings) {
            INFO(id << ' ' << language);
            for (const auto& scale : entry->instrument.scales) {
                for (const auto& band : scale.bands) {
                    INFO(band.id);
                    CHECK(wording.find("band." + band.id + ".say") != nullptr);
                    CHECK(wording.find("band." + band.id + ".action") != nullptr);
                    CHECK((band.tone == "ok") == (wording.find("band." + band.id + ".next") == nullptr));
                }
            }
        }
    }
}

TEST_CASE("what DASS-21 says to the client is marked as ours and makes no diagnosis") {
    for (const auto& [language, wording] : tests::catalog().find("dass-21")->wordings) {
        for (const auto& [key, text] : wording.texts) {
            if (!key.starts_with("band.") || !key.ends_with("say")) continue;
            INFO(language << ' ' << key);
            CHECK(std::ranges::find(wording.ours, key) != wording.ours.end());
            for (const char* word : {"trầm cảm", "rối loạn", "bệnh", "depress", "disorder", "illness"})
                CHECK(text.find(word) == std::string::npos);
        }
    }
}
