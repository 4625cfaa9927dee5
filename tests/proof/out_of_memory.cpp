// Out of memory: while a coordinator goes through DASS-21, one allocation fails, another one in
// each walk. She is told, or the program ends and is started again; nothing that was said to be
// saved is lost. Each walk is a process of its own.
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_container_properties.hpp>
#include <new>

#include "runtime/storage/failure.h"
#include "runtime/storage/keyring.h"
#include "runtime/storage/sqlite.h"
#include "tests/proof/extent.h"
#include "tests/proof/kill_works.h"
#include "tests/proof/memory.h"
#include "tests/proof/walk.h"
#include "tests/support/invented_store.h"
#include "tests/support/kiosk_fixture.h"
#include "tests/support/scenario.h"

using namespace proof;
using namespace runtime::storage;
namespace fs = std::filesystem;

namespace {

// What a walk's process ends with: numbers that no sanitizer ends with.
enum Ending : std::uint8_t { came_to_the_end = 10, was_told, had_no_memory, never_failed };

// Walks once with this allocation failing, and tells what was promised; how it ended.
int walk(const fs::path& store, Allocator allocator, std::int64_t number, int pipe) {
    Walk walk(store);
    walk.on_promise([pipe](const Promise& promise) {
        Report report{{}, static_cast<int>(promise.answers.size()), promise.finished, promise.visit_finished};
        promise.session.copy(report.name.data(), report.name.size() - 1);
        if (::write(pipe, &report, sizeof report) != sizeof report) ::_exit(9);
    });
    fail_allocation(allocator, number);
    try {
        const bool finished = walk.run(3);
        const bool failed = allocation_failed();
        fail_allocation(allocator, 0);
        if (!failed) return never_failed;
        return finished ? came_to_the_end : was_told;
    } catch (const std::bad_alloc&) {
        return had_no_memory;
    }
}

struct Tally {
    int walks = 0;
    std::array<int, 4> endings{};
    int ended_by_itself = 0;  // std::terminate: the program is started again
    int crashed = 0;          // the same, on memory that somebody did not look whether it was there
    int& of(int ending) { return endings.at(static_cast<std::size_t>(ending - came_to_the_end)); }
    int promised = 0;
    int broken = 0;
    std::string first{};
    std::string crashed_at{};
};

Promise promise_of(int pipe) {
    Promise promise;
    Report report;
    while (::read(pipe, &report, sizeof report) == sizeof report) {
        promise = {report.name.data(), {}, report.finished, report.visit_finished};
        for (int number = 1; number <= report.number; ++number)
            promise.answers["q" + std::to_string(number)] = intended_cell("q" + std::to_string(number));
    }
    return promise;
}

// One walk with this allocation failing; false when there are not so many.
bool walk_with(const tests::KioskFixture& fixture, const fs::path& folder, Allocator allocator,
               std::int64_t number, Tally& tally) {
    const fs::path store = copy_store(fixture.store(), folder);
    std::array<int, 2> pipe{};
    REQUIRE(::pipe2(pipe.data(), O_CLOEXEC) == 0);
    const int child = tests::in_child([&] { return walk(store, allocator, number, pipe[1]); });
    ::close(pipe[1]);
    const Promise promise = promise_of(pipe[0]);
    ::close(pipe[0]);
    const int ending = tests::status_of(child);
    INFO("allocation " << number);
    REQUIRE(
        (ending == -SIGABRT || ending == -SIGSEGV || (ending >= came_to_the_end && ending <= never_failed)));
    ++tally.walks;
    if (ending == -SIGABRT) {
        ++tally.ended_by_itself;
    } else if (ending == -SIGSEGV) {
        ++tally.crashed;
        tally.crashed_at += " " + std::to_string(number);
    } else {
        ++tally.of(ending);
    }
    tally.promised += static_cast<int>(promise.answers.size());
    const std::string broken = broken_promise(store, promise);
    if (!broken.empty()) ++tally.broken;
    if (!broken.empty() && tally.first.empty())
        tally.first = "allocation " + std::to_string(number) + ": " + broken;
    return ending != never_failed;
}

void prove(Allocator allocator, int quick, int long_one) {
    watch_sqlite_memory();
    const tests::KioskFixture fixture;
    const tests::TemporaryFolder scratch;
    const fs::path folder = scratch.path() / "walk";
    std::int64_t all = 0;
    {
        Walk whole(copy_store(fixture.store(), folder));
        fail_allocation(allocator, 0);
        REQUIRE(whole.run(1));
        all = allocations(allocator);
    }
    REQUIRE(all > 10);
    const int walks = extent(quick, long_one);
    Tally tally;

    for (int each = 0; each < walks && each < all; ++each) {
        // Evenly over the whole session; every one when there are no more.
        const std::int64_t number = walks >= all ? each + 1 : 1 + each * (all - 1) / (walks - 1);
        static_cast<void>(walk_with(fixture, folder, allocator, number, tally));
    }

    WARN(all << " allocations; " << tally.walks << " walks: " << tally.of(came_to_the_end)
             << " came to the end, " << tally.of(was_told) << " were told, " << tally.of(had_no_memory)
             << " had no memory, " << tally.ended_by_itself << " ended at once, " << tally.crashed
             << " crashed" << tally.crashed_at << ", " << tally.promised << " answers said to be saved");
    INFO(tally.first);
    CHECK(tally.broken == 0);
    // SQLCipher does not look whether it got the memory of its provider, which it asks for with the first key
    // of a process, nor the 64 bytes with which it checks the pages of a store that is opened: nothing is
    // saved then that was not before.
    CHECK(tally.crashed <= (allocator == Allocator::sqlite ? 2 : 0));
    // A few may fall behind the last one: a session is never quite as long as the one before.
    CHECK(tally.of(never_failed) * 10 <= tally.walks);
}

}  // namespace

