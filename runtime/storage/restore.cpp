#include "runtime/storage/restore.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>
#include <string_view>

#include "runtime/storage/backup_file.h"
#include "runtime/storage/failure.h"
#include "runtime/storage/journal.h"
#include "runtime/storage/opened.h"
#include "runtime/storage/recovery.h"
#include "runtime/storage/sql.h"
#include "runtime/storage/tries.h"
#include "runtime/storage/valid.h"

namespace runtime::storage {

namespace {

using Kind = StoreError::Kind;
namespace fs = std::filesystem;

// Where a restored store is written, and where it waits, whole, to take the store's place.
fs::path writing(const fs::path& file) {
    return beside(file, ".restoring");
}
fs::path waiting(const fs::path& file) {
    return beside(file, ".restored");
}

constexpr std::array<std::string_view, 8> touched{
    "", ".keys", "-journal", ".session", ".tries", ".lock", ".restoring", ".restored",
};

constexpr std::string_view aside_suffix = ".replaced";
constexpr std::uintmax_t page_size = 4096;

fs::path aside(const fs::path& file, int number) {
    return beside(file, std::string(aside_suffix) + (number == 1 ? "" : "-" + std::to_string(number)));
}

// Of all files whose names begin as those that are set aside, whoever put them there.
std::set<int> numbers_aside(const fs::path& file) {
    const std::string begins = file.filename().string() + std::string(aside_suffix);
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    std::set<int> numbers;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with(begins)) continue;
        int number = 1;
        // A journal's name goes on with a hyphen too, but not with a number.
        const std::string_view rest = std::string_view(name).substr(begins.size());
        if (rest.starts_with('-')) std::from_chars(rest.data() + 1, rest.data() + rest.size(), number);
        // Whoever wrote one that is larger: there is none of ours above it.
        constexpr int most = 1'000'000;
        if (number <= most) numbers.insert(number);
    }
    return numbers;
}

// Where what stands at this place goes: to a number that nothing has. When the power was cut half way, to
// what went before: its keys are the first to go, its own file is the last.
fs::path free_aside(const fs::path& file) {
    const std::set<int> taken = numbers_aside(file);
    if (taken.empty()) return aside(file, 1);
    const fs::path last = aside(file, *taken.rbegin());
    const bool keys_went = !fs::exists(beside(file, ".keys")) || !fs::exists(beside(waiting(file), ".keys"));
    if (keys_went && !fs::exists(last)) return last;
    return aside(file, *taken.rbegin() + 1);
}

void move_if_there(const fs::path& from, const fs::path& to) {
    if (fs::exists(from)) rename_durably(from, to);
}

void copy_out(BackupReader& backup, std::uint64_t size, const fs::path& to) {
    NewFile out(to);
    std::vector<unsigned char> block(std::size_t{64} * 1024);
    for (std::uint64_t left = size; left > 0;) {
        const auto part =
            std::span(block).first(static_cast<std::size_t>(std::min<std::uint64_t>(left, block.size())));
        backup.take(part);
        out.write(part);
        left -= part.size();
    }
    out.finish();
}

void forget_unfinished(const fs::path& file) {
    std::error_code ignored;  // what is not there need not be removed
    fs::remove(writing(file), ignored);
    forget_beside_database(writing(file));
    fs::remove(beside(waiting(file), ".keys"), ignored);
}

KeyPair own_keys(const Slot& slot, const std::string& whose, const fs::path& tries, const Restorer& by,
                 std::string_view context) {
    if (!by.proved_here)
        return std::move(unlock_counted(tries, whose, {&slot, 1}, by.passphrase, context).front().keys);
    auto keys = unlock(slot, by.passphrase, context);
    if (!keys) throw Failure(Kind::wrong_passphrase, "slot");
    return *std::move(keys);
}

