#include "tests/proof/keeping.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "runtime/export/csv_export.h"
#include "runtime/storage/restore.h"
#include "tests/proof/kill_work.h"
#include "tests/support/kiosk_fixture.h"
#include "tests/support/manual_clock.h"
#include "tests/support/scenario.h"
#include "tests/support/temporary_folder.h"

namespace proof {

using namespace runtime::storage;
namespace fs = std::filesystem;

namespace {

constexpr const char* client = "INVENTED-1";
constexpr const char* later_site = "invented/later";

fs::path backup_of(const fs::path& file) {
    return file.parent_path() / "the-backup";
}
fs::path export_of(const fs::path& file) {
    return file.parent_path() / "the-export";
}

bool happened(Store& store, std::string_view kind) {
    const auto events = store.history();
    REQUIRE(events);
    return std::ranges::any_of(*events, [kind](const Event& event) { return event.kind == kind; });
}

bool knows(Store& store, std::string_view site) {
    const auto sites = store.sites();
    REQUIRE(sites);
    return std::ranges::find(*sites, site) != sites->end();
}

// Of a backup that is there, told or not; `records` are those of the store.
std::string broken_backup(const fs::path& backup, std::optional<int> records) {
    const tests::TemporaryFolder elsewhere;
    const fs::path copy = elsewhere.path() / "store.db";
    if (const auto done = restore(backup, copy, OtherStore::refused, Purpose::practice); !done)
        return "a backup is not whole: " + std::string(name_of(done.error().kind)) + " " +
               done.error().detail;
    auto restored = supervisor(copy);
    if (!restored || imported(*restored, client) != records) return "a backup has not what the store has";
    return happened(*restored, "store.backup_begun") ? "" : "a backup does not say that it is one";
}

}  // namespace

Kept keep(Store& store, const fs::path& file, const Around& around) {
    Kept told;
    told.imported = around([&] { return store.import(three_records(client), Moment{1}).has_value(); });
    told.backed_up = around([&] { return store.back_up(backup_of(file), Moment{2}).has_value(); });
    told.exported = around([&] {
        const tests::ManualClock clock;
        return runtime::export_csv(store, tests::catalog(), clock, {export_of(file), {}, {}}).has_value();
    });
    return told;
}

std::string broken_keeping(const fs::path& file, const Kept& told, Leftovers leftovers) {
    const bool may_be_left = leftovers == Leftovers::possible;
    auto store = supervisor(file);
    if (!store) return "it does not open";
    const auto records = imported(*store, client);
    if (!records || (*records != 3 && (told.imported || *records != 0)))
        return "an import is lost, or half of it";
    if (happened(*store, "store.backed_up") && !told.backed_up)
        return "a backup that failed is noted as made";
    const bool backup = fs::exists(backup_of(file));
    if (told.backed_up && !backup) return "a backup is lost";
    if (backup && !told.backed_up && !may_be_left) return "a backup that failed is there";
    if (backup) {
        if (const std::string broken = broken_backup(backup_of(file), records); !broken.empty())
            return broken;
    }
    const bool manifest = fs::exists(export_of(file) / "manifest.json");
    // Where there is no record there is nothing to write.
    if (told.exported && *records > 0 && !manifest) return "an export is lost";
    if (manifest && !told.exported && !may_be_left) return "an export that failed is there";
    if (manifest && !fs::exists(export_of(file) / "dass-21@1.csv")) return "an export is not whole";
    if (manifest && !happened(*store, "records.exported")) return "an export is not noted";
    return is_whole(*store);
}

void back_up_and_go_on(const fs::path& file, const fs::path& backup) {
    auto store = supervisor(file);
    REQUIRE(store);
    REQUIRE(store->back_up(backup, Moment{1}));
    REQUIRE(store->add_site(later_site, Moment{2}));
}

Stored<void> put_back(const fs::path& backup, const fs::path& file) {
    return restore(backup, file, {"supervisor", words(), Moment{3}});
}

std::string broken_restore(const fs::path& file, const Stored<void>& told) {
    const bool waits = !told && told.error().kind == StoreError::Kind::half_restored;
    const bool replaces = told || waits;
    if (!replaces && !set_aside(file).empty()) return "she was told that nothing changed";
    auto store = supervisor(file);
    if (!store)
        return "it does not open: " + std::string(name_of(store.error().kind)) + " " + store.error().detail;
    if (happened(*store, "store.restored") != replaces)
        return replaces ? "the backup is not there" : "the backup is there";
    if (knows(*store, later_site) == replaces) return "it is half of both";
    if (const std::string broken = is_whole(*store); !broken.empty() || !replaces) return broken;
    const auto aside = set_aside(file);
    if (aside.size() != 1) return "what stood there is not set aside once";
    auto before = supervisor(aside.front());
    if (!before || !knows(*before, later_site)) return "what stood there is lost";
    return is_whole(*before);
}

}  // namespace proof
