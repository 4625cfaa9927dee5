// A finder's view: what somebody learns who holds the files of a store and no passphrase. It reads
// what he could read, and nothing else is readable; the tests search the files for everything else.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "runtime/storage/error.h"

namespace runtime::storage {

struct FoundFile {
    std::string name;  // as it lies in the folder
    std::uintmax_t size = 0;
    std::int64_t written = 0;  // when it was last changed; UTC seconds
};

// A change of the data key that was interrupted. It stands in the key file until somebody signs in.
struct KeyChange {
    enum class Of : std::uint8_t { people, passphrase };
    Of of = Of::people;
    // Whose passphrase it is; or who has no next key: she who was to leave, and whoever has a slot that is
    // nobody's.
    std::vector<std::string> names;
};

struct FinderView {
    std::vector<FoundFile> files;  // whose names begin with the store's, by name
    std::string store;             // its id, a random one
    bool practice = false;
    std::vector<std::string> names;  // on the sign-in tiles, in the order they were added
    int recovery_sheets = 0;
    int sheets_made = 0;  // with those that open nothing any more: the newest has its number in its name
    // In the key file of a store that a restore set aside, or that waits to be put in place; where they are
    // not among the names above.
    std::vector<std::string> earlier_names;
    bool earlier_keys = false;
    bool unwritten_sheet = false;  // nobody said that the newest is on paper
    std::uint64_t kdf_passes = 0;  // the dearest
    std::uint64_t kdf_memory = 0;  // bytes
    std::optional<KeyChange> changing;
    bool with_client = false;        // nobody has signed in since a client answered alone
    int lost_visits = 0;             // files of such visits that could not be read
    int wrong_tries = 0;             // of all, since each last signed in
    int client_tries = 0;            // of these: typed while a client had the tablet
    std::vector<std::string> boots;  // of the machine, when they were typed
};

[[nodiscard]] Stored<FinderView> finder_view(const std::filesystem::path& file);

}  // namespace runtime::storage
