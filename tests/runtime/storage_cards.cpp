// Case cards in the store: when they are written, who may read them, when they go; and
// the step that brought them.
#include <sodium.h>

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <fstream>

#include "runtime/storage/migrate.h"
#include "runtime/storage/sql.h"
#include "tests/support/invented_store.h"

using namespace runtime::storage;
using namespace tests;

namespace {

// A visit for an occasion with one begun session of dass-21; the session's id.
std::string begun_on(Store& store, const Date& date, const std::string& occasion = "intake",
                     const std::string& client = "INVENTED-1") {
    const auto visit = store.start_visit({client, north, date, Mode::staff, "vi", {dass}, occasion}, now());
    REQUIRE(visit.has_value());
    REQUIRE(store.begin_session(visit->sessions.front().id, {"q1", "vi"}, now()));
    return visit->sessions.front().id;
}

std::vector<CaseCard> cards(Store& store, const Date& since = "2020-01-01") {
    auto found = store.case_cards(north, since);
    REQUIRE(found.has_value());
    return *found;
}

}  // namespace

TEST_CASE("a finished session leaves a card with its level of care and nothing that was answered",
          "[storage]") {
    const InventedStore invented;
    Store store = invented.open("coordinator");
    const std::string session = begun_on(store, "2026-02-28");
    save(store, session, {answer("q1", "3")});

    REQUIRE(store.finish_session(session, invented_scores(), now(), {2, true}));

    const auto found = cards(store);
    REQUIRE(found.size() == 1);
    CHECK(found[0].client == "INVENTED-1");
    CHECK(found[0].occasion == "intake");
    CHECK(found[0].instrument == "dass-21");
    CHECK(found[0].date == "2026-02-28");
    CHECK(found[0].done);
    CHECK(found[0].done_on == "2026-02-28");
    CHECK(found[0].care == Care{2, true});
}

TEST_CASE("a card stays when the visit is finished and its coordinator no longer sees the results",
          "[storage]") {
    const InventedStore invented;
    Store store = invented.open("coordinator");
    const std::string session = begun_on(store, "2026-02-28");
    const std::string visit = store.session(session, now())->session.visit;
    REQUIRE(store.finish_session(session, invented_scores(), now(), {3, false}));
    REQUIRE(store.finish_visit(visit, now()));

    CHECK_FALSE(store.session(session, now()).has_value());
    REQUIRE(cards(store).size() == 1);
    CHECK(cards(store)[0].care == Care{3, false});
}

TEST_CASE("a session that was declined or never begun leaves a card that says not done", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("coordinator");
    REQUIRE(store.decline_session(begun_on(store, "2026-02-26", "declined"), now()));
    const auto visit =
        store.start_visit({"INVENTED-1", north, "2026-02-28", Mode::staff, "vi", {dass}, "planned"}, now());
    REQUIRE(cards(store).size() == 1);
    REQUIRE(store.finish_visit(visit->id, now()));

    const auto found = cards(store);

    REQUIRE(found.size() == 2);
    for (const CaseCard& card : found) {
        INFO(card.occasion);
        CHECK_FALSE(card.done);
        CHECK_FALSE(card.done_on.has_value());
        CHECK(card.care == Care{});
    }
    CHECK(found[0].date == "2026-02-28");
}

TEST_CASE("of a session that somebody wanted destroyed no card tells", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("coordinator");
    const std::string session = begun_on(store, "2026-02-27", "discarded");
    const std::string visit = store.session(session, now())->session.visit;

    REQUIRE(store.discard_session(session, now()));
    REQUIRE(store.finish_visit(visit, now()));

    CHECK(cards(store).empty());
}

TEST_CASE("the newest card takes the place of the one before", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("coordinator");
    REQUIRE(store.finish_session(begun_on(store, "2026-01-01"), invented_scores(), now(), {3, false}));
    REQUIRE(store.finish_session(begun_on(store, "2026-02-01"), invented_scores(), now(), {1, false}));

    REQUIRE(cards(store).size() == 1);
    CHECK(cards(store)[0].date == "2026-02-01");
    CHECK(cards(store)[0].care == Care{1, false});
}

TEST_CASE("a visit made while the clock was ahead does not stand in the way of those that follow",
          "[storage]") {
    const InventedStore invented;
    Store store = invented.open("coordinator");
    REQUIRE(store.finish_session(begun_on(store, "2027-12-01"), invented_scores(), now(), {1, false}));
    CHECK(store.clients(north)->front().last_contact == "2027-12-01");

    // A day ahead may be that of a zone east of UTC.
    const bool a_zone = GENERATE(false, true);
    const std::string day = a_zone ? "2026-03-01" : today;
    REQUIRE(store.finish_session(begun_on(store, day), invented_scores(), now(), {3, false}));
    REQUIRE(store.finish_session(begun_on(store, "2026-02-27"), invented_scores(), now(), {2, false}));

    REQUIRE(cards(store).size() == 1);
    CHECK(cards(store)[0].date == day);
    CHECK(cards(store)[0].done);
    CHECK(cards(store)[0].done_on == day);
    CHECK(cards(store)[0].care == Care{3, false});
    // Cards go by this: a clock that is behind may not bring it down, so one that was ahead is not taken
    // back.
    CHECK(store.clients(north)->front().last_contact == "2027-12-01");
    CHECK(store.clients(north)->front().registered_on == "2026-02-27");
}

