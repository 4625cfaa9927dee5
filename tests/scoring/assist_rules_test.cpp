// The mistakes that implementations of ASSIST make, each by its name, and what our rule
// on missing answers gives. Respondents are invented.
#include <array>
#include <catch2/catch_test_macros.hpp>

#include "instruments/flow.h"
#include "tests/scoring/samples.h"

using samples::scale;
using samples::scored;

namespace {

constexpr std::array<const char*, 10> substances = {"tobacco",      "alcohol",   "cannabis",  "cocaine",
                                                    "amphetamines", "inhalants", "sedatives", "hallucinogens",
                                                    "opioids",      "other"};

constexpr std::string_view only_opioids = "q1.*=no q1.opioids=yes q8=no_never ";

std::string opioids(std::string_view answers) {
    return scale(samples::assist(), std::string(only_opioids) + std::string(answers), "opioids");
}

}  // namespace

TEST_CASE("Q1 and Q8 are never scored, though version 3.0 prints weights") {
    const std::string answers =
        "q1.*=no q1.opioids=yes q2.opioids=never q6.opioids=no_never q7.opioids=no_never ";

    for (const char* q8 : {"q8=no_never", "q8=yes_past_3_months", "q8=yes_not_past_3_months"}) {
        CHECK(scale(samples::assist_3_0(), answers + q8, "opioids") == "0 low 0 0 0");
        CHECK(scale(samples::assist(), answers + q8, "opioids") == "0 low 0 0 0");
    }
}

TEST_CASE("Q2 to Q5 have each their own weights") {
    const auto monthly_in = [](int question) {
        std::string answers = "q2.opioids=once_or_twice q6.opioids=no_never q7.opioids=no_never";
        for (int q = 3; q <= 5; ++q) {
            answers += " q" + std::to_string(q) + ".opioids=" + (q == question ? "monthly" : "never");
        }
        return opioids(answers);
    };

    CHECK(monthly_in(3) == "6 moderate 0 6 6");
    CHECK(monthly_in(4) == "7 moderate 0 7 7");
    CHECK(monthly_in(5) == "8 moderate 0 8 8");
}

TEST_CASE("the weights of Q6 and Q7 go by code: in the past 3 months is 6, before is 3") {
    const std::string never = "q2.opioids=never ";

    CHECK(opioids(never + "q6.opioids=yes_past_3_months q7.opioids=no_never") == "6 moderate 0 6 6");
    CHECK(opioids(never + "q6.opioids=yes_not_past_3_months q7.opioids=no_never") == "3 low 0 3 3");
    CHECK(opioids(never + "q6.opioids=no_never q7.opioids=yes_past_3_months") == "6 moderate 0 6 6");
    CHECK(opioids(never + "q6.opioids=no_never q7.opioids=yes_not_past_3_months") == "3 low 0 3 3");
}

TEST_CASE("tobacco has no Q5: it is neither asked nor waited for") {
    const auto& instrument = samples::assist();
    const std::string daily =
        "q1.*=no q1.tobacco=yes q2.tobacco=daily_or_almost_daily q3.tobacco=daily_or_almost_daily "
        "q4.tobacco=daily_or_almost_daily q6.tobacco=yes_past_3_months q7.tobacco=yes_past_3_months "
        "q8=no_never";

    CHECK_FALSE(instrument.find_item("q5.tobacco"));
    CHECK(scale(instrument, daily, "tobacco") == "31 high 0 31 31");
}

TEST_CASE("with tobacco alone used recently nothing of the Q5 page is asked") {
    const auto& instrument = samples::assist();
    const auto sheet = samples::sheet(instrument, "q1.*=yes q2.*=never q2.tobacco=daily_or_almost_daily");

    const auto asked = instruments::flow(instrument, sheet);

    for (const auto* substance : substances) {
        if (const auto q5 = instrument.find_item(std::string("q5.") + substance))
            CHECK(asked[*q5] != instruments::Truth::yes);
    }
    CHECK(asked[samples::item(instrument, "q3.tobacco")] == instruments::Truth::yes);
}

TEST_CASE("Q6 and Q7 count for a substance not used in the past 3 months: they are lifetime questions") {
    CHECK(opioids("q2.opioids=never q6.opioids=yes_past_3_months q7.opioids=yes_past_3_months") ==
          "12 moderate 0 12 12");
    CHECK(opioids("q2.opioids=never") == "- - 2 0 12");
}

