// Who may put a backup in the place of the store that stands there.
#include "runtime/storage/failure.h"
#include "runtime/storage/keyring.h"
#include "runtime/storage/opened.h"
#include "runtime/storage/restore.h"

namespace runtime::storage {

namespace {

using Kind = StoreError::Kind;
namespace fs = std::filesystem;

// Nobody can be asked whether he is a supervisor of it.
bool opens_to_nobody(Kind kind) {
    return kind == Kind::damaged || kind == Kind::keys_missing || kind == Kind::not_a_store ||
           kind == Kind::no_such_file;
}

}  // namespace

bool store_stands(const fs::path& file) {
    std::error_code ignored;  // what cannot be looked for is not there
    return fs::exists(file, ignored) || fs::exists(beside(file, ".keys"), ignored) ||
           fs::exists(beside(file, ".restored"), ignored);
}

Stored<void> may_replace(const fs::path& file, std::string_view name, const Secret& passphrase) {
    return at_the_door([&] {
        if (!store_stands(file)) return;
        const auto held = StoreFile::hold(file);
        if (!held && opens_to_nobody(held.error().kind)) return;
        if (!held) throw Failure(held.error());
        const auto store = Store::open(*held, name, passphrase);
        if (!store && opens_to_nobody(store.error().kind)) return;
        if (!store) throw Failure(store.error());
        if (!permitted(store->who().role, Action::restore)) throw Failure(Kind::not_permitted, "role");
    });
}

}  // namespace runtime::storage
