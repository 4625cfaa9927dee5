#include "runtime/export/csv_export.h"

#include <cerrno>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "runtime/export/codebook.h"
#include "runtime/export/manifest.h"
#include "runtime/export/new_folder.h"
#include "runtime/export/record_table.h"
#include "scoring/csv.h"

namespace runtime {

namespace {

using storage::Record;

// The open file of one instrument.
struct Table {
    Table(const CatalogEntry& catalogued, Level level, WholeFile& whole)
        : entry(catalogued), table(catalogued.instrument, level), file(whole), writer(whole.stream()) {
        for (const std::string& column : table.columns())
            writer.cell(column);
        writer.end_record();
    }

    const CatalogEntry& entry;
    RecordTable table;
    WholeFile& file;
    scoring::CsvWriter writer;
    std::int64_t records = 0;
};

class Export {
  public:
    Export(storage::Store& store, const Catalog& catalog, const Clock& clock, const ExportWish& wish,
           NewFolder folder)
        : store_(store),
          catalog_(catalog),
          clock_(clock),
          wish_(wish),
          folder_(std::move(folder)),
          disguise_(wish.level) {}

    tl::expected<Exported, ExportTrouble> run() {
        const auto read = store_.each_record(
            wish_.selection, storage::Reading::exporting,
            [this](const Record& record) { return take(record); }, clock_.now(), name_of(wish_.level));
        if (!read) return tl::unexpected(ExportTrouble{read.error()});
        if (trouble_) return tl::unexpected(std::move(*trouble_));
        auto mark = store_.mark();
        if (!mark) return tl::unexpected(ExportTrouble{mark.error()});
        if (!tables_.empty()) write_the_rest({*mark, *read});
        if (trouble_) return tl::unexpected(std::move(*trouble_));
        Exported exported{{}, *read, std::move(*mark)};
        exported.tables.reserve(tables_.size());
        for (const auto& [id, table] : tables_)
            exported.tables.push_back({id, table->file.path().filename().string(), table->records});
        return exported;
    }

  private:
    void fail(ExportTrouble trouble) { trouble_ = std::move(trouble); }

    // A stream that fails says why when it is completed.
    bool complete(WholeFile& file) {
        const auto done = file.complete();
        if (!done) fail(done.error());
        return done.has_value();
    }

    Table* table_of(const storage::InstrumentRef& wanted) {
        const std::string id = wanted.id + "@" + wanted.version;
        const auto known = tables_.find(id);
        const CatalogEntry* entry = known == tables_.end() ? catalog_.find(id) : &known->second->entry;
        if (entry == nullptr || entry->instrument.digest != wanted.definition_digest) {
            fail(DefinitionMissing{id});
            return nullptr;
        }
        if (known != tables_.end()) return known->second.get();
        const auto file = folder_.add(id + ".csv");
        if (!file) {
            fail(file.error());
            return nullptr;
        }
        return tables_.emplace(id, std::make_unique<Table>(*entry, wish_.level, **file)).first->second.get();
    }

    bool take(const Record& record) {
        Table* table = table_of(record.session.instrument);
        if (table == nullptr) return false;
        for (const std::string& cell : table->table.cells(record, disguise_))
            table->writer.cell(cell);
        table->writer.end_record();
        ++table->records;
        return table->writer.flush_if_much() || complete(table->file);
    }

    // What goes wrong stands in trouble_.
    void write_the_rest(const ManifestStore& of) {
        std::vector<ManifestTable> listed;
        listed.reserve(tables_.size());
        for (const auto& [id, table] : tables_) {
            static_cast<void>(table->writer.finish());
            if (!complete(table->file)) return;
            const auto codebook = folder_.add(id + ".codebook.csv");
            if (!codebook) return fail(codebook.error());
            static_cast<void>(write_codebook(table->entry, wish_.level, (*codebook)->stream()));
            if (!complete(**codebook)) return;
            listed.push_back({&table->entry, table->records, &table->file, *codebook});
        }
        const auto manifest = folder_.add("manifest.json");
        if (!manifest) return fail(manifest.error());
        (*manifest)->stream() << manifest_of(store_, of, clock_, wish_, listed);
        if (!complete(**manifest)) return;
        if (const auto published = folder_.publish(); !published) fail(published.error());
    }

    storage::Store& store_;
    const Catalog& catalog_;
    const Clock& clock_;
    const ExportWish& wish_;
    NewFolder folder_;
    Disguise disguise_;
    std::map<std::string, std::unique_ptr<Table>> tables_;
    std::optional<ExportTrouble> trouble_;
};

}  // namespace

tl::expected<Exported, ExportTrouble> export_csv(storage::Store& store, const Catalog& catalog,
                                                 const Clock& clock, const ExportWish& wish) {
    auto folder = NewFolder::make(wish.folder);
    if (!folder && folder.error().error == ENOTEMPTY) return tl::unexpected(ExportTrouble{FolderNotEmpty{}});
    if (!folder) return tl::unexpected(ExportTrouble{folder.error()});
    return Export(store, catalog, clock, wish, std::move(*folder)).run();
}

}  // namespace runtime
