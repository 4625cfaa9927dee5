// The recovery sheet: a random passphrase on paper, which opens the store as a supervisor when
// those of the supervisors are forgotten. In the store it is a member of staff like another, a
// supervisor by this name, so that whatever is sealed to supervisors is sealed to it.
#pragma once

#include <string_view>

namespace runtime::storage {

inline constexpr std::string_view recovery_sheet = "recovery-sheet";

// Nobody else may be called so. A sheet that replaces another has a number behind the name.
[[nodiscard]] constexpr bool is_recovery_sheet(std::string_view name) {
    return name.starts_with(recovery_sheet);
}

}  // namespace runtime::storage
