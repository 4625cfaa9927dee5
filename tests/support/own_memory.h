// Looks through everything that this process can write to, as somebody with its memory would.
#pragma once

#include <cstddef>
#include <string>

namespace tests {

// How often these bytes stand in memory. The needle is given with every byte inverted, so that
// the search does not find itself.
[[nodiscard]] std::size_t times_in_memory(const std::string& inverted);
[[nodiscard]] std::string inverted(std::string bytes);

}  // namespace tests
