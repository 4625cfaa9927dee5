// `screening accept`: shows the terms of a definition and its wordings, and records that
// the supervisor accepted exactly these files.
#include <fmt/format.h>

#include <memory>

#include "runtime/acceptance.h"
#include "runtime/cli/find_instrument.h"
#include "runtime/cli/open_store.h"
#include "runtime/cli/sentences.h"
#include "runtime/cli/text.h"
#include "runtime/clock.h"

namespace runtime::cli {

namespace {

struct Wish {
    std::vector<std::string> instruments;
    StoreOptions store;
};

void print_terms(Console& console, const CatalogEntry& entry) {
    console.print(console.heading(entry.instrument.full_id() + "  " + entry.title("en")) + "\n");
    if (!entry.instrument.terms.empty())
        console.print(wrapped(entry.instrument.terms, "  ", console.width()));
    for (const auto& [language, wording] : entry.wordings) {
        console.print(fmt::format("\n  The words in {}, {}:\n", language, wording.status));
        const std::pair<const char*, const std::string*> facts[] = {{"owner", &wording.owner},
                                                                    {"licence", &wording.licence},
                                                                    {"translator", &wording.translator},
                                                                    {"terms", &wording.terms}};
        for (const auto& [name, text] : facts) {
            if (!text->empty())
                console.print(wrapped(*text, fmt::format("    {:<12}", name), console.width()));
        }
    }
    console.print("\n");
}

// One that was named by its path may not be where the kiosk and an export look.
void warn_if_not_installed(Program& program, const CatalogEntry& entry) {
    const auto folder = instruments_folder(program);
    if (!folder || Catalog::load(*folder).find(entry.instrument.full_id()) != nullptr) return;
    program.console.warn(fmt::format(
        "{} is not installed: the kiosk does not offer it, and nothing can be exported or verified whole "
        "once "
        "there are answers to it. Put its definition into {} and its words into {}.",
        entry.instrument.full_id(), (*folder / "definitions").string(), (*folder / "wording").string()));
}

Status accept(Program& program, const Wish& wish) {
    // All of them are found before any is accepted.
    std::vector<CatalogEntry> entries;
    for (const std::string& name : wish.instruments) {
        auto entry = find_instrument(program, name);
        if (!entry) return entry.error();
        entries.push_back(std::move(*entry));
    }
    auto store = open_store(program, wish.store);
    if (!store) return store.error();
    if (!storage::permitted(store->who().role, storage::Action::accept_instruments)) {
        return tell(program.console, {storage::StoreError::Kind::not_permitted, ""}, wish.store.store);
    }
    for (const CatalogEntry& entry : entries) {
        print_terms(program.console, entry);
        warn_if_not_installed(program, entry);
    }
    // Nobody accepts what could not be read.
    if (!program.console.shown()) {
        return program.console.fail(Status::could_not,
                                    "The terms could not be shown, so nothing was accepted.");
    }
    std::string accepted;
    for (const CatalogEntry& entry : entries) {
        const auto done = store->accept(ref_of(entry.instrument), digests_of(entry), SystemClock().now());
        if (!done) {
            program.console.warn(fmt::format("{} was not accepted.", entry.instrument.full_id()));
            return tell(program.console, done.error(), wish.store.store);
        }
        accepted += fmt::format("{}{}", accepted.empty() ? "" : ", ", entry.instrument.full_id());
        program.console.did(fmt::format("The acceptance of {} was recorded.", accepted));
        program.console.print(
            fmt::format("{} accepted {}.\n", store->who().name, entry.instrument.full_id()));
    }
    return Status::done;
}

}  // namespace

void add_accept(Program& program) {
    CLI::App* command =
        program.app.add_subcommand("accept", "Show the terms of instruments and accept them for a store");
    const auto wish = std::make_shared<Wish>();
    command->add_option("INSTRUMENT", wish->instruments, "Ids, id@version, or paths of definitions")
        ->required();
    add_store_options(*command, wish->store);
    command->callback(
        [&program, wish] { program.run = [&program, wish] { return accept(program, *wish); }; });
}

}  // namespace runtime::cli
