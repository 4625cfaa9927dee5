// `kill -9` at random moments of a supervisor's and a coordinator's work, each in a process
// of its own. Afterwards everything that was acknowledged before is there, and the store is
// whole. To add other work: a function that works until it is killed and reports what was
// done, a check, and a line in `works`.
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstring>
#include <random>
#include <vector>

#include "runtime/acceptance.h"
#include "runtime/export/csv_export.h"
#include "tests/proof/extent.h"
#include "tests/proof/walk.h"
#include "tests/support/invented_store.h"
#include "tests/support/kiosk_fixture.h"
#include "tests/support/scenario.h"

using namespace proof;
using namespace runtime::storage;
namespace fs = std::filesystem;

namespace {

const Secret& words() {
    static const Secret secret{std::string_view(tests::invented_passphrase)};
    return secret;
}

// What a child says before it goes on: small enough to be written in one piece.
struct Report {
    std::array<char, 40> session{};
    int number = 0;  // answers, imports, people
    bool finished = false;
    bool visit_finished = false;
};

void tell(int pipe, const Report& report) {
    if (::write(pipe, &report, sizeof report) != sizeof report) ::_exit(9);
}

using Reports = std::vector<Report>;

// One DASS-21 session after another, each taken up where it was left.
int answers(const fs::path& store, int pipe) {
    for (;;) {
        Walk walk(store);
        walk.on_promise([pipe](const Promise& promise) {
            Report report{
                {}, static_cast<int>(promise.answers.size()), promise.finished, promise.visit_finished};
            promise.session.copy(report.session.data(), report.session.size() - 1);
            tell(pipe, report);
        });
        if (!walk.run(1)) return 1;
    }
}

std::string answers_kept(const fs::path& store, const Reports& reports, int /*before*/) {
    Promise promise;
    for (const Report& report : reports) {
        promise = {report.session.data(), {}, report.finished, report.visit_finished};
        for (int number = 1; number <= report.number; ++number) {
            const std::string item = "q" + std::to_string(number);
            promise.answers[item] = intended_cell(item);
        }
    }
    return broken_promise(store, promise);
}

std::vector<ImportedRecord> three_records() {
    const auto& instrument = tests::catalog().find("dass-21")->instrument;
    const ImportedRecord one{runtime::ref_of(instrument),
                             "INVENTED-1",
                             tests::invented_site,
                             "2026-01-02",
                             "vi",
                             {{"q1", AnswerState::answered, "1", {}, 0}},
                             {"scorer", {{"depression", "2"}}}};
    return {one, one, one};
}

int imports(const fs::path& file, int pipe) {
    auto store = Store::open(file, "supervisor", words());
    if (!store) return 1;
    for (int number = 1;; ++number) {
        if (!store->import(three_records(), Moment{number})) return 2;
        tell(pipe, {{}, number});
    }
}

int imported(Store& store) {
    int records = 0;
    const auto count = [&records](const Record& record) {
        if (record.session.mode == Mode::imported) ++records;
        return true;
    };
    return store.each_record({}, Reading::verifying, count, Moment{1}) ? records : -1;
}

std::string imports_kept(const fs::path& file, const Reports& reports, int before) {
    auto store = Store::open(file, "supervisor", words());
    if (!store) return "it does not open";
    const int now = imported(*store);
    if (now % 3 != 0) return "half an import is there";
    return now < before + 3 * static_cast<int>(reports.size()) ? "an import is lost" : "";
}

int exports(const fs::path& file, int pipe) {
    auto store = Store::open(file, "supervisor", words());
    if (!store) return 1;
    const tests::ManualClock clock;
    const fs::path folder = file.parent_path() / "export";
    for (int number = 1;; ++number) {
        fs::remove_all(folder);
        if (!runtime::export_csv(*store, tests::catalog(), clock, {folder, {}, {}})) return 2;
        tell(pipe, {{}, number});
    }
}

// A manifest is written last: what has one is whole.
std::string exports_whole(const fs::path& file, const Reports& /*reports*/, int /*before*/) {
    const fs::path folder = file.parent_path() / "export";
    if (!fs::exists(folder / "manifest.json")) return {};
    return fs::exists(folder / "dass-21@1.csv") ? "" : "an export with a manifest is not whole";
}

int people(const fs::path& file, int pipe) {
    auto store = Store::open(file, "supervisor", words());
    if (!store) return 1;
    const std::string prefix = "p" + std::to_string(::getpid()) + "-";
    for (int number = 1;; ++number) {
        const std::string name = prefix + std::to_string(number);
        if (!store->add_staff(name, Role::evaluator, {}, words(), Moment{number})) return 2;
        Report report{{}, number};
        name.copy(report.session.data(), report.session.size() - 1);
        tell(pipe, report);
    }
}

std::string people_kept(const fs::path& file, const Reports& reports, int /*before*/) {
    if (reports.empty()) return {};
    return Store::open(file, reports.back().session.data(), words()) ? "" : "somebody is lost";
}

struct Work {
    const char* name;
    int (*until_killed)(const fs::path& store, int pipe);
    std::string (*check)(const fs::path& store, const Reports& reports, int before);
};
constexpr std::array<Work, 8> works{{{"answers", answers, answers_kept},
                                     {"answers", answers, answers_kept},
                                     {"imports", imports, imports_kept},
                                     {"answers", answers, answers_kept},
                                     {"exports", exports, exports_whole},
                                     {"answers", answers, answers_kept},
                                     {"people", people, people_kept},
                                     {"answers", answers, answers_kept}}};

Reports reports_of(int pipe) {
    Reports reports;
    Report report;
    while (::read(pipe, &report, sizeof report) == sizeof report)
        reports.push_back(report);
    return reports;
}

}  // namespace

TEST_CASE("no kill costs anything that was acknowledged", "[kill]") {
    const tests::KioskFixture fixture;
    const tests::TemporaryFolder scratch;
    static_cast<void>(tests::catalog());  // loaded before the children are made
    std::minstd_rand random(20260228);
    std::size_t acknowledged = 0;
    fs::path store;

    for (int kill_number = 0; kill_number < extent(1'000, 10'000); ++kill_number) {
        // A new store now and then: a full one is slow to look through.
        if (kill_number % 40 == 0) store = copy_store(fixture.store(), scratch.path() / "kills");
        const Work& work = works[static_cast<std::size_t>(kill_number) % works.size()];
        int before = 0;
        if (work.until_killed == imports) {
            auto opened = Store::open(store, "supervisor", words());
            REQUIRE(opened.has_value());
            before = imported(*opened);
        }
        std::array<int, 2> pipe{};
        REQUIRE(::pipe2(pipe.data(), O_CLOEXEC) == 0);
        const int child = tests::in_child([&] { return work.until_killed(store, pipe[1]); });
        ::close(pipe[1]);
        ::usleep(static_cast<useconds_t>(10'000 + random() % 60'000));
        ::kill(child, SIGKILL);
        INFO("kill " << kill_number << " of " << work.name);
        REQUIRE(tests::status_of(child) == -SIGKILL);
        const Reports reports = reports_of(pipe[0]);
        ::close(pipe[0]);
        acknowledged += reports.size();

        REQUIRE(broken_promise(store, {}) == "");
        REQUIRE(work.check(store, reports, before) == "");
    }
    WARN(acknowledged << " steps acknowledged");
    REQUIRE(acknowledged > static_cast<std::size_t>(extent(500, 5'000)));
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
    REQUIRE(broken_promise(store, promise) == "");

    promise.answers["q22"] = "1";

    REQUIRE(broken_promise(store, promise) == "the answer to q22 is lost");
}
