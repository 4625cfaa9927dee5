// The bounds of incomplete sheets against brute force: here every completion is written
// out and scored one by one; the program splits sets. Invented, from a fixed seed.
#include "scoring/bounds.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <ctime>
#include <random>
#include <set>

#include "instruments/flow.h"
#include "tests/scoring/samples.h"

using instruments::Answer;
using instruments::AnswerSheet;
using instruments::Chosen;
using instruments::Decimal;
using instruments::Instrument;
using instruments::Truth;

namespace {

// Every answer that an item takes.
std::vector<Answer> answers_of(const Instrument& instrument, const instruments::Item& item) {
    std::vector<Answer> answers;
    if (std::holds_alternative<instruments::OneChoice>(item.form)) {
        for (std::size_t i = 0; i < choices_of(instrument, item)->choices.size(); ++i) {
            answers.emplace_back(Chosen{static_cast<std::uint8_t>(i)});
        }
    } else if (std::holds_alternative<instruments::SeveralChoices>(item.form)) {
        for (std::uint64_t set = 1; set < 8; ++set)
            answers.emplace_back(instruments::ChosenSet{set});
        answers.emplace_back(instruments::ChosenSet{8});  // `none` stands alone
    } else if (const auto* number = std::get_if<instruments::NumberForm>(&item.form)) {
        for (auto value = number->min; value <= number->max; value.ten_thousandths += Decimal::one / 2) {
            if (number->decimals > 0 || value.ten_thousandths % Decimal::one == 0) {
                answers.emplace_back(instruments::Number{value});
            }
        }
    } else {
        for (int day = 27; day <= 31; ++day) {
            answers.emplace_back(instruments::Date{2020, 1, static_cast<std::int8_t>(day)});
        }
        for (int day = 1; day <= 3; ++day) {
            answers.emplace_back(instruments::Date{2020, 2, static_cast<std::int8_t>(day)});
        }
    }
    return answers;
}

struct Found {
    bool any = false;
    bool without_score = false;
    double least = 0;
    double greatest = 0;
    std::set<std::optional<std::uint16_t>> bands;
};

// The sheet is completed where it is asked, one item after another.
void complete(const Instrument& instrument, AnswerSheet& sheet, Found& found) {
    const auto asked = instruments::flow(instrument, sheet);
    for (const auto item : instrument.scales[0].waits_for) {
        if (asked[item] != Truth::yes || instruments::is_answered(sheet[item])) continue;
        const Answer before = sheet[item];
        for (const Answer& answer : answers_of(instrument, instrument.items[item])) {
            sheet.set(item, answer);
            complete(instrument, sheet, found);
        }
        sheet.set(item, before);
        return;
    }
    const auto outcome = scoring::score(instrument, sheet, asked).scales[0];
    REQUIRE(outcome.missing == 0);
    if (!outcome.score) {
        found.without_score = true;
        return;
    }
    found.least = found.any ? std::min(found.least, *outcome.score) : *outcome.score;
    found.greatest = found.any ? std::max(found.greatest, *outcome.score) : *outcome.score;
    found.bands.insert(outcome.band);
    found.any = true;
}

// Answers at random, some missing, some refused.
AnswerSheet random_sheet(const Instrument& instrument, std::mt19937& random) {
    AnswerSheet sheet(instrument.items.size());
    for (std::size_t i = 0; i < instrument.items.size(); ++i) {
        const auto index = static_cast<instruments::ItemIndex>(i);
        const auto answers = answers_of(instrument, instrument.items[i]);
        const auto state = random() % 5;
        if (state == 0) sheet.set(index, instruments::Refused{});
        if (state > 1) sheet.set(index, answers[random() % answers.size()]);
    }
    return sheet;
}

// Answers that are kept out count for nothing, in a completion too.
AnswerSheet without_kept_out(const Instrument& instrument, const AnswerSheet& sheet) {
    const auto asked = instruments::flow(instrument, sheet);
    AnswerSheet counted = sheet;
    for (std::size_t i = 0; i < instrument.items.size(); ++i) {
        if (asked[i] != Truth::yes) counted.clear(static_cast<instruments::ItemIndex>(i));
    }
    return counted;
}

void compare_with_brute_force(const Instrument& instrument, int sheets) {
    std::mt19937 random(20'250'101);  // NOLINT(*-msc51-cpp): the same every time
    for (int turn = 0; turn < sheets; ++turn) {
        const AnswerSheet sheet = random_sheet(instrument, random);
        const auto outcome =
            scoring::score(instrument, sheet, instruments::flow(instrument, sheet)).scales[0];
        AnswerSheet counted = without_kept_out(instrument, sheet);
        Found found;
        complete(instrument, counted, found);

        CAPTURE(turn, outcome.missing);
        if (found.without_score) {
            REQUIRE_FALSE(outcome.min);
            REQUIRE_FALSE(outcome.max);
            continue;
        }
        REQUIRE(outcome.min == found.least);
        REQUIRE(outcome.max == found.greatest);
        REQUIRE(outcome.band.has_value() == (found.bands.size() == 1));
        if (outcome.band) REQUIRE(outcome.band == *found.bands.begin());
        REQUIRE(outcome.score.has_value() == (outcome.missing == 0));
    }
}

Instrument with(std::string_view items, std::string_view terms, std::string_view combine = "sum") {
    return samples::small("<section id=\"s\">" + std::string(items) + "</section><scale id=\"t\" combine=\"" +
                          std::string(combine) + R"(" multiply="1" higher="worse" source="ours">)" +
                          std::string(terms) +
                          R"(<missing rule="bounds" source="ours"/><band id="low" from="-100" tone="ok"/>
                             <band id="some" from="1" tone="warn"/></scale>)");
}

