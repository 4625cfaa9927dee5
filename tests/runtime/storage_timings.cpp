// How long questionnaires take: counted when one is finished, told from enough of them, and no more.
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "runtime/storage/timings.h"
#include "tests/runtime/handed_over.h"

using namespace runtime::storage;
using namespace tests;

namespace {

// Finishes so many sessions, each in so many minutes.
void finish(Store& store, int sessions, std::optional<int> minutes) {
    for (int each = 0; each < sessions; ++each) {
        const std::string session = begun_session(store);
        save(store, session, {answer("q1", "3")});
        REQUIRE(store.finish_session(session, invented_scores(), now(), {}, minutes));
    }
}

}  // namespace

TEST_CASE("19 timings tell nothing, 20 tell the minutes in which half were done", "[storage]") {
    const std::array<Timing, 2> few{Timing{5, 10}, Timing{9, 9}};
    CHECK_FALSE(usual_minutes(few));
    // Ten of twenty took no longer than five.
    const std::array<Timing, 2> enough{Timing{5, 10}, Timing{9, 10}};
    CHECK(usual_minutes(enough) == 5);
    const std::array<Timing, 2> slower{Timing{5, 9}, Timing{9, 11}};
    CHECK(usual_minutes(slower) == 9);
    const std::array<Timing, 3> odd{Timing{1, 10}, Timing{7, 1}, Timing{120, 10}};
    CHECK(usual_minutes(odd) == 7);
    CHECK_FALSE(usual_minutes({}));
}

TEST_CASE("a finished session is counted by its instrument and minutes", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("coordinator");

    finish(store, 19, 6);
    CHECK(store.usual_minutes()->empty());
    finish(store, 1, 6);

    CHECK(store.usual_minutes() == UsualMinutes{{dass.id, 6}});
}

TEST_CASE("a session whose minutes are not known, or that was given up, is not counted", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("coordinator");
    finish(store, 19, 6);
    finish(store, 2, std::nullopt);

    REQUIRE(store.discard_session(begun_session(store), now()));

    CHECK(store.usual_minutes()->empty());
}

TEST_CASE("minutes are counted from one to two hours", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("coordinator");

    SECTION("less than a minute") {
        finish(store, 20, 0);
        CHECK(store.usual_minutes()->at(dass.id) == 1);
    }
    SECTION("more than two hours") {
        finish(store, 20, 121);
        CHECK(store.usual_minutes()->at(dass.id) == 120);
    }
}

TEST_CASE("what a client finished alone is added to what was counted before", "[storage]") {
    const InventedStore invented;
    {
        Store store = invented.open("coordinator");
        finish(store, 19, 6);
        const auto sessions = standing_visit(store);
        Store given = handed_over(std::move(store));
        CHECK(given.usual_minutes()->empty());
        save(given, sessions[0], {answer("q1", "3")});
        REQUIRE(given.finish_session(sessions[0], invented_scores(), now(), {}, 6));
    }

    Store store = invented.open("evaluator");

    CHECK(store.usual_minutes() == UsualMinutes{{dass.id, 6}});
}

TEST_CASE("a client's file brings minutes that nobody had taken before", "[storage]") {
    const InventedStore invented;
    {
        Store store = invented.open("coordinator");
        finish(store, 10, 6);
        const auto sessions = standing_visit(store);
        Store given = handed_over(std::move(store));
        save(given, sessions[0], {answer("q1", "3")});
        REQUIRE(given.finish_session(sessions[0], invented_scores(), now(), {}, 4));
    }
    Store store = invented.open("coordinator");

    finish(store, 9, 6);

    CHECK(store.usual_minutes() == UsualMinutes{{dass.id, 6}});
}
