// Nothing left behind: planted words and a planted client's code are in nothing that the program
// wrote while they were answered, finished, exported, backed up and restored: not in a file that
// stays, nor in one that was there for a moment, nor in a name; and it wrote nowhere else.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <memory>

#include "instruments/accept.h"
#include "runtime/export/csv_export.h"
#include "runtime/storage/restore.h"
#include "tests/proof/disk.h"
#include "tests/proof/walk.h"
#include "tests/support/kiosk_fixture.h"
#include "tests/support/scenario.h"
#include "tests/support/screening.h"

using namespace proof;
using namespace runtime;
namespace fs = std::filesystem;

namespace {

constexpr const char* said = "CANARY-of-an-invented-client";
constexpr const char* code = "CANARY-CODE-1";

storage::Secret words() {
    return storage::Secret(std::string_view(tests::invented_passphrase));
}

void answer(Kiosk& kiosk, const std::string& item, const std::string& cell) {
    const instruments::Instrument& instrument = kiosk.session().instrument();
    const auto index = instrument.find_item(item);
    REQUIRE(index.has_value());
    auto given = instruments::answer_from_cell(instrument, instrument.items[*index], cell);
    REQUIRE(given.has_value());
    REQUIRE_FALSE(kiosk.apply(SetAnswer{*index, std::move(*given)}));
}

// ASSIST with one substance, which the client named.
void answer_all(Kiosk& kiosk) {
    while (kiosk.session().position() != at_review) {
        for (const QuestionView& question : kiosk.page().questions) {
            if (question.id == "q1.other.name") {
                answer(kiosk, question.id, said);
            } else if (question.id == "q1.other") {
                answer(kiosk, question.id, "yes");
            } else if (!question.options.empty()) {
                const std::string& item = question.id;
                answer(kiosk, item, item.starts_with("q1.") ? "no" : question.options.front().code);
            }
        }
        REQUIRE_FALSE(kiosk.apply(Next{}));
    }
    REQUIRE_FALSE(kiosk.apply(Finish{}));
}

void work_of_a_day(const fs::path& file, const fs::path& folder, Level level) {
    const tests::ManualClock clock;
    {
        auto store = storage::Store::open(file, "coordinator", words());
        REQUIRE(store.has_value());
        REQUIRE(store->register_client(code, tests::invented_site, clock.today(), clock.now()));
    }
    {
        auto kiosk = Kiosk::start(file, tests::catalog(), clock);
        REQUIRE(kiosk.has_value());
        auto opened = kiosk->open_job("coordinator", std::make_shared<storage::Secret>(words()))();
        REQUIRE(opened.has_value());
        kiosk->signed_in(std::move(*opened));
        REQUIRE(kiosk->begin({code, {"assist@3.1"}, instruments::Mode::staff, "vi", tests::invented_site}));
        REQUIRE(kiosk->agree());
        answer_all(*kiosk);
        REQUIRE(kiosk->finish_visit());
    }
    auto store = storage::Store::open(file, "supervisor", words());
    REQUIRE(store.has_value());
    REQUIRE(export_csv(*store, tests::catalog(), clock, {folder / "export", level, {}}));
    REQUIRE(store->back_up(folder / "a-backup", clock.now()));
    REQUIRE(storage::restore(folder / "a-backup", folder / "copy.db", storage::OtherStore::refused,
                             storage::Purpose::practice));
}

struct Found {
    std::size_t written = 0;  // bytes that were looked through
    std::vector<std::string> in{};
};

Found look_for_canaries(const Disk& disk, const fs::path& folder) {
    Found found;
    std::string wide;  // as two-byte characters
    for (const char c : std::string("CANARY")) {
        wide += c;
        wide += '\0';
    }
    const auto look = [&](const std::string& where, const std::string& bytes) {
        found.written += bytes.size();
        if (bytes.find("CANARY") != std::string::npos || bytes.find(wide) != std::string::npos)
            found.in.push_back(where);
    };
    for (const Operation& operation : disk.recorded())
        look("written to " + operation.file, operation.file + operation.bytes);
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const std::string name = entry.path().string();
        look("left in " + name, name + (entry.is_regular_file() ? tests::read_file(entry) : ""));
    }
    return found;
}

// A whole day at a copy of the invented store, with everything that was written in it.
struct Day {
    explicit Day(Level level) {
        disk.record();
        work_of_a_day(file, folder, level);
    }
    tests::KioskFixture fixture;
    tests::TemporaryFolder scratch;
    fs::path folder = scratch.path() / "day";
    fs::path file = copy_store(fixture.store(), folder);
    Disk disk{folder};
};

}  // namespace

TEST_CASE("nothing that the program ever wrote has an answer or a client's code in it", "[canary]") {
    const Day day(Level::deidentified);

    const Found found = look_for_canaries(day.disk, day.folder);
    CHECK(found.in.empty());
    CHECK(found.written > 500'000);
    CHECK(day.disk.opened_elsewhere().empty());
    CHECK(fs::exists(day.folder / "export" / "assist@3.1.csv"));
}

TEST_CASE("an export of everything is found by the same search", "[canary][control]") {
    const Day day(Level::full);

    CHECK_FALSE(look_for_canaries(day.disk, day.folder).in.empty());
}
