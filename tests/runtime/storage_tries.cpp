// Wrong passphrases: how many are free, how long each further one waits, and what killing the
// program, turning clocks and taking files away do to it.
#include <signal.h>
#include <sys/time.h>

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "runtime/storage/tries.h"
#include "tests/support/invented_store.h"

using namespace runtime::storage;
using namespace tests;
using namespace std::chrono_literals;

namespace {

SinceBoot at(std::chrono::seconds seconds, std::string boot = "this-boot") {
    return {std::move(boot), seconds};
}

// After so many wrong tries, the last of them at 1000 s.
Tries after(int tries, const std::string& who = "lan") {
    Tries counted;
    for (int each = 0; each < tries; ++each)
        counted.count(who, at(1000s));
    return counted;
}

StoreError try_wrongly(const InventedStore& invented, const char* name = "coordinator",
                       Hands hands = Hands::staff) {
    const auto held = StoreFile::hold(invented.file());
    const auto opened = Store::open(*held, name, passphrase_of("wrong"), hands);
    REQUIRE_FALSE(opened.has_value());
    return opened.error();
}

nlohmann::json tries_of(const InventedStore& invented) {
    std::ifstream in(invented.beside(".tries"));
    return nlohmann::json::parse(in);
}

// As much as a key file may ask for, so that whoever opens the store is at it for long.
void make_keys_costly(const InventedStore& invented) {
    nlohmann::json keys;
    std::ifstream(invented.beside(".keys")) >> keys;
    for (auto& slot : keys.at("slots")) {
        slot["memory"] = 256 * 1024 * 1024;
        slot["passes"] = 64;
    }
    std::ofstream(invented.beside(".keys"), std::ios::trunc) << keys.dump();
}

// What the history has of wrong passphrases after the coordinator has signed in once more.
std::vector<std::string> told(const InventedStore& invented) {
    {
        Store store = invented.open("coordinator");
        REQUIRE(store.note_sign_in(now()));
    }
    Store store = invented.open("supervisor");
    std::vector<std::string> counts;
    const auto events = store.history();
    REQUIRE(events);
    for (const Event& event : *events) {
        if (event.kind == "passphrase.wrong") counts.push_back(event.actor + " " + event.object);
    }
    return counts;
}

}  // namespace

TEST_CASE("five tries are free, then each waits twice as long, up to a quarter of an hour", "[storage]") {
    const auto wait = [](int tries) { return after(tries).wait("lan", at(1000s)); };

    CHECK(wait(0) == 0s);
    CHECK(wait(4) == 0s);
    CHECK(wait(5) == 30s);
    CHECK(wait(6) == 60s);
    CHECK(wait(7) == 120s);
    CHECK(wait(8) == 240s);
    CHECK(wait(9) == 480s);
    CHECK(wait(10) == 900s);
    CHECK(wait(11) == 900s);
    CHECK(wait(5000) == 900s);
}

TEST_CASE("a wait passes with the time since the machine was started, to the second", "[storage]") {
    const Tries six = after(6);

    CHECK(six.wait("lan", at(1001s)) == 59s);
    CHECK(six.wait("lan", at(1059s)) == 1s);
    CHECK(six.wait("lan", at(1060s)) == 0s);
    CHECK(six.wait("lan", at(9999s)) == 0s);
    CHECK(six.wait("somebody else", at(1000s)) == 0s);
}

TEST_CASE("after another start a wait begins with it, and is never shorter than it was", "[storage]") {
    const Tries ten = after(10);

    CHECK(ten.wait("lan", at(5s, "another-boot")) == 895s);
    CHECK(ten.wait("lan", at(5000s, "another-boot")) == 0s);
    // Without the name of a boot none is the same.
    CHECK(ten.wait("lan", at(5s, "")) == 895s);
    // A time to come, which somebody wrote into the file: no wait without an end.
    CHECK(ten.wait("lan", at(600s)) == 300s);
}

TEST_CASE("a client has three tries and then five minutes, again and again", "[storage]") {
    const auto wait = [](int tries) { return after(tries, Tries::client).wait(Tries::client, at(1000s)); };

    CHECK(wait(2) == 0s);
    CHECK(wait(3) == 300s);
    CHECK(wait(4) == 0s);
    CHECK(wait(6) == 300s);
    CHECK(wait(30) == 300s);
    // However long somebody has nothing else to do: never four in a row.
    int free = 0;
    Tries tries;
    for (int each = 1; each <= 5000; ++each) {
        tries.count(Tries::client, at(1000s));
        free = tries.wait(Tries::client, at(1000s)) == 0s ? free + 1 : 0;
        REQUIRE(free <= 2);
    }
    const TemporaryFolder folder;
    std::ofstream(folder.path() / "tries")
        << R"({"client": {"tries": 1000, "boot": "this-boot", "at": 1000}})";
    CHECK(Tries::read(folder.path() / "tries").wait(Tries::client, at(1000s)) == 300s);
}

