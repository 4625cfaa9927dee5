// Backups that lie where one would look for them: on the sticks that are plugged in and among
// the documents.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "runtime/report/hand_out.h"
#include "runtime/storage/restore.h"

namespace runtime {

struct FoundBackup {
    SavePlace place;
    std::filesystem::path file;
    std::string name;                   // of the file, without its folder
    storage::BackupPeople people = {};  // nobody where its beginning cannot be read
};

// Newest first by when they were written, at most twenty. Told by how they begin; whether one is whole
// is seen when it is restored.
[[nodiscard]] std::vector<FoundBackup> found_backups(const std::vector<SavePlace>& places);

}  // namespace runtime