TEST_CASE("what was not done later keeps the day on which it was done last, and its level", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("coordinator");
    REQUIRE(store.finish_session(begun_on(store, "2026-01-01"), invented_scores(), now(), {3, false}));
    REQUIRE(store.decline_session(begun_on(store, "2026-02-01"), now()));

    REQUIRE(cards(store).size() == 1);
    CHECK(cards(store)[0].date == "2026-02-01");
    CHECK_FALSE(cards(store)[0].done);
    CHECK(cards(store)[0].done_on == "2026-01-01");
    CHECK(cards(store)[0].care == Care{3, false});
}

TEST_CASE("an older visit that ends later does not overwrite a newer one", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("coordinator");
    const std::string older = begun_on(store, "2026-01-01");
    const std::string oldest = begun_on(store, "2025-12-01");
    REQUIRE(store.finish_session(begun_on(store, "2026-02-01"), invented_scores(), now(), {1, false}));

    REQUIRE(store.finish_session(older, invented_scores(), now(), {3, false}));
    REQUIRE(store.decline_session(oldest, now()));

    REQUIRE(cards(store).size() == 1);
    CHECK(cards(store)[0].date == "2026-02-01");
    CHECK(cards(store)[0].done);
    CHECK(cards(store)[0].care == Care{1, false});
}

TEST_CASE("an older visit that ends after a newer one was declined counts as done on its own day",
          "[storage]") {
    const InventedStore invented;
    Store store = invented.open("coordinator");
    const std::string older = begun_on(store, "2026-01-01");
    REQUIRE(store.decline_session(begun_on(store, "2026-02-01"), now()));

    REQUIRE(store.finish_session(older, invented_scores(), now(), {2, false}));

    REQUIRE(cards(store).size() == 1);
    CHECK(cards(store)[0].date == "2026-02-01");
    CHECK_FALSE(cards(store)[0].done);
    CHECK(cards(store)[0].done_on == "2026-01-01");
}

TEST_CASE("imported and anonymous records make no card", "[storage]") {
    const InventedStore invented;
    {
        Store store = invented.open("supervisor");
        const ImportedRecord record{dass, "INVENTED-9", north, "2026-02-01", "vi", {}, invented_scores()};
        REQUIRE(store.import(std::vector<ImportedRecord>{record}, now()));
        CHECK(cards(store).empty());
        CHECK(store.clients(north)->front().last_contact == "2026-02-01");
    }
    {
        Store store = invented.open("evaluator");
        const auto visit =
            store.start_visit({std::nullopt, north, today, Mode::self, "vi", {survey}, "evaluation"}, now());
        REQUIRE(store.begin_session(visit->sessions.front().id, {"q1", "vi"}, now()));
        REQUIRE(store.finish_session(visit->sessions.front().id, {"scorer-1", {}}, now(), {3, true}));
    }
    CHECK(invented.open("supervisor").case_cards(north, "2020-01-01")->empty());
}

TEST_CASE("cards are the coordinator's of that site and the supervisor's, and nobody else's", "[storage]") {
    const InventedStore invented;
    {
        Store store = invented.open("coordinator");
        REQUIRE(store.finish_session(begun_on(store, today), invented_scores(), now(), {1, false}));
        REQUIRE_KIND(store.case_cards(south, "2020-01-01"), not_permitted);
    }
    {
        Store store = invented.open("supervisor");
        CHECK(store.case_cards(north, "2020-01-01")->size() == 1);
        CHECK(store.case_cards(south, "2020-01-01")->empty());
    }
    REQUIRE_KIND(invented.open("elsewhere").case_cards(north, "2020-01-01"), not_permitted);
    REQUIRE_KIND(invented.open("evaluator").case_cards(north, "2020-01-01"), not_permitted);
}

TEST_CASE("a card is read and kept until the day of the last contact is too long ago", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("coordinator");
    REQUIRE(store.finish_session(begun_on(store, "2026-01-01"), invented_scores(), now(), {1, false}));

    CHECK(cards(store, "2026-01-01").size() == 1);
    CHECK(cards(store, "2026-01-02").empty());
    REQUIRE(store.forget_case_cards("2026-01-01"));
    CHECK(cards(store).size() == 1);
    REQUIRE(store.forget_case_cards("2026-01-02"));
    CHECK(cards(store).empty());
    CHECK(store.clients(north)->size() == 1);
}

TEST_CASE("another visit keeps all cards of its client, and of nobody else", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("coordinator");
    REQUIRE(store.finish_session(begun_on(store, "2026-01-01"), invented_scores(), now(), {1, false}));
    REQUIRE(store.finish_session(begun_on(store, "2026-01-01", "intake", "INVENTED-2"), invented_scores(),
                                 now(), {1, false}));

    static_cast<void>(begun_on(store, "2026-02-01", "other"));
    REQUIRE(store.forget_case_cards("2026-02-01"));

    REQUIRE(cards(store).size() == 1);
    CHECK(cards(store)[0].client == "INVENTED-1");
}

