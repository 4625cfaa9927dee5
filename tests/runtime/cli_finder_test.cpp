// `screening verify --finder`: each sentence of it is what the files show.
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "runtime/storage/restore.h"
#include "tests/support/invented_store.h"
#include "tests/support/screening.h"

using namespace runtime::storage;
using namespace tests;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string seen_by_a_finder(const std::filesystem::path& store) {
    const auto said = screening({"verify", "--finder", "--store", store});
    CHECK(said.status == 0);
    return said.out;
}

std::string seen_by_a_finder(const CommandLineStore& store) {
    return seen_by_a_finder(store.file());
}

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

TEST_CASE("the finder's view prints no control character that somebody wrote into a name") {
    const CommandLineStore store;
    const std::string beside =
        store.file().string() + ".\x1B[2J\xFFnot ours\nNot in these files: all is well";
    std::ofstream(beside).flush();

    const auto said = screening({"verify", "--finder", "--store", store.file()});

    CHECK(said.status == 0);
    CHECK_THAT(said.out, ContainsSubstring("\uFFFD[2J\uFFFDnot ours\uFFFDNot in these files: all is well"));
    CHECK(said.out.find('\x1B') == std::string::npos);
}

TEST_CASE("the finder's view has a file that is dated after the clock of C++ ends") {
    const CommandLineStore store;
    const std::string beside = store.file().string() + ".later";
    std::ofstream(beside).flush();
    constexpr std::time_t at = 10'413'792'000;  // 2300-01-01
    const std::array<timespec, 2> times{timespec{at, 0}, timespec{at, 0}};
    REQUIRE(::utimensat(AT_FDCWD, beside.c_str(), times.data(), 0) == 0);

    const auto said = screening({"verify", "--finder", "--store", store.file()});

    CHECK(said.status == 0);
    CHECK_THAT(said.out, ContainsSubstring(".later  0 bytes  2300-01-01 00:00:00"));
}

TEST_CASE("the finder's view tells people in the singular and the plural") {
    const CommandLineStore store;
    CHECK_THAT(seen_by_a_finder(store),
               ContainsSubstring("one person can sign in, under this display name: supervisor.\n"
                                 "Not as what: roles and sites are encrypted."));

    store.add_staff("Lan", "coordinator");

    CHECK_THAT(seen_by_a_finder(store),
               ContainsSubstring("2 people can sign in, in the order in which they were added, under these "
                                 "display names: supervisor, Lan.\nThe first of them is a supervisor"));
}

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

TEST_CASE("the finder's view tells that a client had the tablet when a restore set her file aside") {
    const InventedStore invented;
    const auto backup = invented.folder() / "the-backup";
    const auto give_to_a_client = [&invented] {
        Store store = invented.open("coordinator");
        static_cast<void>(begun_session(store));
        REQUIRE(store.stand_at(store.open_visits()->front().id, now()));
        REQUIRE(store.hand_over(now()));
    };
    REQUIRE(invented.open("supervisor").back_up(backup, now()));
    give_to_a_client();
    CHECK(seen_by_a_finder(invented.file()).find("set aside") == std::string::npos);

    REQUIRE(restore(backup, invented.file()));
    const std::string once = seen_by_a_finder(invented.file());
    give_to_a_client();
    REQUIRE(restore(backup, invented.file()));
    const std::string twice = seen_by_a_finder(invented.file());

    CHECK_THAT(once,
               ContainsSubstring("That a client had the tablet alone when a restore set the store aside, "
                                 "once,"));
    CHECK(once.find("nobody of the staff has signed in since") == std::string::npos);
    CHECK_THAT(twice, ContainsSubstring("when a restore set the store aside, 2 times,"));
}

TEST_CASE("the finder's view of a backup tells what a lost stick shows, without a passphrase") {
    const CommandLineStore store;
    store.add_staff("Visible Name", "coordinator");
    const auto backup = store.folder() / "the-backup";
    REQUIRE(store.run({"backup", "--out", backup}).status == 0);
    const auto id = nlohmann::json::parse(read_file(store.file().string() + ".keys")).at("store");
    constexpr std::time_t at = 1'790'000'000;  // 2026-09-21
    const std::array<timespec, 2> times{timespec{at, 0}, timespec{at, 0}};
    REQUIRE(::utimensat(AT_FDCWD, backup.c_str(), times.data(), 0) == 0);
    const auto before = files_in(store.folder());

    const std::string seen = seen_by_a_finder(backup);

    CHECK_THAT(seen, ContainsSubstring("Whoever holds this backup and no passphrase can learn this"));
    CHECK_THAT(seen, ContainsSubstring(fmt::format("the-backup  {} bytes  2026-09-21 14:13:20",
                                                   std::filesystem::file_size(backup))));
    CHECK_THAT(seen, ContainsSubstring(fmt::format("{} bytes", std::filesystem::file_size(store.file()))));
    CHECK_THAT(seen, ContainsSubstring("random id: " + id.get<std::string>()));
    CHECK_THAT(seen, ContainsSubstring("That it is for practice"));
    CHECK_THAT(seen, ContainsSubstring("That 2 people can sign in, in the order in which they were added"));
    CHECK_THAT(seen, ContainsSubstring("supervisor, Visible Name.\n"));
    CHECK_THAT(seen, ContainsSubstring("no recovery sheet"));
    CHECK_THAT(seen, ContainsSubstring("Argon2id, one pass over 8 KiB"));
    // Nothing of the tablet's other files is in a backup.
    for (const char* words : {"'.tries'", "wrong passphrases", "'.session'", "not whole"})
        CHECK(seen.find(words) == std::string::npos);
    CHECK(files_in(store.folder()) == before);
}

TEST_CASE("the finder's view of half a backup tells the same, and that it is not whole") {
    const CommandLineStore store;
    const auto backup = store.folder() / "the-backup";
    REQUIRE(store.run({"backup", "--out", backup}).status == 0);
    const std::string whole = read_file(backup);
    const std::size_t keys_end = whole.find("\n}\n") + 3;
    const auto cut_at = [&](std::size_t size) {
        write_file(backup, whole.substr(0, size));
        return screening({"verify", "--finder", "--store", backup});
    };

    const auto half = cut_at(keys_end);
    const auto less = cut_at(keys_end - 1);

    CHECK(half.status == 0);
    CHECK_THAT(half.out, ContainsSubstring("That it is not whole"));
    CHECK_THAT(half.out, ContainsSubstring("under this display name: supervisor."));
    CHECK(less.status == 3);
    CHECK_THAT(less.err, ContainsSubstring("this is not a whole backup of a store"));
}

TEST_CASE("a backup whose key file makes no sense is told as damaged, to a finder as well") {
    const CommandLineStore store;
    const auto backup = store.folder() / "the-backup";
    REQUIRE(store.run({"backup", "--out", backup}).status == 0);
    std::string bytes = read_file(backup);
    bytes[bytes.find("\"slots\"")] = ' ';
    write_file(backup, bytes);

    const auto said = screening({"verify", "--finder", "--store", backup});

    CHECK(said.status == 3);
    CHECK_THAT(said.err, ContainsSubstring("the backup is damaged: its keys"));
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
