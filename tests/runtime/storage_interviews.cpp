// A record and its corrections are one interview: what its client's card says of it, and what erasing one of
// them takes. Everybody is invented.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <utility>

#include "tests/runtime/corrections.h"
#include "tests/runtime/forced_store.h"

using namespace runtime::storage;
using namespace tests;

TEST_CASE("a correction leaves a card alone that speaks of a later interview of that day, or of none",
          "[storage][sealed]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    const auto finished = [&store](Moment at, const Care& care, const std::string& occasion = {}) {
        const auto visit =
            store.start_visit({"INVENTED-1", north, today, Mode::staff, "vi", {dass}, occasion}, at).value();
        const std::string id = visit.sessions.front().id;
        REQUIRE(store.begin_session(id, {"q1", "vi"}, at));
        REQUIRE(store.finish_session(id, invented_scores(), at, care));
        return std::pair(id, visit.id);
    };
    const auto sealed = [&](Moment at, const Care& care, const std::string& occasion = {}) {
        const auto [id, visit] = finished(at, care, occasion);
        REQUIRE(store.finish_visit(visit, at));
        return id;
    };
    const auto level_of = [&store](const std::string& occasion) {
        const auto cards = store.case_cards(north, "2026-01-01").value();
        return std::ranges::find(cards, occasion, &CaseCard::occasion)->care;
    };
    const std::string first = sealed(Moment{1'000'000}, {1, false});
    const std::string second = sealed(Moment{1'000'100}, {2, false});
    static_cast<void>(sealed(Moment{1'000'200}, {1, true}, "intake"));

    REQUIRE(store.correct_record(correction_of(first), now()));
    CHECK(level_of("") == Care{2, false});
    const std::string corrected = store.correct_record(correction_of(second), now()).value();
    CHECK(level_of("") == Care{3, false});
    CHECK(level_of("intake") == Care{1, true});
    // One that is not sealed yet counts as well.
    static_cast<void>(finished(Moment{1'000'300}, {1, false}));
    REQUIRE(store.correct_record(correction_of(corrected), now()));
    CHECK(level_of("") == Care{1, false});

    // Imported, and of the same client and day: no card is its own.
    const ImportedRecord paper{dass, "INVENTED-1", north, today, "vi", {}, invented_scores()};
    REQUIRE(store.import(std::vector{paper}, now()));
    const auto list = store.sessions({.state = SessionFilter::State::imported}, 0, 9, now()).value();
    REQUIRE(list.sessions.size() == 1);
    REQUIRE(store.correct_record(correction_of(list.sessions.front().id), now()));
    CHECK(level_of("") == Care{1, false});
}

TEST_CASE("which of two interviews of a day came later is the history's to say, not the clock's",
          "[storage][sealed]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    std::vector<std::string> records;
    for (const Moment at : {Moment{2'000'000}, Moment{1'000'000}}) {  // it was set back between them
        const auto visit =
            store.start_visit({"INVENTED-1", north, today, Mode::staff, "vi", {dass}}, at).value();
        records.push_back(visit.sessions.front().id);
        REQUIRE(store.begin_session(records.back(), {"q1", "vi"}, at));
        REQUIRE(store.finish_session(records.back(), invented_scores(), at, {2, true}));
        REQUIRE(store.finish_visit(visit.id, at));
    }
    const auto care = [&store] { return store.case_cards(north, "2026-01-01")->front().care; };

    REQUIRE(store.correct_record(correction_of(records.at(0)), now()));
    CHECK(care() == Care{2, true});
    REQUIRE(store.correct_record(correction_of(records.at(1)), now()));
    CHECK(care() == Care{3, false});
}

TEST_CASE(
    "whichever of a record and its corrections is erased, all of the interview is, and its card's level",
    "[storage][sealed]") {
    const std::size_t which = GENERATE(0U, 1U, 2U);
    const InventedStore invented;
    Store store = invented.open("supervisor");
    const std::string wrong = sealed_record(store, "INVENTED-1");
    const std::string second = store.correct_record(correction_of(wrong), now()).value();
    const std::string third = store.correct_record(correction_of(second), now()).value();
    const std::string other = sealed_record(store, "INVENTED-2");
    const std::vector<std::string> interview{wrong, second, third};

    REQUIRE(store.erase_record(interview.at(which), now()));

    for (const std::string& id : interview)
        REQUIRE_KIND(store.session(id, now()), no_such_record);
    const auto left = read_for(store, Reading::verifying);
    REQUIRE(left.size() == 1);
    CHECK(left.front().session.id == other);
    const auto history = store.history().value();
    CHECK(std::ranges::count(history, "record.erased", &Event::kind) == 3);
    CHECK(store.check()->whole());
    const auto cards = store.case_cards(north, "2026-01-01").value();
    const auto card = std::ranges::find(cards, "INVENTED-1", &CaseCard::client);
    REQUIRE(card != cards.end());
    CHECK(card->done);
    CHECK(card->care == Care{});
    CHECK(std::ranges::find(cards, "INVENTED-2", &CaseCard::client)->care == Care{2, true});
}

TEST_CASE("no part of an interview is erased while another may be a record that she cannot look into",
          "[storage][sealed]") {
    const bool of_the_correction = GENERATE(true, false);  // her key is gone, or that of the one before
    const InventedStore invented;
    std::string wrong;
    std::string right;
    {
        Store store = invented.open("supervisor");
        wrong = sealed_record(store, "INVENTED-1");
        right = store.correct_record(correction_of(wrong), now()).value();
    }
    {
        Connection store = forced(invented);
        store.run("DELETE FROM record_keys WHERE record = '" + (of_the_correction ? right : wrong) + "'");
    }
    Store store = invented.open("supervisor");
    REQUIRE_KIND(store.erase_record(of_the_correction ? wrong : right, now()), sealed_to_others);
    REQUIRE(store.session(of_the_correction ? wrong : right, now()));
}