TEST_CASE("no allocation of ours that fails costs a saved answer", "[memory]") {
    prove(Allocator::cpp, 90, 100'000);
}

TEST_CASE("no allocation of SQLite's that fails costs a saved answer", "[memory]") {
    prove(Allocator::sqlite, 60, 100'000);
}

TEST_CASE("no allocation of SQLite's that fails while a store is opened brings the program down",
          "[memory]") {
    watch_sqlite_memory();
    const tests::KioskFixture fixture;
    const tests::TemporaryFolder scratch;
    const fs::path store = copy_store(fixture.store(), scratch.path() / "opened");
    const fs::path other = copy_store(fixture.store(), scratch.path() / "other");
    const Keyring keyring = Keyring::read(store.string() + ".keys");
    const Slot& slot = *keyring.slot_named("supervisor");
    const Secret words{std::string_view(tests::invented_passphrase)};
    const Secret key = unseal_data_key(slot.sealed_data_key, *unlock(slot, words, keyring.context())).value();
    // Many in one process: those that fail leave a connection behind, and there are only so many files.
    constexpr std::int64_t in_a_child = 100;
    enum : std::uint8_t { more = 20, none_left };
    int ending = more;
    std::int64_t from = 1;

    for (; ending == more; from += in_a_child) {
        const int child = tests::in_child([&]() -> int {
            // Of its provider, which comes with the first key of a process, SQLCipher does not ask whether it
            // came.
            const Connection first(other, key);
            for (std::int64_t number = from; number < from + in_a_child; ++number) {
                fail_allocation(Allocator::sqlite, number);
                try {
                    const Connection connection(store, key);
                } catch (const Failure&) {
                    if (allocation_failed()) continue;
                }
                if (!allocation_failed()) return none_left;
            }
            return more;
        });
        ending = tests::status_of(child);
        INFO("allocations from " << from);
        REQUIRE((ending == more || ending == none_left));
    }

    CHECK(from > in_a_child);
}

TEST_CASE("no page for keys that is refused costs a saved answer", "[memory]") {
    prove(Allocator::pages, 100, 100'000);
}

TEST_CASE("what was promised before memory ran out is missed when it is not there", "[memory][control]") {
    watch_sqlite_memory();
    const tests::KioskFixture fixture;
    const tests::TemporaryFolder scratch;
    const fs::path store = copy_store(fixture.store(), scratch.path() / "walk");
    std::array<int, 2> pipe{};
    REQUIRE(::pipe2(pipe.data(), O_CLOEXEC) == 0);
    const int child = tests::in_child([&] { return walk(store, Allocator::cpp, 1'000, pipe[1]); });
    ::close(pipe[1]);
    Promise promise = promise_of(pipe[0]);
    ::close(pipe[0]);
    static_cast<void>(tests::status_of(child));
    REQUIRE(promise.answers.size() > 3);
    REQUIRE_THAT(broken_promise(store, promise), Catch::Matchers::IsEmpty());

    promise.answers["q22"] = "1";

    REQUIRE(broken_promise(store, promise) == "the answer to q22 is lost");
}
