// `kill -9` at random moments of a supervisor's and a coordinator's work, each in a process
// of its own. Afterwards everything that was acknowledged before is there, and the store is
// whole.
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_container_properties.hpp>
#include <fstream>
#include <limits>
#include <map>
#include <random>
#include <sstream>
#include <utility>

#include "runtime/storage/keyring.h"
#include "runtime/storage/sqlite.h"
#include "tests/proof/extent.h"
#include "tests/proof/kill_work.h"
#include "tests/proof/walk.h"
#include "tests/support/invented_store.h"
#include "tests/support/kiosk_fixture.h"
#include "tests/support/scenario.h"

using namespace proof;
namespace fs = std::filesystem;

namespace {

// The report that it begins, and so many more; waits for them, or for the end of the work.
void read_reports(int pipe, Reports& reports, std::size_t wanted) {
    Report report;
    while (reports.size() <= wanted && ::read(pipe, &report, sizeof report) == sizeof report) {
        if (report.is_of_something()) {
            reports.push_back(report);
        } else if (wanted == 0) {
            return;
        }
        if (reports.size() == wanted) return;
    }
}

// Runs the work and kills it: some while it starts, the others somewhere after a few steps, so that a
// busy machine does not mean that nothing was under way. What it had reported.
Reports killed(const Work& work, const fs::path& store, std::minstd_rand& random) {
    std::array<int, 2> pipe{};
    REQUIRE(::pipe2(pipe.data(), O_CLOEXEC) == 0);
    const int child = tests::in_child([&] { return work.until_killed(store, pipe[1]); });
    ::close(pipe[1]);
    Reports reports;
    if (random() % 8 != 0) {
        const std::size_t steps = random() % work.steps_at_most;
        read_reports(pipe[0], reports, steps);
    }
    ::usleep(static_cast<useconds_t>(random() % work.microseconds_of_step));
    ::kill(child, SIGKILL);
    REQUIRE(tests::status_of(child) == -SIGKILL);
    read_reports(pipe[0], reports, std::numeric_limits<std::size_t>::max());
    ::close(pipe[0]);
    return reports;
}

}  // namespace

