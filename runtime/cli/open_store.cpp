#include "runtime/cli/open_store.h"

#include <fmt/format.h>

#include "runtime/cli/sentences.h"
#include "runtime/clock.h"
#include "runtime/storage/owner.h"

namespace runtime::cli {

void add_store_file_options(CLI::App& command, StoreOptions& options) {
    command.add_option("--store", options.store, "The store")->type_name("FILE")->required();
    command
        .add_option("--passphrase-file", options.passphrase_file,
                    "Read passphrases from the lines of FILE instead of asking on the terminal")
        ->type_name("FILE");
}

void add_store_options(CLI::App& command, StoreOptions& options) {
    add_store_file_options(command, options);
    command.add_option("--as", options.name, "Who you are in the store")->type_name("NAME")->required();
}

std::optional<Status> refuse_root(Program& program, const std::string& store) {
    const auto owner = storage::owner_shut_out(store);
    if (!owner) return std::nullopt;
    return program.console.fail(
        Status::could_not,
        fmt::format("{0}: this is {1}'s, and what root writes there {1} could not open any more. Nothing was "
                    "changed. As {1}: runuser -u {1} -- screening ...",
                    store, *owner));
}

void tell_of_finished_restore(Program& program, const storage::StoreFile& held) {
    if (!held.finished_a_restore()) return;
    program.console.warn(
        "A restore that was interrupted is finished now: the backup has taken the store's place, and what "
        "stood there "
        "is set aside beside it.");
}

tl::expected<storage::StoreFile, Status> hold_store(Program& program, const StoreOptions& options) {
    if (const auto refused = refuse_root(program, options.store)) return tl::unexpected(*refused);
    auto held = storage::StoreFile::hold(options.store);
    if (!held) return tl::unexpected(tell(program.console, held.error(), options.store));
    tell_of_finished_restore(program, *held);
    if (const auto wait = held->wait(options.name); wait && *wait > std::chrono::seconds(0)) {
        return tl::unexpected(
            tell(program.console, {storage::StoreError::Kind::too_many_tries, "", *wait}, options.store));
    }
    return std::move(*held);
}

tl::expected<storage::Store, Status> open_store(Program& program, const StoreOptions& options,
                                                Passphrases& passphrases) {
    storage::Secret passphrase;
    return open_store(program, options, passphrases, passphrase);
}

tl::expected<storage::Store, Status> open_store(Program& program, const StoreOptions& options,
                                                Passphrases& passphrases, storage::Secret& used) {
    const auto held = hold_store(program, options);
    if (!held) return tl::unexpected(held.error());
    auto passphrase = passphrases.present(options.name);
    if (!passphrase) return tl::unexpected(passphrase.error());
    auto store = storage::Store::open(*held, options.name, *passphrase);
    if (!store) return tl::unexpected(tell(program.console, store.error(), options.store));
    // Best done now; a store that cannot be written says so at the first change.
    const SystemClock clock;
    static_cast<void>(store->seal_due(clock.now(), clock.today()));
    if (const auto noted = store->note_sign_in(clock.now()); !noted)
        return tl::unexpected(tell(program.console, noted.error(), options.store));
    if (store->lost_a_session()) {
        program.console.warn(
            "What a client last answered alone could not be read: its file is gone or damaged. If it is "
            "there "
            "it is kept beside the store; the visit can be gone on with, without those answers.");
    }
    if (store->found_an_unknown_session()) {
        program.console.warn(
            fmt::format("{0}.session is of a later state of this store than the one that is here, as where "
                        "an older copy was put in "
                        "its place. It is kept as {0}.session.unknown: put the later copy back to have what "
                        "was answered there.",
                        options.store));
    }
    used = std::move(*passphrase);
    return std::move(*store);
}

tl::expected<storage::Store, Status> open_store(Program& program, const StoreOptions& options) {
    Passphrases passphrases(program.console, options.passphrase_file);
    return open_store(program, options, passphrases);
}

}  // namespace runtime::cli
