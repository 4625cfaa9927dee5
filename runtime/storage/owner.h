// Whose a store is. What root writes beside one (FILE.tries at every sign-in, a changed key file, a restored
// store) is root's, and whoever the store belongs to could not open it any more.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace runtime::storage {

// The user whom this program, run as root, would shut out of the store at this place, or where none stands
// out of the folder. Nothing for anybody else than root, for root's own, and where neither can be looked at.
[[nodiscard]] std::optional<std::string> owner_shut_out(const std::filesystem::path& store);

}  // namespace runtime::storage
