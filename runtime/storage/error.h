// What can go wrong with a store, as a value. A StoreError says which kind of thing
// happened and, at most, where in our own code or which SQLite result; it never holds
// an answer, a client code, a name or a key. Sentences for people are made by callers.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace runtime::storage {

// What of a damaged store can still be read: see salvage.h.
struct ReadableRecords {
    std::int64_t readable = 0;
    std::int64_t of = 0;
    bool all_found = true;  // false: of at least so many
};

struct StoreError {
    enum class Kind {
        no_such_file,    // nothing at that path
        already_exists,  // `create` found a store, or the keys of one, at that path
        keys_missing,    // the store is there, its FILE.keys is not
        no_such_name,    // nobody of that name can sign in
        wrong_passphrase,
        too_many_tries,   // wrong ones before this; `wait` says how long
        weak_passphrase,  // refuse_passphrase() says why
        same_passphrase,  // the new one is the present one
        not_a_store,      // another kind of file
        damaged,          // a page, the structure or the key file is not as it was written
        from_the_future,  // made by a later version of this program
        in_use,           // another program holds it
        in_the_way,       // a folder, a link or the like has the name (the detail) of a file of ours
        half_restored,    // a verified backup waits to take the store's place; the next call goes on with it
        disk_full,
        read_only,  // the folder or the file cannot be written
        io,         // any other failure of the disk
        out_of_memory,
        not_permitted,   // this role, or this site, may not
        ambiguous_code,  // several clients' codes differ from this one in hyphens and blanks only
        name_taken,      // there is a member of staff of that name already
        no_such_site,
        not_accepted,      // the instrument, in exactly this form, was not accepted
        no_such_record,    // no visit or session of that id (or not one for this role)
        sealed_to_others,  // the record is there, and no key of this person opens it
        wrong_state,       // e.g. an answer to a finished session
        bad_value,         // a malformed date, site or name; an empty plan
        last_supervisor,   // nobody else could look after the store
        oneself,           // nobody takes away her own right to sign in
        not_a_backup,      // another kind of file, or one that is not whole
        other_store,       // a backup of another store than the one that stands there, or nobody can tell
        practice_backup,   // one of a practice store, where a real store stands or is to stand
    };

    Kind kind = Kind::io;
    // For a log: a place in our code and a result code, nothing of a person's.
    std::string detail;
    // Until a passphrase may be tried again; with `wrong_passphrase` and `too_many_tries`.
    std::chrono::seconds wait{0};
    // With `damaged`, where this person's key opens what is left.
    std::optional<ReadableRecords> records = {};

    friend bool operator==(const StoreError& a, const StoreError& b) { return a.kind == b.kind; }
};

// The detail of `damaged` where every page is whole and the chain of the history is not.
inline constexpr std::string_view history_broken = "history";

// The detail of `other_store` where what stands there does not say which store it is.
inline constexpr std::string_view unknown_store = "unknown";

// The detail of `from_the_future` in a restore, where the keys that stand there are, not the backup's.
inline constexpr std::string_view keys_that_stand = "keys that stand";

// The detail of `damaged` in a restore: it is the backup that is, and nothing was changed.
inline constexpr std::string_view damaged_backup = "damaged backup";
// With it the detail begins where the disk let the backup's own file not be read.
inline constexpr std::string_view reading_backup = "backup";

// The details of `damaged` where the store may be whole, and what lies beside it is not what a power cut
// left of it: FILE-journal, or FILE-wal and FILE-shm (journal.h).
inline constexpr std::string_view not_its_journal = "journal";
inline constexpr std::string_view write_ahead_log = "write-ahead log";

// A stable word for each kind ("in_use"), for logs and tests.
[[nodiscard]] std::string_view name_of(StoreError::Kind kind);

template <class T>
using Stored = tl::expected<T, StoreError>;

}  // namespace runtime::storage
