// Who is asked what: the flow, the states that stay distinct, and an honest count of
// what is still to come.
#include "instruments/flow.h"

#include <catch2/catch_test_macros.hpp>
#include <random>

#include "tests/instruments/tiny.h"
#include "tests/support/places.h"

using namespace instruments;
using tests::item;
using tests::sheet_of;

namespace {

Instrument assist() {
    auto loaded = load_instrument(tests::source_dir() + "/instruments/definitions/assist-3.1.xml");
    if (!loaded) FAIL(tests::lines_of(loaded.error()));
    return std::move(loaded->instrument);
}

Truth asked(const Instrument& instrument, std::string_view id, std::string_view answers) {
    return flow(instrument, sheet_of(instrument, answers))[item(instrument, id)];
}

Progress progress_of(const Instrument& instrument, const AnswerSheet& sheet) {
    return progress(instrument, sheet, flow(instrument, sheet));
}

bool same(const Progress& progress, int answered, int fewest, int most) {
    INFO(progress.answered << " answered, " << progress.fewest << " to " << progress.most << " to come");
    CHECK(progress.answered == answered);
    CHECK(progress.fewest == fewest);
    CHECK(progress.most == most);
    return true;
}

// What a respondent could answer, refusals included, weighted so that deep paths are walked.
Answer any_answer(const Instrument& instrument, ItemIndex index, std::mt19937& random) {
    const Item& asked_item = instrument.items[index];
    if (asked_item.refusable && random() % 12 == 0) return Refused{};
    if (const ChoiceList* list = choices_of(instrument, asked_item)) {
        const auto choice = random() % list->choices.size();
        if (std::holds_alternative<SeveralChoices>(asked_item.form))
            return ChosenSet{std::uint64_t{1} << choice};
        return Chosen{static_cast<std::uint8_t>(choice)};
    }
    if (const auto* number = std::get_if<NumberForm>(&asked_item.form)) return Number{number->max};
    if (const auto* date = std::get_if<DateForm>(&asked_item.form)) return date->earliest;
    return Text{"invented"};
}

// Walks to the end, always answering the first open item; every step is kept.
std::vector<Progress> walk(const Instrument& instrument, std::mt19937& random, AnswerSheet& sheet) {
    std::vector<Progress> steps{progress_of(instrument, sheet)};
    while (true) {
        const Flow now = flow(instrument, sheet);
        ItemIndex open = 0;
        while (open < now.size() && (now[open] != Truth::yes || sheet[open].index() != 0))
            ++open;
        if (open == now.size()) return steps;
        sheet.set(open, any_answer(instrument, open, random));
        steps.push_back(progress_of(instrument, sheet));
    }
}

void check_walks(const Instrument& instrument, unsigned seed, int walks) {
    std::mt19937 random(seed);
    for (int number = 0; number < walks; ++number) {
        AnswerSheet sheet(instrument.items.size());
        const std::vector<Progress> steps = walk(instrument, random, sheet);
        const int total = steps.back().answered;
        bool contained = steps.back().most == 0;
        bool forward = true;
        for (std::size_t step = 0; step < steps.size(); ++step) {
            const Progress& now = steps[step];
            contained = contained && now.answered + now.fewest <= total && total <= now.answered + now.most;
            if (step == 0) continue;
            const Progress& before = steps[step - 1];
            forward = forward && now.answered == before.answered + 1;
            forward = forward && now.answered + now.most <= before.answered + before.most;
            forward = forward && now.answered + now.fewest >= before.answered + before.fewest;
        }
        INFO(instrument.id << ", walk " << number << " of seed " << seed);
        CHECK(contained);
        CHECK(forward);
    }
}

}  // namespace

TEST_CASE("an item is asked when its condition is true, and not before it is known") {
    const Instrument tiny = tests::tiny();

    CHECK(asked(tiny, "often.tea", "") == Truth::unknown);
    CHECK(asked(tiny, "often.tea", "used.tea=yes") == Truth::yes);
    CHECK(asked(tiny, "often.tea", "used.tea=no") == Truth::no);
    CHECK(asked(tiny, "often.tea", "used.coffee=yes") == Truth::unknown);
}

TEST_CASE("an item behind a skipped one is skipped, not unknown") {
    const Instrument tiny = tests::tiny();

    CHECK(asked(tiny, "worry.tea", "used.tea=no") == Truth::no);
    CHECK(asked(tiny, "worry.tea", "used.tea=no often.tea=daily") == Truth::no);
    CHECK(asked(tiny, "worry.tea", "used.tea=yes") == Truth::unknown);
    CHECK(asked(tiny, "worry.tea", "used.tea=yes often.tea=never") == Truth::no);
    CHECK(asked(tiny, "worry.tea", "used.tea=yes often.tea=weekly") == Truth::yes);
}

TEST_CASE("a refusal decides: what hangs on it is not asked") {
    const Instrument tiny = tests::tiny();

    CHECK(asked(tiny, "often.tea", "used.tea=refused") == Truth::no);
    CHECK(asked(tiny, "worry.tea", "used.tea=yes often.tea=refused") == Truth::no);
    CHECK(asked(tiny, "probe", "used.tea=refused used.coffee=no used.other=no") == Truth::no);
}

