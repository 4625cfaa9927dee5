// Storage faults: each call to the disk fails in its turn, in each way, once and for ever,
// while a coordinator goes through DASS-21. Nothing that was said to be saved is lost, and
// after one failure she comes to the end all the same.
#include <catch2/catch_test_macros.hpp>

#include "tests/proof/disk.h"
#include "tests/proof/extent.h"
#include "tests/proof/walk.h"
#include "tests/support/kiosk_fixture.h"
#include "tests/support/temporary_folder.h"

using namespace proof;

namespace {

struct Tally {
    int walks = 0;
    int promised = 0;  // answers that were said to be saved
    int broken = 0;
    int unfinished = 0;
    std::string first{};
};

const char* name_of(Fault fault) {
    return fault == Fault::error  ? "error"
           : fault == Fault::full ? "full"
           : fault == Fault::torn ? "torn"
                                  : "unsettled";
}

// Every call from the first on, until a walk meets no fault any more.
Tally walk_all(Fault fault, bool for_ever, int each, bool lying = false, Alone alone = Alone::no) {
    const tests::KioskFixture fixture;
    const tests::TemporaryFolder scratch;
    const auto folder = scratch.path() / "walk";
    Tally tally;
    for (int call = 1;; call += each) {
        const auto store = copy_store(fixture.store(), folder);
        Disk disk(folder);
        Walk walk(store, alone);
        disk.fail({fault, call, for_ever, lying});
        const bool finished = walk.run(for_ever ? 4 : 8);
        const bool failed = disk.failed();
        disk.mend();
        walk.close();
        ++tally.walks;
        tally.promised += static_cast<int>(walk.promise().answers.size());
        const std::string broken = broken_promise(store, walk.promise());
        if (!broken.empty()) ++tally.broken;
        if (!finished && !for_ever) ++tally.unfinished;
        if (tally.first.empty() && (!broken.empty() || (!finished && !for_ever))) {
            tally.first = std::string(name_of(fault)) + " at call " + std::to_string(call) + ": " +
                          (broken.empty() ? "she does not come to the end" : broken);
        }
        if (!failed) return tally;
    }
}

// The quick form walks every call of one kind of fault, and each ninth of the others.
void prove(Fault fault, bool for_ever, int each = extent(9, 1), Alone alone = Alone::no) {
    const Tally tally = walk_all(fault, for_ever, each, false, alone);

    WARN(tally.walks << " walks, " << tally.promised << " answers said to be saved");
    INFO(tally.first);
    CHECK(tally.broken == 0);
    CHECK(tally.unfinished == 0);
    CHECK(tally.walks > 50);
}

}  // namespace

TEST_CASE("no error of the disk costs a saved answer, and she comes to the end", "[faults]") {
    prove(Fault::error, false, 1);
}
TEST_CASE("no disk that fails for ever costs a saved answer", "[faults]") {
    prove(Fault::error, true);
}
TEST_CASE("no moment without room costs a saved answer, and she comes to the end", "[faults]") {
    prove(Fault::full, false);
}
TEST_CASE("no disk that is full for ever costs a saved answer", "[faults]") {
    prove(Fault::full, true);
}
TEST_CASE("no write that is done by half costs a saved answer, and she comes to the end", "[faults]") {
    prove(Fault::torn, false);
}
TEST_CASE("no disk that is full for ever in the middle of a write costs a saved answer", "[faults]") {
    prove(Fault::torn, true);
}

TEST_CASE("no error of the disk costs an answer that a client gave alone, and it comes back", "[faults]") {
    prove(Fault::error, false, extent(9, 1), Alone::yes);
}
TEST_CASE("no disk that is full for ever costs an answer that a client gave alone", "[faults]") {
    prove(Fault::full, true, extent(11, 1), Alone::yes);
}
TEST_CASE("no write that is done by half costs an answer that a client gave alone", "[faults]") {
    prove(Fault::torn, false, extent(11, 1), Alone::yes);
}

TEST_CASE("the walk notices writes that were said to be done and were not", "[faults][control]") {
    const Tally tally = walk_all(Fault::full, true, extent(9, 1), true);

    CHECK(tally.broken > 0);
}
