#include "runtime/export/new_folder.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace runtime {

namespace fs = std::filesystem;

NewFolder::NewFolder(fs::path folder, bool is_ours) : folder_(std::move(folder)), is_ours_(is_ours) {}

NewFolder::NewFolder(NewFolder&& other) noexcept
    : folder_(std::move(other.folder_)),
      is_ours_(std::exchange(other.is_ours_, false)),
      published_(std::exchange(other.published_, true)),
      files_(std::move(other.files_)) {}

NewFolder::~NewFolder() {
    if (published_) return;
    for (const WholeFile& file : files_) {
        if (file.is_published()) ::unlink(file.path().c_str());
    }
    files_.clear();  // with their temporary files
    if (is_ours_) ::rmdir(folder_.c_str());
}

tl::expected<NewFolder, FileTrouble> NewFolder::make(const fs::path& folder) {
    if (::mkdir(folder.c_str(), 0700) == 0) return NewFolder(folder, true);
    const int error = errno;
    std::error_code failed;
    if (error != EEXIST || !fs::is_directory(folder, failed)) {
        return tl::unexpected(FileTrouble{folder, error == EEXIST ? ENOTDIR : error});
    }
    const bool empty = fs::is_empty(folder, failed);
    if (failed) return tl::unexpected(FileTrouble{folder, failed.value()});
    if (!empty) return tl::unexpected(FileTrouble{folder, ENOTEMPTY});
    return NewFolder(folder, false);
}

tl::expected<WholeFile*, FileTrouble> NewFolder::add(const std::string& name) {
    auto file = WholeFile::create(folder_ / name);
    if (!file) return tl::unexpected(file.error());
    files_.push_back(std::move(*file));
    return &files_.back();
}

tl::expected<void, FileTrouble> NewFolder::publish() {
    for (WholeFile& file : files_) {
        if (auto done = file.publish(); !done) return done;
    }
    published_ = true;
    return {};
}

}  // namespace runtime
