#include "runtime/export/export_folder.h"

#include <utility>

#include "runtime/export/codebook.h"
#include "runtime/export/record_table.h"
#include "scoring/csv.h"

namespace runtime {

namespace {

using storage::Record;

// A file of rows, its first line written.
class Rows {
  public:
    Rows(WholeFile& file, const std::vector<std::string>& columns) : file_(file), writer_(file.stream()) {
        add(columns);
    }
    void add(const std::vector<std::string>& cells) {
        for (const std::string& cell : cells)
            writer_.cell(cell);
        writer_.end_record();
    }
    [[nodiscard]] bool flush_if_much() { return writer_.flush_if_much(); }
    [[nodiscard]] WholeFile& finished() {
        static_cast<void>(writer_.finish());
        return file_;
    }
    [[nodiscard]] WholeFile& file() { return file_; }

  private:
    WholeFile& file_;
    scoring::CsvWriter writer_;
};

}  // namespace

// The open files of one instrument.
struct ExportFolder::Table {
    Table(const CatalogEntry& catalogued, Level level, WholeFile& file)
        : entry(catalogued), table(catalogued.instrument, level), rows(file, table.columns()) {}

    const CatalogEntry& entry;
    RecordTable table;
    Rows rows;
    std::optional<ImportTable> import_table = {};
    std::optional<Rows> import_rows = {};
    bool finished = true;
    std::int64_t records = 0;
};

ExportFolder::ExportFolder(const Catalog& catalog, const ExportWish& wish, NewFolder folder, Form form)
    : catalog_(catalog), wish_(wish), folder_(std::move(folder)), form_(form), disguise_(wish.level) {}
ExportFolder::~ExportFolder() = default;

// A stream that fails says why when it is completed.
bool ExportFolder::complete(WholeFile& file) {
    const auto done = file.complete();
    if (!done) fail(done.error());
    return done.has_value();
}

ExportFolder::Table* ExportFolder::table_of(const Record& record) {
    const storage::InstrumentRef& wanted = record.session.instrument;
    const std::string id = wanted.id + "@" + wanted.version;
    const bool finished = record.session.state == storage::SessionState::finished;
    // What a supervisor has corrected is known to be wrong; it comes here only when its correction is lost.
    const bool known_wrong = finished && record.session.corrected;
    const std::string name = id + (known_wrong ? ".replaced" : finished ? "" : ".unfinished");
    const auto known = tables_.find(name);
    const CatalogEntry* entry = known == tables_.end() ? catalog_.find(id) : &known->second->entry;
    if (entry == nullptr || entry->instrument.digest != wanted.definition_digest) {
        fail(DefinitionMissing{id});
        return nullptr;
    }
    if (known != tables_.end()) return known->second.get();
    const auto file = folder_.add(name + ".csv");
    if (!file) {
        fail(file.error());
        return nullptr;
    }
    auto table = std::make_unique<Table>(*entry, wish_.level, **file);
    table->finished = finished;
    // An import would make finished records of either, and right ones.
    if (form_ == Form::to_import && finished && !known_wrong) {
        const auto to_import = folder_.add(name + ".import.csv");
        if (!to_import) {
            fail(to_import.error());
            return nullptr;
        }
        table->import_table.emplace(entry->instrument);
        table->import_rows.emplace(**to_import, table->import_table->columns());
    }
    return tables_.emplace(name, std::move(table)).first->second.get();
}

bool ExportFolder::take(const Record& record) {
    Table* table = table_of(record);
    if (table == nullptr) return false;
    table->rows.add(table->table.cells(record, disguise_));
    ++table->records;
    if (!table->rows.flush_if_much()) return complete(table->rows.file());
    if (!table->import_rows) return true;
    table->import_rows->add(table->import_table->cells(record));
    return table->import_rows->flush_if_much() || complete(table->import_rows->file());
}

// What goes wrong stands in trouble_.
void ExportFolder::write_the_rest(const ManifestStore& of, const Clock& clock) {
    std::vector<ManifestTable> listed;
    listed.reserve(tables_.size());
    for (const auto& [name, table] : tables_) {
        if (!complete(table->rows.finished())) return;
        if (table->import_rows && !complete(table->import_rows->finished())) return;
        const auto codebook = folder_.add(name + ".codebook.csv");
        if (!codebook) return fail(codebook.error());
        static_cast<void>(write_codebook(table->entry, wish_.level, (*codebook)->stream()));
        if (!complete(**codebook)) return;
        listed.push_back({&table->entry, table->finished, table->records, &table->rows.file(), *codebook,
                          table->import_rows ? &table->import_rows->file() : nullptr});
    }
    const auto manifest = folder_.add("manifest.json");
    if (!manifest) return fail(manifest.error());
    (*manifest)->stream() << manifest_of(of, clock, wish_, listed);
    if (!complete(**manifest)) return;
    if (const auto published = folder_.publish(); !published) fail(published.error());
}

tl::expected<std::vector<ExportedTable>, ExportTrouble> ExportFolder::publish(const ManifestStore& of,
                                                                              const Clock& clock) {
    // What is told stands ready before: once the files are there, nothing can fail any more.
    std::vector<ExportedTable> tables;
    tables.reserve(tables_.size());
    for (const auto& [name, table] : tables_) {
        tables.push_back({table->entry.instrument.full_id(), table->rows.file().path().filename().string(),
                          table->records});
    }
    if (!trouble_ && !tables_.empty()) write_the_rest(of, clock);
    if (trouble_) return tl::unexpected(std::move(*trouble_));
    return tables;
}

}  // namespace runtime