// Of the copy that was written: every page, the structure, the history. That it is restored stands in it.
void verify_and_note(const fs::path& file, const Restorer& by) {
    const Keyring keyring = Keyring::read(beside(waiting(file), ".keys"));
    const Slot* slot = keyring.slot_named(checked_name(by.name));
    if (slot == nullptr || keyring.changing()) throw Failure(Kind::no_such_name, "slot");
    const fs::path tries = beside(file, ".tries");
    const std::string whose = Tries::restoring + slot->person;
    const KeyPair own = own_keys(*slot, whose, tries, by, keyring.context());
    const auto key = unseal_data_key(slot->sealed_data_key, own);
    if (!key) throw Failure(Kind::damaged, "sealed key");
    {
        Connection copy = connect(writing(file), *key);
        {
            auto row = copy.prepare(sql::select_staff_by_id);
            row.bind(":id", slot->person);
            if (!row.step() || row.number("active") == 0) throw Failure(Kind::no_such_name, "staff");
            const auto role = role_named(row.text("role"));
            if (!role || !permitted(*role, Action::restore)) throw Failure(Kind::not_permitted, "role");
        }
        if (!copy.broken_structure().empty()) throw Failure(Kind::damaged, "structure");
        if (!verify_chain(copy).whole) throw Failure(Kind::damaged, history_broken.data());
        if (by.mark != nullptr) *by.mark = mark_of(copy);
        Transaction transaction(copy);
        const Who who{slot->person, slot->name, Role::supervisor, {}};
        tell_wrong_tries(copy, tries, whose, who, by.at);
        append_event(copy, who, {"store.restored", ""}, by.at);
        transaction.commit();
        forget_told_tries(tries, whose);
    }
    forget_beside_database(writing(file));
}

// With it a store's file begins: random, never changed, and the same in every copy.
std::string beginning(const fs::path& file) {
    std::string bytes(16, '\0');
    std::ifstream in(file, std::ios::binary);
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    return bytes;
}

// Of what stands there; nothing, where they are gone or there is no sense in them.
std::optional<Keyring> keys_that_stand_at(const fs::path& file) {
    try {
        return Keyring::read(beside(file, ".keys"));
    } catch (const Failure& failure) {
        const Kind kind = failure.error().kind;
        if (kind == Kind::from_the_future) throw Failure(kind, keys_that_stand.data());
        if (kind != Kind::damaged && kind != Kind::keys_missing) throw;
        return std::nullopt;
    }
}

void refuse_other_store(const fs::path& file, const Keyring& restored) {
    if (!store_stands(file)) return;
    if (const auto standing = keys_that_stand_at(file)) {
        if (standing->store == restored.store) return;
        throw Failure(Kind::other_store, "id");
    }
    // Without its keys no store says which it is, but a copy of it begins alike.
    if (beginning(file).size() == 16 && beginning(file) == beginning(writing(file))) return;
    throw Failure(Kind::other_store, unknown_store.data());
}

// Where the keys of what stands here went, when the power was cut before it went after them.
std::optional<fs::path> keys_gone_aside(const fs::path& file) {
    const std::set<int> taken = numbers_aside(file);
    if (taken.empty()) return std::nullopt;
    const fs::path last = aside(file, *taken.rbegin());
    if (fs::exists(last) || !fs::exists(beside(last, ".keys"))) return std::nullopt;
    return last;
}

// Whether everybody's passphrases may open what is to stand here.
bool is_for_practice(const fs::path& file, Purpose empty_place) {
    if (!store_stands(file)) return empty_place == Purpose::practice;
    const auto standing = keys_that_stand_at(file);
    return standing && standing->practice;
}

