#include "runtime/backups.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace runtime {

namespace fs = std::filesystem;

std::vector<FoundBackup> found_backups(const std::vector<SavePlace>& places) {
    constexpr std::size_t most = 20;
    std::vector<std::pair<fs::file_time_type, FoundBackup>> found;
    for (const SavePlace& place : places) {
        std::error_code error;
        for (fs::directory_iterator each(place.folder, error), end; !error && each != end;
             each.increment(error)) {
            std::error_code gone;  // a stick may be pulled out meanwhile
            if (!each->is_regular_file(gone) || !storage::is_backup(each->path())) continue;
            found.emplace_back(each->last_write_time(gone),
                               FoundBackup{place, each->path(), each->path().filename().string()});
        }
    }
    std::ranges::stable_sort(found, std::greater<>{}, [](const auto& one) { return one.first; });
    std::vector<FoundBackup> newest;
    for (auto& [time, backup] : found) {
        if (newest.size() == most) break;
        backup.people = storage::people_of(backup.file).value_or(storage::BackupPeople{});
        newest.push_back(std::move(backup));
    }
    return newest;
}

}  // namespace runtime
