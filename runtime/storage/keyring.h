// FILE.keys: who can open the store, one slot each. It lies beside the encrypted file
// because it is needed before that can be read. The display names in it are readable (the
// sign-in tiles show them anyway); roles are not in it. Throws Failure.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/storage/key.h"

namespace runtime::storage {

struct Keyring {
    std::string store;  // the store's id
    bool practice = false;
    std::vector<Slot> slots;  // in the order they were added

    // `keys_missing`, `damaged`, `from_the_future`.
    static Keyring read(const std::filesystem::path& file);
    static Keyring of(std::string_view written);  // as written() gives it; fails as read() does
    [[nodiscard]] std::string written() const;
    void replace(const std::filesystem::path& file) const;

    // Part of every lock: see make_slot().
    [[nodiscard]] std::string context() const;
    // Whose it is; nullptr: nobody's who is here.
    [[nodiscard]] const Slot* slot_of_person(std::string_view person) const;
    // By its name. `recovery-sheet` is also the present one, whatever number a renewal gave it: who has it in
    // her hand knows its words only.
    [[nodiscard]] const Slot* slot_named(std::string_view name) const;
    // That one, and the one that comes in its place, if any: only the store tells which of them is hers now.
    [[nodiscard]] std::vector<Slot> slots_named(std::string_view name) const;
    // Everybody's one slot, without those that come.
    [[nodiscard]] std::vector<Slot> present() const;
    // Between the first and the last step of a change of the data key: see store_keys.cpp.
    [[nodiscard]] bool changing() const;
    // The next key is the present one, and who has none is gone; or there is no next key.
    void finish_change();
    void drop_change();
    // Adds it, or puts it in the place of one with the same name or person.
    void put(Slot slot);
};

}  // namespace runtime::storage
