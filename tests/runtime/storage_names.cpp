// The names of a store's files: what a store of another name would take for its own is no name for anything
// new, and a link to a store is that store.
#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "runtime/storage/restore.h"
#include "tests/support/invented_store.h"
#include "tests/support/screening.h"

using namespace runtime::storage;
using namespace tests;
namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 16> taken{
    ".keys", ".lock",        ".tries", ".session", ".changed",    ".rehearsal", ".restored", ".restoring",
    ".new",  ".session.new", ".part",  ".sheet",   ".replaced-2", "-journal",   "-wal",      "-shm",
};

}  // namespace

TEST_CASE("nothing new gets a name that a store beside it would take for its own", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    const fs::path backup = invented.folder() / "the-backup";
    REQUIRE(store.back_up(backup, now()));
    for (const std::string_view suffix : taken) {
        CAPTURE(suffix);
        const fs::path named = invented.folder() / ("other" + std::string(suffix));

        REQUIRE_KIND(store.back_up(named, now()), bad_value);
        REQUIRE_KIND(restore(backup, named, OtherStore::refused, Purpose::practice), bad_value);
        REQUIRE_KIND(
            StoreFile::create(named, "supervisor", passphrase_of("supervisor"), Purpose::practice, now()),
            bad_value);

        CHECK_FALSE(fs::exists(named));
        CHECK_FALSE(fs::exists(named.string() + ".keys"));
    }
    REQUIRE(store.back_up(invented.folder() / "restored", now()));
}

TEST_CASE("a link to a store is the store: who is disabled there cannot sign in here", "[storage]") {
    const InventedStore invented;
    const TemporaryFolder elsewhere;
    const fs::path link = elsewhere.path() / "link";
    fs::create_symlink(invented.file(), link);
    fs::create_symlink(invented.beside(".keys"), elsewhere.path() / "link.keys");
    {
        auto store = Store::open(link, "supervisor", passphrase_of("supervisor"));
        REQUIRE(store);
        REQUIRE_KIND(StoreFile::hold(invented.file()), in_use);
        REQUIRE(store->disable_staff("evaluator", now()));
    }

    REQUIRE(fs::is_symlink(link));
    REQUIRE_KIND(Store::open(invented.file(), "evaluator", passphrase_of("evaluator")), no_such_name);
    REQUIRE(Store::open(invented.file(), "coordinator", passphrase_of("coordinator")));
}
