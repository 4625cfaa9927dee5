// Power cuts: a whole DASS-21 session, a new member of staff and wrong passphrases are recorded call
// by call; then the power fails at every moment, in every way that the machine's promises allow. What
// was said to be saved is there. With weaker promises something must be lost, or this test is blind.
#include <sqlcipher/sqlite3.h>
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "runtime/storage/tries.h"
#include "tests/proof/extent.h"
#include "tests/proof/kill_work.h"
#include "tests/proof/power_cut.h"
#include "tests/proof/walk.h"
#include "tests/support/kiosk_fixture.h"
#include "tests/support/temporary_folder.h"

using namespace proof;
using namespace runtime::storage;

namespace {

struct Recording {
    Files before{};
    std::vector<Operation> run{};
    std::vector<Promise> promises{};  // mark number n stands where promises[n] was made
};

sqlite3* newest_connection = nullptr;

// The library calls this for each connection that it opens.
extern "C" int note_connection(sqlite3* connection, char** /*message*/, const sqlite3_api_routines* /*api*/) {
    newest_connection = connection;
    return SQLITE_OK;
}

enum class Setting : std::uint8_t { as_it_is, normal };

Recording record_walk(const tests::KioskFixture& fixture, Setting setting, Alone alone = Alone::no) {
    const tests::TemporaryFolder scratch;
    const auto folder = scratch.path() / "walk";
    const auto store = copy_store(fixture.store(), folder);
    Recording recording{files_of(folder)};
    Disk disk(folder);
    disk.record();
    Walk walk(store, alone);
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(note_connection));
    walk.on_promise([&](const Promise& promise) {
        // From the first answer on.
        if (setting == Setting::normal && recording.promises.empty()) {
            REQUIRE(sqlite3_exec(newest_connection, "PRAGMA synchronous = NORMAL", nullptr, nullptr,
                                 nullptr) == SQLITE_OK);
        }
        disk.mark(recording.promises.size());
        recording.promises.push_back(promise);
    });
    REQUIRE(walk.run(1));
    walk.close();
    sqlite3_reset_auto_extension();
    recording.run = disk.recorded();
    return recording;
}

const Promise& promised(const Recording& recording, std::size_t cut) {
    static const Promise nothing;
    for (std::size_t at = cut; at > 0; --at) {
        const Operation& operation = recording.run[at - 1];
        if (operation.kind == Operation::Kind::mark)
            return recording.promises[static_cast<std::size_t>(operation.at)];
    }
    return nothing;
}

struct Tally {
    int states = 0;
    int broken = 0;
    std::string first{};
};

// The power fails at every moment, from the first to the last, over and over. `broken`: what is wrong with
// the folder then, when the first `at` operations had been done; empty when nothing is.
Tally cut_each(const Recording& recording, Syncs syncs, int states,
               const std::function<std::string(const std::filesystem::path& store, std::size_t at)>& broken) {
    const tests::TemporaryFolder scratch;
    const auto folder = scratch.path() / "after";
    std::minstd_rand random(20260228);
    Tally tally;
    for (; tally.states < states; ++tally.states) {
        const std::size_t at = (static_cast<std::size_t>(tally.states) * 7919) % (recording.run.size() + 1);
        put_files(after_power_cut(recording.before, std::span(recording.run).first(at), syncs, random),
                  folder);
        const std::string wrong = broken(folder / "store.db", at);
        if (wrong.empty()) continue;
        ++tally.broken;
        if (tally.first.empty()) tally.first = "cut " + std::to_string(at) + ": " + wrong;
    }
    return tally;
}

Tally cut(const Recording& recording, Syncs syncs, int states) {
    return cut_each(recording, syncs, states, [&](const std::filesystem::path& store, std::size_t at) {
        return broken_promise(store, promised(recording, at));
    });
}

}  // namespace

TEST_CASE("no power cut costs a saved answer", "[power]") {
    const tests::KioskFixture fixture;
    const Recording recording = record_walk(fixture, Setting::as_it_is);
    REQUIRE(recording.promises.size() > 21);

    const Tally tally = cut(recording, Syncs::all, extent(1'000, 100'000));

    WARN(tally.states << " states of " << recording.run.size() << " operations");
    INFO(tally.first);
    CHECK(tally.broken == 0);
}

