#include "tests/support/temporary_folder.h"

#include <stdlib.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

namespace tests {

TemporaryFolder::TemporaryFolder() {
    // In memory where there is such a folder: a store waits for the disk at every answer, and
    // what these tests show (a killed process, a full disk) does not depend on it.
    const std::filesystem::path memory = "/dev/shm";
    const bool usable = ::access(memory.c_str(), W_OK) == 0;
    std::string pattern =
        ((usable ? memory : std::filesystem::temp_directory_path()) / "kiosk-test-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

}  // namespace tests
