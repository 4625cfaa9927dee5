// Whatever is no file of ours and has the name of one: it is named, nothing of it is taken for a store's, and
// when it is gone all goes on.
#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "runtime/storage/restore.h"
#include "tests/support/invented_store.h"
#include "tests/support/screening.h"

using namespace runtime::storage;
using namespace tests;
namespace fs = std::filesystem;

namespace {

fs::path backup_of(const InventedStore& invented) {
    const fs::path backup = invented.folder() / "the-backup";
    REQUIRE(invented.open("supervisor").back_up(backup, now()));
    return backup;
}

// A folder that is not simply removed.
void put_folder(const fs::path& at) {
    fs::create_directories(at / "somebody's");
}

std::string name_of(const InventedStore& invented, const char* suffix) {
    return invented.beside(suffix).filename().string();
}

template <class T>
std::string in_the_way(const Stored<T>& result) {
    if (result) return "it was done";
    if (result.error().kind != StoreError::Kind::in_the_way) return std::string(name_of(result.error().kind));
    return result.error().detail;
}

}  // namespace

TEST_CASE("a folder that has the name of a store's file is named", "[storage]") {
    const InventedStore invented;
    const auto open = [&] {
        return Store::open(invented.file(), "coordinator", passphrase_of("coordinator"));
    };
    for (const char* suffix : {".lock", ".tries", ".tries.new"}) {
        INFO(suffix);
        fs::remove(invented.beside(suffix));
        put_folder(invented.beside(suffix));

        CHECK(in_the_way(open()) == name_of(invented, suffix));

        fs::remove_all(invented.beside(suffix));
        CHECK(open());
    }
}

TEST_CASE("links that lead in a circle are no store and no lock", "[storage]") {
    const InventedStore invented;
    const fs::path circle = invented.folder() / "circle.db";
    fs::create_symlink(circle, circle);

    CHECK(in_the_way(StoreFile::hold(circle)) == "circle.db");

    fs::remove(invented.beside(".lock"));
    fs::create_symlink(invented.beside(".lock"), invented.beside(".lock"));
    CHECK(in_the_way(StoreFile::hold(invented.file())) == name_of(invented, ".lock"));
}

TEST_CASE("a folder where a backup or a restore writes is named, and nothing is begun",
          "[storage][restore]") {
    const InventedStore invented;
    const fs::path backup = backup_of(invented);
    const std::string before = read_file(invented.file());
    for (const char* suffix : {".restoring", ".restored.keys"}) {
        INFO(suffix);
        put_folder(invented.beside(suffix));

        CHECK(in_the_way(restore(backup, invented.file())) == name_of(invented, suffix));

        CHECK((read_file(invented.file()) == before));  // not to print it
        CHECK_FALSE(fs::exists(invented.beside(".replaced")));
        fs::remove_all(invented.beside(suffix));
    }
    put_folder(invented.folder() / "another.part");
    CHECK(in_the_way(invented.open("supervisor").back_up(invented.folder() / "another", now())) ==
          "another.part");
    CHECK_FALSE(fs::exists(invented.folder() / "another"));
}

// Somebody's file, or another store, would take the store's place.
TEST_CASE("what waits to take the store's place is a file with one name, or nothing", "[storage][restore]") {
    const InventedStore invented;
    const InventedStore other;
    const fs::path waits = invented.beside(".restored");
    const std::string before = read_file(invented.file());
    SECTION("a link") {
        fs::create_symlink(other.file(), waits);
    }
    SECTION("a link that leads nowhere") {
        fs::create_symlink(invented.folder() / "nowhere", waits);
    }
    SECTION("another name of a file") {
        fs::create_hard_link(other.file(), waits);
    }
    SECTION("a folder") {
        put_folder(waits);
    }
    SECTION("something that is no store") {
        write_file(waits, "invented");
    }
    SECTION("another store's file, without its keys") {
        fs::copy_file(other.file(), waits);
    }
    SECTION("another store's file, with keys that make no sense") {
        fs::copy_file(other.file(), waits);
        write_file(invented.beside(".restored.keys"), "invented");
    }
    SECTION("a practice store, where a real one stands") {
        // As the key file says, which nobody's passphrase is asked about here.
        std::string keys = read_file(invented.beside(".keys"));
        const std::string practice = "\"practice\": true";
        REQUIRE(keys.find(practice) != std::string::npos);
        write_file(invented.beside(".keys"),
                   keys.replace(keys.find(practice), practice.size(), "\"practice\": false"));
        fs::copy_file(other.file(), waits);
        fs::copy_file(other.beside(".keys"), invented.beside(".restored.keys"));
    }

    CHECK(in_the_way(StoreFile::hold(invented.file())) == name_of(invented, ".restored"));

    CHECK((read_file(invented.file()) == before));  // not to print it
    CHECK_FALSE(fs::exists(invented.beside(".replaced")));
    fs::remove_all(waits);
    CHECK(StoreFile::hold(invented.file()));
}

TEST_CASE("half of a key file that a killed program left is gone when the store is held", "[storage]") {
    const InventedStore invented;
    for (const char* suffix : {".keys.new", ".tries.new"})
        write_file(invented.beside(suffix), "a new name");

    REQUIRE(StoreFile::hold(invented.file()));

    for (const char* suffix : {".keys.new", ".tries.new"})
        CHECK_FALSE(fs::exists(invented.beside(suffix)));
}

TEST_CASE("what somebody has under the name of a half-made backup stays", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    const fs::path part = invented.folder() / "one.part";
    write_file(part, "something of somebody's");

    CHECK(in_the_way(store.back_up(invented.folder() / "one", now())) == "one.part");

    CHECK(read_file(part) == "something of somebody's");
    write_file(part, "screening backup 1\nand half of the rest");
    CHECK(store.back_up(invented.folder() / "one", now()));
    CHECK_FALSE(fs::exists(part));
}

TEST_CASE("whoever holds the store is told that a restore was finished, once", "[storage][restore]") {
    const InventedStore invented;
    const fs::path backup = backup_of(invented);
    const TemporaryFolder other;
    REQUIRE(restore(backup, other.path() / "db", OtherStore::refused, Purpose::practice));
    fs::copy_file(other.path() / "db", invented.beside(".restored"));
    fs::copy_file(other.path() / "db.keys", invented.beside(".restored.keys"));

    CHECK(StoreFile::hold(invented.file())->finished_a_restore());
    CHECK_FALSE(StoreFile::hold(invented.file())->finished_a_restore());
}
