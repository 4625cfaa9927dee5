#include "runtime/storage/finder.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <charconv>

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

void add_earlier_names(const fs::path& keys, FinderView& view) {
    if (!fs::exists(keys)) return;
    view.earlier_keys = true;
    try {
        for (const Slot& slot : Keyring::read(keys).present()) {
            if (is_recovery_sheet(slot.name) ||
                std::ranges::find(view.names, slot.name) != view.names.end() ||
                std::ranges::find(view.earlier_names, slot.name) != view.earlier_names.end())
                continue;
            view.earlier_names.push_back(slot.name);
        }
    } catch (const Failure& failure) {
        // Of one that makes no sense nothing can be said; that it is there is.
        if (failure.error().kind != StoreError::Kind::damaged &&
            failure.error().kind != StoreError::Kind::from_the_future)
            throw;
    }
}

}  // namespace

Stored<FinderView> finder_view(const fs::path& file) {
    return at_the_door([&] {
        if (!fs::exists(file)) {
            const bool waits = is_there(beside(file, ".restored"));
            throw Failure(waits ? StoreError::Kind::half_restored : StoreError::Kind::no_such_file, "store");
        }
        // Before it is read: a pipe has nobody at its other end.
        if (!fs::is_regular_file(file)) throw Failure(StoreError::Kind::not_a_store, "store");
        if (is_backup(file)) throw Failure(StoreError::Kind::not_a_store, "backup");
        FinderView view;
        const std::string name = file.filename().string();
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
        view.store = keyring.store;
        view.practice = keyring.practice;
        view.changing = interrupted_change(keyring);
        view.with_client = fs::exists(beside(file, ".session"));
        for (const Slot& slot : keyring.present()) {
            if (is_recovery_sheet(slot.name)) {
                ++view.recovery_sheets;
                view.sheets_made = std::max(view.sheets_made, number_of_sheet(slot.name));
            } else {
                view.names.push_back(slot.name);
            }
            view.kdf_passes = std::max(view.kdf_passes, slot.cost.passes);
            view.kdf_memory = std::max(view.kdf_memory, slot.cost.memory);
        }
        view.unwritten_sheet = has_unwritten_sheet(file);
        for (const fs::path& earlier : set_aside(file))
            add_earlier_names(beside(earlier, ".keys"), view);
        add_earlier_names(beside(file, ".restored.keys"), view);
        const Tries tries = Tries::read(beside(file, ".tries"));
        view.wrong_tries = tries.counted();
        view.client_tries = tries.counted(Tries::client);
        view.boots = tries.boots();
        return view;
    });
}

}  // namespace runtime::storage