TEST_CASE("a count holds when all are there, not when one is missing") {
    const Instrument tiny = tests::tiny();

    CHECK(asked(tiny, "probe", "used.tea=no used.coffee=no") == Truth::unknown);
    CHECK(asked(tiny, "probe", "used.tea=no used.coffee=no used.other=no") == Truth::yes);
    CHECK(asked(tiny, "probe", "used.tea=no used.coffee=yes") == Truth::no);
    CHECK(asked(tiny, "needs", "used.tea=no used.coffee=no used.other=no") == Truth::no);
    CHECK(asked(tiny, "needs", "used.tea=no used.coffee=no") == Truth::yes);
}

TEST_CASE("the states of an item stay distinct") {
    const Instrument tiny = tests::tiny();
    const AnswerSheet sheet = sheet_of(tiny, "used.tea=no used.coffee=refused often.tea=daily cups=refused");
    const Flow now = flow(tiny, sheet);

    CHECK(state_of(now, sheet, item(tiny, "used.tea")) == State::answered);
    CHECK(state_of(now, sheet, item(tiny, "used.coffee")) == State::refused);
    CHECK(state_of(now, sheet, item(tiny, "used.other")) == State::not_answered);
    CHECK(state_of(now, sheet, item(tiny, "often.tea")) == State::kept_out);
    CHECK(state_of(now, sheet, item(tiny, "cups")) == State::kept_out);
    CHECK(state_of(now, sheet, item(tiny, "worry.tea")) == State::not_asked);
}

TEST_CASE("progress counts what must and what may still come") {
    const Instrument tiny = tests::tiny();

    // Three of the list; the probe, three times often, twice worry, four of the rest may come.
    CHECK(same(progress_of(tiny, sheet_of(tiny, "")), 0, 3, 13));
    CHECK(same(progress_of(tiny, sheet_of(tiny, "used.tea=yes")), 1, 2 + 1 + 4, 2 + 2 + 3 + 4));
    CHECK(same(progress_of(tiny, sheet_of(tiny, "used.tea=no used.coffee=no used.other=no")), 3, 1, 1));
    CHECK(same(progress_of(tiny, sheet_of(tiny, "used.tea=no used.coffee=no used.other=yes")), 3, 4, 4));
    CHECK(same(progress_of(tiny, sheet_of(tiny, "used.tea=yes used.coffee=no used.other=no often.tea=never")),
               4, 4, 4));
}

TEST_CASE("an answer that may still fall out lowers the fewest, so that the total stays inside") {
    const Instrument tiny = tests::tiny();
    const AnswerSheet early = sheet_of(tiny, "needs=work");  // answered while all drinks are open

    const Progress now = progress_of(tiny, early);

    CHECK(now.answered == 1);
    CHECK(now.answered + now.fewest <= 4);  // three times no, and the probe
}

TEST_CASE("progress never goes back on forward answers, and its range holds the real total") {
    check_walks(tests::tiny(), 1, 300);
    check_walks(assist(), 2, 200);
}

TEST_CASE("ASSIST asks as its form says") {
    const Instrument form = assist();
    const std::string none =
        "q1.tobacco=no q1.alcohol=no q1.cannabis=no q1.cocaine=no q1.amphetamines=no q1.inhalants=no "
        "q1.sedatives=no "
        "q1.hallucinogens=no q1.other=no ";

    CHECK(asked(form, "q1.probe", none + "q1.opioids=no") == Truth::yes);
    CHECK(asked(form, "q8", none + "q1.opioids=no") == Truth::no);
    CHECK(asked(form, "q1.probe", none + "q1.opioids=refused") == Truth::no);
    CHECK(asked(form, "q8", none + "q1.opioids=refused") == Truth::yes);
    CHECK(asked(form, "q6.opioids", none + "q1.opioids=yes q2.opioids=never") == Truth::yes);
    CHECK(asked(form, "q3.opioids", none + "q1.opioids=yes q2.opioids=never") == Truth::no);
    CHECK(asked(form, "q3.opioids", none + "q1.opioids=yes q2.opioids=once_or_twice") == Truth::yes);
    CHECK(asked(form, "q3.opioids", none + "q1.opioids=yes q2.opioids=refused") == Truth::no);
    CHECK_FALSE(form.find_item("q5.tobacco"));
}

TEST_CASE("progress of ASSIST is exact where the gates are single") {
    const Instrument form = assist();
    const std::string none =
        "q1.tobacco=no q1.alcohol=no q1.cannabis=no q1.cocaine=no q1.amphetamines=no q1.inhalants=no "
        "q1.sedatives=no "
        "q1.hallucinogens=no q1.other=no ";

    // Nine no: the last is open. Yes brings six of its own, q8 and the days; no brings the probe.
    const Progress open = progress_of(form, sheet_of(form, none));
    CHECK(open.answered + open.fewest == 10);
    CHECK(open.answered + open.most == 10 + 6 + 2 + 1);
    // q2, q6, q7 and q8 surely; q3 to q5 and the days perhaps.
    CHECK(same(progress_of(form, sheet_of(form, none + "q1.opioids=yes")), 10, 4, 8));
    CHECK(same(progress_of(form, sheet_of(form, none + "q1.opioids=yes q2.opioids=never")), 11, 3, 4));
    CHECK(same(progress_of(form, sheet_of(form, none + "q1.opioids=yes q2.opioids=monthly")), 11, 6, 7));
    CHECK(same(progress_of(form, sheet_of(form, none + "q1.opioids=no")), 10, 1, 1));
}
