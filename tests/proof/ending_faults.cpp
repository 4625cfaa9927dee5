// Storage faults in what ends a survey or a correction: each call to the disk fails in its turn. Such an end
// leaves nothing behind that could be asked whether it came (a survey leaves its visit, a corrected record
// takes no second correction), so a step that was done and told as failed must be known again, and must not
// be done twice.
#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <memory>
#include <string>

#include "runtime/client_code.h"
#include "runtime/storage/store.h"
#include "tests/proof/disk.h"
#include "tests/proof/extent.h"
#include "tests/proof/kill_work.h"
#include "tests/support/kiosk_fixture.h"
#include "tests/support/scenario.h"
#include "tests/support/temporary_folder.h"

using namespace proof;
using namespace runtime;
using instruments::Mode;
namespace fs = std::filesystem;

namespace {

constexpr const char* survey = "client-satisfaction@1";
constexpr const char* correction = "invented reason";

// What somebody does, and how many records a supervisor exports afterwards.
struct Ending {
    const char* person;
    std::function<void(tests::KioskFixture&)> before;  // the power is cut after it
    std::function<void(Kiosk&)> begin;                 // after sign-in, on a disk that works
    std::function<bool(Kiosk&)> end;                   // whether it is done; tried again where it is not
    int records;
    bool corrected = false;
};

void stand_in_survey(tests::KioskFixture& fixture, Mode mode) {
    fixture.sign_in("evaluator");
    fixture.begin({survey}, "", mode);
    fixture.answer_everything_with_first_choice();
}

// Its id, for the supervisor who corrects it.
std::string seal_a_record(tests::KioskFixture& fixture) {
    fixture.sign_in("coordinator");
    fixture.begin({"dass-21@1"}, new_client_code());
    fixture.answer_everything_with_first_choice();
    REQUIRE_FALSE(fixture.kiosk().apply(Finish{}));
    std::string id = fixture.kiosk().visit().sessions.front().id;
    REQUIRE(fixture.kiosk().finish_visit());
    return id;
}

void stand_in_correction(Kiosk& kiosk, const std::string& id) {
    REQUIRE(kiosk.correct(id, correction));
    const auto item = *kiosk.session().instrument().find_item("q1");
    REQUIRE_FALSE(kiosk.apply(GoTo{item}));
    REQUIRE_FALSE(kiosk.apply(SetAnswer{item, instruments::Chosen{3}}));
    REQUIRE_FALSE(kiosk.apply(Next{}));
}

void sign_in(Kiosk& kiosk, const char* name) {
    auto opened = kiosk.open_job(
        name, std::make_shared<storage::Secret>(std::string_view(tests::invented_passphrase)))();
    REQUIRE(opened);
    kiosk.signed_in(std::move(*opened));
}

// Empty when there is what should be, once.
std::string wrong_afterwards(const fs::path& file, const Ending& ending, tests::ManualClock& clock) {
    {
        auto kiosk = Kiosk::start(file, tests::catalog(), clock);
        REQUIRE(kiosk);
        sign_in(*kiosk, ending.person);
        if (kiosk->stage() != Stage::home || !kiosk->unfinished().empty()) return "something is still open";
    }
    auto store = supervisor(file);
    if (!store) return "it does not open";
    if (!store->check()->whole()) return "it is not whole";
    int found = 0;
    int corrected = 0;
    const auto count = [&](const storage::Record& record) {
        ++found;
        corrected += record.session.reason == correction ? 1 : 0;
        return true;
    };
    if (!store->each_record({}, storage::Reading::exporting, count, {1})) return "it cannot be read";
    if (found != ending.records) return std::to_string(found) + " records";
    return corrected == (ending.corrected ? 1 : 0) ? "" : "the correction is not there";
}

struct Tally {
    int walks = 0;
    int told_as_failed = 0;  // tried again
    int wrong = 0;
    std::string first{};
};

Tally walk_all(const Ending& ending, Fault fault, int each) {
    tests::KioskFixture fixture;
    ending.before(fixture);
    fixture.close();
    const tests::TemporaryFolder scratch;
    const auto folder = scratch.path() / "walk";
    Tally tally;
    for (int call = 1;; call += each) {
        fs::remove_all(folder);
        fs::copy(fixture.store().parent_path(), folder);
        const auto store = folder / fixture.store().filename();
        bool done = false;
        bool failed = false;
        int tries = 0;
        {
            Disk disk(folder);
            auto kiosk = Kiosk::start(store, tests::catalog(), fixture.clock());
            REQUIRE(kiosk);
            sign_in(*kiosk, ending.person);
            ending.begin(*kiosk);
            disk.fail({fault, call, false});
            while (!done && ++tries < 4)
                done = ending.end(*kiosk);
            failed = disk.failed();
            disk.mend();
        }
        ++tally.walks;
        tally.told_as_failed += tries > 1 ? 1 : 0;
        const std::string wrong = done ? wrong_afterwards(store, ending, fixture.clock()) : "it does not end";
        if (!wrong.empty() && tally.wrong++ == 0) tally.first = "call " + std::to_string(call) + ": " + wrong;
        if (!failed) return tally;
    }
}

void prove(const Ending& ending) {
    for (const Fault fault : {Fault::error, Fault::full, Fault::torn}) {
        const Tally tally = walk_all(ending, fault, fault == Fault::error ? 1 : extent(3, 1));

        WARN(tally.walks << " walks, " << tally.told_as_failed << " told as failed at first");
        INFO(tally.first);
        CHECK(tally.wrong == 0);
        CHECK(tally.walks > 5);
    }
}

bool finish(Kiosk& kiosk) {
    return !kiosk.apply(Finish{}).has_value();
}

}  // namespace

TEST_CASE("no failure of the disk leaves a survey that is finished open, or finishes it twice", "[faults]") {
    prove({"evaluator", [](auto& fixture) { stand_in_survey(fixture, Mode::staff); }, [](Kiosk&) {}, finish,
           1});
}

TEST_CASE("no failure of the disk leaves a respondent's survey open, or finishes it twice", "[faults]") {
    prove(
        {"evaluator", [](auto& fixture) { stand_in_survey(fixture, Mode::self); }, [](Kiosk&) {}, finish, 1});
}

TEST_CASE("no failure of the disk leaves a survey that is destroyed open", "[faults]") {
    prove({"evaluator", [](auto& fixture) { stand_in_survey(fixture, Mode::staff); }, [](Kiosk&) {},
           [](Kiosk& kiosk) { return kiosk.discard().has_value(); }, 0});
}

TEST_CASE("no failure of the disk leaves a survey that is declined open", "[faults]") {
    const auto plan = [](Kiosk& kiosk) {
        REQUIRE(kiosk.begin({"", {survey}, Mode::staff, "vi", tests::invented_site}));
    };
    prove({"evaluator", [](auto&) {}, plan, [](Kiosk& kiosk) { return kiosk.decline().has_value(); }, 0});
}

TEST_CASE("no failure of the disk loses a correction, or makes it twice", "[faults]") {
    std::string id;
    prove({"supervisor", [&](auto& fixture) { id = seal_a_record(fixture); },
           [&](Kiosk& kiosk) { stand_in_correction(kiosk, id); }, finish, 1, true});
}
