// What key files tell whoever holds them and no passphrase, in plain words.
#pragma once

#include <string>
#include <vector>

#include "runtime/cli/console.h"
#include "runtime/storage/finder.h"

namespace runtime::cli {

[[nodiscard]] std::string listed(const std::vector<std::string>& texts);

// Practice or not, who can sign in, recovery sheets, what a guess costs, an interrupted change.
void print_keys(Console& console, const storage::FoundKeys& keys);
// Another key file, and what it tells beside the store's own.
void print_other_keys(Console& console, const storage::OtherKeys& other, const storage::FoundKeys& own);

}  // namespace runtime::cli
