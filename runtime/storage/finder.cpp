#include "runtime/storage/finder.h"

#include <algorithm>

#include "runtime/storage/failure.h"
#include "runtime/storage/files.h"
#include "runtime/storage/keyring.h"
#include "runtime/storage/recovery.h"
#include "runtime/storage/tries.h"

namespace runtime::storage {

namespace {

namespace fs = std::filesystem;

std::int64_t written_at(const fs::path& file) {
    const auto time = std::chrono::file_clock::to_sys(fs::last_write_time(file));
    return std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch()).count();
}

}  // namespace

Stored<FinderView> finder_view(const fs::path& file) {
    return at_the_door([&] {
        if (!fs::exists(file)) throw Failure(StoreError::Kind::no_such_file, "store");
        FinderView view;
        const std::string name = file.filename().string();
        const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
        for (const auto& entry : fs::directory_iterator(folder)) {
            const std::string each = entry.path().filename().string();
            const bool belongs = each == name || each.starts_with(name + ".") || each.starts_with(name + "-");
            if (belongs && entry.is_regular_file())
                view.files.push_back({each, entry.file_size(), written_at(entry.path())});
        }
        std::ranges::sort(view.files, {}, &FoundFile::name);

        const Keyring keyring = Keyring::read(beside(file, ".keys"));
        view.store = keyring.store;
        view.practice = keyring.practice;
        view.changing = keyring.changing();
        view.with_client = fs::exists(beside(file, ".session"));
        for (const Slot& slot : keyring.slots) {
            if (is_recovery_sheet(slot.name)) {
                ++view.recovery_sheets;
            } else {
                view.names.push_back(slot.name);
            }
            view.kdf_passes = std::max(view.kdf_passes, slot.cost.passes);
            view.kdf_memory = std::max(view.kdf_memory, slot.cost.memory);
        }
        view.wrong_tries = Tries::read(beside(file, ".tries")).counted();
        return view;
    });
}

}  // namespace runtime::storage
