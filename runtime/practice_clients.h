// The invented clients of a practice store, with visits behind them, so that home has
// something overdue, something due today and something to come. Everybody is invented, and
// their codes say so.
#pragma once

#include "runtime/catalog.h"
#include "runtime/clock.h"
#include "runtime/storage/store.h"

namespace runtime {

// For the one who opened the store, on these two sites.
[[nodiscard]] storage::Stored<void> add_practice_clients(storage::Store& store, const Catalog& catalog,
                                                         const Clock& clock, const storage::Site& first,
                                                         const storage::Site& second);

}  // namespace runtime
