// Where the program's own files are: definitions and wordings, phrases and pictures.
// Found from the place of the executable, so that a build tree and an installation work
// wherever they are put. It looks whether they are there and reads nothing.
#pragma once

#include <filesystem>
#include <optional>

namespace runtime {

struct Assets {
    std::filesystem::path instruments;  // holds definitions/ and wording/
    std::filesystem::path assets;       // phrases, icons; may be missing where there is no window
};

// EXE/../../ is a build tree (build/release/screening); EXE/../share/screening-kiosk an
// installation (bin/screening). Nothing where neither has instruments/definitions.
[[nodiscard]] std::optional<Assets> find_assets(const std::filesystem::path& executable);
// Of the program that runs.
[[nodiscard]] std::optional<Assets> find_assets();

}  // namespace runtime
