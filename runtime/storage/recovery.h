// The recovery sheet: a random passphrase on paper, which opens the store as a supervisor when
// those of the supervisors are forgotten. In the store it is a member of staff like another, a
// supervisor by this name, so that whatever is sealed to supervisors is sealed to it.
#pragma once

#include <filesystem>
#include <string_view>

#include "runtime/storage/secret.h"

namespace runtime::storage {

inline constexpr std::string_view recovery_sheet = "recovery-sheet";

// Nobody else may be called so. A sheet that replaces another has a number behind the name.
[[nodiscard]] constexpr bool is_recovery_sheet(std::string_view name) {
    return name.starts_with(recovery_sheet);
}

// A name that would be taken for it, whatever its capitals, blanks and hyphens.
[[nodiscard]] bool looks_like_recovery_sheet(std::string_view name);

// What was typed from the paper, as the words on it were made: small letters, one blank between two of them.
[[nodiscard]] Secret as_on_the_sheet(const Secret& typed);

// FILE.sheet: the words of the sheet that was made with a new store were shown, and nobody has said that
// they are on paper. It is there until somebody does, or another sheet is made. That it cannot be written
// or removed is no reason to stop: it is a reminder.
void note_unwritten_sheet(const std::filesystem::path& store);
void forget_unwritten_sheet(const std::filesystem::path& store);
[[nodiscard]] bool has_unwritten_sheet(const std::filesystem::path& store);

}  // namespace runtime::storage
