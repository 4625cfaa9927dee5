// The encrypted file itself: the settings that keep answers, and that another key reads nothing.
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>

#include "runtime/storage/failure.h"
#include "runtime/storage/sqlite.h"
#include "tests/support/invented_store.h"

using namespace runtime::storage;
using namespace tests;

TEST_CASE("a connection has the settings that keep answers", "[storage]") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "database";
    std::ofstream(file).flush();
    const Secret key{std::string_view("0123456789abcdef0123456789abcdef")};

    Connection connection(file, key);

    REQUIRE(connection.pragma("journal_mode") == "truncate");
    REQUIRE(connection.pragma("synchronous") == "3");
    REQUIRE(connection.pragma("locking_mode") == "exclusive");
    REQUIRE(connection.pragma("foreign_keys") == "1");
    REQUIRE(connection.pragma("cipher_memory_security") == "1");
    REQUIRE(connection.pragma("cipher_page_size") == "4096");
    REQUIRE(connection.pragma("cipher_use_hmac") == "1");
    REQUIRE(connection.pragma("cipher_hmac_algorithm") == "HMAC_SHA512");
    REQUIRE(connection.pragma("secure_delete") == "1");
    REQUIRE(connection.pragma("temp_store") == "2");
    REQUIRE(connection.pragma("trusted_schema") == "0");
    REQUIRE(connection.pragma("cell_size_check") == "1");
    REQUIRE(connection.pragma("cipher_log_level") == "NONE");
    // cipher_log=NONE, which looks alike, would have made this file.
    REQUIRE_FALSE(std::filesystem::exists("NONE"));
}

TEST_CASE("another key than the store's does not read it", "[storage]") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "database";
    std::ofstream(file).flush();
    const Secret key = Secret::random(32);
    {
        Connection(file, key).run("CREATE TABLE one (only_column TEXT NOT NULL) STRICT");
    }
    Secret other = key.copy();
    other.data()[31] ^= 1U;

    try {
        const Connection connection(file, other);
        FAIL("it was read");
    } catch (const Failure& failure) {
        REQUIRE(failure.error().kind == StoreError::Kind::damaged);
    }
    {
        const Connection connection(file, key);
    }
}
