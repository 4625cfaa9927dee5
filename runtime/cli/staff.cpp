// `screening staff add|sites|disable|passphrase|recovery|list`: who may do what.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <memory>

#include "instruments/utf8.h"
#include "runtime/cli/open_store.h"
#include "runtime/cli/sentences.h"
#include "runtime/cli/text.h"
#include "runtime/clock.h"
#include "runtime/intake/site_form.h"
#include "runtime/storage/passphrase_words.h"
#include "runtime/storage/recovery.h"

namespace runtime::cli {

namespace {

struct Addition {
    StoreOptions store;
    std::string name;
    std::string role;
    std::vector<std::string> sites;
};

std::string nobody_called(std::string_view name, std::string_view so) {
    return fmt::format("Nobody called '{}' can sign in, so {}. `screening staff list` shows who can.", name,
                       so);
}

// Each one that is malformed or not known is named.
bool sites_are_known(Program& program, const std::vector<std::string>& sites,
                     const std::vector<storage::Site>& known) {
    bool all = true;
    for (const std::string& site : sites) {
        std::optional<std::string> fault = unknown_site(site, known);
        if (const auto form = site_fault(site)) fault = fmt::format("The site '{}': {}.", site, *form);
        if (fault) program.console.warn(*fault);
        all = all && !fault;
    }
    return all;
}

Status add(Program& program, Addition wish) {
    if (const auto fault = name_fault(wish.name)) return program.console.fail(Status::problems, *fault);
    Passphrases passphrases(program.console, wish.store.passphrase_file);
    auto store = open_store(program, wish.store, passphrases);
    if (!store) return store.error();
    if (!storage::permitted(store->who().role, storage::Action::manage_staff)) {
        return tell(program.console, {storage::StoreError::Kind::not_permitted, ""}, wish.store.store);
    }
    std::ranges::transform(wish.sites, wish.sites.begin(), instruments::to_nfc);
    const auto known = store->sites();
    if (!known) return tell(program.console, known.error(), wish.store.store);
    if (!sites_are_known(program, wish.sites, *known)) {
        return program.console.fail(Status::problems, fmt::format("{} was not added.", wish.name));
    }
    const auto role = storage::role_named(wish.role).value_or(storage::Role::evaluator);
    const auto passphrase = passphrases.chosen(wish.name, role, store->purpose());
    if (!passphrase) return passphrase.error();
    const auto added = store->add_staff(wish.name, role, wish.sites, *passphrase, SystemClock().now());
    if (!added) return tell(program.console, added.error(), wish.store.store);
    program.console.did(fmt::format("{} was added.", wish.name));
    program.console.print(fmt::format("{} can sign in now as {}.\n", wish.name, wish.role));
    if (role == storage::Role::coordinator && wish.sites.empty()) {
        program.console.warn(
            fmt::format("{} has no site yet, and a coordinator works at her own sites only.", wish.name));
    }
    return Status::done;
}

struct Move {
    StoreOptions store;
    std::string name;
    std::vector<std::string> sites;
};

Status set_sites(Program& program, Move wish) {
    auto store = open_store(program, wish.store);
    if (!store) return store.error();
    std::ranges::transform(wish.sites, wish.sites.begin(), instruments::to_nfc);
    if (!storage::permitted(store->who().role, storage::Action::manage_staff)) {
        return tell(program.console, {storage::StoreError::Kind::not_permitted, ""}, wish.store.store);
    }
    const auto known = store->sites();
    if (!known) return tell(program.console, known.error(), wish.store.store);
    if (!sites_are_known(program, wish.sites, *known)) {
        return program.console.fail(Status::problems,
                                    fmt::format("The sites of {} stay as they were.", wish.name));
    }
    const auto done = store->set_sites(wish.name, wish.sites, SystemClock().now());
    if (!done && done.error().kind == storage::StoreError::Kind::no_such_name) {
        return program.console.fail(Status::problems, nobody_called(wish.name, "no sites were changed"));
    }
    if (!done) return tell(program.console, done.error(), wish.store.store);
    program.console.did(fmt::format("The sites of {} were changed.", wish.name));
    program.console.print(
        fmt::format("{} works at {} from the next sign-in on.\n", wish.name, fmt::join(wish.sites, ", ")));
    return Status::done;
}

struct Removal {
    StoreOptions store;
    std::string name;
};

Status disable(Program& program, const Removal& wish) {
    auto store = open_store(program, wish.store);
    if (!store) return store.error();
    const auto done = store->disable_staff(wish.name, SystemClock().now());
    if (!done && done.error().kind == storage::StoreError::Kind::no_such_name) {
        return program.console.fail(Status::problems, nobody_called(wish.name, "nobody was disabled"));
    }
    if (!done) return tell(program.console, done.error(), wish.store.store);
    program.console.did(fmt::format("{} was disabled.", wish.name));
    program.console.print(fmt::format(
        "{} cannot sign in any more, and the store has a new key, which opens none of the old copies.\n",
        wish.name));
    return Status::done;
}

Status passphrase(Program& program, const StoreOptions& options) {
    Passphrases passphrases(program.console, options.passphrase_file);
    storage::Secret present;
    auto store = open_store(program, options, passphrases, present);
    if (!store) return store.error();
    const auto chosen = passphrases.chosen(options.name, store->who().role, store->purpose());
    if (!chosen) return chosen.error();
    const auto changed = store->change_passphrase(present, *chosen, SystemClock().now());
    if (!changed) return tell(program.console, changed.error(), options.store);
    program.console.did(fmt::format("The passphrase of {} was changed.", options.name));
    program.console.print(
        fmt::format("{} signs in with the new passphrase from now on, and the store has a new key: the old "
                    "passphrase opens only copies made before.\n",
                    options.name));
    return Status::done;
}

Status recovery(Program& program, const StoreOptions& options) {
    if (!Passphrases::can_show()) {
        return program.console.fail(Status::could_not,
                                    "There is no terminal to show the recovery sheet on, so none was made.");
    }
    auto store = open_store(program, options);
    if (!store) return store.error();
    const auto words = storage::proposed_passphrase(storage::proposed_words(storage::Role::supervisor));
    if (!storage::permitted(store->who().role, storage::Action::manage_staff)) {
        return tell(program.console, {storage::StoreError::Kind::not_permitted, ""}, options.store);
    }
    if (storage::is_recovery_sheet(store->who().name)) {
        return program.console.fail(
            Status::could_not,
            "Whoever is signed in with the recovery sheet cannot make the next one. Add a "
            "supervisor and make it as that person.");
    }
    // Shown first: an earlier sheet opens nothing any more once this one is made.
    program.console.flush();
    if (!Passphrases::show_recovery_sheet(words)) {
        return program.console.fail(Status::could_not,
                                    "The terminal did not show the recovery sheet, so none was made.");
    }
    const auto made = store->make_recovery_sheet(words, SystemClock().now());
    if (!made) {
        program.console.warn(
            "The words that were shown may be in force all the same, and so may an earlier sheet: keep both "
            "papers, and "
            "make a sheet once more.");
        return tell(program.console, made.error(), options.store);
    }
    program.console.did("A recovery sheet was made.");
    program.console.print("A recovery sheet was made; an earlier one opens nothing any more.\n");
    return Status::done;
}

// As permit.h has it: without a site of one's own.
std::string_view sites_of_none(storage::Role role) {
    return role == storage::Role::coordinator ? "no site" : "every site";
}

Status list(Program& program, const StoreOptions& options) {
    auto store = open_store(program, options);
    if (!store) return store.error();
    const auto staff = store->staff();
    if (!staff) return tell(program.console, staff.error(), options.store);
    int widest = 0;
    for (const storage::StaffMember& member : *staff)
        widest = std::max(widest, width_of(member.name));
    for (const storage::StaffMember& member : *staff) {
        program.console.print(fmt::format("{}  {:<12}{}{}\n", padded(member.name, widest),
                                          name_of(member.role),
                                          member.sites.empty() ? std::string(sites_of_none(member.role))
                                                               : fmt::to_string(fmt::join(member.sites, " ")),
                                          member.active ? "" : "  (disabled)"));
    }
    return Status::done;
}

}  // namespace

void add_staff(Program& program) {
    CLI::App* group = program.app.add_subcommand("staff", "Who may do what in a store");
    group->require_subcommand(1)->fallthrough();

    CLI::App* adding = group->add_subcommand("add", "Add a member of staff");
    adding->fallthrough();
    const auto addition = std::make_shared<Addition>();
    add_store_options(*adding, addition->store);
    adding->add_option("--name", addition->name, "The new person's name, as others will see it")
        ->type_name("NAME")
        ->required();
    adding->add_option("--role", addition->role, "coordinator, evaluator or supervisor")
        ->type_name("ROLE")
        ->required()
        ->check(CLI::IsMember({"coordinator", "evaluator", "supervisor"}));
    adding
        ->add_option("--site", addition->sites,
                     "Where this person works, district/ward; may be repeated. Without it a coordinator "
                     "works nowhere yet, "
                     "an evaluator everywhere; a supervisor works everywhere, whatever is named")
        ->type_name("SITE");
    adding->callback(
        [&program, addition] { program.run = [&program, addition] { return add(program, *addition); }; });

    CLI::App* moving = group->add_subcommand("sites", "Say where a person works from the next sign-in on");
    moving->fallthrough();
    const auto move = std::make_shared<Move>();
    add_store_options(*moving, move->store);
    moving->add_option("--name", move->name, "Who works there")->type_name("NAME")->required();
    moving
        ->add_option("--site", move->sites,
                     "district/ward; repeated for each. All others that this person had are taken away")
        ->type_name("SITE")
        ->required();
    moving->callback(
        [&program, move] { program.run = [&program, move] { return set_sites(program, *move); }; });

    CLI::App* disabling = group->add_subcommand(
        "disable", "Take away a person's right to sign in; the store gets a new key for all others");
    disabling->fallthrough();
    const auto removal = std::make_shared<Removal>();
    add_store_options(*disabling, removal->store);
    disabling->add_option("--name", removal->name, "Who is not to sign in any more")
        ->type_name("NAME")
        ->required();
    disabling->callback(
        [&program, removal] { program.run = [&program, removal] { return disable(program, *removal); }; });

    CLI::App* changing = group->add_subcommand(
        "passphrase",
        "Change your own passphrase. Nobody can set another's: who has forgotten hers is disabled and added "
        "again under another name");
    changing->fallthrough();
    const auto own = std::make_shared<StoreOptions>();
    add_store_options(*changing, *own);
    changing->callback(
        [&program, own] { program.run = [&program, own] { return passphrase(program, *own); }; });

    CLI::App* paper = group->add_subcommand(
        "recovery",
        "Make a recovery sheet, shown once on the terminal; an earlier one opens nothing any more");
    paper->fallthrough();
    const auto by = std::make_shared<StoreOptions>();
    add_store_options(*paper, *by);
    paper->callback([&program, by] { program.run = [&program, by] { return recovery(program, *by); }; });

    CLI::App* listing = group->add_subcommand("list", "List the members of staff");
    listing->fallthrough();
    const auto options = std::make_shared<StoreOptions>();
    add_store_options(*listing, *options);
    listing->callback(
        [&program, options] { program.run = [&program, options] { return list(program, *options); }; });
}

}  // namespace runtime::cli