TEST_CASE("answers kept from before Q2 became Never, or Q1 No, enter no score") {
    const std::string stale =
        " q3.opioids=weekly q4.opioids=weekly q5.opioids=weekly q6.opioids=no_never q7.opioids=no_never";

    CHECK(opioids("q2.opioids=never" + stale) == "0 low 0 0 0");
    CHECK(opioids("q1.opioids=no q2.opioids=weekly" + stale) == "0 low 0 0 0");
}

TEST_CASE(
    "an early answer changed and changed back gives the same results, and in between its followers count for "
    "nothing") {
    const auto& instrument = samples::assist();
    auto sheet =
        samples::sheet(instrument, std::string(only_opioids) +
                                       "q2.opioids=weekly q3.opioids=monthly q4.opioids=never "
                                       "q5.opioids=never q6.opioids=no_never q7.opioids=yes_past_3_months");
    const auto before = scored(instrument, sheet);

    samples::tell(instrument, sheet, "q1.opioids=no");
    const auto between = scored(instrument, sheet);
    samples::tell(instrument, sheet, "q1.opioids=yes");

    CHECK(before.at("opioids") == "14");
    CHECK(between.at("opioids") == "0");
    CHECK(scored(instrument, sheet) == before);
}

TEST_CASE("Q8 is asked once, of tobacco or alcohol users too, and not after ten times No") {
    const auto& instrument = samples::assist();
    const auto asks_q8 = [&](std::string_view answers) {
        const auto asked = instruments::flow(instrument, samples::sheet(instrument, answers));
        return asked[samples::item(instrument, "q8")] == instruments::Truth::yes;
    };

    CHECK(asks_q8("q1.*=no q1.tobacco=yes"));
    CHECK(asks_q8("q1.*=no q1.alcohol=yes"));
    CHECK_FALSE(asks_q8("q1.*=no"));
    CHECK_FALSE(asks_q8("q1.*=no q8=yes_past_3_months"));
    CHECK(scored(instrument, "q1.*=no q8=yes_past_3_months").at("injecting") == "not_asked");
}

TEST_CASE("nine times No and one refused is not ten times No") {
    const auto cells = scored(samples::assist(), "q1.*=no q1.other=refused q8=no_never");

    CHECK(cells.at("injecting") == "never");
    CHECK(cells.at("other").empty());
    CHECK(cells.at("other.missing") == "1");
    CHECK(cells.at("other.min") == "0");
    CHECK(cells.at("other.max") == "39");
}

TEST_CASE("3, 10 and 26 belong to the lower band") {
    const auto with = [](const std::string& substance, std::string_view answers) {
        std::string told = "q1.*=no q8=no_never q1." + substance + "=yes";
        const std::array<const char*, 6> questions = {"q2", "q3", "q4", "q5", "q6", "q7"};
        const std::array<const char*, 5> frequency = {"never", "once_or_twice", "monthly", "weekly",
                                                      "daily_or_almost_daily"};
        const std::array<const char*, 3> ever = {"no_never", "yes_past_3_months", "yes_not_past_3_months"};
        for (std::size_t i = 0; i < answers.size(); ++i) {
            if (answers[i] == '-') continue;
            const auto choice = static_cast<std::size_t>(answers[i] - '0');
            told += std::string(" ") + questions.at(i) + "." + substance + "=" +
                    (i < 4 ? frequency.at(choice) : ever.at(choice));
        }
        return scale(samples::assist(), told, substance);
    };

    CHECK(with("cannabis", "0---20") == "3 low 0 3 3");
    CHECK(with("cannabis", "300000") == "4 moderate 0 4 4");
    CHECK(with("other", "0---20") == "3 low 0 3 3");
    CHECK(with("other", "300000") == "4 moderate 0 4 4");
    CHECK(with("alcohol", "201020") == "10 low 0 10 10");
    CHECK(with("alcohol", "110200") == "11 moderate 0 11 11");
    CHECK(with("alcohol", "412222") == "26 moderate 0 26 26");
    CHECK(with("alcohol", "333222") == "27 high 0 27 27");
    CHECK(with("opioids", "223322") == "26 moderate 0 26 26");
    CHECK(with("opioids", "244110") == "27 high 0 27 27");
    CHECK(with("tobacco", "314-11") == "26 moderate 0 26 26");
    CHECK(with("tobacco", "434-21") == "27 high 0 27 27");
}

