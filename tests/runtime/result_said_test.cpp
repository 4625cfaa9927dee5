// What is said of a result: to staff and to the client, gathered, and marked as whose words they are.
// Every answer here is invented.
#include <algorithm>
#include <tuple>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "runtime/client_view.h"
#include "tests/runtime/viewed.h"

using runtime::ResultView;
using namespace tests;

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
    CHECK_FALSE(client.none_used);
}

TEST_CASE("who used nothing is told nothing about the way of using") {
    const ResultView result = viewed("assist", "q1.*=no q1.probe=no");

    const auto client = runtime::client_view(std::vector{result});

    CHECK(runtime::talk_points(result).empty());
    CHECK(client.empty());
    CHECK(client.none_used);
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

TEST_CASE("each questionnaire that asks for one gives a next step, the gravest first") {
    const ResultView high = viewed("assist",
                                   "q1.*=no q1.opioids=yes q2.opioids=daily_or_almost_daily "
                                   "q3.*=daily_or_almost_daily q4.*=daily_or_almost_daily "
                                   "q5.*=never q6.*=yes_past_3_months q7.*=yes_past_3_months "
                                   "q8=no_never");
    const ResultView severe = viewed("dass-21", dass_with(depression, 11));
    const ResultView mild = viewed("dass-21", dass_with(depression, 5));

    CHECK(runtime::client_view(std::vector{high, severe}).next.size() == 2);
    const auto of_high = runtime::client_view(std::vector{high}).next;
    REQUIRE(of_high.size() == 1);
    for (const auto& both : {std::vector{high, mild}, std::vector{mild, high}}) {
        const auto next = runtime::client_view(both).next;
        REQUIRE(next.size() == 2);
        CHECK(next.front() == of_high.front());
    }
    CHECK(runtime::client_view(std::vector{high, high}).next == of_high);
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
