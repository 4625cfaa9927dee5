// A store as version 3 of its schema left it, from before records were sealed: a file of its own with
// finished records in plain rows. The first who opens it brings it to this version and seals them.
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>

#include "runtime/storage/history.h"
#include "runtime/storage/keyring.h"
#include "runtime/storage/migrate.h"
#include "runtime/storage/sql.h"
#include "tests/runtime/forced_store.h"

using namespace runtime::storage;
using namespace tests;
namespace fs = std::filesystem;

namespace {

Secret data_key_of(const InventedStore& invented) {
    const Keyring keyring = Keyring::read(invented.beside(".keys"));
    return unseal_data_key(keyring.slot_named("supervisor")->sealed_data_key, keys_of(invented, "supervisor"))
        .value();
}

// The columns that a table has in both files, with commas.
std::string columns_of(Connection& connection, const std::string& table) {
    auto row = prepared(connection, "SELECT group_concat(old.name) AS names FROM pragma_table_info('" +
                                        table + "', 'three') AS old JOIN pragma_table_info('" + table +
                                        "', 'main') AS now ON now.name = old.name");
    REQUIRE(row.step());
    return row.text("names");
}

// Puts a file of version 3 in the store's place, with everything that version knew, and its visits finished
// as it finished them: a word in a row.
void go_back_to_version_three(const InventedStore& invented) {
    const fs::path three = invented.beside(".three");
    std::ofstream(three).flush();
    const Secret key = data_key_of(invented);
    {
        Connection made(three, key);
        migrate(made, std::span(sql::migrations).first(3));
    }
    {
        Connection now = forced(invented);
        now.run("PRAGMA foreign_keys = OFF; ATTACH '" + three.string() + "' AS three KEY \"x'" +
                hexadecimal(key.bytes()) + "'\";");
        for (const char* table :
             {"store", "sites", "staff", "staff_sites", "acceptances", "acceptance_wordings", "clients",
              "visits", "sessions", "answers", "scorings", "scores", "case_cards", "events"}) {
            INFO(table);
            const std::string columns = columns_of(now, table);
            now.run(std::string("INSERT INTO three.") + table + " (" + columns + ") SELECT " + columns +
                    " FROM main." + table + ";");
        }
        now.run("UPDATE three.visits SET state = 'finished', finished = started;");
    }
    fs::remove(invented.beside("-journal"));
    fs::rename(three, invented.file());
}

}  // namespace

TEST_CASE("a store of version 3 with finished records is brought here, and they are sealed, whole",
          "[storage][sealed]") {
    const InventedStore invented;
    Record before;
    {
        Store store = invented.open("coordinator");
        const std::string visit = visit_with_result(store);
        static_cast<void>(visit_with_result(store, "INVENTED-2"));
        before = store.session(store.visit(visit)->sessions.front().id, now()).value();
    }
    go_back_to_version_three(invented);
    {
        // It is what it says: no table of sealed records, and the answers in the open.
        Connection three = forced(invented);
        REQUIRE(three.pragma("user_version") == "3");
        auto row = prepared(three, "SELECT COUNT(*) AS n FROM answers WHERE value = 'CANARY-answer'");
        REQUIRE(row.step());
        REQUIRE(row.number("n") == 2);
    }

    REQUIRE(invented.open("evaluator").seal_due(now(), today));

    for (const char* table : {"sessions", "answers", "scorings", "scores", "visits"}) {
        INFO(table);
        CHECK(count(invented, table) == 0);
    }
    CHECK(count(invented, "sealed_records") == 2);
    CHECK(everything(invented).find("CANARY") == std::string::npos);
    Store store = invented.open("supervisor");
    const Record after = store.session(before.session.id, now()).value();
    CHECK(after.answers == before.answers);
    CHECK(after.scorings.front().scores == before.scorings.front().scores);
    CHECK(after.session.client == before.session.client);
    CHECK(store.check()->whole());
    CHECK(store.check()->finished_records == 2);
}
