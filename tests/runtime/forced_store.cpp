#include "tests/runtime/forced_store.h"

#include <catch2/catch_test_macros.hpp>
#include <deque>

#include "runtime/storage/keyring.h"
#include "runtime/storage/raw_key.h"

// Debian's header declares the key functions only when asked to.
#define SQLITE_HAS_CODEC 1
#include <sqlcipher/sqlite3.h>

namespace tests {

using namespace runtime::storage;

KeyPair keys_of(const InventedStore& invented, std::string_view name) {
    const Keyring keyring = Keyring::read(invented.beside(".keys"));
    return unlock(*keyring.slot_named(name), passphrase_of(name), keyring.context()).value();
}

Connection forced(const InventedStore& invented, std::string_view name) {
    const Keyring keyring = Keyring::read(invented.beside(".keys"));
    const Slot& slot = *keyring.slot_named(name);
    return {invented.file(), unseal_data_key(slot.sealed_data_key, keys_of(invented, name)).value()};
}

void forced_into_schema(const InventedStore& invented, const std::string& script) {
    const Keyring keyring = Keyring::read(invented.beside(".keys"));
    const KeyPair keys = keys_of(invented, "coordinator");
    Secret key = raw_key(*unseal_data_key(keyring.slot_named("coordinator")->sealed_data_key, keys));
    sqlite3* db = nullptr;
    REQUIRE(sqlite3_open(invented.file().c_str(), &db) == SQLITE_OK);
    REQUIRE(sqlite3_key(db, key.data(), static_cast<int>(key.size())) == SQLITE_OK);
    const std::string all = "PRAGMA writable_schema = ON;" + script;
    CHECK(sqlite3_exec(db, all.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
    REQUIRE(sqlite3_close(db) == SQLITE_OK);
}

Statement prepared(Connection& connection, const std::string& sql) {
    static std::deque<std::string> kept;
    return connection.prepare(kept.emplace_back(sql));
}

std::int64_t count(const InventedStore& invented, const std::string& what) {
    Connection connection = forced(invented);
    auto row = prepared(connection, "SELECT COUNT(*) AS n FROM " + what);
    REQUIRE(row.step());
    return row.number("n");
}

std::string everything(const InventedStore& invented) {
    Connection connection = forced(invented);
    std::vector<std::string> selects;
    {
        auto tables =
            prepared(connection,
                     "SELECT 'SELECT ' || group_concat('quote(\"' || columns.name || '\")', ' || '' '' "
                     "|| ') || ' AS line FROM \"' || tables.name || '\"' AS line"
                     " FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns"
                     " WHERE tables.type = 'table' GROUP BY tables.name");
        while (tables.step())
            selects.push_back(tables.text("line"));
    }
    REQUIRE(selects.size() > 15);
    std::string all;
    for (const std::string& select : selects) {
        auto rows = prepared(connection, select);
        while (rows.step())
            all += rows.text("line") + "\n";
    }
    return all;
}

std::string visit_with_result(Store& store, const std::string& client, const std::string& value) {
    const std::string session = begun_session(store, client);
    save(store, session, {answer("CANARY-item", value)});
    REQUIRE(store.finish_session(session, {"1", {{"CANARY-score", "CANARY-value"}}}, now(), {2, false}));
    return store.session(session, now())->session.visit;
}

std::string finished_survey(Store& store, const Date& date) {
    const auto visit = store.start_visit({std::nullopt, north, date, Mode::self, "vi", {survey}}, now());
    const std::string session = visit->sessions.front().id;
    REQUIRE(store.begin_session(session, {"q1", "vi"}, now()));
    save(store, session, {answer("CANARY-item", "CANARY-answer")});
    REQUIRE(store.finish_session(session, {"1", {}}, now()));
    return session;
}

}  // namespace tests
