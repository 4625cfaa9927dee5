// A store and the person who opens it, for every command that needs one: --store, --as
// and --passphrase-file. The passphrase is asked only when the store is there and free.
#pragma once

#include <optional>
#include <string>
#include <tl/expected.hpp>

#include "runtime/cli/passphrases.h"
#include "runtime/cli/program.h"
#include "runtime/storage/store.h"

namespace runtime::cli {

struct StoreOptions {
    std::string store;
    std::string name;
    std::string passphrase_file;
};

void add_store_file_options(CLI::App& command, StoreOptions& options);  // --store, --passphrase-file
void add_store_options(CLI::App& command, StoreOptions& options);       // and --as

// Root would shut out whom the store belongs to (owner.h): told, and nothing is read or written.
[[nodiscard]] std::optional<Status> refuse_root(Program& program, const std::string& store);

// Whoever holds a store may have finished a restore that was interrupted: that is said.
void tell_of_finished_restore(Program& program, const storage::StoreFile& held);
// Held, and no wrong passphrase has to be waited for.
[[nodiscard]] tl::expected<storage::StoreFile, Status> hold_store(Program& program,
                                                                  const StoreOptions& options);
// `passphrases` goes on where this one left off, for calls that set another.
[[nodiscard]] tl::expected<storage::Store, Status> open_store(Program& program, const StoreOptions& options,
                                                              Passphrases& passphrases);
[[nodiscard]] tl::expected<storage::Store, Status> open_store(Program& program, const StoreOptions& options);
// And the passphrase that opened it, for changing it.
[[nodiscard]] tl::expected<storage::Store, Status> open_store(Program& program, const StoreOptions& options,
                                                              Passphrases& passphrases,
                                                              storage::Secret& passphrase);

}  // namespace runtime::cli
