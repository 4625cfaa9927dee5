// Storage faults while a supervisor keeps the store (keeping.h): each call to the disk fails in its turn, in
// each way, for one moment or until the step is over.
#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <string>

#include "tests/proof/disk.h"
#include "tests/proof/keeping.h"
#include "tests/proof/kill_work.h"
#include "tests/proof/walk.h"
#include "tests/support/kiosk_fixture.h"
#include "tests/support/temporary_folder.h"

using namespace proof;
namespace fs = std::filesystem;

namespace {

struct Walked {
    bool met_a_fault = false;
    bool to_the_end = false;
    std::string broken{};
};
using OneWalk = std::function<Walked(const fs::path& store, Disk& disk, const Plan& plan)>;

struct Tally {
    int walks = 0;
    int to_the_end = 0;
    int broken = 0;
    std::string first{};
};

// Each call in its turn, until a walk meets no fault any more.
Tally walk_all(const fs::path& from, Plan plan, const OneWalk& walk) {
    const tests::TemporaryFolder scratch;
    const auto folder = scratch.path() / "walk";
    Tally tally;
    for (;; ++plan.call) {
        const auto store = copy_store(from, folder);
        Walked walked;
        {
            Disk disk(folder);
            walked = walk(store, disk, plan);
        }
        ++tally.walks;
        tally.to_the_end += walked.to_the_end ? 1 : 0;
        if (!walked.broken.empty() && ++tally.broken == 1)
            tally.first = "call " + std::to_string(plan.call) + ": " + walked.broken;
        if (!walked.met_a_fault) return tally;
    }
}

void prove(const fs::path& from, const Plan& plan, const OneWalk& walk) {
    const Tally tally = walk_all(from, plan, walk);

    WARN(tally.walks << " walks, " << tally.to_the_end << " of them to the end");
    INFO(tally.first);
    CHECK(tally.broken == 0);
    CHECK(tally.walks > 20);
    CHECK(tally.to_the_end > 0);
}

// As the kiosk does it: after a step that failed the store is opened anew.
Walked keep_with(const fs::path& file, Disk& disk, const Plan& plan) {
    Walked walked;
    Kept told;
    {
        auto store = supervisor(file);
        REQUIRE(store);
        disk.fail(plan);
        told = keep(*store, file, [&](const Step& step) {
            const bool done = step();
            if (disk.failed()) {
                walked.met_a_fault = true;
                disk.mend();
            }
            if (!done) REQUIRE(store->reopen());
            return done;
        });
        disk.mend();
    }
    walked.to_the_end = told.imported && told.backed_up && told.exported;
    walked.broken = broken_keeping(file, told, plan.for_ever ? Leftovers::possible : Leftovers::none);
    return walked;
}

void prove_keeping(Fault fault, bool for_ever) {
    const tests::KioskFixture fixture;
    prove(fixture.store(), {fault, 1, for_ever}, keep_with);
}

void prove_restore(Fault fault, bool for_ever) {
    tests::KioskFixture fixture;
    fixture.close();
    const tests::TemporaryFolder stick;
    const fs::path backup = stick.path() / "the-backup";
    back_up_and_go_on(fixture.store(), backup);
    prove(fixture.store(), {fault, 1, for_ever}, [&](const fs::path& file, Disk& disk, const Plan& plan) {
        disk.fail(plan);
        const auto told = put_back(backup, file);
        const bool met = disk.failed();
        disk.mend();
        return Walked{met, told.has_value(), broken_restore(file, told)};
    });
}

}  // namespace

TEST_CASE("no error of the disk makes an import, a backup or an export other than was said", "[faults]") {
    prove_keeping(Fault::error, false);
}
TEST_CASE(
    "no disk that fails until a step is over makes an import, a backup or an export other than was said",
    "[faults]") {
    prove_keeping(Fault::error, true);
}
TEST_CASE(
    "no disk that is full until a step is over makes an import, a backup or an export other than was said",
    "[faults]") {
    prove_keeping(Fault::full, true);
}
TEST_CASE("no write that is done by half makes an import, a backup or an export other than was said",
          "[faults]") {
    prove_keeping(Fault::torn, false);
}

TEST_CASE("no error of the disk leaves half a restore untold", "[faults]") {
    prove_restore(Fault::error, false);
}
TEST_CASE("no disk that fails until a restore is over leaves half of it untold", "[faults]") {
    prove_restore(Fault::error, true);
}
TEST_CASE("no disk that is full until a restore is over leaves half of it untold", "[faults]") {
    prove_restore(Fault::full, true);
}
TEST_CASE("no call that was to make a restore durable leaves half of it untold", "[faults]") {
    prove_restore(Fault::unsettled, true);
}

TEST_CASE("the walk notices writes that were said to be done and were not, in what is kept and moved",
          "[faults][control]") {
    const tests::KioskFixture fixture;

    const Tally tally = walk_all(fixture.store(), {Fault::full, 1, true, true}, keep_with);

    CHECK(tally.broken > 0);
}
