// A hand-over that fails at any call to the disk, and the next one, of another client's visit: she gets her
// own, whatever the first had begun.
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <string>

#include "runtime/storage/store.h"
#include "tests/proof/disk.h"
#include "tests/support/invented_store.h"

using namespace proof;
using namespace runtime::storage;
using namespace tests;

namespace {

std::string visit_of(Store& store, const char* client) {
    const auto visit = store.start_visit({client, north, today, Mode::self, "vi", {dass}, "intake"}, now());
    REQUIRE(visit);
    REQUIRE(store.stand_at(visit->id, now()));
    return visit->id;
}

// Whether a call failed; what went wrong, if anything did.
bool fails_at(int call, std::string& wrong) {
    const InventedStore invented;
    Store store = invented.open("coordinator");
    const std::string first = visit_of(store, "INVENTED-1");
    bool failed = false;
    bool given_after_all = false;
    {
        Disk disk(invented.folder());
        disk.fail({Fault::error, call, false});
        given_after_all = store.hand_over(now()).has_value();
        failed = disk.failed();
    }
    if (given_after_all || !store.reopen()) return failed;
    const std::string second = visit_of(store, "INVENTED-2");
    auto given = store.hand_over(now());
    const auto stands = given ? given->standing_visit() : Stored<std::optional<VisitSummary>>();
    if (!given) {
        wrong = "the second cannot be handed over";
    } else if (!stands || !*stands || (*stands)->id != second) {
        wrong = !stands || !*stands      ? "nothing stands"
                : (*stands)->id == first ? "the first is given"
                                         : "another";
    }
    return failed;
}

}  // namespace

TEST_CASE("no failure of the disk in a hand-over gives the next client the visit of the one before",
          "[faults]") {
    int call = 1;
    int wrong = 0;
    std::string first_wrong;
    for (std::string why; fails_at(call, why); ++call, why.clear()) {
        if (!why.empty() && wrong++ == 0) first_wrong = "call " + std::to_string(call) + ": " + why;
    }

    WARN(call << " calls");
    INFO(first_wrong);
    CHECK(wrong == 0);
    CHECK(call > 20);
}
