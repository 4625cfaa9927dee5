#pragma once

#include "runtime/storage/secret.h"

namespace runtime::storage {

// A key of 32 bytes as x'0123…', the form in which SQLCipher takes it without deriving another.
[[nodiscard]] Secret raw_key(const Secret& key);

}  // namespace runtime::storage
