// `screening verify --finder`: what the key files show, the store's own and those beside it.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "runtime/storage/restore.h"
#include "tests/runtime/seen_by_a_finder.h"
#include "tests/support/invented_store.h"

using namespace runtime::storage;
using namespace tests;
using Catch::Matchers::ContainsSubstring;

namespace {

// The key file as a change of the data key has it between its first and its last step: the next key for
// everybody but one, or for everybody and the slot that comes in her slot's place.
enum class Of : std::uint8_t { disabling, passphrase };
void interrupt_change(const CommandLineStore& store, Of change, const std::string& of) {
    const std::string file = store.file().string() + ".keys";
    auto keys = nlohmann::json::parse(read_file(file));
    auto slots = nlohmann::json::array();
    for (auto slot : keys["slots"]) {
        const bool hers = slot["name"] == of;
        if (!hers) slot["next_data_key"] = slot["data_key"];
        slots.push_back(slot);
        if (!hers || change == Of::disabling) continue;
        slot["next_data_key"] = slot["data_key"];
        slot["comes"] = true;
        slots.push_back(slot);
    }
    keys["slots"] = slots;
    write_file(file, keys.dump());
}

}  // namespace

TEST_CASE("the finder's view tells who was being disabled, or whose passphrase changed, at a power cut") {
    const CommandLineStore store;
    store.add_staff("Lan", "coordinator");
    store.add_staff("Hoa", "coordinator");
    const std::string keys = read_file(store.file().string() + ".keys");
    CHECK(seen_by_a_finder(store).find("being") == std::string::npos);

    interrupt_change(store, Of::disabling, "Hoa");
    const std::string disabling = seen_by_a_finder(store);
    write_file(store.file().string() + ".keys", keys);
    interrupt_change(store, Of::passphrase, "Lan");
    const std::string passphrase = seen_by_a_finder(store);

    CHECK_THAT(disabling, ContainsSubstring("That Hoa was being disabled when the power failed"));
    CHECK(disabling.find("passphrase of") == std::string::npos);
    CHECK_THAT(passphrase, ContainsSubstring("That the passphrase of Lan was being changed when the power"));
    CHECK(passphrase.find("disabled when") == std::string::npos);
    CHECK_THAT(passphrase, ContainsSubstring("That 3 people can sign in"));
}

TEST_CASE("the finder's view tells that the recovery sheet was being replaced at a power cut") {
    const CommandLineStore store;
    const std::string file = store.file().string() + ".keys";
    auto keys = nlohmann::json::parse(read_file(file));
    for (const char* name : {"recovery-sheet", "recovery-sheet-2"}) {
        auto sheet = keys["slots"][0];
        sheet["name"] = name;
        sheet["person"] = name;
        keys["slots"].push_back(sheet);
    }
    write_file(file, keys.dump());
    interrupt_change(store, Of::disabling, "recovery-sheet");

    CHECK_THAT(seen_by_a_finder(store),
               ContainsSubstring("That the recovery sheet (recovery-sheet) was being disabled when"));
}

TEST_CASE("of several without the next key the finder's view does not say which one leaves") {
    // Besides who leaves, a slot without a person: what an addition left that a power cut ended.
    const CommandLineStore store;
    store.add_staff("Lan", "coordinator");
    store.add_staff("Hoa", "coordinator");
    interrupt_change(store, Of::disabling, "Hoa");
    const std::string file = store.file().string() + ".keys";
    auto keys = nlohmann::json::parse(read_file(file));
    keys["slots"][1].erase("next_data_key");
    write_file(file, keys.dump());

    CHECK_THAT(seen_by_a_finder(store),
               ContainsSubstring("That one of these was being disabled when the power failed"));
    CHECK_THAT(seen_by_a_finder(store), ContainsSubstring("ended: Lan, Hoa.\n"));
}

TEST_CASE("the finder's view tells what a key file that a restore set aside shows beside the store's own") {
    const InventedStore invented;
    const auto backup = invented.folder() / "the-backup";
    {
        Store store = invented.open("supervisor");
        REQUIRE(store.back_up(backup, now()));
        REQUIRE(store.disable_staff("evaluator", now()));
        REQUIRE(store.add_staff("Later Name", Role::evaluator, {}, passphrase_of("Later"), now()));
        REQUIRE(store.make_recovery_sheet(passphrase_of("sheet"), now()));
        REQUIRE(store.make_recovery_sheet(passphrase_of("sheet"), now()));
    }
    REQUIRE(invented.open("coordinator")
                .change_passphrase(passphrase_of("coordinator"), passphrase_of("new"), now()));
    CHECK(seen_by_a_finder(invented.file()).find("another key file") == std::string::npos);
    REQUIRE(restore(backup, invented.file()));

    const std::string seen = seen_by_a_finder(invented.file());

    CHECK_THAT(seen, ContainsSubstring("That a backup was restored here."));
    CHECK_THAT(seen, ContainsSubstring("store.db.replaced.keys, which a restore set aside"));
    CHECK_THAT(seen, ContainsSubstring("In it and not in the store's own: Later Name.\n"));
    CHECK_THAT(seen, ContainsSubstring("In the store's own and not in it: evaluator.\n"));
    CHECK_THAT(seen, ContainsSubstring("Another public key under the same name: coordinator.\n"));
    CHECK_THAT(seen, ContainsSubstring("That the store got a new key in between"));
    CHECK_THAT(seen, ContainsSubstring("That this store has no recovery sheet."));
    CHECK_THAT(seen,
               ContainsSubstring("In that file: that there was a recovery sheet, and that 2 were made"));
    CHECK(seen.find("same people") == std::string::npos);
}