TEST_CASE("what is counted is read back, and a file that makes no sense counts nothing", "[storage]") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "tries";
    after(7).replace(file);

    CHECK(Tries::read(file).counted("lan") == 7);
    CHECK(Tries::read(file).wait("lan", at(1000s)) == 120s);
    for (const char* content : {"", "{", "[]", "7", "{\"lan\": 7}", "{\"lan\": {\"tries\": -7}}",
                                "{\"lan\": {\"tries\": \"7\"}}", "{\"lan\": {}}", "\xff\xfe"}) {
        CAPTURE(content);
        std::ofstream(file, std::ios::trunc) << content;
        CHECK(Tries::read(file).wait("lan", at(0s)) == 0s);
    }
    CHECK(Tries::read(folder.path() / "none").counted() == 0);
}

TEST_CASE("the sixth wrong passphrase waits, so does the right one, and only for that person", "[storage]") {
    const InventedStore invented;

    for (int each = 1; each <= 4; ++each) {
        const StoreError error = try_wrongly(invented);
        CHECK(error.kind == StoreError::Kind::wrong_passphrase);
        CHECK(error.wait == 0s);
    }
    const StoreError fifth = try_wrongly(invented);
    CHECK(fifth.kind == StoreError::Kind::wrong_passphrase);
    CHECK(fifth.wait == 30s);
    const StoreError sixth = try_wrongly(invented);

    CHECK(sixth.kind == StoreError::Kind::too_many_tries);
    CHECK(sixth.wait > 20s);
    CHECK(sixth.wait <= 30s);
    REQUIRE_KIND(Store::open(invented.file(), "coordinator", passphrase_of("coordinator")), too_many_tries);
    CHECK(*StoreFile::hold(invented.file())->wait("coordinator") > 20s);
    CHECK(*StoreFile::hold(invented.file())->wait("supervisor") == 0s);
    CHECK(invented.open("supervisor").who().role == Role::supervisor);
}

TEST_CASE("the right passphrase begins the count anew", "[storage]") {
    const InventedStore invented;
    for (int each = 0; each < 4; ++each)
        static_cast<void>(try_wrongly(invented));
    static_cast<void>(invented.open("coordinator"));

    for (int each = 0; each < 4; ++each)
        CHECK(try_wrongly(invented).wait == 0s);
    CHECK(try_wrongly(invented).wait == 30s);
}

