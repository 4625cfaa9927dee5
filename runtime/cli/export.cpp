// `screening export`: finished records to a folder of files.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "instruments/dates.h"
#include "instruments/utf8.h"
#include "runtime/cli/export_trouble.h"
#include "runtime/cli/find_instrument.h"
#include "runtime/cli/open_store.h"
#include "runtime/cli/sentences.h"
#include "runtime/export/csv_export.h"

namespace runtime::cli {

namespace {

struct Wish {
    StoreOptions store;
    std::string format = "csv";
    std::string out;
    std::string instrument;
    std::string from;
    std::string to;
    std::string site;
    std::string level = "deidentified";
};

std::optional<std::string> unless_empty(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

bool is_day(const std::string& text) {
    return text.size() == 10 && instruments::parse_date(text);
}

Level level_of(const std::string& name) {
    if (name == name_of(Level::full)) return Level::full;
    return name == name_of(Level::no_identifiers) ? Level::no_identifiers : Level::deidentified;
}

void print_left_out(Console& console, const storage::LeftOut& left_out) {
    if (left_out.corrected > 0) {
        console.print(fmt::format("{} left out, because a correction stands in {} place.\n",
                                  counted(left_out.corrected, "record"),
                                  left_out.corrected == 1 ? "its" : "their"));
    }
    for (const std::string& id : left_out.unreadable) {
        console.warn(
            fmt::format("record {}: it could not be opened, so that nobody can say whether it fits. It was "
                        "corrected, and is left out for that anyway.",
                        id));
    }
}

// What she took back leaves with the rest until a supervisor has erased it.
storage::Stored<void> warn_of_withdrawn(Console& console, storage::Store& store) {
    const auto sites = store.sites();
    if (!sites) return tl::unexpected(sites.error());
    std::int64_t withdrew = 0;
    for (const storage::Site& site : *sites) {
        const auto clients = store.clients(site);
        if (!clients) return tl::unexpected(clients.error());
        withdrew +=
            std::ranges::count_if(*clients, [](const auto& client) { return client.withdrew.has_value(); });
    }
    if (withdrew > 0) {
        console.warn(
            fmt::format("{} every record erased, and that is not done yet: what fits is exported. Erase "
                        "first, in the window.",
                        withdrew == 1 ? "1 client wants" : fmt::format("{} clients want", withdrew)));
    }
    return {};
}

Status run(Program& program, const Wish& wish) {
    for (const auto& [option, day] : {std::pair{"--from", wish.from}, {"--to", wish.to}}) {
        if (!day.empty() && !is_day(day)) {
            return program.console.fail(
                Status::usage, fmt::format("{}: a date is written year-month-day, 2026-11-22.", option));
        }
    }
    if (!wish.from.empty() && !wish.to.empty() && wish.from > wish.to) {
        return program.console.fail(Status::usage,
                                    fmt::format("--from {} is after --to {}.", wish.from, wish.to));
    }
    if (wish.format != "csv") {
        return program.console.fail(
            Status::could_not, fmt::format("The format '{}' is not made yet; --format csv is.", wish.format));
    }
    if (const auto refused = refuse_name(program, wish.out)) return *refused;
    const auto catalog = load_catalog(program);
    if (!catalog) return catalog.error();
    ExportWish what{wish.out, level_of(wish.level), {}};
    what.selection.from = unless_empty(wish.from);
    what.selection.to = unless_empty(wish.to);
    what.selection.site = unless_empty(instruments::to_nfc(wish.site));
    if (!wish.instrument.empty()) {
        // A bare id: every version of it, because records stay with the one they were made with.
        const std::size_t at = wish.instrument.find('@');
        const auto known = find_instrument(program, *catalog, wish.instrument);
        if (!known) return known.error();
        what.selection.instrument = known->instrument.id;
        if (at != std::string::npos) what.selection.version = known->instrument.version;
    }
    auto store = open_store(program, wish.store);
    if (!store) return store.error();
    if (!storage::permitted(store->who().role, storage::Action::export_records)) {
        return tell(program.console, {storage::StoreError::Kind::not_permitted, ""}, wish.store.store);
    }
    if (what.selection.site) {
        const auto sites = store->sites();
        if (!sites) return tell(program.console, sites.error(), wish.store.store);
        if (const auto unknown = unknown_site(*what.selection.site, *sites)) {
            return program.console.fail(Status::could_not, *unknown + " Nothing was exported.");
        }
    }
    if (const auto told = warn_of_withdrawn(program.console, *store); !told)
        return tell(program.console, told.error(), wish.store.store);
    const auto exported = export_csv(*store, *catalog, SystemClock(), what);
    if (!exported) return tell(program, exported.error(), wish.store.store, wish.out);
    if (exported->tables.empty()) {
        print_left_out(program.console, exported->left_out);
        program.console.print("There is no finished record of this kind; nothing was written.\n");
        program.console.print(sentence(exported->store));
        return Status::done;
    }
    program.console.did(fmt::format("{}: the export is there, whole.", wish.out));
    for (const ExportedTable& table : exported->tables) {
        program.console.print(fmt::format("{}: {}\n", table.file, counted(table.records, "record")));
    }
    print_left_out(program.console, exported->left_out);
    program.console.print(fmt::format("{}: exported at level {}.\n", wish.out, wish.level));
    program.console.print(sentence(exported->store));
    return Status::done;
}

}  // namespace

void add_export(Program& program) {
    CLI::App* command = program.app.add_subcommand("export", "Write finished records to a new folder");
    const auto wish = std::make_shared<Wish>();
    add_store_options(*command, wish->store);
    command->add_option("--format", wish->format, "csv (xlsx, sav, fhir and redcap come later)")
        ->type_name("F")
        ->required()
        ->check(CLI::IsMember({"csv", "xlsx", "sav", "fhir", "redcap"}));
    command->add_option("--out", wish->out, "A folder that is new or empty")->type_name("DIR")->required();
    command->add_option("--instrument", wish->instrument, "Only this one: an id, or id@version")
        ->type_name("ID");
    command->add_option("--from", wish->from, "Only from this day on")->type_name("DATE");
    command->add_option("--to", wish->to, "Only up to this day")->type_name("DATE");
    command->add_option("--site", wish->site, "Only this site, district/ward")->type_name("SITE");
    command
        ->add_option(
            "--level", wish->level,
            "deidentified (unless said otherwise): no client, no text, moved dates; no-identifiers: a "
            "pseudonym for the client; full: everything")
        ->type_name("LEVEL")
        ->check(CLI::IsMember({"deidentified", "no-identifiers", "full"}));
    command->callback([&program, wish] { program.run = [&program, wish] { return run(program, *wish); }; });
}

}  // namespace runtime::cli
