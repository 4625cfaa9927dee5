// Finished records to a folder of CSV files: per instrument its records and what their
// columns mean, and manifest.json for the whole. The folder is new or empty; its files
// appear when all of them are complete, the manifest last, or none does. Where no record
// fits, nothing is made.
#pragma once

#include <filesystem>
#include <string>
#include <tl/expected.hpp>
#include <variant>
#include <vector>

#include "runtime/catalog.h"
#include "runtime/clock.h"
#include "runtime/export/disguise.h"
#include "runtime/export/new_folder.h"
#include "runtime/export/whole_file.h"
#include "runtime/storage/store.h"

namespace runtime {

struct ExportWish {
    std::filesystem::path folder;
    Level level = Level::deidentified;
    storage::Selection selection;
};

struct ExportedTable {
    std::string instrument;  // full id
    std::string file;        // name in the folder
    std::int64_t records = 0;
};

struct Exported {
    std::vector<ExportedTable> tables;
    storage::LeftOut left_out;
    storage::StoreMark store;  // as it stood after the export's own event
};

struct FolderNotEmpty {
    std::vector<std::string> left;  // names of hidden files, such as an export that was killed leaves
};
// Records of a definition that is not installed, or not in the form in which they were made.
struct DefinitionMissing {
    std::string instrument;
};
using ExportTrouble = std::variant<storage::StoreError, FileTrouble, FolderNotEmpty, DefinitionMissing>;

[[nodiscard]] tl::expected<NewFolder, ExportTrouble> folder_for_export(const std::filesystem::path& folder);

// That records were exported, and which at what level, is an event in the store's history, written before
// the first is read.
[[nodiscard]] tl::expected<Exported, ExportTrouble> export_csv(storage::Store& store, const Catalog& catalog,
                                                               const Clock& clock, const ExportWish& wish);

}  // namespace runtime