// Whether this may be what a restore left: a file with one name, as long as a store's, whose keys wait beside
// it or took their place already. Whoever put something else here would have it taken for the store before
// anybody is asked for a passphrase; that he could write over the store as well is no reason to help him.
bool is_of_a_restore(const fs::path& file) {
    const fs::path waits = waiting(file);
    if (fs::symlink_status(waits).type() != fs::file_type::regular || fs::hard_link_count(waits) > 1)
        return false;
    if (fs::file_size(waits) < page_size || fs::file_size(waits) % page_size != 0) return false;
    if (!is_there(beside(waits, ".keys"))) {
        // They went first: the store that was there goes after its own, or is a copy of the one that comes.
        return !fs::exists(file) || keys_gone_aside(file) || beginning(file) == beginning(waits);
    }
    const auto comes = at_the_door([&] { return Keyring::read(beside(waits, ".keys")); });
    if (!comes && comes.error().kind != Kind::damaged && comes.error().kind != Kind::from_the_future)
        throw Failure(comes.error());
    if (!comes) return false;
    // Everybody knows the passphrases of a practice store.
    const bool replaces = fs::exists(file) || is_there(beside(file, ".keys"));
    if (!comes->practice || !replaces) return true;
    const bool went = !is_there(beside(file, ".keys"));
    const auto standing = keys_that_stand_at(went ? keys_gone_aside(file).value_or(file) : file);
    return standing && standing->practice;
}

// Each step is done once, wherever a power cut comes between.
void take_the_place(const fs::path& file) {
    const fs::path aside = free_aside(file);
    const auto set_store_aside = [&] {
        for (const std::string_view suffix : beside_database)
            move_if_there(beside(file, suffix), beside(aside, suffix));
        for (const std::string_view suffix : {".session-journal", ".session"})
            move_if_there(beside(file, suffix), beside(aside, suffix));
        move_if_there(file, aside);
    };
    const fs::path new_keys = beside(waiting(file), ".keys");
    if (fs::exists(new_keys)) {
        // A store without keys goes before there are others beside it, which are not its own.
        if (!is_there(beside(file, ".keys")) && !keys_gone_aside(file)) set_store_aside();
        move_if_there(beside(file, ".keys"), beside(aside, ".keys"));
        rename_durably(new_keys, beside(file, ".keys"));
    }
    set_store_aside();
    rename_durably(waiting(file), file);
}

struct Place {
    OtherStore other = OtherStore::refused;
    Purpose empty = Purpose::real;
};

// What is damaged is not what stands there.
template <class Call>
auto of_the_backup(Call call) {
    try {
        return call();
    } catch (const Failure& failure) {
        if (failure.error().kind != Kind::damaged) throw;
        throw Failure(Kind::damaged, damaged_backup.data());
    }
}

void write_whole(BackupReader& reader, const fs::path& file, const Restorer* by, const Place& place) {
    try {
        copy_out(reader, reader.keys_size(), beside(waiting(file), ".keys"));
        copy_out(reader, reader.store_size(), writing(file));
        reader.check_digest();
        const Keyring keyring = of_the_backup([&] { return Keyring::read(beside(waiting(file), ".keys")); });
        if (keyring.practice && !is_for_practice(file, place.empty))
            throw Failure(Kind::practice_backup, "practice");
        if (place.other == OtherStore::refused) refuse_other_store(file, keyring);
        if (by != nullptr) of_the_backup([&] { verify_and_note(file, *by); });
    } catch (...) {
        forget_unfinished(file);
        throw;
    }
    // From here on it is whole, and takes the store's place now or when the store is next held.
    try {
        rename_durably(writing(file), waiting(file));
    } catch (const Failure& failure) {
        std::error_code ignored;  // the disk may fail altogether
        fs::remove(waiting(file), ignored);
        if (is_there(waiting(file))) throw Failure(Kind::half_restored, failure.error().detail);
        forget_unfinished(file);
        throw;
    }
}

// What is verified and waits takes its place, under a lock that is held.
void finish_waiting(const fs::path& file) {
    const fs::path waits = waiting(file);
    const auto finished = at_the_door([&] {
        if (!is_of_a_restore(file)) throw Failure(Kind::in_the_way, waits.filename().string());
        take_the_place(file);
    });
    if (finished) return;
    const Kind kind = finished.error().kind;
    const bool of_the_disk = kind == Kind::read_only || kind == Kind::disk_full || kind == Kind::io;
    throw Failure(of_the_disk ? StoreError{Kind::half_restored, finished.error().detail} : finished.error());
}

