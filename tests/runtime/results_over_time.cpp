// A client's results of one questionnaire, over time: which records, and what is told of them. Everybody
// here is invented.
#include <catch2/catch_test_macros.hpp>

#include "runtime/results_over_time.h"
#include "tests/runtime/viewed.h"
#include "tests/support/invented_store.h"

using namespace runtime::storage;
using namespace tests;
using runtime::results_over_time;
using runtime::ScaleOverTime;

namespace {

ImportedRecord imported(const InstrumentRef& instrument, std::optional<std::string> client, Date date) {
    return {instrument, std::move(client), north, std::move(date), "vi", {}, invented_scores()};
}

std::string id_on(Store& store, const Date& date) {
    const auto list = store.sessions({.from = date, .to = date}, 0, 50, now());
    REQUIRE(list->sessions.size() == 1);
    return list->sessions.front().id;
}

std::size_t compared(Store& store) {
    const auto events = store.history();
    return static_cast<std::size_t>(std::ranges::count(*events, "records.compared", &Event::kind));
}

// Scored as said, stress alone; an empty score could not be given.
Record scored(const std::string& id, const Date& date, const std::string& stress,
              const std::string& version = "1") {
    Record record;
    record.session.id = id;
    record.session.date = date;
    record.session.instrument = {"dass-21", version, "digest"};
    record.scorings.push_back({"invented-scorer", {{"stress", "999"}}});
    record.scorings.push_back({"later-scorer", {{"stress", stress}, {"stress.band", "mild"}}});
    return record;
}

using Values = std::vector<std::optional<double>>;
Values values(const ScaleOverTime& one) {
    Values all;
    for (const auto& score : one.scores)
        all.push_back(score.value);
    return all;
}

}  // namespace

TEST_CASE("what is compared is one client's and one questionnaire's, oldest first", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    const InstrumentRef other_version{"dass-21", "2", "digest-of-another"};
    REQUIRE(store.accept(other_version, {}, now()));
    const std::vector<ImportedRecord> records{
        imported(dass, "INV-1", "2026-02-03"),          imported(dass, "INV-1", "2026-01-02"),
        imported(other_version, "INV-1", "2026-02-04"), imported(dass, "INV-2", "2026-02-05"),
        imported(survey, std::nullopt, "2026-02-06"),   imported(survey, std::nullopt, "2026-02-07")};
    REQUIRE(store.import(records, now()));

    const auto same = store.results_over_time(id_on(store, "2026-02-03"), now());

    REQUIRE(same.has_value());
    std::vector<Date> dates;
    for (const Record& record : *same)
        dates.push_back(record.session.date);
    CHECK(dates == std::vector<Date>{"2026-01-02", "2026-02-03", "2026-02-04"});
    CHECK(compared(store) == 1);

    SECTION("one in whose place a correction stands is left out") {
        const std::string wrong = id_on(store, "2026-01-02");
        REQUIRE(store.correct_record({wrong, "invented", "vi", {}, invented_scores(), {}}, now()));
        const auto now_same = store.results_over_time(id_on(store, "2026-02-03"), now());
        REQUIRE(now_same->size() == 3);
        CHECK(now_same->front().session.id != wrong);
    }
    SECTION("where nothing else is read nothing is said to be") {
        CHECK(store.results_over_time(id_on(store, "2026-02-05"), now())->size() == 1);
        CHECK(compared(store) == 1);
    }
    SECTION("of nobody there is nothing") {
        CHECK(store.results_over_time("no-such-record", now())->empty());
    }
}

TEST_CASE("scores are told as they were stored last, a missing one and another version too") {
    const auto result = viewed("dass-21", dass_with(stress, 8));
    const std::vector<Record> records{scored("a", "2026-01-02", "10"), scored("b", "2026-02-02", "18.6667"),
                                      scored("c", "2026-03-02", ""), scored("d", "2026-04-02", "16"),
                                      scored("e", "2026-05-02", "12", "2")};

    const auto all = results_over_time(records, "d", result);

    REQUIRE(all.size() == 1);  // nothing is stored of depression and anxiety
    CHECK(all[0].scale.id == "stress");
    CHECK(values(all[0]) == Values{10, 18.6667, std::nullopt, 16, 12});
    CHECK(all[0].scores[3].version != all[0].scores[4].version);
    CHECK_FALSE(all[0].scores[2].shown);
    CHECK(all[0].scores[3].shown);
}

TEST_CASE("one score is no course, and neither is a substance that was never used") {
    const auto result = viewed("dass-21", dass_with(stress, 8));
    CHECK(results_over_time(std::vector{scored("a", "2026-01-02", "10")}, "a", result).empty());
    CHECK(results_over_time(std::vector{scored("a", "2026-01-02", ""), scored("b", "2026-02-02", "")}, "a",
                            result)
              .empty());
    // That the second could not be given is not left out.
    CHECK(results_over_time(std::vector{scored("a", "2026-01-02", "10"), scored("b", "2026-02-02", "")}, "a",
                            result)
              .size() == 1);

    const auto assist = viewed("assist", "q1.*=no q1.probe=no");
    Record never = scored("a", "2026-01-02", "");
    never.scorings.back().scores = {{"opioids", "0"}, {"alcohol", "0"}};
    Record once = never;
    once.scorings.back().scores = {{"opioids", "12"}, {"alcohol", "0"}};
    const auto all = results_over_time(std::vector{once, never}, "b", assist);
    REQUIRE(all.size() == 1);
    CHECK(all[0].scale.id == "opioids");
}
