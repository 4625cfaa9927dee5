// `screening site add|list`: the places where people work, written district/ward.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "instruments/utf8.h"
#include "runtime/cli/open_store.h"
#include "runtime/cli/sentences.h"
#include "runtime/clock.h"
#include "runtime/intake/site_form.h"

namespace runtime::cli {

namespace {

struct Addition {
    StoreOptions store;
    std::vector<std::string> sites;
};

Status add(Program& program, Addition wish) {
    std::ranges::transform(wish.sites, wish.sites.begin(), instruments::to_nfc);
    auto store = open_store(program, wish.store);
    if (!store) return store.error();
    if (!storage::permitted(store->who().role, storage::Action::manage_sites)) {
        return tell(program.console, {storage::StoreError::Kind::not_permitted, ""}, wish.store.store);
    }
    bool all_well_formed = true;
    for (const std::string& site : wish.sites) {
        const auto fault = site_fault(site);
        if (fault) program.console.warn(fmt::format("The site '{}': {}.", site, *fault));
        all_well_formed = all_well_formed && !fault;
    }
    if (!all_well_formed) return program.console.fail(Status::problems, "No site was added.");
    const auto added = store->add_sites(wish.sites, SystemClock().now());
    if (!added) return tell(program.console, added.error(), wish.store.store);
    program.console.did("The sites were added.");
    for (const std::string& site : wish.sites)
        program.console.print(fmt::format("{}: known now.\n", site));
    return Status::done;
}

Status list(Program& program, const StoreOptions& options) {
    auto store = open_store(program, options);
    if (!store) return store.error();
    const auto sites = store->sites();
    if (!sites) return tell(program.console, sites.error(), options.store);
    for (const storage::Site& site : *sites)
        program.console.print(site + "\n");
    return Status::done;
}

}  // namespace

void add_site(Program& program) {
    CLI::App* group = program.app.add_subcommand("site", "The sites of a store");
    group->require_subcommand(1)->fallthrough();

    CLI::App* adding = group->add_subcommand("add", "Add sites");
    adding->fallthrough();
    const auto addition = std::make_shared<Addition>();
    adding->add_option("SITE", addition->sites, "district/ward")->required();
    add_store_options(*adding, addition->store);
    adding->callback(
        [&program, addition] { program.run = [&program, addition] { return add(program, *addition); }; });

    CLI::App* listing = group->add_subcommand("list", "List the sites");
    listing->fallthrough();
    const auto options = std::make_shared<StoreOptions>();
    add_store_options(*listing, *options);
    listing->callback(
        [&program, options] { program.run = [&program, options] { return list(program, *options); }; });
}

}  // namespace runtime::cli
