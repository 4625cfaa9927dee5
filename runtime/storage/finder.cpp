#include "runtime/storage/finder.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <charconv>

#include "runtime/storage/backup_file.h"
#include "runtime/storage/failure.h"
#include "runtime/storage/files.h"
#include "runtime/storage/keyring.h"
#include "runtime/storage/recovery.h"
#include "runtime/storage/restore.h"
#include "runtime/storage/tries.h"

namespace runtime::storage {

namespace {

namespace fs = std::filesystem;

// As the system says it: C++'s clocks end in the year 2262, and a file can be dated after it.
std::int64_t written_at(const fs::path& file) {
    struct stat status = {};
    if (::stat(file.c_str(), &status) != 0) throw Failure(system_error(errno, "stat", file));
    return status.st_mtim.tv_sec;
}

// "recovery-sheet" is the first, "recovery-sheet-2" the next.
int number_of_sheet(std::string_view name) {
    name.remove_prefix(std::min(name.size(), recovery_sheet.size() + 1));
    int number = 1;
    std::from_chars(name.data(), name.data() + name.size(), number);
    return number;
}

// See store_keys.cpp for what stands there meanwhile.
std::optional<KeyChange> interrupted_change(const Keyring& keyring) {
    if (!keyring.changing()) return std::nullopt;
    KeyChange change;
    for (const Slot& slot : keyring.slots) {
        if (slot.comes) change.names.push_back(slot.name);
    }
    if (!change.names.empty()) {
        change.of = KeyChange::Of::passphrase;
        return change;
    }
    for (const Slot& slot : keyring.slots) {
        if (!slot.sealed_next_key) change.names.push_back(slot.name);
    }
    return change;
}

FoundKeys found_in(const Keyring& keyring) {
    FoundKeys found;
    found.store = keyring.store;
    found.practice = keyring.practice;
    found.changing = interrupted_change(keyring);
    for (const Slot& slot : keyring.present()) {
        if (is_recovery_sheet(slot.name)) {
            ++found.recovery_sheets;
            found.sheets_made = std::max(found.sheets_made, number_of_sheet(slot.name));
            found.added_after_sheet = 0;
        } else {
            found.names.push_back(slot.name);
            ++found.added_after_sheet;
        }
        found.kdf_passes = std::max(found.kdf_passes, slot.cost.passes);
        found.kdf_memory = std::max(found.kdf_memory, slot.cost.memory);
    }
    return found;
}

// Those of the first that the second has not.
std::vector<std::string> missing(const std::vector<std::string>& names, const std::vector<std::string>& in) {
    std::vector<std::string> all = names;
    std::erase_if(all, [&in](const std::string& name) { return std::ranges::find(in, name) != in.end(); });
    return all;
}

void compare(const Keyring& own, const Keyring& with, OtherKeys& other) {
    if (own.store != with.store) return;
    other.only_in_it = missing(found_in(with).names, found_in(own).names);
    other.not_in_it = missing(found_in(own).names, found_in(with).names);
    for (const Slot& slot : own.present()) {
        for (const Slot& theirs : with.present()) {
            if (slot.name != theirs.name) continue;
            if (slot.person != theirs.person) {
                other.given_anew.push_back(slot.name);
            } else if (slot.public_key != theirs.public_key) {
                other.with_another_key.push_back(slot.name);
            } else if (slot.sealed_data_key != theirs.sealed_data_key) {
                // It is sealed anew with each new data key, and never else.
                other.another_data_key = true;
            }
        }
    }
}

Keyring keyring_in_backup(const fs::path& file) {
    return Keyring::of(BackupReader(file, BackupReader::Length::any).take_keys());
}

OtherKeys read_beside(const fs::path& file, const Keyring& own) {
    OtherKeys other;
    other.file = file.filename().string();
    other.in_a_backup = is_backup(file);
    try {
        const Keyring keyring = other.in_a_backup ? keyring_in_backup(file) : Keyring::read(file);
        other.keys = found_in(keyring);
        compare(own, keyring, other);
    } catch (const Failure& failure) {
        // Of one that makes no sense nothing can be said; that it is there is.
        const auto kind = failure.error().kind;
        if (kind != StoreError::Kind::damaged && kind != StoreError::Kind::from_the_future &&
            kind != StoreError::Kind::not_a_backup)
            throw;
    }
    return other;
}

// FILE.keys.new, FILE.replaced.keys and so on; a copy that somebody made beside them, too.
bool is_named_as_keys(std::string_view name_beside_store) {
    return name_beside_store != ".keys" && name_beside_store.find(".keys") != std::string_view::npos;
}

}  // namespace

Stored<FinderView> finder_view(const fs::path& given) {
    return at_the_door([&] {
        const fs::path file = behind_links(given);
        if (!fs::exists(file)) {
            const bool waits = is_there(beside(file, ".restored"));
            throw Failure(waits ? StoreError::Kind::half_restored : StoreError::Kind::no_such_file, "store");
        }
        // Before it is read: a pipe has nobody at its other end.
        if (!fs::is_regular_file(file)) throw Failure(StoreError::Kind::not_a_store, "store");
        if (is_backup(file)) throw Failure(StoreError::Kind::not_a_store, "backup");
        FinderView view;
        const std::string name = file.filename().string();
        view.name = name;
        const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
        for (const auto& entry : fs::directory_iterator(folder)) {
            const std::string each = entry.path().filename().string();
            const bool belongs = each == name || each.starts_with(name + ".") || each.starts_with(name + "-");
            const bool of_a_visit = each.starts_with(name + ".session.");
            const bool is_kept =
                !each.ends_with(".new") && !each.ends_with(".taken") && !each.ends_with("-journal");
            if (of_a_visit && is_kept) ++view.lost_visits;
            if (belongs && entry.is_regular_file())
                view.files.push_back({each, entry.file_size(), written_at(entry.path())});
        }
        std::ranges::sort(view.files, {}, &FoundFile::name);

        const Keyring keyring = Keyring::read(beside(file, ".keys"));
        view.keys = found_in(keyring);
        for (const FoundFile& each : view.files) {
            if (is_named_as_keys(std::string_view(each.name).substr(name.size())) ||
                is_backup(folder / each.name))
                view.other_keys.push_back(read_beside(folder / each.name, keyring));
        }
        for (const fs::path& aside : set_aside(file)) {
            view.restored_here = true;
            if (fs::exists(beside(aside, ".session"))) ++view.clients_set_aside;
        }
        view.with_client = fs::exists(beside(file, ".session"));
        view.with_staff_again = fs::exists(beside(file, ".session.taken"));
        view.unwritten_sheet = has_unwritten_sheet(file);
        const Tries tries = Tries::read(beside(file, ".tries"));
        view.wrong_tries = tries.counted();
        view.restore_tries = tries.counted_at_restoring();
        view.client_tries = tries.counted(Tries::client);
        view.boots = tries.boots();
        return view;
    });
}

Stored<FoundBackup> finder_view_of_backup(const fs::path& file) {
    return at_the_door([&] {
        BackupReader reader(file, BackupReader::Length::any);
        FoundBackup found;
        found.file = {file.filename().string(), fs::file_size(file), written_at(file)};
        found.store_size = reader.store_size();
        found.whole = reader.whole();
        const auto keyring = at_the_door([&] { return Keyring::of(reader.take_keys()); });
        if (!keyring && keyring.error().kind == StoreError::Kind::damaged)
            throw Failure(StoreError::Kind::damaged, damaged_backup.data());
        if (!keyring) throw Failure(keyring.error());
        found.keys = found_in(*keyring);
        return found;
    });
}

}  // namespace runtime::storage
