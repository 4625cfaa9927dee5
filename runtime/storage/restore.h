// Putting a backup (Store::back_up) in a store's place. It needs no passphrase: whoever has the
// files can exchange them anyway.
#pragma once

#include <filesystem>

#include "runtime/storage/error.h"

namespace runtime::storage {

// Verifies the whole backup before it touches anything: `not_a_backup` when one bit is not as it was
// written. Then the store that was there, if there was one, is set aside as FILE.replaced and
// FILE.replaced.keys, in place of one set aside before. `in_use` while a program has the store. On
// failure the store that was there stays.
[[nodiscard]] Stored<void> restore(const std::filesystem::path& backup, const std::filesystem::path& file);

// Goes on with a restore that a power cut ended after its verifying. Throws Failure.
void finish_restore(const std::filesystem::path& file);

}  // namespace runtime::storage