// `count` questions that each decide about one term: what is refused with one more (hostile_test.cpp).
Instrument gates(int count) {
    std::string items;
    std::string terms;
    for (int number = 0; number < count; ++number) {
        const std::string n = std::to_string(number);
        items += "<item id=\"g" + n + R"(" form="one" choices="yn"/>)";
        items += "<item id=\"t" + n + R"(" form="one" choices="ab" ask-if="g)" + n + " = 'yes'\"/>";
        terms += "<term item=\"t" + n + R"(" weights="w"/>)";
    }
    return with(items, terms);
}

// Generous: the processor's time under sanitizers, for each of a few sheets.
void scored_quickly(const Instrument& instrument, const AnswerSheet& sheet) {
    constexpr int times = 20;
    const std::clock_t begin = std::clock();

    for (int time = 0; time < times; ++time) {
        const auto result = scoring::score(instrument, sheet, instruments::flow(instrument, sheet));
        REQUIRE_FALSE(result.scales[0].score);
    }

    CHECK(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC < times * 0.2);
}

}  // namespace

TEST_CASE("bounds of an ASSIST substance are those of all its completions") {
    // The completions in full are scored for one substance only: the others have no part in it.
    const Instrument substance = with(R"(
        <item id="q1" form="one" choices="yn"/>
        <item id="q2" form="one" choices="ab" ask-if="q1 = 'yes'"/>
        <item id="q3" form="one" choices="ab" ask-if="q1 = 'yes' and q2 != 'a'"/>
        <item id="q4" form="one" choices="ab" ask-if="q1 = 'yes' and q2 != 'a'"/>
        <item id="q6" form="one" choices="ab" ask-if="q1 = 'yes'"/>)",
                                      R"(<term item="q2" weights="w"/><term item="q3" weights="w"/>
                                         <term item="q4" weights="w"/><term item="q6" weights="w"/>)");

    compare_with_brute_force(substance, 400);
}

TEST_CASE("bounds see through chains of conditions, or, not, asked and answered") {
    const Instrument chain = with(R"(
        <item id="g1" form="one" choices="yn"/>
        <item id="g2" form="one" choices="ab" ask-if="g1 = 'yes'"/>
        <item id="g3" form="one" choices="yn" ask-if="not (g2 = 'b') or g1 = 'no'"/>
        <item id="i1" form="one" choices="ab" ask-if="asked(g2) and g3 = 'yes'"/>
        <item id="i2" form="one" choices="ab" ask-if="answered(g3) and g3 != 'yes'"/>
        <item id="i3" form="one" choices="ab" ask-if="not asked(g2) or g2 = 'c'"/>)",
                                  R"(<term item="g2" weights="w"/><term item="i1" weights="w"/>
                                     <term item="i2" weights="w"/><term item="i3" weights="w"/>)");

    compare_with_brute_force(chain, 400);
}

TEST_CASE("bounds follow a count, which a completion can raise over its limit") {
    const Instrument count = with(R"(
        <item id="g.{part}" over="part" form="one" choices="yn"/>
        <item id="i1" form="one" choices="ab" ask-if="count(g.{part}, 'no') &lt; 2"/>
        <item id="i2" form="one" choices="ab" ask-if="count(g.{part}, 'no') = 1"/>)",
                                  R"(<term item="i1" weights="w"/><term item="i2" weights="w"/>)");

    compare_with_brute_force(count, 300);
}

