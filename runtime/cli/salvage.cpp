// `screening salvage`: what can still be read of a damaged store, out into a folder.
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <memory>

#include "runtime/cli/export_trouble.h"
#include "runtime/cli/find_instrument.h"
#include "runtime/cli/open_store.h"
#include "runtime/cli/sentences.h"
#include "runtime/clock.h"
#include "runtime/export/salvage_export.h"

namespace runtime::cli {

namespace {

struct Wish {
    StoreOptions store;
    std::string out;
};

std::string words_of(const storage::Salvaged::Lost& lost) {
    const std::string when =
        lost.sealed ? fmt::format(", finished and sealed on {:%Y-%m-%d}",
                                  fmt::localtime(static_cast<std::time_t>(lost.sealed->unix_seconds)))
        : lost.date ? fmt::format(", of {}, not sealed yet", *lost.date)
                    : std::string();
    return fmt::format("record {}{}: {}", lost.id, when,
                       lost.to_others ? "not sealed to you; another supervisor may read it"
                       : lost.maybe_erased
                           ? "could not be found, unless it was erased since; its history is damaged too"
                           : "could not be read");
}

void print_report(Console& console, const SalvagedFiles& files, const std::string& out) {
    const storage::Salvaged& salvaged = files.salvaged;
    for (const ExportedTable& table : files.tables)
        console.print(fmt::format("{}: {}\n", table.file, counted(table.records, "record")));
    if (std::ranges::any_of(files.tables,
                            [](const auto& table) { return table.file.ends_with(".replaced.csv"); })) {
        console.warn(
            "What is in a file that ends in .replaced.csv had been corrected by a supervisor, and the "
            "correction could "
            "not be read. It is not in the file for `screening import`.");
    }
    if (salvaged.corrected > 0) {
        console.print(fmt::format("{} left out, because a correction stands in {} place.\n",
                                  counted(salvaged.corrected, "record"),
                                  salvaged.corrected == 1 ? "its" : "their"));
    }
    if (salvaged.without_answers > 0) {
        console.print(fmt::format("{} had no answers: declined, given up, or only just begun.\n",
                                  counted(salvaged.without_answers, "session")));
    }
    if (!files.tables.empty()) {
        console.print(fmt::format(
            "{}: what could be read is there, with clients' codes and texts; keep it as carefully as the "
            "store. `screening import` takes the files that end in .import.csv.\n",
            out));
    }
    if (salvaged.alone == storage::Salvaged::Alone::taken)
        console.print("What a client last answered alone is among these.\n");
    console.print(fmt::format("{} of {}{} could be read.\n",
                              salvaged.found - static_cast<std::int64_t>(salvaged.lost.size()),
                              salvaged.all_found ? "" : "at least ", counted(salvaged.found, "record")));
}

Status salvage(Program& program, const Wish& wish) {
    Console& console = program.console;
    if (const auto refused = refuse_name(program, wish.out)) return *refused;
    const auto catalog = load_catalog(program);
    if (!catalog) return catalog.error();
    const auto held = hold_store(program, wish.store);
    if (!held) return held.error();
    Passphrases passphrases(console, wish.store.passphrase_file);
    const auto passphrase = passphrases.present(wish.store.name);
    if (!passphrase) return passphrase.error();
    const auto files = salvage_csv(*held, wish.store.name, *passphrase, *catalog, SystemClock(), wish.out);
    if (!files) {
        const auto* error = std::get_if<storage::StoreError>(&files.error());
        if (error != nullptr && error->kind == storage::StoreError::Kind::wrong_state) {
            return console.fail(
                Status::could_not,
                fmt::format("{}: this store opens, so there is nothing to salvage. `screening export` takes "
                            "its records out, `screening verify` looks through it.",
                            wish.store.store));
        }
        return tell(program, files.error(), wish.store.store, wish.out);
    }
    if (!files->tables.empty()) console.did(fmt::format("{}: what could be read is there, whole.", wish.out));
    print_report(console, *files, wish.out);
    if (files->salvaged.alone == storage::Salvaged::Alone::unread) {
        console.warn(fmt::format(
            "{}.session, what a client last answered alone, could not be read, or not all of it. Keep that "
            "file too.",
            wish.store.store));
    }
    if (!files->salvaged.corrections_known) {
        console.warn(
            "Which records were corrected could not be read to the end: one that was corrected may be among "
            "these as a right one.");
    }
    for (const storage::Salvaged::Lost& lost : files->salvaged.lost)
        console.warn(words_of(lost));
    if (files->salvaged.lost.empty() && files->salvaged.all_found &&
        files->salvaged.alone != storage::Salvaged::Alone::unread)
        return Status::done;
    return console.fail(
        files->tables.empty() ? Status::could_not : Status::problems,
        fmt::format(
            "{}: not everything could be read. Nothing was changed there; keep it and its key file as "
            "they are, and restore the newest backup (`screening restore`), which may have the rest.",
            wish.store.store));
}

}  // namespace

void add_salvage(Program& program) {
    CLI::App* command = program.app.add_subcommand(
        "salvage", "Write what can still be read of a damaged store to a new folder");
    const auto wish = std::make_shared<Wish>();
    add_store_options(*command, wish->store);
    command->add_option("--out", wish->out, "A folder that is new or empty")->type_name("DIR")->required();
    command->callback(
        [&program, wish] { program.run = [&program, wish] { return salvage(program, *wish); }; });
}

}  // namespace runtime::cli
