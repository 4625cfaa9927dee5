// How a backup lies in a file: a first line that says what it is, the sizes of the two parts, the key
// file and the encrypted store as they lie on the disk, and a digest of everything before it. Nothing
// in it is plainer than in the two files. Throws Failure.
#pragma once

#include <sodium.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <string_view>

namespace runtime::storage {

inline constexpr std::string_view backup_line = "screening backup 1\n";
inline constexpr std::size_t backup_sizes_bytes = 16;  // two numbers of eight bytes, the lowest first

std::array<unsigned char, 8> eight_bytes(std::uint64_t number);
std::span<const unsigned char> text_bytes(std::string_view text);

class Hash {
  public:
    static constexpr std::size_t size = 32;
    Hash() { crypto_generichash_init(&state_, nullptr, 0, size); }
    void add(std::span<const unsigned char> bytes) {
        crypto_generichash_update(&state_, bytes.data(), bytes.size());
    }
    std::array<unsigned char, size> finish() {
        std::array<unsigned char, size> digest{};
        crypto_generichash_final(&state_, digest.data(), digest.size());
        return digest;
    }

  private:
    crypto_generichash_state state_{};
};

// Reads a backup from its beginning; `not_a_backup` when it ends too early or its sizes are not its own.
class BackupReader {
  public:
    // One that was cut off is read as far as it goes by who only wants to know what it shows.
    enum class Length : std::uint8_t { whole, any };
    explicit BackupReader(const std::filesystem::path& file, Length length = Length::whole);

    [[nodiscard]] bool whole() const { return whole_; }  // as long as it says
    [[nodiscard]] std::uint64_t keys_size() const { return keys_size_; }
    [[nodiscard]] std::uint64_t store_size() const { return store_size_; }
    void take(std::span<unsigned char> into);
    // The first part.
    [[nodiscard]] std::string take_keys();
    // When both parts are taken: whether all of it is as it was written.
    void check_digest();

  private:
    // Not covered by the digest: the digest itself.
    void take_apart(std::span<unsigned char> into);

    std::ifstream in_;
    Hash hash_;
    std::uint64_t keys_size_ = 0;
    std::uint64_t store_size_ = 0;
    bool whole_ = false;
};

}  // namespace runtime::storage