TEST_CASE("a try counts before its key is derived, so that killing the program gains nothing", "[storage]") {
    const InventedStore invented;
    make_keys_costly(invented);
    // In the middle of the derivation, which takes seconds: the rest of an opening takes next to nothing.
    for (int round = 0; round < 5; ++round) {
        const int child = in_child([&] {
            ::signal(SIGPROF, SIG_DFL);
            const itimerval soon{{0, 0}, {0, 200'000}};
            if (::setitimer(ITIMER_PROF, &soon, nullptr) != 0) return 1;
            const auto held = StoreFile::hold(invented.file());
            static_cast<void>(Store::open(*held, "coordinator", passphrase_of("wrong")));
            return 0;
        });
        REQUIRE(status_of(child) == -SIGPROF);
        CHECK(Tries::read(invented.beside(".tries")).counted() == round + 1);
    }

    REQUIRE_KIND(Store::open(invented.file(), "coordinator", passphrase_of("coordinator")), too_many_tries);
}

TEST_CASE("a try that cannot be counted is not made", "[storage]") {
    const InventedStore invented;
    // A folder in the place of the file: nothing can be renamed over it.
    std::filesystem::create_directories(invented.beside(".tries.new") / "in the way");

    const auto held = StoreFile::hold(invented.file());
    const auto opened = Store::open(*held, "coordinator", passphrase_of("coordinator"));

    REQUIRE_FALSE(opened.has_value());
    CHECK(opened.error().kind != StoreError::Kind::wrong_passphrase);
}

TEST_CASE("a client's tries never make staff wait, nor staff's a client", "[storage]") {
    const InventedStore invented;
    for (int each = 0; each < 2; ++each)
        CHECK(try_wrongly(invented, "coordinator", Hands::client).wait == 0s);
    CHECK(try_wrongly(invented, "supervisor", Hands::client).wait == 300s);

    CHECK(try_wrongly(invented, "evaluator", Hands::client).kind == StoreError::Kind::too_many_tries);
    CHECK(*StoreFile::hold(invented.file())->wait("coordinator", Hands::client) > 290s);
    for (const char* name : {"coordinator", "supervisor", "evaluator"}) {
        CHECK(*StoreFile::hold(invented.file())->wait(name) == 0s);
        CHECK(invented.open(name).who().name == name);
    }
}

TEST_CASE("guessing the old passphrase to change it counts as signing in does", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("coordinator");

    for (int each = 0; each < 5; ++each)
        REQUIRE_KIND(store.change_passphrase(passphrase_of("guess"), passphrase_of("new"), now()),
                     wrong_passphrase);

    REQUIRE_KIND(store.change_passphrase(passphrase_of("coordinator"), passphrase_of("new"), now()),
                 too_many_tries);
}

TEST_CASE("without its file the count begins anew: that is what cannot be prevented", "[storage]") {
    const InventedStore invented;
    for (int each = 0; each < 5; ++each)
        static_cast<void>(try_wrongly(invented));

    std::filesystem::remove(invented.beside(".tries"));

    CHECK(invented.open("coordinator").who().name == "coordinator");
}

TEST_CASE("wrong passphrases are in the history from the next right one on, with their number", "[storage]") {
    const InventedStore invented;
    CHECK(try_wrongly(invented).kind == StoreError::Kind::wrong_passphrase);
    CHECK(try_wrongly(invented).kind == StoreError::Kind::wrong_passphrase);

    CHECK(told(invented) == std::vector<std::string>{"coordinator 2"});
    // Said once.
    CHECK(told(invented) == std::vector<std::string>{"coordinator 2"});
}

TEST_CASE("wrong passphrases stay to be told when the program is killed after the right one", "[storage]") {
    const InventedStore invented;
    for (int round = 0; round < 2; ++round) {
        static_cast<void>(try_wrongly(invented));
        const int child = in_child([&] {
            const auto held = StoreFile::hold(invented.file());
            const auto opened = Store::open(*held, "coordinator", passphrase_of("coordinator"));
            ::raise(opened ? SIGKILL : SIGTERM);
            return 0;
        });
        REQUIRE(status_of(child) == -SIGKILL);
        // They are counted no longer, and forgotten neither.
        CHECK(tries_of(invented).front().at("tries") == 0);
        CHECK(tries_of(invented).front().at("unnoted") == round + 1);
    }
    static_cast<void>(try_wrongly(invented));

    CHECK(told(invented) == std::vector<std::string>{"coordinator 3"});
    CHECK(tries_of(invented).empty());
    CHECK(told(invented) == std::vector<std::string>{"coordinator 3"});
}

TEST_CASE("guesses at the old passphrase are told at the next sign-in", "[storage]") {
    const InventedStore invented;
    {
        Store store = invented.open("coordinator");
        for (int each = 0; each < 3; ++each)
            REQUIRE_KIND(store.change_passphrase(passphrase_of("guess"), passphrase_of("new"), now()),
                         wrong_passphrase);
        REQUIRE(store.change_passphrase(passphrase_of("coordinator"), passphrase_of("new"), now()));
        // And back, for who signs in below.
        REQUIRE(store.change_passphrase(passphrase_of("new"), passphrase_of("coordinator"), now()));
    }

    CHECK(told(invented) == std::vector<std::string>{"coordinator 3"});
}

TEST_CASE("what was right is not among the wrong ones, and what waits to be told makes nobody wait",
          "[storage]") {
    const TemporaryFolder folder;
    Tries tries = after(5);
    tries.was_right("lan");
    CHECK(tries.unnoted("lan") == 4);
    CHECK(tries.counted("lan") == 0);
    CHECK(tries.counted() == 4);
    tries.count("lan", at(1000s));
    tries.replace(folder.path() / "tries");

    Tries read = Tries::read(folder.path() / "tries");
    CHECK(read.unnoted("lan") == 4);
    CHECK(read.counted("lan") == 1);
    CHECK(read.wait("lan", at(1000s)) == 0s);
    read.noted("lan");
    CHECK(read.unnoted("lan") == 0);
    CHECK(read.counted("lan") == 1);
    read.was_right("lan");
    CHECK(read.written() == Tries().written());
    read.was_right("nobody");
    read.noted("nobody");
    CHECK(read.written() == Tries().written());
}
