// The bytes of a definition or wording, and their digest. Regular files of a sane
// size only: a device, a directory or a pipe is refused before it is opened for good.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "instruments/problem.h"

namespace instruments {

[[nodiscard]] tl::expected<std::string, Problems> read_file(const std::filesystem::path& file);
[[nodiscard]] std::string digest_of(std::string_view bytes);  // BLAKE2b-256, hex

}  // namespace instruments
