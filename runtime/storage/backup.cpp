// A backup is one file: the key file and the encrypted store as they lie on the disk, between a
// first line that says what it is and a digest of everything before it. It opens with the
// passphrases of the day it was made; nothing in it is plainer than in the two files.
#include <sodium.h>

#include <array>
#include <cstring>
#include <fstream>

#include "runtime/storage/failure.h"
#include "runtime/storage/opened.h"
#include "runtime/storage/restore.h"
#include "runtime/storage/sql.h"
#include "runtime/storage/valid.h"

namespace runtime::storage {

namespace {

using Kind = StoreError::Kind;
namespace fs = std::filesystem;

constexpr std::string_view first_line = "screening backup 1\n";
constexpr std::uintmax_t page_size = 4096;
constexpr std::uint64_t keys_size_max = std::uint64_t{1024} * 1024;
constexpr std::size_t sizes_bytes = 16;  // two numbers of eight bytes, the lowest first

std::array<unsigned char, 8> eight_bytes(std::uint64_t number) {
    std::array<unsigned char, 8> bytes{};
    for (unsigned char& byte : bytes) {
        byte = static_cast<unsigned char>(number & 0xffU);
        number >>= 8U;
    }
    return bytes;
}

std::uint64_t number_in(std::span<const unsigned char> bytes) {
    std::uint64_t number = 0;
    for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte)
        number = (number << 8U) | *byte;
    return number;
}

std::span<const unsigned char> bytes_of(std::string_view text) {
    return {reinterpret_cast<const unsigned char*>(text.data()), text.size()};
}

class Hash {
  public:
    Hash() { crypto_generichash_init(&state_, nullptr, 0, size); }
    void add(std::span<const unsigned char> bytes) {
        crypto_generichash_update(&state_, bytes.data(), bytes.size());
    }
    std::array<unsigned char, 32> finish() {
        std::array<unsigned char, size> digest{};
        crypto_generichash_final(&state_, digest.data(), digest.size());
        return digest;
    }
    static constexpr std::size_t size = 32;

  private:
    crypto_generichash_state state_{};
};

// Where a restored store is written, and where it waits, whole, to take the store's place.
fs::path writing(const fs::path& file) {
    return beside(file, ".restoring");
}
fs::path waiting(const fs::path& file) {
    return beside(file, ".restored");
}

void move_if_there(const fs::path& from, const fs::path& to) {
    if (fs::exists(from)) rename_durably(from, to);
}

// The next bytes of a backup; `not_a_backup` when there are not so many.
class Source {
  public:
    explicit Source(const fs::path& file) : in_(file, std::ios::binary) {
        if (!in_) throw Failure(fs::exists(file) ? Kind::io : Kind::no_such_file, "backup");
    }
    void take(std::span<unsigned char> into) {
        take_apart(into);
        hash.add(into);
    }
    // Not covered by the digest: the digest itself.
    void take_apart(std::span<unsigned char> into) {
        in_.read(reinterpret_cast<char*>(into.data()), static_cast<std::streamsize>(into.size()));
        if (static_cast<std::size_t>(in_.gcount()) != into.size()) throw Failure(Kind::not_a_backup, "end");
    }
    Hash hash;

  private:
    std::ifstream in_;
};

void copy_out(Source& source, std::uint64_t size, const fs::path& to) {
    NewFile out(to);
    std::vector<unsigned char> block(std::size_t{64} * 1024);
    for (std::uint64_t left = size; left > 0;) {
        const auto part =
            std::span(block).first(static_cast<std::size_t>(std::min<std::uint64_t>(left, block.size())));
        source.take(part);
        out.write(part);
        left -= part.size();
    }
    out.finish();
}

void forget_unfinished(const fs::path& file) {
    std::error_code ignored;  // what is not there need not be removed
    fs::remove(writing(file), ignored);
    fs::remove(beside(writing(file), "-journal"), ignored);
    fs::remove(beside(waiting(file), ".keys"), ignored);
}

// Of the copy that was written: every page, the structure, the history. That it is restored stands in it.
void verify_and_note(const fs::path& file, const Restorer& by) {
    const Keyring keyring = Keyring::read(beside(waiting(file), ".keys"));
    const Slot* slot = keyring.slot_named(checked_name(by.name));
    if (slot == nullptr || keyring.changing()) throw Failure(Kind::no_such_name, "slot");
    const KeyPair keys =
        unlock_counted(beside(file, ".tries"), slot->person, *slot, by.passphrase, keyring.context());
    const auto key = unseal_data_key(slot->sealed_data_key, keys);
    if (!key) throw Failure(Kind::damaged, "sealed key");
    {
        Connection copy = connect(writing(file), *key);
        {
            auto row = copy.prepare(sql::select_staff_by_id);
            row.bind(":id", slot->person);
            if (!row.step() || row.number("active") == 0) throw Failure(Kind::no_such_name, "staff");
            if (row.text("role") != name_of(Role::supervisor)) throw Failure(Kind::not_permitted, "role");
        }
        if (!copy.broken_structure().empty()) throw Failure(Kind::damaged, "structure");
        if (!verify_chain(copy).whole) throw Failure(Kind::damaged, "history");
        Transaction transaction(copy);
        const Who who{slot->person, slot->name, Role::supervisor, {}};
        append_event(copy, who, {"store.restored", ""}, by.at);
        transaction.commit();
    }
    fs::remove(beside(writing(file), "-journal"));
}

}  // namespace

