// `screening verify`: whether the store is whole, the definitions are the accepted ones,
// and every stored score comes out again.
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <memory>

#include "runtime/cli/find_instrument.h"
#include "runtime/cli/finder.h"
#include "runtime/cli/open_store.h"
#include "runtime/cli/sentences.h"
#include "runtime/cli/text.h"
#include "runtime/clock.h"
#include "runtime/verification.h"

namespace runtime::cli {

namespace {

void print_check(Console& console, const char* what, bool whole, std::string_view detail) {
    console.print(fmt::format("{:<12}{}{}\n", what, whole ? "whole" : "DAMAGED", detail));
}

void print_key_faults(Console& console, const std::vector<storage::KeyFault>& faults) {
    if (faults.empty()) return;
    console.print("key file    NOT AS THE STORE HAS IT\n");
    for (const auto& [kind, name] : faults) {
        switch (kind) {
            case storage::KeyFault::Kind::missing:
                console.print(fmt::format("            {} has no slot and cannot sign in\n", shown(name)));
                break;
            case storage::KeyFault::Kind::altered:
                console.print(
                    fmt::format("            the slot of {} has another name or key\n", shown(name)));
                break;
            case storage::KeyFault::Kind::nobodys:
                console.print(fmt::format("            a slot of {}, who may not sign in; it opens nothing\n",
                                          shown(name)));
                break;
        }
    }
    console.print("            A copy of the key file from before, or a backup, has it as it was.\n");
}

void print_integrity(Console& console, const storage::IntegrityReport& report) {
    print_check(console, "pages", report.pages, "");
    print_check(console, "structure", report.structure, "");
    print_check(console, "history", report.history, ", " + counted(report.events, "event"));
    print_check(console, "records", report.records, fmt::format(", {} finished", report.finished_records));
    if (report.unreadable_records > 0) {
        console.print(fmt::format("            {} that {} not sealed to you, or damaged\n",
                                  report.unreadable_records, report.unreadable_records == 1 ? "is" : "are"));
    }
    print_key_faults(console, report.key_faults);
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
}

std::string_view words_of(Verification::Definition state) {
    switch (state) {
        case Verification::Definition::as_accepted:
            return "as accepted";
        case Verification::Definition::not_installed:
            return "accepted, and NOT INSTALLED";
        case Verification::Definition::changed:
            return "the installed definition is NOT the accepted one";
        case Verification::Definition::words_changed:
            break;
    }
    return "the installed words are NOT the accepted ones";
}

void print_scores(Console& console, const Verification& found) {
    console.print(fmt::format("scores      {} recomputed and the same, {} different\n", found.same,
                              found.different.size()));
    if (found.without_definition > 0) {
        console.print(fmt::format("            {} not recomputed: {} definition is not installed as it was\n",
                                  found.without_definition, found.without_definition == 1 ? "its" : "their"));
    }
    if (found.by_another_scorer > 0) {
        console.print(
            fmt::format("            {} not recomputed: scored by another version of this program\n",
                        found.by_another_scorer));
    }
    for (const std::string& id : found.different)
        console.print(fmt::format("            different: record {}\n", id));
}

void print_readers(Console& console, const storage::Readers& readers) {
    using Known = storage::Reader::Known;
    std::string names;
    for (const storage::Reader& each : readers.all) {
        names += &each == readers.all.data() ? "" : ", ";
        names += each.name.empty() ? "a name that cannot be shown" : in_a_list(each.name);
        if (each.known == Known::no) names += " (not confirmed by you)";
        if (each.known == Known::with_another_key)
            names += " (with another key than before: ask whether the passphrase was changed)";
    }
    console.print(fmt::format("readers     {}\n", names));
    console.print(
        "            They can open whatever is finished from now on. Disable whoever is no supervisor of "
        "yours.\n");
    if (!readers.all_known())
        console.print("            Whom you know you confirm on your first page in the window.\n");
    const auto tell_more = [&console](std::string_view words) {
        console.print(fmt::format("            {}\n", words));
    };
    if (readers.history == storage::Readers::History::cut)
        tell_more(
            "The history is not the one that stood here when you last signed in: events are gone, or others "
            "stand "
            "in their place.");
    if (readers.history == storage::Readers::History::not_noted)
        tell_more(
            "Where the history stood when you last signed in is not in the store. So it is once after an "
            "update "
            "from a version that did not note it.");
    if (readers.strange_tables)
        tell_more(
            "The store has tables or triggers that this program did not make: what is answered may be copied "
            "there.");
}

Status verify(Program& program, const StoreOptions& options) {
    if (options.name.empty())
        return program.console.fail(Status::usage, "--as is required, unless --finder is given.");
    const auto catalog = load_catalog(program);
    if (!catalog) return catalog.error();
    auto store = open_store(program, options);
    if (!store) return store.error();
    const auto found = runtime::verify(*store, *catalog, SystemClock().now());
    if (!found) return tell(program.console, found.error(), options.store);
    print_integrity(program.console, found->store);
    for (const auto& [instrument, state] : found->accepted)
        program.console.print(fmt::format("{:<24}{}\n", instrument, words_of(state)));
    print_readers(program.console, found->readers);
    if (found->stopped) return tell(program.console, *found->stopped, options.store);
    print_scores(program.console, *found);
    program.console.print(sentence(found->mark));
    if (!found->store.whole())
        return tell(program.console, {storage::StoreError::Kind::damaged, ""}, options.store);
    if (found->all_holds()) return Status::done;
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
                      "Tell what somebody learns who holds only the files, or a backup; needs no passphrase");
    command->callback([&program, options, finder] {
        program.run = [&program, options, finder] {
            return *finder ? show_finder_view(program, options->store) : verify(program, *options);
        };
    });
}

}  // namespace runtime::cli
