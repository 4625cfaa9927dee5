// What was sealed in a store: who can read it, and what shows when somebody has been at it.
#include <catch2/catch_test_macros.hpp>

#include "runtime/storage/sealed_record.h"
#include "tests/runtime/forced_store.h"

using namespace runtime::storage;
using namespace tests;

TEST_CASE("a supervisor's private key opens what was sealed, whole", "[storage][sealed]") {
    const InventedStore invented;
    std::string session;
    Record before;
    {
        Store store = invented.open("coordinator");
        const std::string visit = visit_with_result(store);
        session = store.visit(visit)->sessions.front().id;
        before = store.session(session, now()).value();
        REQUIRE(store.finish_visit(visit, now()));
    }
    Store store = invented.open("supervisor");

    const Record record = store.session(session, now()).value();

    REQUIRE(record.answers == before.answers);
    REQUIRE(record.scorings.front().scores == before.scorings.front().scores);
    REQUIRE(record.wording_digest == "dass-vi");
    REQUIRE(record.session.client == "INVENTED-1");
    REQUIRE(record.session.staff == "coordinator");
    REQUIRE(record.session.finished->unix_seconds == before.session.finished->unix_seconds);
    REQUIRE(store.sessions({}, 0, 10, now())->sessions.front().id == session);
    REQUIRE(all_records(store).size() == 1);
    REQUIRE(store.check()->whole());
}

TEST_CASE("nobody below a supervisor has a key of a sealed record, whatever the code path",
          "[storage][sealed]") {
    const InventedStore invented;
    {
        Store store = invented.open("coordinator");
        REQUIRE(store.finish_visit(visit_with_result(store), now()));
    }
    Connection connection = forced(invented);
    auto row = prepared(connection,
                        "SELECT id, body, recipient, sealed_key FROM sealed_records JOIN record_keys"
                        " ON record = id");
    REQUIRE(row.step());
    const auto sealed_key = row.blob("sealed_key");
    const auto body = row.blob("body");
    Bytes content;

    for (const char* name : {"coordinator", "evaluator", "elsewhere"}) {
        INFO(name);
        REQUIRE(open_sealed(row.text("id"), body, sealed_key, keys_of(invented, name), content) ==
                Unopened::not_for_this_key);
    }
    REQUIRE_FALSE(open_sealed(row.text("id"), body, sealed_key, keys_of(invented, "supervisor"), content));
    REQUIRE_FALSE(row.step());
}

TEST_CASE("every supervisor reads what is sealed while she may sign in", "[storage][sealed]") {
    const InventedStore invented;
    {
        Store store = invented.open("supervisor");
        REQUIRE(store.add_staff("second", Role::supervisor, {}, passphrase_of("second"), now()));
        REQUIRE(store.finish_visit(visit_with_result(store), now()));
    }
    REQUIRE(count(invented, "record_keys") == 2);
    for (const char* name : {"supervisor", "second"}) {
        INFO(name);
        Store store = invented.open(name);
        REQUIRE(all_records(store).size() == 1);
        REQUIRE(store.check()->whole());
    }
}

TEST_CASE("a sealed record that somebody was at shows it", "[storage][sealed]") {
    const InventedStore invented;
    {
        Store store = invented.open("coordinator");
        REQUIRE(store.finish_visit(visit_with_result(store, "INVENTED-1"), now()));
        REQUIRE(store.finish_visit(visit_with_result(store, "INVENTED-2"), now()));
    }
    {
        Store store = invented.open("evaluator");
        static_cast<void>(finished_survey(store));
        static_cast<void>(finished_survey(store));
    }
    const auto copy = invented.beside(".copy");
    std::filesystem::copy_file(invented.file(), copy);
    const auto records_after = [&](const std::string& change) {
        std::filesystem::copy_file(copy, invented.file(), std::filesystem::copy_options::overwrite_existing);
        forced(invented).run(change);
        const auto report = invented.open("supervisor").check();
        REQUIRE(report->history);
        REQUIRE(report->structure);
        return *report;
    };
    const std::string of_client = "(SELECT MIN(object) FROM events WHERE kind = 'record.sealed')";
    const std::string anonymous =
        "(SELECT MIN(id) FROM sealed_records WHERE id NOT IN (SELECT object FROM events))";

    REQUIRE(records_after("SELECT 1").records);
    for (const std::string& which : {of_client, anonymous}) {
        INFO(which);
        REQUIRE_FALSE(
            records_after("UPDATE sealed_records SET mark = zeroblob(32) WHERE id = " + which).records);
        REQUIRE_FALSE(
            records_after("UPDATE sealed_records SET body = zeroblob(4139) WHERE id = " + which).records);
        REQUIRE_FALSE(records_after("DELETE FROM record_keys WHERE record = " + which).records);
        REQUIRE_FALSE(records_after("CREATE TEMP TABLE gone AS SELECT " + which +
                                    " AS id; DELETE FROM record_keys WHERE record IN gone;"
                                    "DELETE FROM sealed_records WHERE id IN gone")
                          .records);
    }
    // Two exchanged, each whole in itself.
    REQUIRE_FALSE(
        records_after("CREATE TEMP TABLE two AS SELECT id, body, mark FROM sealed_records WHERE id IN "
                      "(SELECT object FROM events WHERE kind = 'record.sealed');"
                      "UPDATE sealed_records SET (body, mark) = (SELECT body, mark FROM two WHERE "
                      "two.id <> sealed_records.id) WHERE id IN (SELECT id FROM two)")
            .records);
    const IntegrityReport unread = records_after("DELETE FROM record_keys");
    REQUIRE(unread.unreadable_records == 4);
    REQUIRE(unread.finished_records == 0);
}

TEST_CASE("a record that is sealed to others says so, and is not left out of an export silently",
          "[storage][sealed]") {
    const InventedStore invented;
    std::string session;
    {
        Store store = invented.open("coordinator");
        const std::string visit = visit_with_result(store);
        session = store.visit(visit)->sessions.front().id;
        REQUIRE(store.finish_visit(visit, now()));
    }
    forced(invented).run("DELETE FROM record_keys");
    Store store = invented.open("supervisor");

    REQUIRE_KIND(store.session(session, now()), sealed_to_others);
    REQUIRE_KIND(store.each_record(
                     {}, Reading::exporting, [](const Record&) { return true; }, now()),
                 sealed_to_others);
    REQUIRE(store.sessions({}, 0, 9, now())->count == 0);
}

TEST_CASE("another scorer's scores are added to a sealed record under a new key", "[storage][sealed]") {
    const InventedStore invented;
    std::string session;
    std::string anonymous;
    {
        Store store = invented.open("supervisor");
        const std::string visit = visit_with_result(store);
        session = store.visit(visit)->sessions.front().id;
        REQUIRE(store.finish_visit(visit, now()));
        anonymous = finished_survey(store);
        for (const std::string& id : {session, anonymous}) {
            REQUIRE(store.add_scoring(id, {"2", {{"depression", "16"}}}, now()));
            REQUIRE_KIND(store.add_scoring(id, {"2", {}}, now()), bad_value);
            REQUIRE(store.session(id, now())->scorings.size() == 2);
        }
        REQUIRE(store.check()->whole());
    }
    REQUIRE(count(invented, "sealed_records") == 2);
    REQUIRE(count(invented, "record_keys") == 2);
}
