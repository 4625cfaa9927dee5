// Anonymous surveys: what is kept of a sheet, and that nothing tells whose it was.
#include <catch2/catch_test_macros.hpp>

#include "tests/support/invented_store.h"

using namespace runtime::storage;
using namespace tests;

namespace {

std::string begun_survey(Store& store) {
    const auto visit = store.start_visit({std::nullopt, north, today, Mode::self, "vi", {survey}}, now());
    REQUIRE(visit.has_value());
    const std::string session = visit->sessions.front().id;
    REQUIRE(store.begin_session(session, {"q1", "vi"}, now()));
    return session;
}

}  // namespace

TEST_CASE("a finished anonymous session keeps its date and nothing that tells who or when", "[storage]") {
    const InventedStore invented;
    std::string session;
    std::size_t events_before = 0;
    {
        Store store = invented.open("supervisor");
        events_before = store.history()->size();
    }
    {
        Store store = invented.open("evaluator");
        session = begun_survey(store);
        save(store, session, {answer("a1", "2")}, "a2");
        save(store, session, {answer("a2", "1")}, "a3");
        REQUIRE(store.open_visits()->size() == 1);
        REQUIRE(store.survey_count(north, today).value() == 0);
        REQUIRE(store.finish_session(session, {"scorer-1", {}}, now()));
        REQUIRE(store.survey_count(north, today).value() == 1);
        REQUIRE(store.survey_count(north, "2026-03-01").value() == 0);
        REQUIRE(store.open_visits()->empty());
        REQUIRE_KIND(store.session(session, now()), not_permitted);
    }
    Store store = invented.open("supervisor");
    REQUIRE(store.history()->size() == events_before);
    const auto records = all_records(store);
    REQUIRE(records.size() == 1);
    const SessionSummary& kept = records.front().session;
    REQUIRE(kept.anonymous);
    REQUIRE(kept.visit.empty());
    REQUIRE(kept.sequence == 0);
    REQUIRE_FALSE(kept.client.has_value());
    REQUIRE_FALSE(kept.started.has_value());
    REQUIRE_FALSE(kept.saved.has_value());
    REQUIRE_FALSE(kept.finished.has_value());
    REQUIRE(kept.staff.empty());
    REQUIRE(kept.date == today);
    for (const StoredAnswer& each : records.front().answers)
        REQUIRE(each.counter == 0);
    REQUIRE(store.check()->whole());
}

TEST_CASE("two surveys of one respondent are not linked once they are finished", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("evaluator");
    const auto visit =
        store.start_visit({std::nullopt, north, today, Mode::self, "vi", {survey, survey}}, now());
    const std::string first = visit->sessions.at(0).id;
    const std::string second = visit->sessions.at(1).id;
    REQUIRE(store.stand_at(visit->id, now()));
    REQUIRE(store.begin_session(first, {"q1", "vi"}, now()));
    REQUIRE(store.finish_session(first, {"scorer-1", {}}, now()));

    REQUIRE(store.visit(visit->id)->sessions.size() == 1);
    REQUIRE(store.discard_session(second, now()));

    REQUIRE_KIND(store.visit(visit->id), no_such_record);
    REQUIRE_FALSE(store.standing_visit()->has_value());
}
