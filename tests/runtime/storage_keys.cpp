// Who leaves has no key any more, and those who stay always have one: wherever the change of the
// data key is interrupted.
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>

#include "tests/support/invented_store.h"
#include "tests/support/screening.h"

using namespace runtime::storage;
using namespace tests;
namespace fs = std::filesystem;

namespace {

bool opens(const InventedStore& invented, const char* name) {
    return Store::open(invented.file(), name, passphrase_of(name)).has_value();
}

std::size_t slots_of(const InventedStore& invented) {
    const std::string keys = read_file(invented.beside(".keys"));
    std::size_t count = 0;
    for (std::size_t at = keys.find("\"salt\""); at != std::string::npos; at = keys.find("\"salt\"", at + 1))
        ++count;
    return count;
}

bool tidy(const InventedStore& invented) {
    return !fs::exists(invented.beside(".changed")) && !fs::exists(invented.beside(".changed-journal")) &&
           read_file(invented.beside(".keys")).find("next_data_key") == std::string::npos;
}

// The two files before and after the evaluator was disabled, and the keyring in between: everybody's
// present key, and the next one for those who stay.
struct Change {
    explicit Change(const InventedStore& invented)
        : store_before(read_file(invented.file())), keys_before(read_file(invented.beside(".keys"))) {
        REQUIRE(invented.open("supervisor").disable_staff("evaluator", now()));
        store_after = read_file(invented.file());
        keys_after = read_file(invented.beside(".keys"));
        auto during = nlohmann::json::parse(keys_before);
        const auto after = nlohmann::json::parse(keys_after);
        for (const auto& stays : after["slots"]) {
            for (auto& slot : during["slots"]) {
                if (slot["person"] == stays["person"]) slot["next_data_key"] = stays["data_key"];
            }
        }
        keys_during = during.dump();
    }
    std::string store_before, store_after, keys_before, keys_during, keys_after;
};

}  // namespace

TEST_CASE("who is disabled cannot sign in, has no slot, and all others open the store as before",
          "[storage]") {
    const InventedStore invented;
    {
        Store store = invented.open("supervisor");
        REQUIRE(store.disable_staff("evaluator", now()));

        // The same connection goes on under the new key.
        REQUIRE(store.add_site("invented/new", now()));
        REQUIRE(store.check()->whole());
        const auto staff = store.staff();
        REQUIRE(staff->size() == 4);
        REQUIRE_FALSE(staff->at(2).active);
        REQUIRE(store.history()->at(store.history()->size() - 2).kind == "staff.disabled");
    }

    REQUIRE_KIND(Store::open(invented.file(), "evaluator", passphrase_of("evaluator")), no_such_name);
    for (const char* name : {"supervisor", "coordinator", "elsewhere"})
        REQUIRE(opens(invented, name));
    REQUIRE(slots_of(invented) == 3);
    REQUIRE(tidy(invented));
}

TEST_CASE("a copy of the old keys opens nothing of the store that goes on", "[storage]") {
    const InventedStore invented;
    const std::string old_keys = read_file(invented.beside(".keys"));
    const std::string old_store = read_file(invented.file());
    REQUIRE(invented.open("supervisor").disable_staff("evaluator", now()));

    write_file(invented.beside(".keys"), old_keys);

    REQUIRE_KIND(Store::open(invented.file(), "evaluator", passphrase_of("evaluator")), damaged);
    REQUIRE_KIND(Store::open(invented.file(), "supervisor", passphrase_of("supervisor")), damaged);
    // And what she copied before, she has.
    write_file(invented.file(), old_store);
    REQUIRE(opens(invented, "evaluator"));
}

// The key file lies in clear: whoever holds the tablet can write a slot of his own into it.
TEST_CASE("the new data key goes to nobody whose key is not in the store", "[storage]") {
    enum class Planted : std::uint8_t { beside_hers, hers_twice, in_place_of_hers };
    for (const Planted how : {Planted::beside_hers, Planted::hers_twice, Planted::in_place_of_hers}) {
        const InventedStore invented;
        const std::string store_before = read_file(invented.file());
        auto keys = nlohmann::json::parse(read_file(invented.beside(".keys")));
        const TemporaryFolder other;
        const fs::path strange = other.path() / "strange";
        REQUIRE(StoreFile::create(strange, "stranger", passphrase_of("stranger"), Purpose::practice, now()));
        const auto strangers = nlohmann::json::parse(read_file(strange.string() + ".keys"));
        auto& own = keys["slots"][1];
        const std::string coordinator = own["name"];
        REQUIRE(coordinator == "coordinator");
        auto planted = own;
        if (how != Planted::hers_twice) planted["public_key"] = strangers["slots"][0]["public_key"];
        if (how != Planted::in_place_of_hers) {
            planted["name"] = "recovery-sheet-9";
            keys["slots"].push_back(planted);
        } else {
            own = planted;
        }
        write_file(invented.beside(".keys"), keys.dump());

        Store store = invented.open("supervisor");
        REQUIRE_KIND(store.disable_staff("evaluator", now()), damaged);

        CHECK(read_file(invented.beside(".keys")).find("next_data_key") == std::string::npos);
        CHECK_FALSE(fs::exists(invented.beside(".changed")));
        CHECK(read_file(invented.file()) == store_before);
    }
}