TEST_CASE("there is no score over all substances") {
    CHECK(samples::assist().scales.size() == 10);
    CHECK(samples::assist_3_0().scales.size() == 10);
}

TEST_CASE(
    "injecting by version 3.0 is intensive if either high criterion is true, brief only if both are false") {
    const auto injecting = [](std::string_view pattern) {
        return scored(samples::assist_3_0(),
                      "q1.*=no q1.opioids=yes q8=yes_past_3_months " + std::string(pattern))
            .at("injecting");
    };
    const std::string brief = "brief_intervention_with_injecting_card";
    const std::string intensive = "more_intensive_treatment";
    const std::string unknown = "past_3_months_pattern_unknown";

    CHECK(injecting("q8.more_than_weekly=no q8.three_days_running=no") == brief);
    CHECK(injecting("q8.more_than_weekly=yes q8.three_days_running=no") == intensive);
    CHECK(injecting("q8.more_than_weekly=no q8.three_days_running=yes") == intensive);
    CHECK(injecting("q8.more_than_weekly=yes q8.three_days_running=yes") == intensive);
    CHECK(injecting("q8.more_than_weekly=yes") == intensive);
    CHECK(injecting("q8.three_days_running=yes q8.more_than_weekly=refused") == intensive);
    CHECK(injecting("q8.more_than_weekly=no") == unknown);
    CHECK(injecting("q8.three_days_running=no q8.more_than_weekly=refused") == unknown);
    CHECK(injecting("") == unknown);
}

TEST_CASE("injecting by version 3.1 is brief up to and with 4 days a month") {
    const auto injecting = [](std::string_view pattern) {
        return scored(samples::assist(), "q1.*=no q1.opioids=yes " + std::string(pattern)).at("injecting");
    };

    CHECK(injecting("q8=yes_past_3_months q8.days_per_month=4") == "brief_intervention_with_injecting_card");
    CHECK(injecting("q8=yes_past_3_months q8.days_per_month=4.1") == "more_intensive_treatment");
    CHECK(injecting("q8=yes_past_3_months q8.days_per_month=0") == "brief_intervention_with_injecting_card");
    CHECK(injecting("q8=yes_past_3_months q8.days_per_month=refused") == "past_3_months_pattern_unknown");
    CHECK(injecting("q8=yes_past_3_months") == "past_3_months_pattern_unknown");
    CHECK(injecting("q8=yes_not_past_3_months") == "lifetime_only");
    CHECK(injecting("q8=yes_not_past_3_months q8.days_per_month=20") == "lifetime_only");
    CHECK(injecting("q8=no_never") == "never");
    CHECK(injecting("q8=refused") == "unknown");
    CHECK(injecting("") == "unknown");
}

TEST_CASE("a missing answer is never 0: the score is empty, its bounds say what it can be") {
    const std::string rest = "q3.opioids=never q4.opioids=never q5.opioids=never q7.opioids=no_never ";

    CHECK(opioids(rest + "q2.opioids=once_or_twice") == "- - 1 2 8");
    CHECK(opioids(rest + "q2.opioids=once_or_twice q6.opioids=refused") == "- - 1 2 8");
    CHECK(opioids(rest + "q2.opioids=weekly") == "- moderate 1 4 10");
}

TEST_CASE("a refused Q2 leaves Q3 to Q5 unasked, and the bounds hold what they could have added") {
    CHECK(opioids("q2.opioids=refused q6.opioids=no_never q7.opioids=no_never") == "- - 1 0 27");
    // The stale answer to Q3 does not narrow them: it counts for nothing until its question is asked again.
    CHECK(opioids("q2.opioids=refused q3.opioids=never q6.opioids=no_never q7.opioids=no_never") ==
          "- - 1 0 27");
}

TEST_CASE("on an empty sheet every substance is open from 0 to its greatest score, and waits for its Q1") {
    const auto& instrument = samples::assist();

    CHECK(scale(instrument, "", "tobacco") == "- - 1 0 31");
    CHECK(scale(instrument, "", "opioids") == "- - 1 0 39");
}
