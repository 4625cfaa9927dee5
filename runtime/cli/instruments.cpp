// `screening instruments`: what is installed, for people or as JSON.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "instruments/names.h"
#include "runtime/cli/find_instrument.h"
#include "runtime/cli/text.h"

namespace runtime::cli {

namespace {

using Json = nlohmann::ordered_json;
using instruments::ids_of;

const char* name_of(instruments::Role role) {
    return role == instruments::Role::evaluator ? "evaluator" : "coordinator";
}

std::string title_in(const CatalogEntry& entry, const std::string& language) {
    const std::string* title = entry.wordings.at(language).find("title");
    return title == nullptr ? "" : *title;
}

Json json_of(const CatalogEntry& entry) {
    Json titles = Json::object();
    Json languages = Json::object();
    for (const auto& [language, wording] : entry.wordings) {
        titles[language] = title_in(entry, language);
        languages[language] = wording.status;
    }
    const instruments::Instrument& instrument = entry.instrument;
    return {{"id", instrument.id},
            {"version", instrument.version},
            {"offered", entry.offered},
            {"title", titles},
            {"languages", languages},
            {"anonymous", instrument.anonymous},
            {"role", name_of(instrument.role)},
            {"items", ids_of(instrument.items)},
            {"scales", ids_of(instrument.scales)},
            {"findings", ids_of(instrument.findings)},
            {"digest", instrument.digest}};
}

void print(Console& console, const CatalogEntry& entry) {
    const instruments::Instrument& instrument = entry.instrument;
    console.print(console.heading(instrument.full_id()));
    if (entry.offered) console.print(fmt::format("  (offered as {})", instrument.id));
    console.print("\n");
    for (const auto& [language, wording] : entry.wordings) {
        console.print(fmt::format("  {:<4}{:<13}{}\n", language, wording.status, title_in(entry, language)));
    }
    console.print(fmt::format(
        "  {}, {}\n", instrument.anonymous ? "anonymous" : "of a client",
        instrument.role == instruments::Role::evaluator ? "run by the evaluator" : "run by the coordinator"));
    console.print("  " + counted(instrument.items.size(), "item"));
    if (!instrument.scales.empty()) {
        console.print(fmt::format("; {}: {}", counted(instrument.scales.size(), "scale"),
                                  fmt::join(ids_of(instrument.scales), " ")));
    }
    if (!instrument.findings.empty()) {
        console.print(fmt::format("; {}: {}", counted(instrument.findings.size(), "finding"),
                                  fmt::join(ids_of(instrument.findings), " ")));
    }
    console.print("\n");
}

Status list(Program& program, bool as_json) {
    const auto catalog = load_catalog(program);
    if (!catalog) return catalog.error();
    if (as_json) {
        Json all = Json::array();
        for (const CatalogEntry* entry : catalog->all())
            all.push_back(json_of(*entry));
        program.console.print(all.dump(2) + "\n");
    } else {
        bool first = true;
        for (const CatalogEntry* entry : catalog->all()) {
            if (!first) program.console.print("\n");
            print(program.console, *entry);
            first = false;
        }
    }
    mention_problems(program, *catalog);
    return instruments::has_errors(catalog->problems()) ? Status::problems : Status::done;
}

}  // namespace

void add_instruments(Program& program) {
    CLI::App* command = program.app.add_subcommand("instruments", "List the installed instruments");
    const auto as_json = std::make_shared<bool>(false);
    command->add_flag("--json", *as_json, "As JSON, for programs");
    command->callback(
        [&program, as_json] { program.run = [&program, as_json] { return list(program, *as_json); }; });
}

}  // namespace runtime::cli
