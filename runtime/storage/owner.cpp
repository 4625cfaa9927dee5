#include "runtime/storage/owner.h"

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>

namespace runtime::storage {

namespace fs = std::filesystem;

namespace {

// A user that the system has no name for is told by number.
std::string name_of(uid_t user) {
    std::array<char, 4096> buffer{};
    passwd entry{};
    passwd* found = nullptr;
    const bool known =
        ::getpwuid_r(user, &entry, buffer.data(), buffer.size(), &found) == 0 && found != nullptr;
    return known ? found->pw_name : "#" + std::to_string(user);
}

}  // namespace

std::optional<std::string> owner_shut_out(const fs::path& store) {
    if (::geteuid() != 0) return std::nullopt;
    const fs::path folder = store.has_parent_path() ? store.parent_path() : fs::path(".");
    struct stat status{};
    if (::stat(store.c_str(), &status) != 0 && ::stat(folder.c_str(), &status) != 0) return std::nullopt;
    if (status.st_uid == 0) return std::nullopt;
    return name_of(status.st_uid);
}

}  // namespace runtime::storage
