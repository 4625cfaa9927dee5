// Who holds a store: one program at a time, its owner alone, and only where the disk can be written.
#include <fcntl.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "tests/support/invented_store.h"

using namespace runtime::storage;
using namespace tests;

TEST_CASE("a store that a program holds is in use for every other", "[storage]") {
    const InventedStore invented;
    const auto tried_elsewhere = [&] {
        return status_of(in_child([&] {
            const auto held = StoreFile::hold(invented.file());
            return held ? 0 : held.error().kind == StoreError::Kind::in_use ? 3 : 1;
        }));
    };

    {
        auto held = StoreFile::hold(invented.file());
        REQUIRE(held.has_value());
        REQUIRE(tried_elsewhere() == 3);
        auto store = Store::open(*held, "coordinator", passphrase_of("coordinator"));
        REQUIRE(store.has_value());
        const StoreFile gone = std::move(*held);
        REQUIRE(tried_elsewhere() == 3);
    }
    REQUIRE(tried_elsewhere() == 0);
    {
        auto store = Store::open(invented.file(), "coordinator", passphrase_of("coordinator"));
        REQUIRE(tried_elsewhere() == 3);
        REQUIRE_KIND(StoreFile::create(invented.file(), "x", passphrase_of("x"), Purpose::practice, now()),
                     already_exists);
    }
    REQUIRE(tried_elsewhere() == 0);
}

TEST_CASE("a link that leads nowhere is no store", "[storage]") {
    const TemporaryFolder folder;
    const auto link = folder.path() / "store.db";
    std::filesystem::create_symlink(folder.path() / "not-there", link);

    REQUIRE_KIND(StoreFile::hold(link), no_such_file);
}

TEST_CASE("the kiosk closes a store and opens it for the next person without letting go", "[storage]") {
    const InventedStore invented;
    auto held = StoreFile::hold(invented.file());

    {
        auto first = Store::open(*held, "coordinator", passphrase_of("coordinator"));
        REQUIRE(first->who().role == Role::coordinator);
    }
    auto second = Store::open(*held, "evaluator", passphrase_of("evaluator"));

    REQUIRE(second->who().role == Role::evaluator);
    REQUIRE(second->who().sites == std::vector<Site>{north});
}

TEST_CASE("a store in a folder that cannot be written says so", "[storage]") {
    const InventedStore invented;
    const TemporaryFolder none;
    namespace fs = std::filesystem;
    // In a child, which gives up the rights of root where the tests run as root.
    const auto tried = [](const fs::path& file, bool make) {
        return status_of(in_child([&] {
            if (::geteuid() == 0 && ::seteuid(65534) != 0) return 9;
            const auto kind = [&]() -> std::optional<StoreError::Kind> {
                if (make) {
                    const auto made =
                        StoreFile::create(file, "x", passphrase_of("x"), Purpose::practice, now());
                    return made ? std::nullopt : std::optional(made.error().kind);
                }
                const auto opened = Store::open(file, "supervisor", passphrase_of("supervisor"));
                return opened ? std::nullopt : std::optional(opened.error().kind);
            }();
            return kind == StoreError::Kind::read_only ? 3 : 1;
        }));
    };
    const auto readable = fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read |
                          fs::perms::others_exec | fs::perms::group_read | fs::perms::group_exec;
    fs::permissions(invented.folder(), readable);
    fs::permissions(none.path(), readable);

    REQUIRE(tried(invented.file(), false) == 3);
    REQUIRE(tried(none.path() / "store.db", true) == 3);

    fs::permissions(invented.folder(), fs::perms::owner_all);
    fs::permissions(none.path(), fs::perms::owner_all);
    REQUIRE(std::filesystem::is_empty(none.path()));
    REQUIRE(invented.open("supervisor").check()->whole());
}

TEST_CASE("a store file that cannot be written says so", "[storage]") {
    const InventedStore invented;
    namespace fs = std::filesystem;
    fs::permissions(invented.folder(), fs::perms::all);
    fs::permissions(invented.file(), fs::perms::owner_read | fs::perms::others_read);
    fs::permissions(invented.beside(".keys"), fs::perms::owner_read | fs::perms::others_read);
    fs::permissions(invented.beside(".lock"), fs::perms::all);

    const int status = status_of(in_child([&] {
        if (::geteuid() == 0 && ::seteuid(65534) != 0) return 9;
        const auto opened = Store::open(invented.file(), "supervisor", passphrase_of("supervisor"));
        return !opened && opened.error().kind == StoreError::Kind::read_only ? 3 : 1;
    }));

    REQUIRE(status == 3);
}

TEST_CASE("the files of a store are for their owner alone", "[storage]") {
    const InventedStore invented;
    namespace fs = std::filesystem;

    for (const char* suffix : {"", ".keys", ".lock"}) {
        const auto others = fs::status(invented.beside(suffix)).permissions() &
                            (fs::perms::group_all | fs::perms::others_all);
        INFO("suffix " << suffix);
        REQUIRE(others == fs::perms::none);
    }
}
