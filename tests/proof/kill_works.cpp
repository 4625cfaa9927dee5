#include "tests/proof/kill_works.h"

#include <unistd.h>

#include "runtime/acceptance.h"
#include "runtime/export/csv_export.h"
#include "tests/proof/kill_work.h"
#include "tests/proof/walk.h"
#include "tests/support/kiosk_fixture.h"
#include "tests/support/scenario.h"

namespace proof {

using namespace runtime::storage;
namespace fs = std::filesystem;

const Secret& words() {
    static const Secret secret{std::string_view(tests::invented_passphrase)};
    return secret;
}

const Secret& new_words() {
    static const Secret secret{std::string_view("other invented words here")};
    return secret;
}

void tell(int pipe, const Report& report) {
    if (::write(pipe, &report, sizeof report) != sizeof report) ::_exit(9);
}

void tell(int pipe, const std::string& name, int number, bool finished) {
    Report report{{}, number, finished};
    name.copy(report.name.data(), report.name.size() - 1);
    tell(pipe, report);
}

Stored<Store> supervisor(const fs::path& store) {
    return Store::open(store, "supervisor", words());
}

std::string is_whole(Store& store) {
    const auto report = store.check();
    if (!report) return "it cannot be checked";
    return report->whole() ? "" : "it is not whole";
}

std::string is_whole(const fs::path& file) {
    auto store = supervisor(file);
    return store ? is_whole(*store) : "it does not open";
}

std::vector<ImportedRecord> three_records(const std::string& client) {
    const auto& instrument = tests::catalog().find("dass-21")->instrument;
    const ImportedRecord one{runtime::ref_of(instrument),
                             client,
                             tests::invented_site,
                             "2026-01-02",
                             "vi",
                             {{"q1", AnswerState::answered, "1", {}, 0}},
                             {"scorer", {{"depression", "2"}}}};
    return {one, one, one};
}

std::optional<int> imported(Store& store, const std::optional<std::string>& client) {
    int records = 0;
    const auto count = [&](const Record& record) {
        const bool wanted = !client || record.session.client == client;
        if (wanted && record.session.mode == Mode::imported) ++records;
        return true;
    };
    if (!store.each_record({}, Reading::verifying, count, Moment{1})) return std::nullopt;
    return records;
}

namespace {

// One DASS-21 session after another, each taken up where it was left.
template <Alone alone>
int answers(const fs::path& store, int pipe) {
    tell(pipe, {});
    for (;;) {
        Walk walk(store, alone);
        walk.on_promise([pipe](const Promise& promise) {
            Report report{
                {}, static_cast<int>(promise.answers.size()), promise.finished, promise.visit_finished};
            promise.session.copy(report.name.data(), report.name.size() - 1);
            tell(pipe, report);
        });
        if (!walk.run(1)) return 1;
    }
}

std::string answers_kept(const fs::path& store, const Reports& reports, int& /*before*/) {
    Promise promise;
    if (!reports.empty()) {
        const Report& last = reports.back();
        promise = {last.name.data(), {}, last.finished, last.visit_finished};
        for (int number = 1; number <= last.number; ++number) {
            const std::string item = "q" + std::to_string(number);
            promise.answers[item] = intended_cell(item);
        }
    }
    return broken_promise(store, promise);
}

int imports(const fs::path& file, int pipe) {
    auto store = supervisor(file);
    if (!store) return 1;
    tell(pipe, {});
    for (int number = 1;; ++number) {
        if (!store->import(three_records("INVENTED-1"), Moment{number})) return 2;
        tell(pipe, {{}, number});
    }
}

std::string imports_kept(const fs::path& file, const Reports& reports, int& before) {
    auto store = supervisor(file);
    if (!store) return "it does not open";
    const auto now = imported(*store, "INVENTED-1");
    if (!now) return "its records cannot be read";
    if (*now % 3 != 0) return "half an import is there";
    if (*now < before + 3 * static_cast<int>(reports.size())) return "an import is lost";
    before = *now;
    return is_whole(*store);
}

fs::path export_of(const fs::path& file, int number) {
    return file.parent_path() / ("export-" + std::to_string(number));
}

// What has no manifest is no export any more, whatever else of it is left.
void remove_export(const fs::path& folder) {
    fs::remove(folder / "manifest.json");
    fs::remove_all(folder);
}

int exports(const fs::path& file, int pipe) {
    auto store = supervisor(file);
    if (!store) return 1;
    const tests::ManualClock clock;
    if (!store->import(three_records("INVENTED-3"), Moment{1})) return 3;
    tell(pipe, {});
    for (int number = 1;; ++number) {
        const fs::path folder = export_of(file, number);
        remove_export(folder);
        if (!runtime::export_csv(*store, tests::catalog(), clock, {folder, {}, {}})) return 2;
        tell(pipe, {{}, number});
        remove_export(export_of(file, number - 1));
    }
}

// A manifest is written last: what has one is whole.
std::string exports_whole(const fs::path& file, const Reports& reports, int& /*before*/) {
    if (!reports.empty() && !fs::exists(export_of(file, reports.back().number) / "manifest.json"))
        return "an export is lost";
    for (const auto& entry : fs::directory_iterator(file.parent_path())) {
        if (fs::exists(entry.path() / "manifest.json") && !fs::exists(entry.path() / "dass-21@1.csv"))
            return "an export with a manifest is not whole";
    }
    return is_whole(file);
}

int people(const fs::path& file, int pipe) {
    auto store = supervisor(file);
    if (!store) return 1;
    const std::string prefix = "p" + std::to_string(::getpid()) + "-";
    tell(pipe, {});
    for (int number = 1;; ++number) {
        const std::string name = prefix + std::to_string(number);
        if (!store->add_staff(name, Role::evaluator, {}, words(), Moment{number})) return 2;
        tell(pipe, name, number);
    }
}

std::string people_kept(const fs::path& file, const Reports& reports, int& /*before*/) {
    if (!reports.empty() && !Store::open(file, reports.back().name.data(), words()))
        return "somebody is lost";
    return is_whole(file);
}

int erasures(const fs::path& file, int pipe) {
    auto store = supervisor(file);
    if (!store) return 1;
    const std::string prefix = "E" + std::to_string(::getpid()) + "-";
    tell(pipe, {});
    for (int number = 1;; ++number) {
        const std::string client = prefix + std::to_string(number);
        if (!store->import(three_records(client), Moment{number})) return 2;
        tell(pipe, client, number);
        if (!store->erase_client(client, Moment{number})) return 3;
        tell(pipe, client, number, true);
    }
}

std::string erasures_hold(const fs::path& file, const Reports& reports, int& /*before*/) {
    auto store = supervisor(file);
    if (!store) return "it does not open";
    if (!reports.empty()) {
        const Report& last = reports.back();
        const auto left = imported(*store, last.name.data());
        if (!left) return "its records cannot be read";
        if (last.finished ? *left != 0 : *left != 0 && *left != 3) return "a client is erased by half";
    }
    return is_whole(*store);
}

// Half of all kills are in answers: what people said comes first.
constexpr std::array<Work, 24> all_works{{{"answers", answers<Alone::no>, answers_kept, 14, 6000},
                                          {"imports", imports, imports_kept, 6, 6000},
                                          {"answers", answers<Alone::no>, answers_kept, 14, 6000},
                                          {"exports", exports, exports_whole, 3, 20000},
                                          {"answers", answers<Alone::no>, answers_kept, 14, 6000},
                                          {"people", people, people_kept, 6, 8000},
                                          {"answers", answers<Alone::no>, answers_kept, 14, 6000},
                                          {"leavings", leavings, leavings_kept, 3, 60000},
                                          {"answers", answers<Alone::no>, answers_kept, 14, 6000},
                                          {"supervisors", supervisors, supervisors_see, 4, 10000},
                                          {"answers", answers<Alone::no>, answers_kept, 14, 6000},
                                          {"erasures", erasures, erasures_hold, 6, 10000},
                                          {"answers", answers<Alone::no>, answers_kept, 14, 6000},
                                          {"corrections", corrections, corrections_hold, 6, 8000},
                                          {"answers", answers<Alone::no>, answers_kept, 14, 6000},
                                          {"backups", backups, backups_whole, 4, 10000},
                                          {"answers", answers<Alone::no>, answers_kept, 14, 6000},
                                          {"restores", restores, restores_whole, 4, 20000},
                                          {"answers", answers<Alone::no>, answers_kept, 14, 6000},
                                          {"hand-overs", hand_overs, hand_overs_kept, 12, 15000},
                                          {"answers", answers<Alone::no>, answers_kept, 14, 6000},
                                          {"surveys", surveys, surveys_kept, 8, 12000},
                                          {"answers", answers<Alone::no>, answers_kept, 14, 6000},
                                          {"alone", answers<Alone::yes>, answers_kept, 14, 6000}}};

}  // namespace

std::span<const Work> works() {
    return all_works;
}

}  // namespace proof
