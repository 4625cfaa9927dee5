// What `screening verify --finder` says of a store or of a backup.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <string>

#include "tests/support/screening.h"

namespace tests {

inline std::string seen_by_a_finder(const std::filesystem::path& store) {
    const auto said = screening({"verify", "--finder", "--store", store});
    CHECK(said.status == 0);
    return said.out;
}

inline std::string seen_by_a_finder(const CommandLineStore& store) {
    return seen_by_a_finder(store.file());
}

}  // namespace tests