TEST_CASE("no power cut costs an answer that a client gave alone", "[power]") {
    const tests::KioskFixture fixture;
    const Recording recording = record_walk(fixture, Setting::as_it_is, Alone::yes);
    REQUIRE(recording.promises.size() > 21);

    const Tally tally = cut(recording, Syncs::all, extent(500, 50'000));

    WARN(tally.states << " states of " << recording.run.size() << " operations");
    INFO(tally.first);
    CHECK(tally.broken == 0);
}

TEST_CASE("without a synced folder some power cut costs an answer that a client gave alone",
          "[power][control]") {
    const tests::KioskFixture fixture;

    const Tally tally = cut(record_walk(fixture, Setting::as_it_is, Alone::yes), Syncs::of_files_only, 300);

    CHECK(tally.broken > 0);
}

TEST_CASE("with synchronous=NORMAL the same power cuts cost saved answers", "[power][control]") {
    const tests::KioskFixture fixture;

    const Tally tally = cut(record_walk(fixture, Setting::normal), Syncs::all, 200);

    CHECK(tally.broken > 0);
}

TEST_CASE("on a machine whose syncs do nothing the same power cuts cost saved answers", "[power][control]") {
    const tests::KioskFixture fixture;

    const Tally tally = cut(record_walk(fixture, Setting::as_it_is), Syncs::none, 200);

    CHECK(tally.broken > 0);
}

namespace {

// A supervisor changes her passphrase (mark 0) and adds somebody (mark 1).
Recording record_keys(const tests::KioskFixture& fixture) {
    const tests::TemporaryFolder scratch;
    const auto folder = scratch.path() / "walk";
    const auto file = copy_store(fixture.store(), folder);
    Recording recording{files_of(folder)};
    Disk disk(folder);
    disk.record();
    auto store = Store::open(file, "supervisor", words());
    REQUIRE(store.has_value());
    REQUIRE(store->change_passphrase(words(), new_words(), Moment{1}).has_value());
    disk.mark(0);
    REQUIRE(store->add_staff("another", Role::evaluator, {}, words(), Moment{2}).has_value());
    disk.mark(1);
    recording.run = disk.recorded();
    return recording;
}

// What is wrong with the keys after the marks so far.
std::string broken_keys(const std::filesystem::path& file, bool changed, bool added) {
    if (added && !Store::open(file, "another", words())) return "who was added cannot open it";
    if (!Store::open(file, "coordinator", words())) return "a bystander cannot open it";
    if (Store::open(file, "supervisor", new_words()))
        return Store::open(file, "supervisor", words()) ? "the old passphrase opens it, too" : "";
    if (changed) return "the new passphrase does not open it";
    return Store::open(file, "supervisor", words()) ? "" : "no passphrase opens it";
}

auto marks_before(const Recording& recording, std::size_t at) {
    return std::ranges::count(std::span(recording.run).first(at), Operation::Kind::mark, &Operation::kind);
}

Tally cut_keys(const Recording& recording, Syncs syncs, int states) {
    return cut_each(recording, syncs, states, [&](const std::filesystem::path& store, std::size_t at) {
        const auto marks = marks_before(recording, at);
        return broken_keys(store, marks > 0, marks > 1);
    });
}

}  // namespace

TEST_CASE("no power cut costs a passphrase or a person", "[power]") {
    const tests::KioskFixture fixture;

    const Tally tally = cut_keys(record_keys(fixture), Syncs::all, extent(300, 10'000));

    INFO(tally.first);
    CHECK(tally.broken == 0);
}

TEST_CASE("without a synced folder the same power cuts cost a passphrase", "[power][control]") {
    const tests::KioskFixture fixture;

    const Tally tally = cut_keys(record_keys(fixture), Syncs::of_files_only, 300);

    CHECK(tally.broken > 0);
}

namespace {

constexpr std::size_t guesses = 3;

// Somebody guesses at a coordinator's passphrase; mark n stands where she was told that the n-th was wrong.
Recording record_guesses(const tests::KioskFixture& fixture) {
    const tests::TemporaryFolder scratch;
    const auto folder = scratch.path() / "walk";
    const auto file = copy_store(fixture.store(), folder);
    Recording recording{files_of(folder)};
    Disk disk(folder);
    disk.record();
    for (std::size_t guess = 0; guess < guesses; ++guess) {
        REQUIRE_FALSE(Store::open(file, "coordinator", new_words()).has_value());
        disk.mark(guess);
    }
    recording.run = disk.recorded();
    return recording;
}

Tally cut_guesses(const Recording& recording, Syncs syncs, int states) {
    return cut_each(recording, syncs, states, [&](const std::filesystem::path& store, std::size_t at) {
        const auto told = marks_before(recording, at);
        const int counted = Tries::read(store.string() + ".tries").counted();
        return counted < told ? std::to_string(told) + " were told, and " + std::to_string(counted) + " count"
                              : std::string();
    });
}

}  // namespace

TEST_CASE("no power cut takes back a wrong passphrase that somebody was told of", "[power]") {
    const tests::KioskFixture fixture;

    const Tally tally = cut_guesses(record_guesses(fixture), Syncs::all, extent(300, 10'000));

    INFO(tally.first);
    CHECK(tally.broken == 0);
}

TEST_CASE("without a synced folder the same power cuts take one back", "[power][control]") {
    const tests::KioskFixture fixture;

    const Tally tally = cut_guesses(record_guesses(fixture), Syncs::of_files_only, 300);

    CHECK(tally.broken > 0);
}
