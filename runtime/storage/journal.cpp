#include "runtime/storage/journal.h"

#include <array>
#include <cstdint>
#include <fstream>
#include <string_view>

#include "runtime/storage/failure.h"
#include "runtime/storage/files.h"

namespace runtime::storage {

namespace {

constexpr std::string_view magic = "\xD9\xD5\x05\xF9\x20\xA1\x63\xD7";
constexpr std::size_t pages_at = 16;
constexpr std::size_t page_size_at = 24;
constexpr std::size_t head_size = 28;
constexpr std::uint64_t our_page_size = 4096;

std::uint64_t number_in(std::string_view head, std::size_t at) {
    std::uint64_t number = 0;
    for (const char byte : head.substr(at, 4))
        number = number << 8 | static_cast<unsigned char>(byte);
    return number;
}

}  // namespace

void check_journal(const std::filesystem::path& file) {
    const std::filesystem::path journal = beside(file, "-journal");
    std::ifstream in(journal, std::ios::binary);
    std::array<char, head_size> bytes{};
    in.read(bytes.data(), bytes.size());
    const std::string_view head(bytes.data(), bytes.size());
    // None, empty as it is at rest, or no journal: SQLite puts nothing back then.
    if (!in || !head.starts_with(magic)) return;
    // None written: SQLite takes the store's.
    std::uint64_t page_size = number_in(head, page_size_at);
    if (page_size == 0) page_size = our_page_size;
    const std::uint64_t had = number_in(head, pages_at) * page_size;
    const std::uint64_t has = std::filesystem::file_size(file);
    if (had > has + std::filesystem::file_size(journal) || (had == 0 && has != 0))
        throw Failure(StoreError::Kind::damaged, "journal");
}

}  // namespace runtime::storage
