// manifest.json of an export: what is in the folder, from which definitions, at which
// level, the digest of every file, so that a copy can be checked, and how far the store's
// history had come. No person in it.
#pragma once

#include <string>
#include <vector>

#include "runtime/export/csv_export.h"

namespace runtime {

struct ManifestTable {
    const CatalogEntry* entry = nullptr;
    std::int64_t records = 0;
    const WholeFile* file = nullptr;  // both complete
    const WholeFile* codebook = nullptr;
};

struct ManifestStore {
    storage::StoreMark mark;
    std::int64_t corrected = 0;  // records that fitted and were left out: a correction stands in their place
};

[[nodiscard]] std::string manifest_of(const storage::Store& store, const ManifestStore& of,
                                      const Clock& clock, const ExportWish& wish,
                                      const std::vector<ManifestTable>& tables);

}  // namespace runtime
