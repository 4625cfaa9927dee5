// `screening verify --finder`: each sentence of it is what the files show.
#include <fcntl.h>
#include <sys/stat.h>

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/support/screening.h"

using Catch::Matchers::ContainsSubstring;
using tests::CommandLineStore;
using tests::read_file;
using tests::screening;
using tests::write_file;

namespace {

std::string seen_by_a_finder(const CommandLineStore& store) {
    const auto said = screening({"verify", "--finder", "--store", store.file()});
    CHECK(said.status == 0);
    return said.out;
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

TEST_CASE("the finder's view tells the names in the key file that a restore set aside") {
    const CommandLineStore store;
    const auto backup = store.folder() / "the-backup";
    REQUIRE(store.run({"backup", "--out", backup}).status == 0);
    store.add_staff("Later Name", "coordinator");
    REQUIRE(store.run({"restore", "--in", backup}).status == 0);

    const auto said = screening({"verify", "--finder", "--store", store.file()});

    CHECK_THAT(said.out, ContainsSubstring("has this display name besides: Later Name."));
    CHECK_THAT(said.out, ContainsSubstring("one person can sign in, under this display name: supervisor.\n"
                                           "Not as what: roles and sites are encrypted."));

    store.add_staff("Lan", "coordinator");
    CHECK_THAT(screening({"verify", "--finder", "--store", store.file()}).out,
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
