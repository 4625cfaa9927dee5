#include "runtime/export/salvage_export.h"

#include <utility>

#include "runtime/export/export_folder.h"

namespace runtime {

tl::expected<SalvagedFiles, ExportTrouble> salvage_csv(const storage::StoreFile& store, std::string_view name,
                                                       const storage::Secret& passphrase,
                                                       const Catalog& catalog, const Clock& clock,
                                                       const std::filesystem::path& folder) {
    auto made = folder_for_export(folder);
    if (!made) return tl::unexpected(std::move(made.error()));
    const ExportWish wish{folder, Level::full, {}};
    ExportFolder files(catalog, wish, std::move(*made), ExportFolder::Form::to_import);
    auto salvaged = storage::Store::salvage(
        store, name, passphrase, [&files](const storage::Record& record) { return files.take(record); });
    if (!salvaged) return tl::unexpected(ExportTrouble{salvaged.error()});
    auto tables = files.publish({.purpose = salvaged->purpose,
                                 .mark = std::nullopt,
                                 .corrected = salvaged->corrected,
                                 .salvaged = &*salvaged},
                                clock);
    if (!tables) return tl::unexpected(std::move(tables.error()));
    return SalvagedFiles{std::move(*tables), std::move(*salvaged)};
}

}  // namespace runtime