// Once it was finished as a change: everybody without a next key lost her slot.
TEST_CASE("a next key that somebody wrote into one slot takes nobody's slot away", "[storage]") {
    const InventedStore invented;
    auto keys = nlohmann::json::parse(read_file(invented.beside(".keys")));
    auto& coordinators = keys["slots"][1];
    REQUIRE(coordinators["name"] == "coordinator");
    coordinators["next_data_key"] = coordinators["data_key"];
    write_file(invented.beside(".keys"), keys.dump());

    for (const char* name : {"coordinator", "supervisor", "evaluator", "elsewhere"})
        CHECK(opens(invented, name));

    CHECK(slots_of(invented) == 4);
    CHECK(tidy(invented));
}

TEST_CASE("a change that somebody took half of out of the key file is not finished", "[storage]") {
    const InventedStore invented;
    const Change change(invented);
    auto keys = nlohmann::json::parse(change.keys_during);
    for (auto& slot : keys["slots"]) {
        if (slot["name"] == "supervisor") slot.erase("next_data_key");
    }
    write_file(invented.file(), change.store_after);
    write_file(invented.beside(".keys"), keys.dump());
    const std::string as_it_was = read_file(invented.beside(".keys"));

    REQUIRE_KIND(Store::open(invented.file(), "coordinator", passphrase_of("coordinator")), damaged);

    CHECK(read_file(invented.beside(".keys")) == as_it_was);
}

TEST_CASE("what the key file has otherwise than the store is named", "[storage]") {
    const InventedStore invented;
    const fs::path file = invented.beside(".keys");
    const auto keys = nlohmann::json::parse(read_file(file));
    const auto faults_with = [&](const std::function<void(nlohmann::json & slots)>& change) {
        auto changed = keys;
        change(changed["slots"]);
        write_file(file, changed.dump());
        return invented.open("supervisor").check()->key_faults;
    };
    using Kind = KeyFault::Kind;
    using Faults = std::vector<KeyFault>;

    CHECK(faults_with([](auto&) {}).empty());
    CHECK(faults_with([](auto& slots) { slots.erase(1); }) == Faults{{Kind::missing, "coordinator"}});
    CHECK(faults_with([](auto& slots) { slots[1]["name"] = "Ghost"; }) ==
          Faults{{Kind::altered, "coordinator"}});
    CHECK(faults_with([](auto& slots) { slots[1]["public_key"] = slots[2]["public_key"]; }) ==
          Faults{{Kind::altered, "coordinator"}});
    CHECK(faults_with([](auto& slots) {
              auto second = slots[1];
              second["name"] = "Ghost";
              slots.push_back(second);
          }) == Faults{{Kind::altered, "coordinator"}});
    CHECK(faults_with([](auto& slots) {
              auto ghost = slots[1];
              ghost["person"] = "00000000-0000-4000-8000-000000000000";
              ghost["name"] = "Ghost";
              slots.push_back(ghost);
          }) == Faults{{Kind::nobodys, "Ghost"}});
}

TEST_CASE("a slot that says of itself what no program wrote is damage", "[storage]") {
    const InventedStore invented;
    auto keys = nlohmann::json::parse(read_file(invented.beside(".keys")));
    keys["slots"][0]["comes"] = "yes";
    write_file(invented.beside(".keys"), keys.dump());

    const auto held = StoreFile::hold(invented.file());

    REQUIRE(held.has_value());
    REQUIRE_KIND(held->names(), damaged);
}

TEST_CASE("nobody disables herself, and so never the last supervisor, or somebody who is not there",
          "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");

    REQUIRE_KIND(store.disable_staff("supervisor", now()), oneself);
    REQUIRE_KIND(store.disable_staff("nobody", now()), no_such_name);
    REQUIRE(store.disable_staff("evaluator", now()));
    REQUIRE_KIND(store.disable_staff("evaluator", now()), no_such_name);
    REQUIRE_KIND(store.add_staff("evaluator", Role::evaluator, {}, passphrase_of("again"), now()),
                 name_taken);
}

TEST_CASE("only a supervisor disables, and makes a recovery sheet", "[storage]") {
    const InventedStore invented;
    for (const char* name : {"coordinator", "evaluator"}) {
        Store store = invented.open(name);
        REQUIRE_KIND(store.disable_staff("elsewhere", now()), not_permitted);
        REQUIRE_KIND(store.make_recovery_sheet(passphrase_of("sheet"), now()), not_permitted);
    }
    REQUIRE(slots_of(invented) == 4);
}

