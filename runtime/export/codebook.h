// What the columns and codes of one exported table mean, as a CSV: one line a column, then
// one for each of its codes, in every language that is installed.
#pragma once

#include <ostream>

#include "runtime/catalog.h"
#include "runtime/export/disguise.h"

namespace runtime {

// Columns: column, kind, code, one for each language, note. False if the stream fails.
[[nodiscard]] bool write_codebook(const CatalogEntry& entry, Level level, std::ostream& out);

}  // namespace runtime
