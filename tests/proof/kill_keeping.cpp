// Works of a supervisor who keeps the store: people who leave and come, records put right, backups, restores.
#include <unistd.h>

#include <algorithm>

#include "runtime/storage/restore.h"
#include "tests/proof/kill_work.h"

namespace proof {

using namespace runtime::storage;
namespace fs = std::filesystem;

namespace {

std::string cell(int number) {
    return std::to_string(number % 4);
}

}  // namespace

// Somebody comes and leaves: each time all get a new data key.
int leavings(const fs::path& file, int pipe) {
    auto store = supervisor(file);
    if (!store) return 1;
    const std::string prefix = "l" + std::to_string(::getpid()) + "-";
    tell(pipe, {});
    for (int number = 1;; ++number) {
        const std::string name = prefix + std::to_string(number);
        if (!store->add_staff(name, Role::evaluator, {}, words(), Moment{number})) return 2;
        tell(pipe, name, number);
        if (!store->disable_staff(name, Moment{number})) return 3;
        tell(pipe, name, number, true);
    }
}

std::string leavings_kept(const fs::path& file, const Reports& reports, int& /*before*/) {
    for (const Report& report : reports) {
        if (report.finished && Store::open(file, report.name.data(), words()))
            return "somebody who left can sign in";
    }
    if (!Store::open(file, "coordinator", words())) return "a bystander cannot sign in";
    return is_whole(file);
}

// A new supervisor gets the keys of all records that there are.
int supervisors(const fs::path& file, int pipe) {
    auto store = supervisor(file);
    if (!store || !store->import(three_records("INVENTED-2"), Moment{1})) return 1;
    const std::string prefix = "s" + std::to_string(::getpid()) + "-";
    tell(pipe, {});
    for (int number = 1;; ++number) {
        const std::string name = prefix + std::to_string(number);
        if (!store->add_staff(name, Role::supervisor, {}, words(), Moment{number})) return 2;
        tell(pipe, name, number);
    }
}

std::string supervisors_see(const fs::path& file, const Reports& reports, int& /*before*/) {
    int all = 0;
    {
        auto store = supervisor(file);
        if (!store) return "it does not open";
        all = imported(*store).value_or(-1);
        if (const std::string broken = is_whole(*store); !broken.empty()) return broken;
    }
    if (reports.empty()) return {};
    auto store = Store::open(file, reports.back().name.data(), words());
    if (!store) return "a new supervisor is lost";
    return imported(*store) == all ? "" : "a new supervisor cannot read a record";
}

// One record is put right, and the correction again and again.
int corrections(const fs::path& file, int pipe) {
    auto store = supervisor(file);
    if (!store) return 1;
    const std::string client = "C" + std::to_string(::getpid());
    if (!store->import(three_records(client), Moment{1})) return 2;
    std::string record;
    const auto find = [&](const Record& each) {
        if (each.session.client == client) record = each.session.id;
        return record.empty();
    };
    if (!store->each_record({}, Reading::verifying, find, Moment{1})) return 3;
    tell(pipe, {});
    for (int number = 1;; ++number) {
        const auto made =
            store->correct_record({.record = record,
                                   .reason = "invented",
                                   .language = "vi",
                                   .answers = {{"q1", AnswerState::answered, cell(number), "vi", 1}},
                                   .scoring = {"scorer", {{"depression", cell(number)}}},
                                   .care = {}},
                                  Moment{number});
        if (!made) return 4;
        record = *made;
        tell(pipe, record, number);
    }
}

// The newest is there with its answer, and in all exports one of each chain stands for it.
std::string corrections_hold(const fs::path& file, const Reports& reports, int& /*before*/) {
    auto store = supervisor(file);
    if (!store) return "it does not open";
    if (!reports.empty()) {
        const Report& last = reports.back();
        const auto record = store->session(last.name.data(), Moment{1});
        if (!record) return "a correction is lost";
        if (record->answers.front().value != cell(last.number)) return "a correction has another answer";
        const auto before = store->session(record->session.corrects, Moment{1});
        if (!before || !before->session.corrected) return "the record before is lost, or still stands";
        int standing = 0;
        const auto count = [&](const Record& each) {
            if (each.session.client == record->session.client) ++standing;
            return true;
        };
        if (!store->each_record({}, Reading::exporting, count, Moment{1}))
            return "the records cannot be read";
        if (standing != 3) return "a correction stands beside what it corrects";
    }
    return is_whole(*store);
}

int backups(const fs::path& file, int pipe) {
    auto store = supervisor(file);
    if (!store) return 1;
    const fs::path folder = file.parent_path();
    tell(pipe, {});
    for (int number = 1;; ++number) {
        const std::string name = "backup-" + std::to_string(number);
        fs::remove(folder / name);
        if (!store->back_up(folder / name, Moment{number})) return 2;
        tell(pipe, name, number);
    }
}

// What has its name is whole, acknowledged or not: the newest is put in another place and opened.
std::string backups_whole(const fs::path& file, const Reports& reports, int& /*before*/) {
    const fs::path folder = file.parent_path();
    const int told = reports.empty() ? 0 : reports.back().number;
    if (told > 0 && !fs::exists(folder / reports.back().name.data())) return "a backup is lost";
    for (int number = told + 1; number >= told && number > 0; --number) {
        const fs::path backup = folder / ("backup-" + std::to_string(number));
        if (!fs::exists(backup)) continue;
        fs::remove_all(folder / "elsewhere");
        fs::create_directory(folder / "elsewhere");
        const fs::path copy = folder / "elsewhere" / "store.db";
        if (!restore(backup, copy, OtherStore::refused, Purpose::practice)) return "a backup is not whole";
        if (const std::string broken = is_whole(copy); !broken.empty()) return "of a backup: " + broken;
        break;
    }
    return is_whole(file);
}

// A backup is put in the store's place, and the work goes on in it.
int restores(const fs::path& file, int pipe) {
    const fs::path backup = file.parent_path() / "backup-to-restore";
    fs::remove(backup);
    {
        auto store = supervisor(file);
        if (!store || !store->back_up(backup, Moment{1})) return 1;
    }
    tell(pipe, {});
    for (int number = 1;; ++number) {
        // By a supervisor, who has it verified, and by whoever has the files.
        const bool by_name = number % 2 == 1;
        const auto done =
            by_name ? restore(backup, file, {"supervisor", words(), Moment{number}}) : restore(backup, file);
        if (!done) return 2;
        tell(pipe, {{}, number});
        auto store = supervisor(file);
        if (!store || !store->add_site("invented/" + std::to_string(number), Moment{number})) return 3;
        tell(pipe, {{}, number, true});
    }
}

std::string restores_whole(const fs::path& file, const Reports& reports, int& /*before*/) {
    const bool replaced = !reports.empty() && reports.back().is_of_something();
    auto store = supervisor(file);
    if (!store) return "it does not open";
    const auto all_aside = set_aside(file);
    if (replaced && (all_aside.empty() || !fs::exists(all_aside.back())))
        return "the store that was there is lost";
    if (!reports.empty() && reports.back().finished) {
        // The site added last is there, unless the next restore was done already.
        const auto sites = store->sites();
        const std::string site = "invented/" + std::to_string(reports.back().number);
        bool found = sites && std::ranges::find(*sites, site) != sites->end();
        if (!found && !all_aside.empty()) {
            auto before = Store::open(all_aside.back(), "supervisor", words());
            const auto there = before ? before->sites() : sites;
            found = before && std::ranges::find(*there, site) != there->end();
        }
        if (!found) return "what was done after a restore is lost";
    }
    return is_whole(*store);
}

}  // namespace proof
