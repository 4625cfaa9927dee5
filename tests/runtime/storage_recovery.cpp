// The recovery sheet: a supervisor on paper, for when the others' passphrases are forgotten.
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/storage/recovery.h"
#include "tests/support/invented_store.h"
#include "tests/support/screening.h"

using namespace runtime::storage;
using namespace tests;

TEST_CASE("a recovery sheet opens the store as a supervisor, stands on no tile, and its use is told",
          "[storage]") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "store.db";
    {
        const auto made = StoreFile::create(file, "lan", passphrase_of("lan"), Purpose::practice, now(),
                                            passphrase_of("sheet"));
        REQUIRE(made);
        CHECK(made->names().value() == std::vector<std::string>{"lan"});
        CHECK(made->recovery_name().value() == "recovery-sheet");
    }

    auto store = Store::open(file, recovery_sheet, passphrase_of("sheet"));
    REQUIRE(store);
    REQUIRE(store->note_sign_in(now()));
    // As whoever forgot hers is replaced.
    REQUIRE_KIND(store->disable_staff("lan", now()), last_supervisor);
    REQUIRE(store->add_staff("lan 2", Role::supervisor, {}, passphrase_of("lan 2"), now()));
    REQUIRE(store->disable_staff("lan", now()));

    CHECK(store->who().role == Role::supervisor);
    CHECK(store->history()->at(1).kind == "recovery_sheet.made");
    CHECK(store->history()->at(2).kind == "recovery_sheet.used");
    CHECK(store->staff()->size() == 3);
    {
        const Store gone = std::move(*store);
    }
    CHECK(Store::open(file, "lan 2", passphrase_of("lan 2")).has_value());
    CHECK(StoreFile::hold(file)->names().value() == std::vector<std::string>{"lan 2"});
}

TEST_CASE("a recovery sheet's words open the store however they are typed from the paper", "[storage]") {
    const InventedStore invented;
    const Secret words{std::string_view("bamboo river lamp seven quiet north")};
    REQUIRE(invented.open("supervisor").make_recovery_sheet(words, now()));
    for (const std::string_view typed :
         {"bamboo river lamp seven quiet north", "Bamboo River LAMP seven quiet north",
          "  bamboo  river lamp   seven quiet north "}) {
        INFO(typed);
        CHECK(Store::open(invented.file(), recovery_sheet, Secret(typed)));
    }
    for (const std::string_view typed :
         {"bamboo river lamp seven quiet", "bambooriver lamp seven quiet north"}) {
        INFO(typed);
        CHECK_FALSE(Store::open(invented.file(), recovery_sheet, Secret(typed)));
    }
    {
        // What is on paper counts, not how it is typed: nor may blanks alone make it long enough.
        auto store = Store::open(invented.file(), recovery_sheet, words);
        REQUIRE(store);
        const auto change = [&](std::string_view to) {
            return store->change_passphrase(words, Secret(to), now());
        };
        REQUIRE_KIND(change("BAMBOO river  lamp seven quiet north"), same_passphrase);
        REQUIRE_KIND(change("a              b"), weak_passphrase);
    }
    // Her own passphrase is as she chose it.
    const Secret hers{std::string_view("Bamboo  River Lamp Seven")};
    REQUIRE(invented.open("supervisor").add_staff("capitals", Role::evaluator, {}, hers, now()));
    CHECK(Store::open(invented.file(), "capitals", hers));
    CHECK_FALSE(
        Store::open(invented.file(), "capitals", Secret(std::string_view("bamboo river lamp seven"))));
}

TEST_CASE("who is signed in with a recovery sheet does not make the next one, which takes this one's rights",
          "[storage]") {
    const InventedStore invented;
    REQUIRE(invented.open("supervisor").make_recovery_sheet(passphrase_of("sheet"), now()));
    auto store = Store::open(invented.file(), recovery_sheet, passphrase_of("sheet"));
    REQUIRE(store);

    REQUIRE_KIND(store->make_recovery_sheet(passphrase_of("next"), now()), oneself);

    REQUIRE(store->add_staff("lan", Role::supervisor, {}, passphrase_of("lan"), now()));
    CHECK(store->staff()->size() == 6);
}

TEST_CASE(
    "where the next sheet was made by half, the paper of either opens the store, and one more try ends it",
    "[storage]") {
    const InventedStore invented;
    REQUIRE(invented.open("supervisor").make_recovery_sheet(passphrase_of("sheet"), now()));
    {
        Store store = invented.open("supervisor");
        // There is no copy of the store to be made here, as on a disk that is full.
        std::filesystem::create_directory(invented.beside(".changed"));
        write_file(invented.beside(".changed") / "in-the-way", "invented");
        REQUIRE_FALSE(store.make_recovery_sheet(passphrase_of("next"), now()).has_value());
        std::filesystem::remove_all(invented.beside(".changed"));
    }

    CHECK(Store::open(invented.file(), recovery_sheet, passphrase_of("sheet")));
    CHECK(Store::open(invented.file(), recovery_sheet, passphrase_of("next")));
    const std::string newest = StoreFile::hold(invented.file())->recovery_name()->value();
    CHECK(newest != recovery_sheet);
    CHECK(Store::open(invented.file(), newest, passphrase_of("sheet")));
    CHECK_FALSE(Store::open(invented.file(), recovery_sheet, passphrase_of("another")));
    REQUIRE(invented.open("supervisor").make_recovery_sheet(passphrase_of("last"), now()));
    CHECK(Store::open(invented.file(), recovery_sheet, passphrase_of("last")));
    CHECK_FALSE(Store::open(invented.file(), recovery_sheet, passphrase_of("next")));
    CHECK_FALSE(Store::open(invented.file(), recovery_sheet, passphrase_of("sheet")));
}

TEST_CASE("a new recovery sheet takes the place of the earlier one", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");

    CHECK(store.make_recovery_sheet(passphrase_of("one"), now()).value() == "recovery-sheet");
    CHECK(store.make_recovery_sheet(passphrase_of("two"), now()).value() == "recovery-sheet-2");
    REQUIRE_KIND(store.add_staff("recovery-sheet-3", Role::evaluator, {}, passphrase_of("x"), now()),
                 name_taken);
    {
        const Store gone = std::move(store);
    }

    REQUIRE(Store::open(invented.file(), "recovery-sheet-2", passphrase_of("two")));
    // On paper there are words only: the present sheet is meant, and the earlier one opens nothing.
    REQUIRE_KIND(Store::open(invented.file(), "recovery-sheet", passphrase_of("one")), wrong_passphrase);
    REQUIRE(Store::open(invented.file(), "recovery-sheet", passphrase_of("two"))->who().name ==
            "recovery-sheet-2");
    REQUIRE(StoreFile::hold(invented.file())->recovery_name().value() == "recovery-sheet-2");
}
