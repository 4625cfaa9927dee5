#include "runtime/tablet_check.h"

#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>

#include "runtime/storage/restore.h"
#include "runtime/storage/secret.h"

namespace runtime {

namespace {

namespace fs = std::filesystem;

enum class Kept : std::uint8_t { encrypted, in_clear, unknown };

std::string first_line(const fs::path& file) {
    std::string line;
    std::ifstream in(file);
    std::getline(in, line);
    return line;
}

// A block device of /sys: itself made by dm-crypt, or standing on nothing but such devices.
Kept kept_by(const fs::path& device) {
    std::error_code error;
    if (!fs::exists(device, error)) return Kept::unknown;
    if (first_line(device / "dm" / "uuid").starts_with("CRYPT-")) return Kept::encrypted;
    int below = 0;
    for (const fs::directory_entry& slave : fs::directory_iterator(device / "slaves", error)) {
        ++below;
        if (kept_by(slave.path()) != Kept::encrypted) return Kept::in_clear;
    }
    return below > 0 ? Kept::encrypted : Kept::in_clear;
}

// "/dev/mapper/name" is a link to "/dev/dm-0".
Kept kept_by_node(const fs::path& root, const fs::path& node) {
    std::error_code error;
    const fs::path real = fs::canonical(root / node.relative_path(), error);
    if (error) return Kept::unknown;
    return kept_by(root / "sys/class/block" / real.filename());
}

struct Mount {
    std::string device;  // "8:2"
    std::string source;  // "/dev/sda2"
    std::string type;
};

// A line of mountinfo writes a space in a path as \040.
std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 3 < text.size()) {
            out +=
                static_cast<char>((text[i + 1] - '0') * 64 + (text[i + 2] - '0') * 8 + (text[i + 3] - '0'));
            i += 3;
        } else {
            out += text[i];
        }
    }
    return out;
}

bool lies_in(const std::string& path, const std::string& folder) {
    if (folder == "/") return true;
    return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

// Where the longest mount point over this path comes from.
std::optional<Mount> mount_of(const fs::path& root, const std::string& path) {
    std::optional<Mount> found;
    std::size_t longest = 0;
    std::ifstream in(root / "proc/self/mountinfo");
    std::string line;
    while (std::getline(in, line)) {
        std::istringstream fields(line);
        std::string id;
        std::string parent;
        std::string device;
        std::string within;
        std::string point;
        fields >> id >> parent >> device >> within >> point;
        point = unescaped(point);
        const std::size_t dash = line.find(" - ");
        if (dash == std::string::npos || !lies_in(path, point) || point.size() < longest) continue;
        longest = point.size();
        Mount mount{.device = device, .source = {}, .type = {}};
        std::istringstream rest(line.substr(dash + 3));
        rest >> mount.type >> mount.source;
        found = std::move(mount);
    }
    return found;
}

Kept kept_at(const fs::path& root, const fs::path& path) {
    std::error_code error;
    const fs::path real = fs::weakly_canonical(fs::absolute(path, error), error);
    const auto mount = mount_of(root, real.string());
    if (!mount) return Kept::unknown;
    if (mount->type == "tmpfs" || mount->type == "ramfs") return Kept::encrypted;  // gone with the power
    const Kept kept = kept_by(root / "sys/dev/block" / mount->device);
    // Some file systems have a number of their own in place of their device's.
    return kept == Kept::unknown ? kept_by_node(root, mount->source) : kept;
}

bool swaps_in_clear(const fs::path& root) {
    std::ifstream in(root / "proc/swaps");
    std::string line;
    std::getline(in, line);  // the heading
    while (std::getline(in, line)) {
        std::string name;
        std::string type;
        std::istringstream(line) >> name >> type;
        name = unescaped(name);
        if (fs::path(name).filename().string().starts_with("zram")) continue;  // stays in memory
        const Kept kept = type == "partition" ? kept_by_node(root, name) : kept_at(root, name);
        if (kept != Kept::encrypted) return true;
    }
    return false;
}

// Of a folder that cannot be listed nothing is said.
bool older_store_beside(const fs::path& store) {
    std::error_code error;
    const fs::path file = fs::absolute(store, error);
    static_cast<void>(fs::directory_iterator(file.parent_path(), error));
    return !error && !storage::set_aside(file).empty();
}

}  // namespace

std::vector<TabletFault> tablet_faults(const fs::path& store, const fs::path& root) {
    std::vector<TabletFault> faults;
    if (kept_at(root, store) == Kept::in_clear) faults.push_back(TabletFault::disk_in_clear);
    if (swaps_in_clear(root)) faults.push_back(TabletFault::swap_in_clear);
    if (!storage::can_lock_memory()) faults.push_back(TabletFault::memory_not_locked);
    if (older_store_beside(store)) faults.push_back(TabletFault::older_store_beside);
    return faults;
}

}  // namespace runtime
