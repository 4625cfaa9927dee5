// A finder's view: what somebody learns who holds the files of a store and no passphrase. It reads
// what he could read, and nothing else is readable; the tests search the files for everything else.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "runtime/storage/error.h"

namespace runtime::storage {

struct FoundFile {
    std::string name;  // as it lies in the folder
    std::uintmax_t size = 0;
    std::int64_t written = 0;  // when it was last changed; UTC seconds
};

struct FinderView {
    std::vector<FoundFile> files;  // whose names begin with the store's, by name
    std::string store;             // its id, a random one
    bool practice = false;
    std::vector<std::string> names;  // on the sign-in tiles, in the order they were added
    int recovery_sheets = 0;
    std::uint64_t kdf_passes = 0;  // the dearest
    std::uint64_t kdf_memory = 0;  // bytes
    bool changing = false;         // a change of the data key was interrupted
    bool with_client = false;      // nobody has signed in since a client answered alone
    int wrong_tries = 0;           // of all, since each last signed in
};

[[nodiscard]] Stored<FinderView> finder_view(const std::filesystem::path& file);

}  // namespace runtime::storage