Stored<void> restore_by(const fs::path& backup, const fs::path& given, const Restorer* by,
                        const Place& place) {
    const fs::path file = behind_links(given);
    return at_the_door([&] {
        if (is_name_beside(file)) throw Failure(Kind::bad_value, name_beside.data());
        if (is_in_its_own_way(backup, file)) throw Failure(Kind::bad_value, "its own way");
        BackupReader reader(backup);
        static_cast<void>(finish_restore(file));
        const bool something_was_there = store_stands(file);
        const FileLock lock(beside(file, ".lock"));
        forget_unfinished(file);
        try {
            remove_leftover(writing(file));
            remove_leftover(beside(waiting(file), ".keys"));
            write_whole(reader, file, by, place);
        } catch (...) {
            if (!something_was_there && !is_there(waiting(file))) {
                std::error_code ignored;  // what is not there need not be removed
                for (const char* suffix : {".lock", ".tries"})
                    fs::remove(beside(file, suffix), ignored);
            }
            throw;
        }
        // Verified it is, and whoever comes next goes on with it, whatever keeps this one from it.
        if (const auto finished = at_the_door([&] { finish_waiting(file); }); !finished)
            throw Failure(StoreError{Kind::half_restored, finished.error().detail});
    });
}

}  // namespace

bool is_in_its_own_way(const fs::path& backup, const fs::path& file) {
    return std::ranges::any_of(touched, [&](std::string_view suffix) {
        std::error_code not_there;  // then it is no file of ours
        return fs::equivalent(backup, beside(file, suffix), not_there) && !not_there;
    });
}

bool is_backup(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::array<char, backup_line.size()> line{};
    in.read(line.data(), line.size());
    return in.gcount() == static_cast<std::streamsize>(line.size()) &&
           std::string_view(line.data(), line.size()) == backup_line;
}

Stored<BackupPeople> people_of(const fs::path& backup) {
    return at_the_door([&] {
        BackupReader reader(backup);
        BackupPeople people;
        for (const Slot& slot : Keyring::of(reader.take_keys()).slots) {
            if (is_recovery_sheet(checked_name(slot.name))) {
                people.sheet = slot.name;
            } else {
                people.names.push_back(slot.name);
            }
        }
        return people;
    });
}

std::vector<fs::path> set_aside(const fs::path& given) {
    const fs::path file = behind_links(given);
    std::vector<fs::path> all;
    for (const int number : numbers_aside(file))
        all.push_back(aside(file, number));
    return all;
}

std::vector<fs::path> files_of(const fs::path& aside) {
    std::vector<fs::path> files;
    for (const std::string_view suffix :
         {"", ".keys", ".session", ".session-journal", "-journal", "-wal", "-shm"}) {
        if (is_there(beside(aside, suffix))) files.push_back(beside(aside, suffix));
    }
    return files;
}

bool finish_restore(const fs::path& file) {
    if (!is_there(waiting(file))) return false;
    const auto lock = at_the_door([&] { return FileLock(beside(file, ".lock")); });
    if (!lock) {
        const bool in_use = lock.error().kind == Kind::in_use;
        throw Failure(in_use ? lock.error() : StoreError{Kind::half_restored, lock.error().detail});
    }
    return finish_restore(file, *lock);
}

bool finish_restore(const fs::path& file, const FileLock& /*held*/) {
    if (!is_there(waiting(file))) return false;
    finish_waiting(file);
    return true;
}

Stored<void> restore(const fs::path& backup, const fs::path& file, OtherStore other, Purpose empty_place) {
    return restore_by(backup, file, nullptr, {other, empty_place});
}

Stored<void> restore(const fs::path& backup, const fs::path& file, const Restorer& by) {
    return restore_by(backup, file, &by, {by.other, by.empty_place});
}

}  // namespace runtime::storage