TEST_CASE("no kill costs anything that was acknowledged", "[kill]") {
    const tests::KioskFixture fixture;
    const tests::TemporaryFolder scratch;
    static_cast<void>(tests::catalog());  // loaded before the processes are made
    std::minstd_rand random(20260228);
    std::map<std::string, std::size_t> acknowledged;
    std::map<std::string, int> before;
    fs::path store;

    for (int kill = 0; kill < extent(1'000, 10'000); ++kill) {
        // A new store now and then: a full one is slow to look through.
        if (kill % static_cast<int>(works().size()) == 0) {
            store = copy_store(fixture.store(), scratch.path() / "kills");
            before.clear();
        }
        const Work& work = works()[static_cast<std::size_t>(kill) % works().size()];
        INFO("kill " << kill << " of " << work.name);

        const Reports reports = killed(work, store, random);

        acknowledged[work.name] += reports.size();
        REQUIRE_THAT(work.check(store, reports, before[work.name]), Catch::Matchers::IsEmpty());
    }

    std::ostringstream told;
    for (const auto& [name, steps] : acknowledged) {
        told << name << ' ' << steps << ' ';
        // A work that nobody sees doing anything proves nothing.
        CHECK(steps > 0);
    }
    WARN("steps acknowledged: " << told.str());
    CHECK(acknowledged["answers"] > static_cast<std::size_t>(extent(500, 5'000)));
}

TEST_CASE("the check after a kill notices an answer that is not there", "[kill][control]") {
    const tests::KioskFixture fixture;
    const tests::TemporaryFolder scratch;
    const auto store = copy_store(fixture.store(), scratch.path() / "kills");
    Promise promise;
    {
        Walk walk(store);
        REQUIRE(walk.run(1));
        promise = walk.promise();
    }
    REQUIRE_THAT(broken_promise(store, promise), Catch::Matchers::IsEmpty());

    promise.answers["q22"] = "1";

    REQUIRE(broken_promise(store, promise) == "the answer to q22 is lost");
}

TEST_CASE("the checks after a kill notice what was never done", "[kill][control]") {
    const tests::KioskFixture fixture;
    const tests::TemporaryFolder scratch;
    const auto store = copy_store(fixture.store(), scratch.path() / "kills");
    REQUIRE(supervisor(store)->import(three_records("ERASED-1"), {1}));
    // Who is there and is said to have left, who has records and is said to be erased, and what never was.
    const std::map<std::string, std::string> told{{"leavings", "coordinator"}, {"erasures", "ERASED-1"}};

    std::map<std::string, std::string> found;
    for (const Work& work : works()) {
        const auto named = told.find(work.name);
        Report report{{}, 1, true};
        (named == told.end() ? "nobody" : named->second).copy(report.name.data(), report.name.size() - 1);
        int before = 0;
        found[work.name] = work.check(store, {report}, before);
    }

    CHECK(found == std::map<std::string, std::string>{
                       {"imports", "an import is lost"},
                       {"answers", "the session is lost"},
                       {"exports", "an export is lost"},
                       {"people", "somebody is lost"},
                       {"leavings", "somebody who left can sign in"},
                       {"supervisors", "a new supervisor is lost"},
                       {"erasures", "a client is erased by half"},
                       {"corrections", "a correction is lost"},
                       {"backups", "a backup is lost"},
                       {"restores", "the store that was there is lost"},
                       {"hand-overs", "the session is lost"},
                       {"surveys", "a sheet is lost"},
                       {"alone", "the session is lost"},
                   });
}

TEST_CASE("the checks after a kill notice a client's file that is taken in twice, and a key that is left",
          "[kill][control]") {
    const tests::KioskFixture fixture;
    const tests::TemporaryFolder scratch;
    const auto store = copy_store(fixture.store(), scratch.path() / "kills");
    const fs::path session_file = store.string() + ".session";
    const fs::path aside = scratch.path() / "aside";
    const runtime::storage::Keyring keyring = runtime::storage::Keyring::read(store.string() + ".keys");
    const runtime::storage::Slot& slot = *keyring.slot_named("supervisor");
    const runtime::storage::Secret words{std::string_view(tests::invented_passphrase)};
    const runtime::storage::Secret data_key =
        unseal_data_key(slot.sealed_data_key, *unlock(slot, words, keyring.context())).value();
    const auto run = [&](const std::string& sql) { runtime::storage::Connection(store, data_key).run(sql); };
    {
        Walk walk(store, Alone::yes);
        bool finished = false;
        walk.on_promise([&](const Promise& promise) {
            if (promise.finished && !std::exchange(finished, true)) fs::copy_file(session_file, aside);
        });
        // As far as sign-in after the client: the key was put by before.
        run("CREATE TABLE kept AS SELECT * FROM session_files;"
            "CREATE TRIGGER keep AFTER INSERT ON session_files BEGIN INSERT INTO kept SELECT * FROM "
            "session_files;"
            " END;");
        REQUIRE(walk.run(1));
        REQUIRE(finished);
    }
    run("DROP TRIGGER keep;");
    REQUIRE_THAT(more_than_once(store), Catch::Matchers::IsEmpty());
    REQUIRE_THAT(left_of_a_hand_over(store), Catch::Matchers::IsEmpty());
    REQUIRE_THAT(keys_in_clear(store), Catch::Matchers::IsEmpty());

    run("INSERT INTO session_files SELECT * FROM kept;");
    CHECK(left_of_a_hand_over(store) == "the key of a client's file is left");
    fs::copy_file(aside, session_file);
    CHECK(left_of_a_hand_over(store) == "store.db.session is left");
    std::ofstream(store.string() + ".note") << data_key.view();
    CHECK(keys_in_clear(store) == "a key lies in store.db.note");
    CHECK_THAT(more_than_once(store), !Catch::Matchers::IsEmpty());
}