TEST_CASE("bounds split numbers where a condition compares them, on the grid of their decimals") {
    const Instrument numbers = with(R"(
        <item id="n" form="number" min="0" max="4" decimals="1"/>
        <item id="k" form="number" min="-2" max="2"/>
        <item id="i1" form="one" choices="ab" ask-if="n &gt; 2"/>
        <item id="i2" form="one" choices="ab" ask-if="n = 1.5 or k != 1"/>
        <item id="i3" form="one" choices="ab" ask-if="k &gt;= 0.5 and n &lt;= 3.5"/>)",
                                    R"(<term item="n"/><term item="k"/><term item="i1" weights="w"/>
                                       <term item="i2" weights="w"/><term item="i3" weights="w"/>)");

    compare_with_brute_force(numbers, 200);
}

TEST_CASE("bounds know that a choice which excludes the others stands alone") {
    const Instrument several = with(R"xml(
        <item id="m" form="several" choices="set"/>
        <item id="i1" form="one" choices="ab" ask-if="has(m, 'x') and not has(m, 'y')"/>
        <item id="i2" form="one" choices="ab" ask-if="has(m, 'none')"/>)xml",
                                    R"(<term item="i1" weights="w"/><term item="i2" weights="w"/>)");

    compare_with_brute_force(several, 200);
}

TEST_CASE("bounds know that of several choices at least one is chosen") {
    const Instrument several = with(R"xml(
        <item id="m" form="several" choices="set"/>
        <item id="i1" form="one" choices="ab" ask-if="not has(m, 'x') and not has(m, 'y') and not has(m, 'z')"/>
        <item id="i2" form="one" choices="ab" ask-if="not has(m, 'none')"/>)xml",
                                    R"(<term item="i1" weights="w"/><term item="i2" weights="w"/>)");

    compare_with_brute_force(several, 200);
}

TEST_CASE("bounds split dates at days that exist") {
    const Instrument dates =
        with(R"(
        <item id="d" form="date" earliest="2020-01-27" latest="2020-02-03"/>
        <item id="i1" form="one" choices="ab" ask-if="d &gt; '2020-01-31'"/>
        <item id="i2" form="one" choices="ab" ask-if="d &gt; '2020-01-30' and d &lt; '2020-02-01'"/>
        <item id="i3" form="one" choices="ab" ask-if="d != '2020-02-03'"/>)",
             R"(<term item="i1" weights="w"/><term item="i2" weights="w"/><term item="i3" weights="w"/>)");

    compare_with_brute_force(dates, 200);
}

TEST_CASE("bounds of a mean divide by what each completion asks, and are open where one asks nothing") {
    const std::string_view items = R"(
        <item id="g" form="one" choices="ab"/>
        <item id="i1" form="one" choices="ab" ask-if="g != 'a'"/>
        <item id="i2" form="one" choices="ab" ask-if="g = 'b'"/>)";

    compare_with_brute_force(
        with(items,
             R"(<term item="g" weights="w"/><term item="i1" weights="w"/><term item="i2" weights="w"/>)",
             "mean"),
        200);
    compare_with_brute_force(
        with(items, R"(<term item="i1" weights="w"/><term item="i2" weights="w"/>)", "mean"), 200);
}

TEST_CASE("bounds with as many ways as a definition may have are found quickly") {
    const Instrument instrument = gates(12);

    scored_quickly(instrument, AnswerSheet(instrument.items.size()));
    scored_quickly(instrument, samples::sheet(instrument, "g0=yes t0=a g5=no"));
}

TEST_CASE("a row that misses every term of a long prorated scale is scored quickly") {
    std::string items;
    std::string terms;
    for (int number = 0; number < 8000; ++number) {
        const std::string id = "i" + std::to_string(number);
        items += "<item id=\"" + id + R"(" form="one" choices="ab"/>)";
        terms += "<term item=\"" + id + R"(" weights="w"/>)";
    }
    const Instrument instrument = samples::small(
        "<section id=\"s\">" + items + R"(</section><scale id="t" combine="sum" source="ours">)" + terms +
        R"(<missing rule="prorate" max="10" source="ours"/></scale>)");

    scored_quickly(instrument, AnswerSheet(instrument.items.size()));
}
