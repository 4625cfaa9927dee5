// Files of answers into a store, by the program: the pilot's, and two invented clients.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <string>

#include "tests/support/places.h"
#include "tests/support/screening.h"

namespace tests {

inline const std::filesystem::path pilot = std::filesystem::path(source_dir()) / "tests" / "data" / "pilot";

inline void import_file(const CommandLineStore& store, const std::string& instrument,
                        const std::filesystem::path& file) {
    store.accept(instrument);
    const auto said = store.run({"import", instrument, "--in", file, "--add-sites"});
    INFO(said.err);
    REQUIRE(said.status == 0);
}

inline void import_text(const CommandLineStore& store, const std::string& instrument,
                        const std::string& csv) {
    write_file(store.folder() / "import.csv", csv);
    import_file(store, instrument, store.folder() / "import.csv");
}

inline const std::string two_clients =
    "client,site,date,q1,q3\n"
    "CANARY-1,invented/one,2026-01-02,3,refused\n"
    "CANARY-2,invented/one,2026-03-04,0,1\n";

}  // namespace tests
