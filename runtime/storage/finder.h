// A finder's view: what somebody learns who holds the files of a store, or a backup, and no passphrase. It
// reads what he could read, and nothing else is readable; the tests search the files for everything else.
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

// What a key file tells: it lies in clear.
struct FoundKeys {
    std::string store;  // its id, a random one
    bool practice = false;
    std::vector<std::string> names;  // on the sign-in tiles, in the order they were added
    int recovery_sheets = 0;
    int added_after_sheet = 0;  // of these: after the newest was made
    int sheets_made = 0;  // with those that open nothing any more: the newest has its number in its name
    std::uint64_t kdf_passes = 0;  // the dearest
    std::uint64_t kdf_memory = 0;  // bytes
    std::optional<KeyChange> changing;
};

// Another key file than the store's own: of a store that a restore set aside, of one that waits to be put in
// place, half of one that a power cut left, or somebody's copy; and what the two tell together.
struct OtherKeys {
    std::string file;               // as it lies in the folder
    bool in_a_backup = false;       // which lies there under such a name
    std::optional<FoundKeys> keys;  // nothing: it makes no sense as a whole
    // Where both are of one store; the names of people in the first two, of recovery sheets as well in
    // others.
    std::vector<std::string> only_in_it;
    std::vector<std::string> not_in_it;
    std::vector<std::string> with_another_key;  // the same person: her passphrase was changed
    std::vector<std::string> given_anew;        // to somebody else, or to herself once more
    bool another_data_key = false;
};

struct FinderView {
    std::string name;              // of the store's file
    std::vector<FoundFile> files;  // whose names begin with the store's, by name
    FoundKeys keys;                // the store's own
    std::vector<OtherKeys> other_keys;
    bool restored_here = false;      // what a restore set aside is there
    bool unwritten_sheet = false;    // nobody said that the newest is on paper
    bool with_client = false;        // nobody has signed in since a client answered alone
    int clients_set_aside = 0;       // files of such visits that restores set aside
    int lost_visits = 0;             // files of such visits that could not be read
    bool with_staff_again = false;   // and somebody was signing in when the power failed
    int wrong_tries = 0;             // of all, since each last signed in
    int client_tries = 0;            // of these: typed while a client had the tablet
    int restore_tries = 0;           // of these: typed to restore a backup
    std::vector<std::string> boots;  // of the machine, when they were typed
};

// A backup is one file, with the key file of its day in it: what a lost stick shows.
struct FoundBackup {
    FoundFile file;
    FoundKeys keys;
    std::uint64_t store_size = 0;  // bytes, of the encrypted store in it
    bool whole = true;  // as long as it says; whether it is as it was written is restore()'s matter
};

[[nodiscard]] Stored<FinderView> finder_view(const std::filesystem::path& file);
// `not_a_backup` where not all of its key file is there.
[[nodiscard]] Stored<FoundBackup> finder_view_of_backup(const std::filesystem::path& file);

}  // namespace runtime::storage
