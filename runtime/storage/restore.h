// Putting a backup (Store::back_up) in a store's place. In the window a supervisor of the backup does it
// with her passphrase: it is verified to the last page, and noted. Whoever has the files can exchange them
// anyway; for her the command line has a form that needs no passphrase, and sees less.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/storage/error.h"
#include "runtime/storage/files.h"
#include "runtime/storage/records.h"
#include "runtime/storage/secret.h"

namespace runtime::storage {

// A file that begins as a backup does; whether all of it is as it was written is restore()'s matter.
[[nodiscard]] bool is_backup(const std::filesystem::path& file);

// Who can open a backup, as its key file says. Nothing of it is verified yet, and who is a supervisor
// is not in it.
struct BackupPeople {
    std::vector<std::string> names;  // in the order they were added
    std::string sheet = {};          // what the newest recovery sheet is called; empty: there is none
};
// `not_a_backup`, `damaged`, `from_the_future`.
[[nodiscard]] Stored<BackupPeople> people_of(const std::filesystem::path& backup);

// Whether the backup is itself a file that a restore to this place writes, sets aside or replaces, by
// whatever path or link: it would not be left as it is. restore() refuses that with `bad_value`.
[[nodiscard]] bool is_in_its_own_way(const std::filesystem::path& backup, const std::filesystem::path& file);

// Verifies the whole backup before it touches anything: `not_a_backup` when one bit is not as it was
// written. Then the store that was there, if there was one, is set aside as FILE.replaced and
// FILE.replaced.keys, or under the next free number (FILE.replaced-2): what was set aside before stays.
// `in_use` while a program has the store; `other_store` where the one that stands has another id, or does not
// say which it is (its keys gone, or no sense in them) and is no copy of the backup's store. On failure
// the store that was there stays, and where there was none nothing is left; but with `half_restored` the
// backup is verified and waits, and takes the place at the next call for which the disk allows it. Who may is
// may_replace()'s to say.
//
// Everybody knows the passphrases of a practice store, so its backup takes the place of a practice store
// only; where nothing stands, only when that place is said to be for practice. What stands and does not say
// what it is (its keys gone, or no sense in them) counts as real. Else `practice_backup`.
enum class OtherStore : std::uint8_t { refused, taken };
[[nodiscard]] Stored<void> restore(const std::filesystem::path& backup, const std::filesystem::path& file,
                                   OtherStore other = OtherStore::refused,
                                   Purpose empty_place = Purpose::real);

// A supervisor of the backup, by her passphrase of the day it was made.
struct Restorer {
    std::string_view name;
    const Secret& passphrase;
    Moment at;
    OtherStore other = OtherStore::refused;
    Purpose empty_place = Purpose::real;
    StoreMark* mark = nullptr;  // where it is to be told how far the backup goes
    bool proved_here =
        false;  // may_replace() took this passphrase just now: where it is another one's, nobody guessed
};

// Besides, before anything is touched: every page, the structure and the chain of the history are
// verified (`damaged`), and that she restored it is an event in the store that is put in place.
// `no_such_name`, `wrong_passphrase`, `too_many_tries`; `not_permitted` to who is no supervisor. Wrong
// passphrases count as at sign-in (tries.h) but apart from it: a backup that somebody made for the purpose
// takes back none of the wrong ones that were typed there.
[[nodiscard]] Stored<void> restore(const std::filesystem::path& backup, const std::filesystem::path& file,
                                   const Restorer& by);

// What restores to this place set aside and is still there, the latest last: FILE.replaced, FILE.replaced-2
// and so on; its keys lie beside it, sometimes alone.
[[nodiscard]] std::vector<std::filesystem::path> set_aside(const std::filesystem::path& file);
// What is there of one of them: itself, its keys, and whatever lay beside it.
[[nodiscard]] std::vector<std::filesystem::path> files_of(const std::filesystem::path& aside);

// Whether there is something at this place that a restore would set aside.
[[nodiscard]] bool store_stands(const std::filesystem::path& file);
// One of its supervisors, by her passphrase of today: else `not_permitted`, or what Store::open() says. Where
// nobody can be asked, because it cannot be opened (damaged, its keys gone) or none stands, the supervisor of
// the backup is enough.
[[nodiscard]] Stored<void> may_replace(const std::filesystem::path& file, std::string_view name,
                                       const Secret& passphrase);

// Goes on with a restore that a power cut ended after its verifying, if there is one. Throws Failure:
// `half_restored` where the disk does not let it (what stood there may be set aside in part; nothing is
// lost), `in_the_way` where what has the name of a waiting store is no file of a restore.
bool finish_restore(const std::filesystem::path& file);
// Under the store's lock: nobody has it open.
bool finish_restore(const std::filesystem::path& file, const FileLock& held);

}  // namespace runtime::storage
