// Brings a store to the version of this program: numbered steps, forward only, all of
// them in one transaction with `user_version`. Throws Failure.
#pragma once

#include <span>
#include <string_view>

#include "runtime/storage/sqlite.h"

namespace runtime::storage {

// From an empty database or an older version. `from_the_future` when the store is newer
// than the steps; `not_a_store` when it is another program's database.
void migrate(Connection& connection, std::span<const std::string_view> steps);
// With the steps of this program.
void migrate(Connection& connection);
// Whether the store has the tables, indices and triggers that the steps make, each as they make it, and
// nothing else: whoever has the data key can add a trigger that copies what is answered.
[[nodiscard]] bool is_as_migrated(Connection& connection);

}  // namespace runtime::storage
