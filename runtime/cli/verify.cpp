// `screening verify`: whether the store is whole, the definitions are the accepted ones,
// and every stored score comes out again.
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>

#include "runtime/acceptance.h"
#include "runtime/cli/find_instrument.h"
#include "runtime/cli/finder.h"
#include "runtime/cli/open_store.h"
#include "runtime/cli/sentences.h"
#include "runtime/clock.h"
#include "runtime/record_sheet.h"

namespace runtime::cli {

namespace {

void print_check(Console& console, const char* what, bool whole, std::string_view detail) {
    console.print(fmt::format("{:<12}{}{}\n", what, whole ? "whole" : "DAMAGED", detail));
}

bool print_integrity(Console& console, const storage::IntegrityReport& report) {
    print_check(console, "pages", report.pages, "");
    print_check(console, "structure", report.structure, "");
    print_check(console, "history", report.history, fmt::format(", {} events", report.events));
    print_check(console, "records", report.records, fmt::format(", {} finished", report.finished_records));
    if (report.unreadable_records > 0) {
        console.print(fmt::format("            {} that {} not sealed to you, or damaged\n",
                                  report.unreadable_records, report.unreadable_records == 1 ? "is" : "are"));
    }
    if (!report.lost.empty()) {
        console.print(
            fmt::format("lost        {} given to a client; what was answered there could not be read:\n",
                        report.lost.size() == 1 ? "1 visit that was"
                                                : fmt::format("{} visits that were", report.lost.size())));
    }
    for (const auto& [visit, given] : report.lost) {
        console.print(fmt::format("            visit {}, given on {:%Y-%m-%d %H:%M} UTC\n", visit,
                                  fmt::gmtime(static_cast<std::time_t>(given.unix_seconds))));
    }
    for (const std::string& problem : report.problems)
        console.print(fmt::format("            {}\n", problem));
    return report.whole();
}

// False if one that was accepted is not installed as it was.
bool print_definitions(Console& console, const Catalog& catalog,
                       const std::vector<storage::Acceptance>& accepted) {
    bool all = true;
    for (const storage::Acceptance& acceptance : accepted) {
        const std::string id = acceptance.instrument.id + "@" + acceptance.instrument.version;
        const CatalogEntry* entry = catalog.find(id);
        std::string_view state = "as accepted";
        if (entry == nullptr) {
            state = "accepted, and NOT INSTALLED";
        } else if (entry->instrument.digest != acceptance.instrument.definition_digest) {
            state = "the installed definition is NOT the accepted one";
        } else if (!is_accepted(*entry, {acceptance})) {
            state = "the installed words are NOT the accepted ones";
        }
        all = all && state == "as accepted";
        console.print(fmt::format("{:<24}{}\n", id, state));
    }
    return all;
}

struct Recomputed {
    std::int64_t same = 0;
    std::int64_t by_another_scorer = 0;
    std::int64_t without_definition = 0;
    std::vector<std::string> different;  // ids of records
};

void recompute(const Catalog& catalog, const storage::Record& record, Recomputed& counts) {
    const storage::InstrumentRef& made_with = record.session.instrument;
    const CatalogEntry* entry = catalog.find(made_with.id + "@" + made_with.version);
    if (entry == nullptr || entry->instrument.digest != made_with.definition_digest) {
        ++counts.without_definition;
        return;
    }
    const storage::Scoring now = scoring_of(entry->instrument, sheet_of(entry->instrument, record.answers));
    const auto by_this_scorer = [&now](const storage::Scoring& stored) {
        return stored.scorer == now.scorer;
    };
    if (std::ranges::none_of(record.scorings, by_this_scorer)) {
        ++counts.by_another_scorer;
        return;
    }
    const bool same = std::ranges::all_of(record.scorings, [&](const storage::Scoring& stored) {
        return !by_this_scorer(stored) || stored.scores == now.scores;
    });
    if (same) {
        ++counts.same;
    } else {
        counts.different.push_back(record.session.id);
    }
}

bool print_scores(Console& console, const Recomputed& counts) {
    console.print(fmt::format("scores      {} recomputed and the same, {} different\n", counts.same,
                              counts.different.size()));
    if (counts.without_definition > 0) {
        console.print(
            fmt::format("            {} not recomputed: their definition is not installed as it was\n",
                        counts.without_definition));
    }
    if (counts.by_another_scorer > 0) {
        console.print(
            fmt::format("            {} not recomputed: scored by another version of this program\n",
                        counts.by_another_scorer));
    }
    for (const std::string& id : counts.different)
        console.print(fmt::format("            different: record {}\n", id));
    return counts.different.empty() && counts.without_definition == 0;
}

Status verify(Program& program, const StoreOptions& options) {
    if (options.name.empty())
        return program.console.fail(Status::usage, "--as is required, unless --finder is given.");
    const auto catalog = load_catalog(program);
    if (!catalog) return catalog.error();
    auto store = open_store(program, options);
    if (!store) return store.error();
    const auto report = store->check();
    if (!report) return tell(program.console, report.error(), options.store);
    const bool whole = print_integrity(program.console, *report);
    const auto accepted = store->accepted();
    if (!accepted) return tell(program.console, accepted.error(), options.store);
    const bool definitions = print_definitions(program.console, *catalog, *accepted);
    Recomputed counts;
    const auto read = store->each_record(
        {}, storage::Reading::verifying,
        [&](const storage::Record& record) {
            recompute(*catalog, record, counts);
            return true;
        },
        SystemClock().now());
    if (!read) return tell(program.console, read.error(), options.store);
    const bool scores = print_scores(program.console, counts);
    const auto mark = store->mark();
    if (!mark) return tell(program.console, mark.error(), options.store);
    program.console.print(sentence(*mark));
    if (!whole) return tell(program.console, {storage::StoreError::Kind::damaged, ""}, options.store);
    if (definitions && scores) return Status::done;
    return program.console.fail(
        Status::problems, fmt::format("{}: not everything is as it should be; see above.", options.store));
}

}  // namespace

void add_verify(Program& program) {
    CLI::App* command =
        program.app.add_subcommand("verify", "Check a store: whole, and every score recomputed");
    const auto options = std::make_shared<StoreOptions>();
    const auto finder = std::make_shared<bool>(false);
    add_store_file_options(*command, *options);
    command->add_option("--as", options->name, "Who you are in the store")->type_name("NAME");
    command->add_flag("--finder", *finder,
                      "Tell what somebody learns who holds only the files; needs no passphrase");
    command->callback([&program, options, finder] {
        program.run = [&program, options, finder] {
            return *finder ? show_finder_view(program, options->store) : verify(program, *options);
        };
    });
}

}  // namespace runtime::cli
