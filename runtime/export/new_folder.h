// A folder of files that appear together: each is written and synced under a temporary
// name, then all are renamed. Until then, and when anything fails, nothing is left behind.
#pragma once

#include <deque>
#include <filesystem>
#include <string>
#include <tl/expected.hpp>

#include "runtime/export/whole_file.h"

namespace runtime {

class NewFolder {
  public:
    // Makes the folder, or takes one that is empty (`ENOTEMPTY` else).
    [[nodiscard]] static tl::expected<NewFolder, FileTrouble> make(const std::filesystem::path& folder);
    NewFolder(NewFolder&& other) noexcept;
    NewFolder& operator=(NewFolder&&) = delete;
    NewFolder(const NewFolder&) = delete;
    NewFolder& operator=(const NewFolder&) = delete;
    ~NewFolder();  // not published: what was made goes

    // Lives as long as this folder does.
    [[nodiscard]] tl::expected<WholeFile*, FileTrouble> add(const std::string& name);
    // In the order in which they were added; every file is complete().
    [[nodiscard]] tl::expected<void, FileTrouble> publish();

  private:
    NewFolder(std::filesystem::path folder, bool is_ours);

    std::filesystem::path folder_;
    bool is_ours_ = false;
    bool published_ = false;
    std::deque<WholeFile> files_;
};

}  // namespace runtime