TEST_CASE("the finder's view tells that nothing changed between a key file set aside and the store's own") {
    const InventedStore invented;
    const auto backup = invented.folder() / "the-backup";
    REQUIRE(invented.open("supervisor").back_up(backup, now()));
    REQUIRE(restore(backup, invented.file()));

    const std::string seen = seen_by_a_finder(invented.file());

    CHECK_THAT(seen, ContainsSubstring("The same people, recovery sheets and keys as in the store's own.\n"));
    for (const char* words : {"In it and not", "and not in it", "Another public key", "a new key in between"})
        CHECK(seen.find(words) == std::string::npos);
}

TEST_CASE("the finder's view tells of the key file of another store whose it is, and every name in it") {
    const CommandLineStore store;
    const CommandLineStore other;
    other.add_staff("Other Name", "coordinator");
    const auto id = nlohmann::json::parse(read_file(other.file().string() + ".keys")).at("store");
    REQUIRE(other.run({"backup", "--out", store.folder() / "the-backup"}).status == 0);
    REQUIRE(store.run({"restore", "--other-store", "--in", store.folder() / "the-backup"}).status == 0);
    const auto standing = nlohmann::json::parse(read_file(store.file().string() + ".keys")).at("store");
    REQUIRE(standing == id);
    const auto aside = nlohmann::json::parse(read_file(store.file().string() + ".replaced.keys")).at("store");

    const std::string seen = seen_by_a_finder(store);

    CHECK_THAT(seen, ContainsSubstring("It is of another store, whose random id is " +
                                       aside.get<std::string>() + ".\n"));
    CHECK_THAT(seen, ContainsSubstring("Display names in it: supervisor.\n"));
    CHECK(seen.find("Another public key") == std::string::npos);
}

TEST_CASE("the finder's view reads a key file that was being written when the power failed") {
    const CommandLineStore store;
    const std::string file = store.file().string() + ".keys";
    auto keys = nlohmann::json::parse(read_file(file));
    auto added = keys["slots"][0];
    added["name"] = "New Name";
    added["person"] = "somebody";
    keys["slots"].push_back(added);
    write_file(file + ".new", keys.dump());
    const std::string whole = seen_by_a_finder(store);
    write_file(file + ".new", keys.dump().substr(0, 400));
    const std::string half = seen_by_a_finder(store);

    CHECK_THAT(whole, ContainsSubstring("practice.store.keys.new, which was being written"));
    CHECK_THAT(whole, ContainsSubstring("In it and not in the store's own: New Name.\n"));
    CHECK_THAT(half, ContainsSubstring("It is not whole or makes no sense; what stands in it can be read"));
}

TEST_CASE("a name that was given to two people in between is told as such") {
    const CommandLineStore store;
    REQUIRE(store.run({"backup", "--out", store.folder() / "the-backup"}).status == 0);
    store.add_staff("Lan", "coordinator");
    REQUIRE(store.run({"restore", "--in", store.folder() / "the-backup"}).status == 0);
    store.add_staff("Lan", "coordinator");

    const std::string seen = seen_by_a_finder(store);

    CHECK_THAT(seen,
               ContainsSubstring("Added once more under the same name, with another random id: Lan.\n"));
    CHECK(seen.find("Another public key") == std::string::npos);
}

TEST_CASE("the finder's view compares a backup that lies beside the store under its name") {
    const CommandLineStore store;
    REQUIRE(store.run({"backup", "--out", store.file().string() + ".backup"}).status == 0);
    store.add_staff("Later Name", "coordinator");

    const std::string seen = seen_by_a_finder(store);

    CHECK_THAT(seen,
               ContainsSubstring("That a backup is here, practice.store.backup, with a key file in it.\n"
                                 "  In the store's own and not in it: Later Name.\n"));
}

TEST_CASE("the finder's view tells between whose adding the newest recovery sheet was made") {
    const InventedStore invented;
    {
        Store store = invented.open("supervisor");
        REQUIRE(store.make_recovery_sheet(passphrase_of("sheet"), now()));
    }
    const std::string last = seen_by_a_finder(invented.file());
    REQUIRE(invented.open("supervisor")
                .add_staff("Later Name", Role::evaluator, {}, passphrase_of("Later"), now()));

    CHECK_THAT(last, ContainsSubstring("The newest was made when all of these people were added."));
    CHECK_THAT(seen_by_a_finder(invented.file()),
               ContainsSubstring("The newest was made before 1 of these people was added."));
}

TEST_CASE("the finder's view says of a key file or a backup beside the store that it cannot be read") {
    const CommandLineStore store;
    const std::string file = store.file();
    auto keys = nlohmann::json::parse(read_file(file + ".keys"));
    keys["format"] = 2;
    write_file(file + ".keys.later", keys.dump());
    write_file(file + ".cut-off", "screening backup 1\nand no sizes");

    const std::string seen = seen_by_a_finder(store);

    const std::string no_sense = ".\n  It is not whole or makes no sense;";
    CHECK_THAT(seen,
               ContainsSubstring("That another key file is here, practice.store.keys.later" + no_sense));
    CHECK_THAT(seen, ContainsSubstring("practice.store.cut-off, with a key file in it" + no_sense));
}
