// A changed passphrase: the old one opens nothing any more, with no copy of the key file either, and at every
// moment of the change one of the two opens the store.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/runtime/forced_store.h"
#include "tests/support/screening.h"

using namespace runtime::storage;
using namespace tests;
namespace fs = std::filesystem;

namespace {

bool opens(const InventedStore& invented, const char* name, const Secret& passphrase) {
    return Store::open(invented.file(), name, passphrase).has_value();
}

bool others_open(const InventedStore& invented, const char* name) {
    for (const char* other : {"supervisor", "coordinator", "evaluator", "elsewhere"}) {
        if (std::string_view(other) != name && !opens(invented, other, passphrase_of(other))) return false;
    }
    return true;
}

bool tidy(const InventedStore& invented) {
    const std::string keys = read_file(invented.beside(".keys"));
    return !fs::exists(invented.beside(".changed")) && keys.find("next_data_key") == std::string::npos &&
           keys.find("comes") == std::string::npos && nlohmann::json::parse(keys).at("slots").size() == 4;
}

// The files before and after, and the key file in between: everybody's next key, and the slot that comes.
struct Change {
    Change(const InventedStore& invented, const char* name, const Secret& to)
        : store_before(read_file(invented.file())), keys_before(read_file(invented.beside(".keys"))) {
        REQUIRE(invented.open(name).change_passphrase(passphrase_of(name), to, now()));
        store_after = read_file(invented.file());
        keys_after = read_file(invented.beside(".keys"));
        auto during = nlohmann::json::parse(keys_before);
        const auto afterwards = nlohmann::json::parse(keys_after);
        auto slots = nlohmann::json::array();
        for (auto& slot : during.at("slots")) {
            for (auto after : afterwards.at("slots")) {
                if (after.at("person") != slot.at("person")) continue;
                after["next_data_key"] = after.at("data_key");
                if (slot.at("name") != name) {
                    slot["next_data_key"] = after.at("data_key");
                    slots.push_back(slot);
                    continue;
                }
                after["comes"] = true;
                slots.push_back(slot);
                slots.push_back(after);
            }
        }
        during["slots"] = slots;
        keys_during = during.dump();
    }
    std::string store_before, store_after, keys_before, keys_during, keys_after;
};

}  // namespace

TEST_CASE("a changed passphrase opens the store and the old one does not", "[storage]") {
    const InventedStore invented;
    {
        Store store = invented.open("coordinator");
        REQUIRE_KIND(store.change_passphrase(passphrase_of("x"), passphrase_of("new"), now()),
                     wrong_passphrase);
        REQUIRE_KIND(
            store.change_passphrase(passphrase_of("coordinator"), Secret{std::string_view("short")}, now()),
            weak_passphrase);
        // Whoever saw her type it would still know it.
        REQUIRE_KIND(
            store.change_passphrase(passphrase_of("coordinator"), passphrase_of("coordinator"), now()),
            same_passphrase);
        REQUIRE(store.change_passphrase(passphrase_of("coordinator"), passphrase_of("new"), now()));
    }

    REQUIRE_KIND(Store::open(invented.file(), "coordinator", passphrase_of("coordinator")), wrong_passphrase);
    REQUIRE(Store::open(invented.file(), "coordinator", passphrase_of("new")));
    REQUIRE(invented.open("supervisor").check()->whole());
}

TEST_CASE("with an old key file the old passphrase does not open today's store", "[storage]") {
    for (const char* name : {"coordinator", "supervisor"}) {
        INFO(name);
        const InventedStore invented;
        const Change change(invented, name, passphrase_of("new"));
        REQUIRE(opens(invented, name, passphrase_of("new")));
        const std::string keys_after = read_file(invented.beside(".keys"));

        write_file(invented.beside(".keys"), change.keys_before);
        REQUIRE_KIND(Store::open(invented.file(), name, passphrase_of(name)), damaged);

        // Nor does her old slot among the new ones, which a program of somebody's own could put together.
        auto mixed = nlohmann::json::parse(keys_after);
        const auto before = nlohmann::json::parse(change.keys_before);
        for (auto& slot : mixed["slots"]) {
            for (const auto& old : before["slots"]) {
                if (slot["name"] == name && old["name"] == name) slot = old;
            }
        }
        write_file(invented.beside(".keys"), mixed.dump());
        REQUIRE_KIND(Store::open(invented.file(), name, passphrase_of(name)), damaged);

        write_file(invented.beside(".keys"), keys_after);
        REQUIRE(others_open(invented, name));
        REQUIRE(tidy(invented));
    }
}