TEST_CASE("killed before the store is exchanged, nobody has left, whoever comes first", "[storage]") {
    for (const char* first : {"evaluator", "coordinator", "supervisor"}) {
        for (const bool keys_written : {false, true}) {
            INFO(first << ", keyring written: " << keys_written);
            const InventedStore invented;
            const Change change(invented);
            write_file(invented.file(), change.store_before);
            write_file(invented.beside(".keys"), keys_written ? change.keys_during : change.keys_before);
            write_file(invented.beside(".changed"), change.store_after);

            REQUIRE(opens(invented, first));

            REQUIRE(tidy(invented));
            for (const char* name : {"evaluator", "coordinator", "supervisor", "elsewhere"})
                REQUIRE(opens(invented, name));
            REQUIRE(invented.open("supervisor").staff()->at(2).active);
        }
    }
}

TEST_CASE("killed after the store was exchanged, she has left, whoever comes first", "[storage]") {
    for (const char* first : {"evaluator", "coordinator", "supervisor"}) {
        INFO(first);
        const InventedStore invented;
        const Change change(invented);
        write_file(invented.file(), change.store_after);
        write_file(invented.beside(".keys"), change.keys_during);

        const auto opened = Store::open(invented.file(), first, passphrase_of(first));
        const bool she = std::string_view(first) == "evaluator";
        REQUIRE(opened.has_value() == !she);
        if (she) REQUIRE(opened.error().kind == StoreError::Kind::no_such_name);

        for (const char* name : {"coordinator", "supervisor", "elsewhere"}) {
            if (opened) break;
            REQUIRE(opens(invented, name));
        }
    }
}

TEST_CASE("whoever finishes an interrupted change leaves one key for everybody who stays", "[storage]") {
    const InventedStore invented;
    const Change change(invented);
    write_file(invented.file(), change.store_after);
    write_file(invented.beside(".keys"), change.keys_during);

    REQUIRE(opens(invented, "coordinator"));

    REQUIRE(tidy(invented));
    REQUIRE(slots_of(invented) == 3);
    for (const char* name : {"coordinator", "supervisor", "elsewhere"})
        REQUIRE(opens(invented, name));
    REQUIRE_KIND(Store::open(invented.file(), "evaluator", passphrase_of("evaluator")), no_such_name);
}

TEST_CASE("a change of the data key may be killed at any moment", "[storage]") {
    int left = 0;
    int stayed = 0;
    double pause = 1000;  // microseconds; each round a third longer, so that slow machines get there too
    for (int round = 0; round < 24; ++round) {
        const InventedStore invented;
        const int child = in_child([&] {
            auto store = Store::open(invented.file(), "supervisor", passphrase_of("supervisor"));
            write_file(invented.folder() / "begun", "");
            if (!store || !store->disable_staff("evaluator", now())) return 1;
            ::raise(SIGKILL);
            return 0;
        });
        while (!fs::exists(invented.folder() / "begun"))
            ::usleep(200);
        ::usleep(static_cast<useconds_t>(pause));
        pause *= 1.36;
        ::kill(child, SIGKILL);
        REQUIRE(status_of(child) == -SIGKILL);
        INFO("round " << round);

        // Whoever comes first; she who was to leave is asked first in every other round.
        const bool she_first = round % 2 == 0;
        const bool she_opened = she_first && opens(invented, "evaluator");
        for (const char* name : {"coordinator", "supervisor", "elsewhere"})
            REQUIRE(opens(invented, name));
        Store store = invented.open("supervisor");
        REQUIRE(store.check()->whole());
        const bool active = store.staff()->at(2).active;
        if (she_first) REQUIRE(she_opened == active);
        {
            const Store gone = std::move(store);
        }
        REQUIRE(opens(invented, "evaluator") == active);
        REQUIRE(slots_of(invented) == (active ? 4U : 3U));
        REQUIRE(tidy(invented));
        (active ? stayed : left) += 1;
    }
    // Both sides of the moment were met, or the test has seen nothing.
    CHECK(left > 0);
    CHECK(stayed > 0);
}

TEST_CASE("a change of the data key that fails for want of room has changed nothing", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");
    // A folder in the way of the copy.
    fs::create_directories(invented.beside(".changed") / "in the way");

    REQUIRE_FALSE(store.disable_staff("evaluator", now()).has_value());

    REQUIRE(store.add_site("invented/new", now()));
    REQUIRE(store.staff()->at(2).active);
    fs::remove_all(invented.beside(".changed"));
    REQUIRE(store.disable_staff("evaluator", now()));
}
