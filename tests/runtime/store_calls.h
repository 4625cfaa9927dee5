// The calls of Store as store.h declares them, so that a test can say that it leaves none out.
#pragma once

#include <filesystem>
#include <regex>
#include <set>
#include <string>

#include "tests/support/places.h"
#include "tests/support/screening.h"

namespace tests {

// Those that can fail, by name.
inline std::set<std::string> calls_of_store() {
    const std::string header = read_file(std::filesystem::path(source_dir()) / "runtime/storage/store.h");
    const std::string store = header.substr(header.find("class Store {"));
    const std::regex declared(R"(\[\[nodiscard\]\] Stored<[^;(]*?>\s+(\w+)\()");
    std::set<std::string> calls;
    for (std::sregex_iterator each(store.begin(), store.end(), declared), end; each != end; ++each)
        calls.insert((*each)[1]);
    return calls;
}

}  // namespace tests
