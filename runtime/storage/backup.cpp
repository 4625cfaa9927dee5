// Making a backup: one file, as backup_file.h says. It opens with the passphrases of the day it was made.
#include "runtime/storage/backup_file.h"
#include "runtime/storage/failure.h"
#include "runtime/storage/opened.h"

namespace runtime::storage {

using Kind = StoreError::Kind;
namespace fs = std::filesystem;

Stored<void> Store::back_up(const fs::path& out, Moment at) {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.allow(Action::back_up);
        if (is_name_beside(out)) throw Failure(Kind::bad_value, name_beside.data());
        if (fs::exists(out)) throw Failure(Kind::already_exists, "backup");
        {
            // Before the copy, which then has it too.
            Transaction transaction(store.connection);
            store.happened({"store.backed_up", ""}, at);
            transaction.commit();
        }
        const std::string keyring = store.keyring().written();
        const fs::path partial = beside(out, ".part");
        std::error_code ignored;  // what a killed one left
        fs::remove(partial, ignored);
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
        rename_durably(partial, out);
    });
}

}  // namespace runtime::storage
