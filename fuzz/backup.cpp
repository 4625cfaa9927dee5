// Any bytes as a backup, and any sizes and contents under a right first line and digest: it is restored
// or refused, and a refused one leaves nothing in the folder.
#include <sodium.h>

#include <cassert>
#include <cstddef>
#include <cstdint>

#include "fuzz/folder.h"
#include "runtime/storage/restore.h"
#include "runtime/storage/store.h"

namespace {

void restore_and_look(const fuzz::Folder& folder, const std::string& bytes) {
    const auto file = folder.path() / "a.store";
    folder.set({{"backup", bytes}});
    const auto restored =
        runtime::storage::restore(folder.path() / "backup", file, runtime::storage::OtherStore::refused,
                                  runtime::storage::Purpose::practice);
    const auto left = folder.files();
    if (restored) {
        assert(left.contains("a.store") && left.contains("a.store.keys"));
    } else {
        for (const auto& [name, content] : left)
            assert(name == "backup" || name == "a.store.lock");
    }
    static_cast<void>(runtime::storage::StoreFile::hold(file));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const fuzz::Folder folder;
    const std::string input(fuzz::text_of(data, size));
    restore_and_look(folder, input);

    std::string bytes = "screening backup 1\n" + input;
    std::string digest(crypto_generichash_BYTES, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(digest.data()), digest.size(),
                       reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr, 0);
    restore_and_look(folder, bytes + digest);
    return 0;
}
