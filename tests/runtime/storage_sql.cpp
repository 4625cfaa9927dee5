// The SQL itself: migrations that stay as they are, queries that fit the schema.
#include <sodium.h>

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <functional>
#include <span>

#include "runtime/storage/attached.h"
#include "runtime/storage/failure.h"
#include "runtime/storage/history.h"
#include "runtime/storage/migrate.h"
#include "runtime/storage/sql.h"
#include "tests/support/invented_store.h"

using namespace runtime::storage;
using namespace tests;

namespace {

const Secret& key() {
    static const Secret all_alike{std::string_view("0123456789abcdef0123456789abcdef")};
    return all_alike;
}

std::filesystem::path empty_database(const TemporaryFolder& folder) {
    auto file = folder.path() / "database";
    std::ofstream(file, std::ios::trunc).flush();
    return file;
}

StoreError::Kind kind_of_failure(const std::function<void()>& call) {
    try {
        call();
    } catch (const Failure& failure) {
        return failure.error().kind;
    }
    FAIL("it did not fail");
    return {};
}

std::string digest_of_text(std::string_view text) {
    std::array<unsigned char, 32> digest{};
    crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(text.data()),
                       text.size(), nullptr, 0);
    return hexadecimal(digest);
}

// One digest per migration. A released migration is never edited: stores were made with it.
constexpr std::array frozen{
    std::string_view("b5702333ec4f24e2e37b22328add0f82404053cf61afc58c6f2ce35412217693"),
    std::string_view("306bb81acb236ee7bcd8c4fd3b470ac84fffd868eeee026ce71e3e5f4e598f7a"),
    std::string_view("51c0cc9d8d59471cfa35b6e0bc986398b5ef85733af173fcaf404c1c41b82e70"),
    std::string_view("8e627632ae586b68e652d6bfb9a72bbf46fb958c48d382e9f7e6c3bf380c8c9e"),
    std::string_view("a39aa7366e27ff3907d8c339de8553f5988fb631ece13edc0034b0b26f8b0f9d"),
    std::string_view("027fea96c734567bc67053781ebd5cd1074678e84e3ca880cb9183eaa0b5e218"),
    std::string_view("cc0655f4d194c108511a3e5facd1ec3776f9daf844835b58d49b0053e533aca8"),
    std::string_view("a33a8b6c54d743370a278acdba9e95eca2d14547a311f796aca5cc4fba192dc3"),
    std::string_view("e1dfb351b58813a05db408e2a93827c1ceaef6c85a9a38d631556d99626f4ee1"),
    std::string_view("45e703d34d6fa8bf06fb97ffdbee56bb3e8592d3691dfabfdf88d5ef3ab2e150"),
};

}  // namespace

TEST_CASE("a migration is never edited once it is frozen", "[storage]") {
    REQUIRE(sql::migrations.size() == frozen.size());
    for (std::size_t index = 0; index < frozen.size(); ++index) {
        INFO("migration " << index + 1);
        REQUIRE(digest_of_text(sql::migrations.at(index)) == frozen.at(index));
    }
}

TEST_CASE("an empty database becomes a store of this version", "[storage]") {
    const TemporaryFolder folder;
    Connection connection(empty_database(folder), key());

    migrate(connection);

    REQUIRE(connection.pragma("user_version") == std::to_string(sql::migrations.size()));
    REQUIRE(connection.broken_structure().empty());
    migrate(connection);
    REQUIRE(connection.broken_structure().empty());
}

TEST_CASE("a step is taken from the version before with the rows that are there", "[storage]") {
    const TemporaryFolder folder;
    Connection connection(empty_database(folder), key());
    const std::array<std::string_view, 1> first{"CREATE TABLE people (name TEXT NOT NULL) STRICT;"};
    migrate(connection, first);
    connection.run("INSERT INTO people (name) VALUES ('invented')");
    const std::array<std::string_view, 2> both{
        first.front(), "ALTER TABLE people ADD COLUMN initials TEXT NOT NULL DEFAULT 'I.';"};

    migrate(connection, both);

    static constexpr std::string_view people = "SELECT name, initials FROM people";
    auto row = connection.prepare(people);
    REQUIRE(row.step());
    REQUIRE(row.text("name") == "invented");
    REQUIRE(row.text("initials") == "I.");
}

TEST_CASE("the step to settings keeps the sessions of the version before", "[storage]") {
    const TemporaryFolder folder;
    Connection connection(empty_database(folder), key());
    constexpr std::size_t before = 1;
    migrate(connection, std::span(sql::migrations).first(before));
    const std::string id(36, 'a');
    const std::string staff(36, 'b');
    const std::string client(36, 'c');
    connection.run(
        "INSERT INTO sites (name) VALUES ('a/b');"
        "INSERT INTO staff (id, name, role, public_key, added) VALUES ('" +
        staff +
        "', 'x', 'coordinator', zeroblob(32), 1);"
        "INSERT INTO acceptances (id, instrument, version, definition_digest, accepted_by,"
        " accepted_at) VALUES (1, 'x', '1', 'd', '" +
        staff +
        "', 1);"
        "INSERT INTO clients (id, code, site, registered) VALUES ('" +
        client +
        "', 'INVENTED-1', 'a/b', 1);"
        "INSERT INTO sessions (id, visit, sequence, acceptance, client, site, date, mode, state,"
        " consent, language, staff, started, saved, finished, salt) VALUES ('" +
        id + "', NULL, 0, 1, '" + client +
        "', 'a/b', '2026-02-28', 'imported', 'finished', 'not_asked', 'vi', '" + staff + "', 5, 6, 7, x'" +
        std::string(64, '9') + "');");

    migrate(connection, std::span(sql::migrations).first(before + 1));

    static constexpr std::string_view sessions =
        "SELECT id, client, date, mode, state, consent, language, staff, started, saved, finished, salt,"
        " consent_text, local_names FROM sessions";
    auto row = connection.prepare(sessions);
    REQUIRE(row.step());
    REQUIRE(row.text("id") == id);
    REQUIRE(row.text("client") == client);
    REQUIRE(row.text("date") == "2026-02-28");
    REQUIRE(row.text("mode") == "imported");
    REQUIRE(row.text("staff") == staff);
    REQUIRE(row.number("finished") == 7);
    REQUIRE(row.blob("salt") == std::vector<unsigned char>(32, 0x99));
    REQUIRE(row.text("consent_text").empty());
    REQUIRE_FALSE(row.is_null("local_names"));
    REQUIRE_FALSE(row.step());
    REQUIRE(connection.broken_structure().empty());
}

