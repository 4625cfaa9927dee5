// Where the sources and the built programs are. In one small file, so that all others are
// compiled alike in every checkout and the compiler's cache knows them again.
#pragma once

#include <string>

namespace tests {

[[nodiscard]] std::string source_dir();
[[nodiscard]] std::string binary_dir();

}  // namespace tests
