// The files of an export, filled as its records come: per instrument a table and what its columns
// mean, and manifest.json last. Where the records come from is csv_export.h's and salvage_export.h's
// matter.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "runtime/export/csv_export.h"
#include "runtime/export/manifest.h"
#include "runtime/export/new_folder.h"

namespace runtime {

class ExportFolder {
  public:
    enum class Form : std::uint8_t {
        to_read,
        // Besides, each table once more as `screening import` takes it, and what was not finished, which no
        // export has, in tables of its own.
        to_import,
    };
    // All of these must outlive this.
    ExportFolder(const Catalog& catalog, const ExportWish& wish, NewFolder folder, Form form = Form::to_read);
    ~ExportFolder();
    ExportFolder(const ExportFolder&) = delete;
    ExportFolder& operator=(const ExportFolder&) = delete;

    // False when it went wrong; trouble() says how.
    [[nodiscard]] bool take(const storage::Record& record);
    [[nodiscard]] const std::optional<ExportTrouble>& trouble() const { return trouble_; }
    // Every file appears, the manifest last. Where nothing was taken, nothing is made.
    [[nodiscard]] tl::expected<std::vector<ExportedTable>, ExportTrouble> publish(const ManifestStore& of,
                                                                                  const Clock& clock);

  private:
    struct Table;
    [[nodiscard]] Table* table_of(const storage::Record& record);
    bool complete(WholeFile& file);
    void write_the_rest(const ManifestStore& of, const Clock& clock);
    void fail(ExportTrouble trouble) { trouble_ = std::move(trouble); }

    const Catalog& catalog_;
    const ExportWish& wish_;
    NewFolder folder_;
    Form form_;
    Disguise disguise_;
    std::map<std::string, std::unique_ptr<Table>> tables_;  // by the name of its files
    std::optional<ExportTrouble> trouble_;
};

}  // namespace runtime
