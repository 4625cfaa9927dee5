// The practice store and the folder that it lies in.
#include "runtime/practice.h"

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>

#include "runtime/kiosk.h"
#include "tests/support/manual_clock.h"
#include "tests/support/scenario.h"
#include "tests/support/temporary_folder.h"

namespace fs = std::filesystem;
using runtime::PracticeFolder;

TEST_CASE("a practice folder is private and goes with its program") {
    const tests::TemporaryFolder place;
    fs::path path;

    {
        const auto folder = PracticeFolder::make(place.path());
        REQUIRE(folder.has_value());
        path = folder->path();
        CHECK((fs::status(path).permissions() & (fs::perms::group_all | fs::perms::others_all)) ==
              fs::perms::none);
    }

    CHECK_FALSE(fs::exists(path));
}

TEST_CASE("what a killed program left behind goes when the next one starts") {
    const tests::TemporaryFolder place;
    const fs::path dead = place.path() / "screening-practice-killed";
    fs::create_directory(dead);
    std::ofstream(dead / "alive").put(' ');
    std::ofstream(dead / "store.db").put(' ');

    const auto folder = PracticeFolder::make(place.path());

    REQUIRE(folder.has_value());
    CHECK_FALSE(fs::exists(dead));
}

TEST_CASE("the folder of a program that still runs, and what is nobody's, stay") {
    const tests::TemporaryFolder place;
    const fs::path other = place.path() / "screening-practice-without-a-lock";
    fs::create_directory(other);
    const auto running = PracticeFolder::make(place.path());
    REQUIRE(running.has_value());

    const auto second = PracticeFolder::make(place.path());

    REQUIRE(second.has_value());
    CHECK(fs::exists(running->path()));
    CHECK(fs::exists(other));
}

TEST_CASE("a practice store is marked, knows the three names, and has every questionnaire accepted") {
    const tests::TemporaryFolder place;
    const tests::ManualClock clock;
    const fs::path file = place.path() / "store.db";

    REQUIRE(runtime::make_practice_store(file, tests::catalog(), clock).has_value());

    auto kiosk = runtime::Kiosk::start(file, tests::catalog(), clock);
    REQUIRE(kiosk.has_value());
    CHECK(kiosk->practice());
    const std::vector<std::string> names = kiosk->names().value();
    CHECK(names == std::vector<std::string>{"supervisor", "coordinator", "evaluator"});
    for (const std::string& name : names) {
        const auto passphrase = std::make_shared<runtime::storage::Secret>(runtime::practice_passphrase);
        auto store = kiosk->open_job(name, passphrase)();
        REQUIRE(store.has_value());
        kiosk->signed_in(std::move(*store));
        CHECK(kiosk->stage() == runtime::Stage::home);
        for (const auto& offer : kiosk->offers())
            CHECK(offer.accepted);
        if (name == "coordinator") CHECK(kiosk->unfinished().size() == 1);
        kiosk->sign_out();
    }
}