TEST_CASE("a client knows the day of registration and of the last visit", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("coordinator");

    REQUIRE(store.register_client("INVENTED-1", north, "2026-01-31", now()));
    REQUIRE_KIND(store.register_client("INVENTED-2", north, "2026-02-29", now()), bad_value);
    static_cast<void>(begun_on(store, "2026-02-28"));
    static_cast<void>(begun_on(store, "2026-02-01"));

    REQUIRE(store.clients(north)->size() == 1);
    CHECK(store.clients(north)->front().registered_on == "2026-01-31");
    CHECK(store.clients(north)->front().last_contact == "2026-02-28");
}

TEST_CASE("a store of version 2 gets cards for what was done in it, without a level", "[storage]") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "database";
    std::ofstream(file, std::ios::trunc).flush();
    Connection connection(file, Secret{std::string_view("0123456789abcdef0123456789abcdef")});
    migrate(connection, std::span(sql::migrations).first(2));
    // 1'767'225'600 is 2026-01-01 00:00 UTC.
    connection.run(R"(
        INSERT INTO sites (name) VALUES ('a/b');
        INSERT INTO staff (id, name, role, public_key, added)
        VALUES ('ssssssss-ssss-ssss-ssss-ssssssssssss', 'x', 'coordinator', zeroblob(32), 1);
        INSERT INTO acceptances (id, instrument, version, definition_digest, accepted_by, accepted_at)
        VALUES (1, 'x', '1', 'd', 'ssssssss-ssss-ssss-ssss-ssssssssssss', 1),
               (2, 'y', '1', 'd', 'ssssssss-ssss-ssss-ssss-ssssssssssss', 1);
        INSERT INTO clients (id, code, site, registered)
        VALUES ('aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa', 'VISITED', 'a/b', 1767225600),
               ('bbbbbbbb-bbbb-bbbb-bbbb-bbbbbbbbbbbb', 'IMPORTED', 'a/b', 1767225600),
               ('cccccccc-cccc-cccc-cccc-cccccccccccc', 'NEW', 'a/b', 1767225599);
        INSERT INTO visits (id, client, site, date, state, started)
        VALUES ('vvvvvvvv-vvvv-vvvv-vvvv-vvvvvvvvvvvv', 'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa', 'a/b',
                '2026-02-03', 'open', 1);
        INSERT INTO sessions (id, visit, sequence, acceptance, client, site, date, mode, state, consent,
                              language, salt)
        VALUES ('00000000-0000-0000-0000-000000000001', 'vvvvvvvv-vvvv-vvvv-vvvv-vvvvvvvvvvvv', 1, 1,
                'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa', 'a/b', '2026-02-03', 'staff', 'finished', 'agreed',
                'vi', zeroblob(32)),
               ('00000000-0000-0000-0000-000000000002', 'vvvvvvvv-vvvv-vvvv-vvvv-vvvvvvvvvvvv', 2, 1,
                'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa', 'a/b', '2026-02-01', 'self', 'finished', 'agreed',
                'vi', zeroblob(32)),
               ('00000000-0000-0000-0000-000000000003', 'vvvvvvvv-vvvv-vvvv-vvvv-vvvvvvvvvvvv', 3, 2,
                'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa', 'a/b', '2026-02-03', 'self', 'declined', 'declined',
                'vi', zeroblob(32)),
               ('00000000-0000-0000-0000-000000000004', NULL, 0, 1,
                'bbbbbbbb-bbbb-bbbb-bbbb-bbbbbbbbbbbb', 'a/b', '2020-05-06', 'imported', 'finished',
                'not_asked', 'vi', zeroblob(32));)");

    migrate(connection);

    static constexpr std::string_view all_cards =
        "SELECT code, occasion, instrument, date, done, done_on, level, look_again"
        " FROM case_cards JOIN clients ON clients.id = client";
    {
        auto row = connection.prepare(all_cards);
        REQUIRE(row.step());
        CHECK(row.text("code") == "VISITED");
        CHECK(row.text("occasion").empty());
        CHECK(row.text("instrument") == "x");
        CHECK(row.text("date") == "2026-02-03");
        CHECK(row.number("done") == 1);
        CHECK(row.text("done_on") == "2026-02-03");
        CHECK(row.is_null("level"));
        CHECK(row.number("look_again") == 0);
        CHECK_FALSE(row.step());
    }
    static constexpr std::string_view days =
        "SELECT code, registered_on, last_contact FROM clients ORDER BY id";
    auto row = connection.prepare(days);
    std::vector<std::string> found;
    while (row.step())
        found.push_back(row.text("code") + " " + row.text("registered_on") + " " + row.text("last_contact"));
    CHECK(found == std::vector<std::string>{"VISITED 2026-01-01 2026-02-03", "IMPORTED 2020-05-06 2020-05-06",
                                            "NEW 2025-12-31 2025-12-31"});
}
