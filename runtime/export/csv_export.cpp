#include "runtime/export/csv_export.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include "runtime/export/export_folder.h"

namespace runtime {

namespace {

// A file of ours is hidden until it is whole; it is whole when it has its name.
std::vector<std::string> hidden_in(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    std::error_code failure;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failure)) {
        std::string name = entry.path().filename().string();
        if (name.starts_with('.')) names.push_back(std::move(name));
    }
    std::ranges::sort(names);
    return names;
}

}  // namespace

tl::expected<NewFolder, ExportTrouble> folder_for_export(const std::filesystem::path& folder) {
    auto made = NewFolder::make(folder);
    if (!made && made.error().error == ENOTEMPTY)
        return tl::unexpected(ExportTrouble{FolderNotEmpty{hidden_in(folder)}});
    if (!made) return tl::unexpected(ExportTrouble{made.error()});
    return std::move(*made);
}

tl::expected<Exported, ExportTrouble> export_csv(storage::Store& store, const Catalog& catalog,
                                                 const Clock& clock, const ExportWish& wish) {
    auto folder = folder_for_export(wish.folder);
    if (!folder) return tl::unexpected(std::move(folder.error()));
    ExportFolder files(catalog, wish, std::move(*folder));
    auto read = store.each_record(
        wish.selection, storage::Reading::exporting,
        [&files](const storage::Record& record) { return files.take(record); }, clock.now(),
        name_of(wish.level));
    if (!read) return tl::unexpected(ExportTrouble{read.error()});
    if (files.trouble()) return tl::unexpected(*files.trouble());
    auto mark = store.mark();
    if (!mark) return tl::unexpected(ExportTrouble{mark.error()});
    auto tables = files.publish({.purpose = store.purpose(),
                                 .mark = *mark,
                                 .corrected = read->corrected,
                                 .corrected_unreadable = static_cast<std::int64_t>(read->unreadable.size())},
                                clock);
    if (!tables) return tl::unexpected(std::move(tables.error()));
    return Exported{std::move(*tables), std::move(*read), std::move(*mark)};
}

}  // namespace runtime
