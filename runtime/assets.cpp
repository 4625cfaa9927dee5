#include "runtime/assets.h"

#include <array>

namespace runtime {

namespace fs = std::filesystem;

std::optional<Assets> find_assets(const fs::path& executable) {
    const fs::path folder = executable.parent_path();
    const std::array places{folder.parent_path().parent_path(),
                            folder.parent_path() / "share" / "screening-kiosk"};
    for (const fs::path& place : places) {
        std::error_code error;
        if (fs::is_directory(place / "instruments" / "definitions", error)) {
            return Assets{place / "instruments", place / "assets"};
        }
    }
    return std::nullopt;
}

std::optional<Assets> find_assets() {
    std::error_code error;
    const fs::path executable = fs::read_symlink("/proc/self/exe", error);
    if (error) return std::nullopt;
    return find_assets(executable);
}

}  // namespace runtime
