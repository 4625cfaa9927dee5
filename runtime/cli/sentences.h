// What went wrong, in sentences that help: what, where, what to do. Errors arise as
// values elsewhere; the words for the command line are only here. None contains an
// answer, a client code or a key.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/cli/console.h"
#include "runtime/export/whole_file.h"
#include "runtime/storage/error.h"
#include "runtime/storage/passphrase.h"
#include "runtime/storage/records.h"

namespace runtime::cli {

// "1 record", "2 records".
[[nodiscard]] std::string counted(std::int64_t number, std::string_view thing);
// "the disk is full": for an errno of writing or reading a file.
[[nodiscard]] std::string reason_of(int error);
// "x.csv: it could not be written: the disk is full."
[[nodiscard]] std::string sentence(const FileTrouble& trouble);
[[nodiscard]] std::string sentence(storage::PassphraseRefusal refusal);
// Why this is no name of a person, if it is none.
[[nodiscard]] std::optional<std::string> name_fault(std::string_view name);
// "The site 'a/c' is not known. Did you mean 'a/b'?", if it is not among them.
[[nodiscard]] std::optional<std::string> unknown_site(const storage::Site& site,
                                                      const std::vector<storage::Site>& known);

// Tells it and hands back the status that the contract gives it.
[[nodiscard]] Status tell(Console& console, const storage::StoreError& error,
                          const std::filesystem::path& store);

// The line of every receipt: with one of an earlier day it shows whether an older copy took the store's
// place. The head is short enough to copy by hand, and stands so in the window's history too.
[[nodiscard]] std::string sentence(const storage::StoreMark& mark);

}  // namespace runtime::cli
