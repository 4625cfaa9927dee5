// Out of memory while a supervisor keeps the store (keeping.h): one allocation fails, another one in each
// walk. She is told, or the program ends and is started again. Each walk is a process of its own.
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_container_properties.hpp>
#include <new>

#include "tests/proof/extent.h"
#include "tests/proof/keeping.h"
#include "tests/proof/kill_work.h"
#include "tests/proof/memory.h"
#include "tests/proof/walk.h"
#include "tests/support/invented_store.h"
#include "tests/support/kiosk_fixture.h"
#include "tests/support/temporary_folder.h"

using namespace proof;
namespace fs = std::filesystem;

namespace {

// What a walk's process ends with: numbers that no sanitizer ends with.
enum Ending : std::uint8_t { failed = 10, never_failed, not_opened };

// Of each step one letter: it was said to be done, or not.
int walk(const fs::path& file, Allocator allocator, std::int64_t number, int pipe) {
    auto store = supervisor(file);
    if (!store) return not_opened;
    fail_allocation(allocator, number);
    bool met = false;
    try {
        static_cast<void>(keep(*store, file, [&](const Step& step) {
            bool done = false;
            try {
                done = step();
            } catch (const std::bad_alloc&) {
                done = false;
            }
            if (allocation_failed()) {
                met = true;
                fail_allocation(allocator, 0);
            }
            if (::write(pipe, done ? "y" : "n", 1) != 1) ::_exit(9);
            if (!done && !store->reopen()) ::_exit(9);
            return done;
        }));
    } catch (const std::bad_alloc&) {  // between two steps
        met = true;
    }
    return met ? failed : never_failed;
}

Kept told_through(int pipe) {
    std::array<char, 3> said{'n', 'n', 'n'};
    for (char& each : said) {
        if (::read(pipe, &each, 1) != 1) break;
    }
    return {said[0] == 'y', said[1] == 'y', said[2] == 'y'};
}

struct Walked {
    Kept told;
    int ending;
};

// One walk in a process of its own, with this allocation failing.
Walked walked(const fs::path& store, Allocator allocator, std::int64_t number) {
    std::array<int, 2> pipe{};
    REQUIRE(::pipe2(pipe.data(), O_CLOEXEC) == 0);
    const int child = tests::in_child([&] { return walk(store, allocator, number, pipe[1]); });
    ::close(pipe[1]);
    const Kept told = told_through(pipe[0]);
    ::close(pipe[0]);
    return {told, tests::status_of(child)};
}

std::int64_t allocations_of_a_walk(const fs::path& file, Allocator allocator) {
    auto store = supervisor(file);
    REQUIRE(store);
    fail_allocation(allocator, 0);
    const Kept told = keep(*store, file, [](const Step& step) { return step(); });
    REQUIRE((told.imported && told.backed_up && told.exported));
    return allocations(allocator);
}

void prove(Allocator allocator, int quick) {
    watch_sqlite_memory();
    const tests::KioskFixture fixture;
    const tests::TemporaryFolder scratch;
    const fs::path folder = scratch.path() / "walk";
    const std::int64_t all = allocations_of_a_walk(copy_store(fixture.store(), folder), allocator);
    const std::int64_t walks = long_form() ? all : quick;
    REQUIRE(all > walks / 2);
    int met = 0;
    int ended_by_itself = 0;
    int broken = 0;
    std::string first;

    for (std::int64_t each = 0; each < walks; ++each) {
        const std::int64_t number = 1 + each * (all - 1) / (walks - 1);
        const fs::path store = copy_store(fixture.store(), folder);
        const auto [told, ending] = walked(store, allocator, number);
        INFO("allocation " << number);
        REQUIRE((ending == -SIGABRT || ending == failed || ending == never_failed));
        met += ending == failed ? 1 : 0;
        ended_by_itself += ending == -SIGABRT ? 1 : 0;
        const std::string wrong =
            broken_keeping(store, told, ending == -SIGABRT ? Leftovers::possible : Leftovers::none);
        if (!wrong.empty() && ++broken == 1) first = "allocation " + std::to_string(number) + ": " + wrong;
    }

    WARN(all << " allocations; " << walks << " walks, " << met << " with one that failed, " << ended_by_itself
             << " ended at once");
    INFO(first);
    CHECK(broken == 0);
    CHECK(met * 10 > walks * 8);
}

}  // namespace

TEST_CASE("no allocation of ours that fails makes an import, a backup or an export other than was said",
          "[memory]") {
    prove(Allocator::cpp, 60);
}

TEST_CASE("no allocation of SQLite's that fails makes an import, a backup or an export other than was said",
          "[memory]") {
    prove(Allocator::sqlite, 60);
}

TEST_CASE("what was said before memory ran out is missed when it is not there", "[memory][control]") {
    watch_sqlite_memory();
    const tests::KioskFixture fixture;
    const tests::TemporaryFolder scratch;
    const fs::path store = copy_store(fixture.store(), scratch.path() / "walk");
    const Kept told = walked(store, Allocator::cpp, 0).told;
    REQUIRE((told.imported && told.backed_up && told.exported));
    REQUIRE_THAT(broken_keeping(store, told, Leftovers::none), Catch::Matchers::IsEmpty());

    fs::remove(store.parent_path() / "the-export" / "dass-21@1.csv");
    CHECK(broken_keeping(store, told, Leftovers::none) == "an export is not whole");
    fs::remove_all(store.parent_path() / "the-export");
    CHECK(broken_keeping(store, told, Leftovers::none) == "an export is lost");
    fs::remove(store.parent_path() / "the-backup");
    CHECK(broken_keeping(store, told, Leftovers::none) == "a backup is lost");
    copy_store(fixture.store(), scratch.path() / "walk");
    CHECK(broken_keeping(store, told, Leftovers::none) == "an import is lost, or half of it");
}

TEST_CASE("what is there is found when memory ran out and it was told as failed", "[memory][control]") {
    watch_sqlite_memory();
    const tests::KioskFixture fixture;
    const tests::TemporaryFolder scratch;
    const fs::path store = copy_store(fixture.store(), scratch.path() / "walk");
    const fs::path backup = store.parent_path() / "the-backup";
    const fs::path aside = scratch.path() / "aside";
    const Kept told = walked(store, Allocator::cpp, 0).told;

    CHECK(broken_keeping(store, {told.imported, told.backed_up, false}, Leftovers::none) ==
          "an export that failed is there");
    CHECK(broken_keeping(store, {told.imported, false, told.exported}, Leftovers::none) ==
          "a backup that failed is noted as made");
    fs::copy_file(backup, aside);
    copy_store(fixture.store(), scratch.path() / "walk");
    fs::copy_file(aside, backup);
    CHECK(broken_keeping(store, {}, Leftovers::none) == "a backup that failed is there");
    // Where the program ended at once it may be left, but must be one of this store.
    CHECK(broken_keeping(store, {}, Leftovers::possible) == "a backup has not what the store has");
}
