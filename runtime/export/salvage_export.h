// What can still be read of a damaged store, as the files of an export at level full, and once more as
// `screening import` takes them. The folder is new or empty, and nothing is left in it when it fails.
#pragma once

#include <filesystem>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "runtime/export/csv_export.h"

namespace runtime {

struct SalvagedFiles {
    std::vector<ExportedTable> tables;
    storage::Salvaged salvaged;
};

// Fails as Store::salvage() and export_csv() do. No event of the store tells of it: nothing may be written
// into a damaged one.
[[nodiscard]] tl::expected<SalvagedFiles, ExportTrouble> salvage_csv(
    const storage::StoreFile& store, std::string_view name, const storage::Secret& passphrase,
    const Catalog& catalog, const Clock& clock, const std::filesystem::path& folder);

}  // namespace runtime
