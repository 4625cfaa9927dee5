// What a client answers alone lies in a file of its own. When the store is damaged meanwhile, that comes out
// too.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/runtime/damaged_store.h"
#include "tests/runtime/handed_over.h"

using namespace runtime::storage;
using namespace tests;

namespace {

const Record* found(const std::vector<Record>& records, const std::string& id) {
    const auto one = std::ranges::find(records, id, [](const Record& record) { return record.session.id; });
    return one == records.end() ? nullptr : &*one;
}

}  // namespace

TEST_CASE("what a client answered alone is salvaged with the rest, under her code", "[storage][salvage]") {
    const InventedStore invented;
    std::vector<std::string> sessions;
    {
        Store store = invented.open("coordinator");
        sessions = standing_visit(store);
        save(store, sessions.front(), {answer("q1", "before")});
        Store given = handed_over(std::move(store));
        save(given, sessions.front(), {answer("q1", "alone"), answer("q2", "alone too")});
        REQUIRE(given.finish_session(sessions.front(), invented_scores(), now()));
        REQUIRE(given.begin_session(sessions.back(), {"q1", "vi"}, now()));
        save(given, sessions.back(), {answer("q1", "begun")});
    }
    damage_history(invented);
    const std::string alone = read_file(invented.beside(".session"));
    std::vector<Record> records;

    const auto salvaged = salvaged_from(invented, records);

    REQUIRE(salvaged);
    CHECK(salvaged->alone == Salvaged::Alone::taken);
    CHECK(salvaged->found == 2);
    REQUIRE(records.size() == 2);
    const Record* finished = found(records, sessions.front());
    const Record* begun = found(records, sessions.back());
    REQUIRE(finished != nullptr);
    REQUIRE(begun != nullptr);
    CHECK(finished->session.state == SessionState::finished);
    CHECK(finished->session.client == client_code);
    CHECK(finished->answers.size() == 2);
    CHECK(finished->answers.front().value == "alone");
    CHECK(begun->session.state == SessionState::open);
    CHECK(begun->session.client == client_code);
    CHECK(begun->answers.front().value == "begun");
    CHECK(read_file(invented.beside(".session")) == alone);
}

TEST_CASE("where the client's file cannot be read, what the store had before comes out, and that is said",
          "[storage][salvage]") {
    const InventedStore invented;
    std::vector<std::string> sessions;
    {
        Store store = invented.open("coordinator");
        sessions = standing_visit(store);
        save(store, sessions.front(), {answer("q1", "before")});
        Store given = handed_over(std::move(store));
        save(given, sessions.front(), {answer("q1", "alone")});
    }
    damage_history(invented);
    write_file(invented.beside(".session"), std::string(2 * page_size, 'x'));
    std::vector<Record> records;

    const auto salvaged = salvaged_from(invented, records);

    REQUIRE(salvaged);
    CHECK(salvaged->alone == Salvaged::Alone::unread);
    REQUIRE(records.size() == 1);
    CHECK(records.front().answers.front().value == "before");
}

TEST_CASE("surveys that respondents answered after each other are salvaged once each", "[storage][salvage]") {
    const InventedStore invented;
    {
        Store store = invented.open("evaluator");
        const auto visit = store.start_visit({std::nullopt, north, today, Mode::self, "vi", {survey}}, now());
        const std::string session = visit->sessions.front().id;
        REQUIRE(store.begin_session(session, {"q1", "vi"}, now()));
        save(store, session, {answer("q1", "1")});
        REQUIRE(store.stand_at(visit->id, now()));
        Store given = handed_over(std::move(store));
        save(given, session, {answer("q1", "2")});
        REQUIRE(given.finish_session(session, invented_scores(), now()));
    }
    damage_history(invented);
    std::vector<Record> records;

    const auto salvaged = salvaged_from(invented, records);

    REQUIRE(salvaged);
    CHECK(salvaged->alone == Salvaged::Alone::taken);
    REQUIRE(records.size() == 1);
    CHECK(records.front().session.state == SessionState::finished);
    CHECK(records.front().answers.front().value == "2");
}
