// `screening store create`: an encrypted store with its first supervisor.
#include <fmt/format.h>

#include <memory>

#include "runtime/cli/open_store.h"
#include "runtime/cli/sentences.h"
#include "runtime/clock.h"
#include "runtime/storage/passphrase_words.h"
#include "runtime/storage/recovery.h"

namespace runtime::cli {

namespace {

struct Wish {
    StoreOptions store;
    bool practice = false;
};

Status create(Program& program, const Wish& wish) {
    if (const auto refused = refuse_root(program, wish.store.store)) return *refused;
    // Asked first: nobody should think of a passphrase for a store that cannot be made.
    std::error_code error;
    if (std::filesystem::exists(wish.store.store, error)) {
        return tell(program.console, {storage::StoreError::Kind::already_exists, ""}, wish.store.store);
    }
    const std::filesystem::path folder = std::filesystem::path(wish.store.store).parent_path();
    if (!folder.empty() && !std::filesystem::is_directory(folder, error)) {
        return program.console.fail(
            Status::could_not,
            fmt::format("{}: there is no folder {}. Make it first.", wish.store.store, folder.string()));
    }
    if (const auto fault = name_fault(wish.store.name)) return program.console.fail(Status::problems, *fault);
    Passphrases passphrases(program.console, wish.store.passphrase_file);
    const auto purpose = wish.practice ? storage::Purpose::practice : storage::Purpose::real;
    const auto passphrase = passphrases.chosen(wish.store.name, storage::Role::supervisor, purpose);
    if (!passphrase) return passphrase.error();
    // On paper or not at all: without a terminal there is nowhere to show it.
    const bool with_sheet = !wish.practice && Passphrases::can_show();
    const storage::Secret sheet =
        with_sheet ? storage::proposed_passphrase(storage::proposed_words(storage::Role::supervisor))
                   : storage::Secret();
    const auto created = storage::StoreFile::create(wish.store.store, wish.store.name, *passphrase, purpose,
                                                    SystemClock().now(), sheet);
    if (!created) return tell(program.console, created.error(), wish.store.store);
    program.console.flush();
    if (with_sheet && !Passphrases::show_recovery_sheet(sheet)) {
        program.console.warn(
            "The terminal did not show the recovery sheet. `screening staff recovery` makes another.");
    }
    program.console.did(fmt::format("{}: the store is made.", wish.store.store));
    program.console.print(
        fmt::format("{}: the store is made; {} is its supervisor.{}\nKeep its key file {}.keys with it: "
                    "without that nobody can "
                    "open it.\n",
                    wish.store.store, wish.store.name, wish.practice ? " It is for practice, for ever." : "",
                    wish.store.store));
    if (!with_sheet && !wish.practice) {
        program.console.warn(
            "No recovery sheet was made: there is no terminal to show it on. `screening staff recovery` "
            "makes one.");
    }
    return Status::done;
}

}  // namespace

void add_store(Program& program) {
    CLI::App* group = program.app.add_subcommand("store", "Make a store");
    group->require_subcommand(1)->fallthrough();
    CLI::App* command = group->add_subcommand("create", "Make an encrypted store with its first supervisor");
    command->fallthrough();
    const auto wish = std::make_shared<Wish>();
    add_store_file_options(*command, wish->store);
    command->add_option("--name", wish->store.name, "The first supervisor's name, as others will see it")
        ->type_name("NAME")
        ->required();
    command->add_flag("--practice", wish->practice,
                      "For practice, never for what real people answer; this cannot be changed later");
    command->callback(
        [&program, wish] { program.run = [&program, wish] { return create(program, *wish); }; });
}

}  // namespace runtime::cli
