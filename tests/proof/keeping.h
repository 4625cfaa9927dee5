// A supervisor who keeps the store: she imports three records, makes a backup and exports; another day she
// puts a backup in the store's place. Whatever fails meanwhile, what she was told is true afterwards.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "runtime/storage/store.h"

namespace proof {

// What she was told is done.
struct Kept {
    bool imported = false;
    bool backed_up = false;
    bool exported = false;
};

// Does one step; says what it says.
using Step = std::function<bool()>;
using Around = std::function<bool(const Step& step)>;

[[nodiscard]] Kept keep(runtime::storage::Store& store, const std::filesystem::path& file,
                        const Around& around);
// Empty when all is well. What failed may be left where whatever failed goes on failing, for it could not be
// removed either.
enum class Leftovers : std::uint8_t { none, possible };
[[nodiscard]] std::string broken_keeping(const std::filesystem::path& file, const Kept& told,
                                         Leftovers leftovers);

// Makes a backup there, and goes on: the store then has a site that the backup has not.
void back_up_and_go_on(const std::filesystem::path& file, const std::filesystem::path& backup);
[[nodiscard]] runtime::storage::Stored<void> put_back(const std::filesystem::path& backup,
                                                      const std::filesystem::path& file);
// After put_back() said this; empty when all is well.
[[nodiscard]] std::string broken_restore(const std::filesystem::path& file,
                                         const runtime::storage::Stored<void>& told);

}  // namespace proof