TEST_CASE("steps that fail leave the version before", "[storage]") {
    const TemporaryFolder folder;
    Connection connection(empty_database(folder), key());
    const std::array<std::string_view, 1> first{"CREATE TABLE people (name TEXT NOT NULL) STRICT;"};
    migrate(connection, first);
    const std::array<std::string_view, 3> broken{
        first.front(), "CREATE TABLE more (name TEXT NOT NULL) STRICT;", "CREATE TABLE people (x TEXT);"};

    REQUIRE_THROWS_AS(migrate(connection, broken), Failure);

    REQUIRE(connection.pragma("user_version") == "1");
    REQUIRE_THROWS_AS(connection.run("SELECT name FROM more"), Failure);
}

TEST_CASE("a store from the future and another program's database are refused", "[storage]") {
    const TemporaryFolder folder;
    Connection connection(empty_database(folder), key());
    migrate(connection);

    connection.run("PRAGMA user_version = " + std::to_string(sql::migrations.size() + 1));
    REQUIRE(kind_of_failure([&] { migrate(connection); }) == StoreError::Kind::from_the_future);
    connection.run("PRAGMA application_id = 77");
    REQUIRE(kind_of_failure([&] { migrate(connection); }) == StoreError::Kind::not_a_store);
}

TEST_CASE("every query fits the schema and names its columns", "[storage]") {
    const TemporaryFolder folder;
    Connection connection(empty_database(folder), key());
    migrate(connection);
    const auto other = folder.path() / "given";
    {
        std::ofstream(other).flush();
        Connection made(other, key());
        migrate(made);
    }
    const Attached given(connection, other, key());

    for (const sql::Named& query : sql::queries) {
        INFO(query.name);
        REQUIRE_NOTHROW(connection.prepare(query.text));
        REQUIRE(query.text.find(".*") == std::string_view::npos);
        // From one file to another of the same schema a row goes whole: a later column with it.
        for (auto at = query.text.find("SELECT *"); at != std::string_view::npos;
             at = query.text.find("SELECT *", at + 1)) {
            const std::string_view whole_row = query.text.substr(at);
            REQUIRE((whole_row.starts_with("SELECT * FROM main.") ||
                     whole_row.starts_with("SELECT * FROM given.")));
        }
    }
    REQUIRE(sql::queries.size() > 40);
}

TEST_CASE("which records were corrected is found without reading the history through", "[storage]") {
    const TemporaryFolder folder;
    Connection connection(empty_database(folder), key());
    migrate(connection);

    std::string plan;
    const std::string asked = "EXPLAIN QUERY PLAN " + std::string(sql::select_corrected);
    auto rows = connection.prepare(asked);
    while (rows.step())
        plan += rows.text("detail") + "\n";

    REQUIRE(plan.find("INDEX corrected_records") != std::string::npos);
}

TEST_CASE("every table is strict", "[storage]") {
    const TemporaryFolder folder;
    Connection connection(empty_database(folder), key());
    migrate(connection);
    static constexpr std::string_view tables =
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'";

    int count = 0;
    auto row = connection.prepare(tables);
    while (row.step()) {
        INFO(row.text("name"));
        REQUIRE(row.number("strict") == 1);
        ++count;
    }

    REQUIRE(count > 10);
}

TEST_CASE("an anonymous session cannot be given a person or a time", "[storage]") {
    const TemporaryFolder folder;
    Connection connection(empty_database(folder), key());
    migrate(connection);
    const std::string id(36, 'a');
    const std::string staff(36, 'b');
    connection.run(
        "INSERT INTO sites (name) VALUES ('a/b');"
        "INSERT INTO staff (id, name, role, public_key, added) VALUES ('" +
        staff +
        "', 'x', 'evaluator', zeroblob(32), 1);"
        "INSERT INTO acceptances (id, instrument, version, definition_digest, accepted_by, accepted_at)"
        " VALUES (1, 'x', '1', 'd', '" +
        staff +
        "', 1);"
        "INSERT INTO sessions (id, visit, sequence, acceptance, site, date, mode, state, consent, language,"
        " salt) VALUES ('" +
        id +
        "', NULL, 0, 1, 'a/b', '2026-02-28', 'self', 'finished', 'agreed', 'vi',"
        " zeroblob(32));");

    REQUIRE_THROWS_AS(connection.run("UPDATE sessions SET staff = '" + staff + "'"), Failure);
    REQUIRE_THROWS_AS(connection.run("UPDATE sessions SET started = 1"), Failure);
    REQUIRE_THROWS_AS(connection.run("UPDATE sessions SET finished = 1"), Failure);
    REQUIRE_THROWS_AS(connection.run("UPDATE sessions SET position = 'q1'"), Failure);
    REQUIRE_THROWS_AS(connection.run("UPDATE sessions SET counter = 1"), Failure);
    REQUIRE_NOTHROW(connection.run("UPDATE sessions SET language = 'en'"));
}
