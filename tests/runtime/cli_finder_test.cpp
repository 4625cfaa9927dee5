// `screening verify --finder`: each sentence of it is what the files show. What key files show is in
// cli_finder_keys_test.cpp.
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
#include "tests/runtime/seen_by_a_finder.h"
#include "tests/support/invented_store.h"

using namespace runtime::storage;
using namespace tests;
using Catch::Matchers::ContainsSubstring;

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
                                 "She is a supervisor: a store always has one."));

    store.add_staff("Lan", "coordinator");

    CHECK_THAT(seen_by_a_finder(store),
               ContainsSubstring("2 people can sign in, in the order in which they were added, under these "
                                 "display names: supervisor, Lan.\nThe first of them is a supervisor"));
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
    CHECK(seen_by_a_finder(invented.file()).find("when a restore set the store aside") == std::string::npos);

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

    // Sizes that no program wrote are no reason to take as much memory.
    std::string huge = whole;
    huge.replace(std::string_view("screening backup 1\n").size(), 8, 8, '\x7f');
    write_file(backup, huge);
    CHECK(screening({"verify", "--finder", "--store", backup}).status == 3);
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

TEST_CASE("the finder's view tells what was under way, by the files that are there only meanwhile") {
    const CommandLineStore store;
    const std::string file = store.file();
    write_file(file + "-journal", "");
    CHECK(seen_by_a_finder(store).find("under way") == std::string::npos);

    write_file(file + "-journal", "a page");
    for (const char* suffix : {".changed", ".session", ".session.taken", ".restoring"})
        write_file(file + suffix, "");
    const std::string seen = seen_by_a_finder(store);

    CHECK_THAT(seen, ContainsSubstring("under way when the power failed or the program was ended:\n"));
    CHECK_THAT(seen, ContainsSubstring("  practice.store-journal: something was being saved.\n"));
    CHECK_THAT(seen, ContainsSubstring("  practice.store.changed: somebody was being disabled"));
    CHECK_THAT(seen, ContainsSubstring("  practice.store.restoring: a backup was being restored.\n"));
    // Then staff were signing in: nobody may say that none has.
    CHECK_THAT(seen,
               ContainsSubstring("  practice.store.session.taken: somebody of the staff was signing in"));
    CHECK(seen.find("nobody of the staff has signed in since") == std::string::npos);
    CHECK(seen.find(".session.new:") == std::string::npos);
}

TEST_CASE("the finder's view tells how many passphrases were typed wrong at restoring a backup") {
    const InventedStore invented;
    const auto backup = invented.folder() / "the-backup";
    REQUIRE(invented.open("supervisor").back_up(backup, now()));
    const Secret wrong = passphrase_of("wrong");
    REQUIRE_KIND(restore(backup, invented.file(), {"supervisor", wrong, now()}), wrong_passphrase);
    static_cast<void>(Store::open(invented.file(), "supervisor", wrong));

    const std::string seen = seen_by_a_finder(invented.file());

    CHECK_THAT(seen, ContainsSubstring("(2 in all)"));
    CHECK_THAT(seen, ContainsSubstring("That one of these was typed to restore a backup."));
}

TEST_CASE("the finder's view through a link is of the store that it leads to") {
    const CommandLineStore store;
    const TemporaryFolder elsewhere;
    std::filesystem::create_symlink(store.file(), elsewhere.path() / "link");

    const std::string seen = seen_by_a_finder(elsewhere.path() / "link");

    CHECK_THAT(seen, ContainsSubstring("practice.store.keys"));
}
