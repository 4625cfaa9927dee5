#include "runtime/storage/journal.h"

#include <algorithm>
#include <cstdint>
#include <fstream>

#include "runtime/storage/failure.h"
#include "runtime/storage/files.h"
#include "runtime/storage/sqlite.h"

namespace runtime::storage {

namespace {

namespace fs = std::filesystem;
using Kind = StoreError::Kind;

constexpr std::string_view magic = "\xD9\xD5\x05\xF9\x20\xA1\x63\xD7";
constexpr std::size_t pages_at = 16;
constexpr std::size_t page_size_at = 24;
constexpr std::size_t head_size = 28;
constexpr std::uint64_t our_page_size = 4096;

fs::path journal_of(const fs::path& file) {
    return beside(file, "-journal");
}

// So many bytes from there; fewer where there are no more.
std::string bytes_at(const fs::path& file, std::streamoff from, std::size_t count) {
    std::string bytes(count, '\0');
    std::ifstream in(file, std::ios::binary);
    in.seekg(from);
    in.read(bytes.data(), static_cast<std::streamsize>(count));
    bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
    return bytes;
}

std::uint64_t number_in(std::string_view head, std::size_t at) {
    std::uint64_t number = 0;
    for (const char byte : head.substr(at, 4))
        number = number << 8U | static_cast<unsigned char>(byte);
    return number;
}

// Of a journal that is a plain file: the head, where SQLite would put back from it; none, when it is at rest
// or nothing that it knows.
std::string head_of_work(const fs::path& file) {
    if (!is_there(journal_of(file))) return {};
    std::string head = bytes_at(journal_of(file), 0, head_size);
    if (head.size() < head_size || !head.starts_with(magic)) head.clear();
    return head;
}

}  // namespace

void forget_beside_database(const fs::path& file) {
    std::error_code ignored;  // what is not there need not be removed
    for (const std::string_view suffix : beside_database)
        fs::remove(beside(file, suffix), ignored);
}

void check_journal(const fs::path& file) {
    if (is_there(beside(file, "-wal")) || is_there(beside(file, "-shm")))
        throw Failure(Kind::damaged, write_ahead_log.data());
    const fs::path journal = journal_of(file);
    if (!is_there(journal)) return;
    // Before it is opened: a pipe has nobody at its other end.
    if (fs::symlink_status(journal).type() != fs::file_type::regular || fs::hard_link_count(journal) > 1)
        throw Failure(Kind::damaged, not_its_journal.data());
    const std::string head = head_of_work(file);
    if (head.empty()) return;
    const std::uint64_t has = fs::file_size(file);
    const std::uint64_t journal_size = fs::file_size(journal);
    const std::string end =
        bytes_at(journal, static_cast<std::streamoff>(journal_size - magic.size()), magic.size());
    // None written: SQLite takes the store's.
    std::uint64_t page_size = number_in(head, page_size_at);
    if (page_size == 0) page_size = our_page_size;
    const std::uint64_t had = number_in(head, pages_at) * page_size;
    // Each page that the file had is in it once, behind a head of its own at most.
    const std::uint64_t holds_at_most = 4 * had + 1024 * 1024;
    if (end == magic || had > has || (had == 0 && has != 0) || journal_size > holds_at_most)
        throw Failure(Kind::damaged, not_its_journal.data());
}

void rehearse_journal(const fs::path& file, const Secret& key) {
    const fs::path copy = beside(file, ".rehearsal");
    const auto forget = [&copy] {
        std::error_code ignored;  // what is not there need not be removed
        fs::remove(copy, ignored);
        forget_beside_database(copy);
    };
    forget();
    check_journal(file);
    if (head_of_work(file).empty()) return;
    try {
        fs::copy_file(file, copy);
        fs::copy_file(journal_of(file), journal_of(copy));
        Connection connection(copy, key);
        if (!connection.damaged_pages().empty() || !connection.broken_structure().empty())
            throw Failure(Kind::damaged, not_its_journal.data());
    } catch (const Failure& failure) {
        forget();
        const Kind kind = failure.error().kind;
        if (kind == Kind::damaged || kind == Kind::out_of_memory) throw;
    } catch (const fs::filesystem_error&) {
        forget();
    }
    forget();
}

}  // namespace runtime::storage
