// manifest.json of an export: what is in the folder, from which definitions, at which
// level, the digest of every file, so that a copy can be checked, and how far the store's
// history had come. No person in it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runtime/export/csv_export.h"

namespace runtime {

struct ManifestTable {
    const CatalogEntry* entry = nullptr;
    bool finished = true;
    std::int64_t records = 0;
    const WholeFile* file = nullptr;  // each complete
    const WholeFile* codebook = nullptr;
    const WholeFile* to_import = nullptr;  // where it was made
};

// Of the store as a whole.
struct ManifestStore {
    storage::Purpose purpose = storage::Purpose::real;
    std::optional<storage::StoreMark> mark = {};  // none of a damaged one
    std::int64_t corrected = 0;  // records that fitted and were left out: a correction stands in their place
    // Corrected too, and could not be opened: how many there are, not which, because an id of the store does
    // not leave it at every level.
    std::int64_t corrected_unreadable = 0;
    const storage::Salvaged* salvaged = nullptr;  // what of a damaged one could be read
};

[[nodiscard]] std::string manifest_of(const ManifestStore& of, const Clock& clock, const ExportWish& wish,
                                      const std::vector<ManifestTable>& tables);

}  // namespace runtime