Stored<void> Store::back_up(const fs::path& out, Moment at) {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.allow(Action::back_up);
        if (fs::exists(out)) throw Failure(Kind::already_exists, "backup");
        {
            // Before the copy, which then has it too.
            Transaction transaction(store.connection);
            store.happened({"store.backed_up", ""}, at);
            transaction.commit();
        }
        const std::string keyring = Keyring::read(store.keys()).written();
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
        put(bytes_of(first_line));
        put(eight_bytes(keyring.size()));
        put(eight_bytes(size));
        put(bytes_of(keyring));
        store.connection.each_raw_block(put);
        file.write(hash.finish());
        file.finish();
        rename_durably(partial, out);
    });
}

bool is_backup(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::array<char, first_line.size()> line{};
    in.read(line.data(), line.size());
    return in.gcount() == static_cast<std::streamsize>(line.size()) &&
           std::string_view(line.data(), line.size()) == first_line;
}

void finish_restore(const fs::path& file) {
    if (!fs::exists(waiting(file))) return;
    const FileLock lock(beside(file, ".lock"));
    if (!fs::exists(waiting(file))) return;
    const fs::path aside = beside(file, ".replaced");
    const fs::path new_keys = beside(waiting(file), ".keys");
    // Each step is done once, wherever a power cut comes between.
    if (fs::exists(new_keys)) {
        move_if_there(beside(file, ".keys"), beside(aside, ".keys"));
        rename_durably(new_keys, beside(file, ".keys"));
    }
    move_if_there(file, aside);
    move_if_there(beside(file, "-journal"), beside(aside, "-journal"));
    move_if_there(beside(file, ".session"), beside(aside, ".session"));
    rename_durably(waiting(file), file);
}

namespace {

Stored<void> restore_by(const fs::path& backup, const fs::path& file, const Restorer* by) {
    return at_the_door([&] {
               if (!fs::exists(backup)) throw Failure(Kind::no_such_file, "backup");
               if (!fs::is_regular_file(backup)) throw Failure(Kind::not_a_backup, "file");
               finish_restore(file);
               const FileLock lock(beside(file, ".lock"));
               forget_unfinished(file);
               try {
                   Source source(backup);
                   std::array<unsigned char, first_line.size()> line{};
                   source.take(line);
                   if (std::memcmp(line.data(), first_line.data(), line.size()) != 0)
                       throw Failure(Kind::not_a_backup, "first line");
                   std::array<unsigned char, sizes_bytes> sizes{};
                   source.take(sizes);
                   const std::uint64_t keys_size = number_in(std::span(sizes).first(8));
                   const std::uint64_t store_size = number_in(std::span(sizes).last(8));
                   const std::uintmax_t all = fs::file_size(backup);
                   const std::uint64_t around = first_line.size() + sizes_bytes + Hash::size;
                   const bool fits = keys_size <= keys_size_max && store_size <= all &&
                                     store_size >= page_size && store_size % page_size == 0 &&
                                     around + keys_size + store_size == all;
                   if (!fits) throw Failure(Kind::not_a_backup, "sizes");
                   copy_out(source, keys_size, beside(waiting(file), ".keys"));
                   copy_out(source, store_size, writing(file));
                   const auto expected = source.hash.finish();
                   std::array<unsigned char, Hash::size> found{};
                   source.take_apart(found);
                   if (found != expected) throw Failure(Kind::not_a_backup, "digest");
                   static_cast<void>(Keyring::read(beside(waiting(file), ".keys")));
                   if (by != nullptr) verify_and_note(file, *by);
                   // From here on it is whole, and takes the store's place now or when the store is next
                   // held.
                   rename_durably(writing(file), waiting(file));
               } catch (...) {
                   if (!fs::exists(waiting(file))) forget_unfinished(file);
                   throw;
               }
           })
        .and_then([&] { return at_the_door([&] { finish_restore(file); }); });
}

}  // namespace

Stored<void> restore(const fs::path& backup, const fs::path& file) {
    return restore_by(backup, file, nullptr);
}

Stored<void> restore(const fs::path& backup, const fs::path& file, const Restorer& by) {
    return restore_by(backup, file, &by);
}

}  // namespace runtime::storage
