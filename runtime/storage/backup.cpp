// Making a backup: one file, as backup_file.h says. It opens with the passphrases of the day it was made.
#include "runtime/storage/backup_file.h"
#include "runtime/storage/failure.h"
#include "runtime/storage/opened.h"
#include "runtime/storage/restore.h"

namespace runtime::storage {

using Kind = StoreError::Kind;
namespace fs = std::filesystem;

Stored<StoreMark> Store::back_up(const fs::path& out, Moment at) {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.allow(Action::back_up);
        if (is_name_beside(out)) throw Failure(Kind::bad_value, name_beside.data());
        if (fs::exists(out)) throw Failure(Kind::already_exists, "backup");
        const fs::path partial = beside(out, ".part");
        // What a killed one left begins as a backup does, or is empty; what does not is somebody's.
        if (fs::is_regular_file(partial) && fs::file_size(partial) > 0 && !is_backup(partial))
            throw Failure(Kind::in_the_way, partial.filename().string());
        const auto note = [&](const char* what) {
            Transaction transaction(store.connection);
            store.happened({what, ""}, at);
            transaction.commit();
        };
        // Before the copy, which then has it too. That one was made is said when it was.
        note("store.backup_begun");
        StoreMark mark = mark_of(store.connection);
        const std::string keyring = store.keyring().written();
        remove_leftover(partial);
        NewFile file(partial);
        Hash hash;
        const auto put = [&](std::span<const unsigned char> bytes) {
            hash.add(bytes);
            file.write(bytes);
        };
        std::uint64_t size = 0;
        store.connection.each_raw_block(
            [&size](std::span<const unsigned char> block) { size += block.size(); });
        put(text_bytes(backup_line));
        put(eight_bytes(keyring.size()));
        put(eight_bytes(size));
        put(text_bytes(keyring));
        store.connection.each_raw_block(put);
        file.write(hash.finish());
        file.finish();
        try {
            rename_durably(partial, out);
        } catch (...) {
            // Either it has its name, or it has not, and then what has is somebody's.
            std::error_code ignored;  // the disk may fail altogether
            if (!fs::remove(partial, ignored) && !is_there(partial)) fs::remove(out, ignored);
            throw;
        }
        // It is made. Where that cannot be noted, that it was begun is.
        static_cast<void>(at_the_door([&] { note("store.backed_up"); }));
        return mark;
    });
}

}  // namespace runtime::storage