TEST_CASE(
    "a supervisor who changed her passphrase reads what was sealed before and after, by her new key only",
    "[storage][sealed]") {
    const InventedStore invented;
    {
        Store store = invented.open("coordinator");
        REQUIRE(store.finish_visit(visit_with_result(store, "INVENTED-1"), now()));
    }
    const KeyPair old = keys_of(invented, "supervisor");
    Store store = invented.open("supervisor");
    REQUIRE(all_records(store).size() == 1);

    REQUIRE(store.change_passphrase(passphrase_of("supervisor"), passphrase_of("new"), now()));

    // The same store goes on.
    REQUIRE(store.finish_visit(visit_with_result(store, "INVENTED-2"), now()));
    REQUIRE(all_records(store).size() == 2);
    REQUIRE(store.check()->whole());
    {
        const Store gone = std::move(store);
    }
    auto again = Store::open(invented.file(), "supervisor", passphrase_of("new"));
    REQUIRE(again);
    REQUIRE(all_records(*again).size() == 2);
    {
        const Store gone = std::move(*again);
    }
    auto connection = forced(invented);
    auto keys = prepared(connection, "SELECT recipient FROM record_keys");
    int of_old = 0;
    while (keys.step())
        of_old += std::ranges::equal(keys.blob("recipient"), old.public_key) ? 1 : 0;
    REQUIRE(of_old == 0);
}

TEST_CASE("killed before the store is exchanged, the old passphrase is hers, whoever comes first",
          "[storage]") {
    for (const char* first : {"coordinator", "supervisor"}) {
        INFO(first);
        const InventedStore invented;
        const Change change(invented, "coordinator", passphrase_of("new"));
        write_file(invented.file(), change.store_before);
        write_file(invented.beside(".keys"), change.keys_during);
        write_file(invented.beside(".changed"), change.store_after);
        // Nobody stands twice on the tiles.
        REQUIRE(StoreFile::hold(invented.file())->names()->size() == 4);

        REQUIRE_KIND(Store::open(invented.file(), "coordinator", passphrase_of("new")), wrong_passphrase);
        REQUIRE(opens(invented, first, passphrase_of(first)));

        REQUIRE(tidy(invented));
        REQUIRE(opens(invented, "coordinator", passphrase_of("coordinator")));
        REQUIRE(others_open(invented, "coordinator"));
    }
}

TEST_CASE("killed after the store was exchanged, the new passphrase is hers, whoever comes first",
          "[storage]") {
    for (const char* first : {"coordinator", "supervisor"}) {
        INFO(first);
        const InventedStore invented;
        const Change change(invented, "coordinator", passphrase_of("new"));
        write_file(invented.beside(".keys"), change.keys_during);

        REQUIRE_KIND(Store::open(invented.file(), "coordinator", passphrase_of("coordinator")),
                     wrong_passphrase);
        const bool she = std::string_view(first) == "coordinator";
        REQUIRE(opens(invented, first, passphrase_of(she ? "new" : first)));

        REQUIRE(tidy(invented));
        REQUIRE(opens(invented, "coordinator", passphrase_of("new")));
        REQUIRE(others_open(invented, "coordinator"));
    }
}

TEST_CASE("a passphrase whose change fails for want of room is as it was", "[storage]") {
    const InventedStore invented;
    {
        Store store = invented.open("coordinator");
        // A folder in the way of the copy.
        fs::create_directories(invented.beside(".changed") / "in the way");

        REQUIRE_FALSE(store.change_passphrase(passphrase_of("coordinator"), passphrase_of("new"), now()));

        REQUIRE_FALSE(begun_session(store).empty());
        fs::remove_all(invented.beside(".changed"));
    }
    REQUIRE(tidy(invented));
    REQUIRE(opens(invented, "coordinator", passphrase_of("coordinator")));
    REQUIRE_FALSE(opens(invented, "coordinator", passphrase_of("new")));
}
