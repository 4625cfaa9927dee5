#include "runtime/storage/backup_file.h"

#include <cerrno>
#include <cstring>
#include <ranges>
#include <vector>

#include "runtime/storage/failure.h"

namespace runtime::storage {

namespace {

using Kind = StoreError::Kind;
namespace fs = std::filesystem;

constexpr std::uintmax_t page_size = 4096;
constexpr std::uint64_t keys_size_max = std::uint64_t{1024} * 1024;

std::uint64_t number_in(std::span<const unsigned char> bytes) {
    std::uint64_t number = 0;
    for (const unsigned char byte : std::views::reverse(bytes))
        number = (number << 8U) | byte;
    return number;
}

}  // namespace

std::array<unsigned char, 8> eight_bytes(std::uint64_t number) {
    std::array<unsigned char, 8> bytes{};
    for (unsigned char& byte : bytes) {
        byte = static_cast<unsigned char>(number & 0xffU);
        number >>= 8U;
    }
    return bytes;
}

std::span<const unsigned char> text_bytes(std::string_view text) {
    return {reinterpret_cast<const unsigned char*>(text.data()), text.size()};
}

BackupReader::BackupReader(const fs::path& file, Length length) {
    if (!fs::exists(file)) throw Failure(Kind::no_such_file, "backup");
    if (!fs::is_regular_file(file)) throw Failure(Kind::not_a_backup, "file");
    in_.open(file, std::ios::binary);
    if (!in_) throw Failure(system_error(errno, reading_backup, file));
    std::array<unsigned char, backup_line.size()> line{};
    take(line);
    if (std::memcmp(line.data(), backup_line.data(), line.size()) != 0)
        throw Failure(Kind::not_a_backup, "first line");
    std::array<unsigned char, backup_sizes_bytes> sizes{};
    take(sizes);
    keys_size_ = number_in(std::span(sizes).first(8));
    store_size_ = number_in(std::span(sizes).last(8));
    const std::uintmax_t all = fs::file_size(file);
    const std::uint64_t around = backup_line.size() + backup_sizes_bytes + Hash::size;
    whole_ = keys_size_ <= keys_size_max && store_size_ <= all && store_size_ >= page_size &&
             store_size_ % page_size == 0 && around + keys_size_ + store_size_ == all;
    const bool fits = whole_ || (length == Length::any && keys_size_ <= keys_size_max);
    if (!fits) throw Failure(Kind::not_a_backup, "sizes");
}

void BackupReader::take(std::span<unsigned char> into) {
    take_apart(into);
    hash_.add(into);
}

std::string BackupReader::take_keys() {
    std::vector<unsigned char> keys(static_cast<std::size_t>(keys_size_));
    take(keys);
    return {keys.begin(), keys.end()};
}

void BackupReader::take_apart(std::span<unsigned char> into) {
    in_.read(reinterpret_cast<char*>(into.data()), static_cast<std::streamsize>(into.size()));
    if (in_.bad()) throw Failure(Kind::io, reading_backup.data());
    if (static_cast<std::size_t>(in_.gcount()) != into.size()) throw Failure(Kind::not_a_backup, "end");
}

void BackupReader::check_digest() {
    const auto expected = hash_.finish();
    std::array<unsigned char, Hash::size> found{};
    take_apart(found);
    if (found != expected) throw Failure(Kind::not_a_backup, "digest");
}

}  // namespace runtime::storage
