// Storage faults in the keys: a supervisor changes her passphrase, adds somebody and disables somebody, while
// each call to the disk fails in its turn, in each way, for one moment or until the step is over. Whoever
// should open the store opens it with the passphrase that is hers, and nobody else.
#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <string>
#include <vector>

#include "runtime/storage/store.h"
#include "tests/proof/disk.h"
#include "tests/proof/extent.h"
#include "tests/proof/kill_work.h"
#include "tests/proof/walk.h"
#include "tests/support/kiosk_fixture.h"
#include "tests/support/temporary_folder.h"

using namespace proof;
using namespace runtime::storage;
namespace fs = std::filesystem;

namespace {

struct Said {
    bool changed = false;
    bool added = false;
    bool disabled = false;
    bool disk_failed = false;
};

// As the kiosk does it: after a step that failed the store is opened anew, and where that fails she is out.
Said work(const fs::path& file, Disk& disk, const Plan& plan) {
    Said said;
    auto store = Store::open(file, "supervisor", words());
    REQUIRE(store);
    disk.fail(plan);
    const auto step = [&](const std::function<Stored<void>(Store&)>& call) {
        if (!store) return false;
        const bool done = call(*store).has_value();
        if (disk.failed()) {
            said.disk_failed = true;
            disk.mend();
        }
        if (!done && !store->reopen()) store = tl::unexpected(StoreError{});
        return done;
    };
    said.changed = step([](Store& s) { return s.change_passphrase(words(), new_words(), Moment{1}); });
    said.added =
        step([](Store& s) { return s.add_staff("another", Role::supervisor, {}, words(), Moment{2}); });
    said.disabled = step([](Store& s) { return s.disable_staff("evaluator", Moment{3}); });
    disk.mend();
    return said;
}

bool opens(const fs::path& file, const char* name, const Secret& passphrase) {
    return Store::open(file, name, passphrase).has_value();
}

std::string broken(const fs::path& file, const Said& said) {
    const bool by_new = opens(file, "supervisor", new_words());
    if (by_new == opens(file, "supervisor", words()))
        return by_new ? "two passphrases are hers" : "no passphrase is hers";
    if (said.changed && !by_new) return "the new passphrase is not hers";
    if (!opens(file, "coordinator", words())) return "a bystander cannot open it";
    if (said.added && !opens(file, "another", words())) return "who was added cannot open it";
    const bool evaluator = opens(file, "evaluator", words());
    if (said.disabled && evaluator) return "who was disabled opens it";
    auto store = Store::open(file, "supervisor", by_new ? new_words() : words());
    if (!store || !store->check()->whole()) return "the store is not whole";
    const std::vector<StaffMember> staff = store->staff().value();
    for (const StaffMember& each : staff) {
        if (each.name == "evaluator" && each.active != evaluator) return "the list of staff is not true";
    }
    return {};
}

struct Tally {
    int walks = 0;
    int failed = 0;
    int changed = 0;
    int broken = 0;
    std::string first{};
};

Tally walk_all(Plan plan, int each) {
    const tests::KioskFixture fixture;
    const tests::TemporaryFolder scratch;
    const auto folder = scratch.path() / "walk";
    Tally tally;
    for (;; plan.call += each) {
        const auto store = copy_store(fixture.store(), folder);
        Said said;
        {
            Disk disk(folder);
            said = work(store, disk, plan);
        }
        ++tally.walks;
        tally.failed += said.disk_failed ? 1 : 0;
        tally.changed += said.changed ? 1 : 0;
        const std::string wrong = broken(store, said);
        if (!wrong.empty()) ++tally.broken;
        if (!wrong.empty() && tally.first.empty())
            tally.first = "call " + std::to_string(plan.call) + ": " + wrong;
        if (!said.disk_failed) return tally;
    }
}

void prove(Fault fault, bool for_ever, int each) {
    const Tally tally = walk_all({fault, 1, for_ever}, each);

    WARN(tally.walks << " walks, " << tally.changed << " with a changed passphrase");
    INFO(tally.first);
    CHECK(tally.broken == 0);
    CHECK(tally.failed > 5);
    CHECK(tally.changed < tally.walks);
    CHECK(tally.changed > 0);
}

}  // namespace

// Every call, since between two of them lies the moment of the change.
TEST_CASE("no call that was to make a change of the keys durable costs anybody her passphrase", "[faults]") {
    prove(Fault::unsettled, true, 1);
}
TEST_CASE("no error of the disk costs anybody her passphrase", "[faults]") {
    prove(Fault::error, false, extent(23, 1));
}
TEST_CASE("no disk that fails until a step is over costs anybody her passphrase", "[faults]") {
    prove(Fault::error, true, extent(23, 1));
}
TEST_CASE("no disk that is full until a step is over costs anybody her passphrase", "[faults]") {
    prove(Fault::full, true, extent(23, 1));
}
TEST_CASE("no write that is done by half costs anybody her passphrase", "[faults]") {
    prove(Fault::torn, false, extent(23, 1));
}

// Of the key file alone: what is lost of the store itself other walks notice.
TEST_CASE("the walk notices a key file that was said to be written and was not", "[faults][control]") {
    const Tally tally = walk_all({.fault = Fault::full, .lying = true, .only_of = "store.db.keys.new"}, 1);

    INFO(tally.first);
    CHECK(tally.broken > 0);
    CHECK(tally.first.ends_with("no passphrase is hers"));
}
