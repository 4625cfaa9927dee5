#include "runtime/storage/damaged_file.h"

#include <utility>

#include "runtime/storage/failure.h"

namespace runtime::storage {

namespace {

using Kind = StoreError::Kind;

}  // namespace

Connection DamagedFile::open(const std::filesystem::path& file, const Secret& key) {
    // SQLite would take an emptied file for a new database.
    constexpr std::uintmax_t page_size = 4096;
    if (std::filesystem::file_size(file) < page_size) throw Failure(Kind::damaged, "size");
    return {file, key, Connection::Expect::damaged};
}

bool DamagedFile::reads(const std::function<void(Connection&)>& what) {
    try {
        what(connection_);
        return true;
    } catch (const Failure& failure) {
        why_ = failure.error().kind;
        if (why_ == Kind::out_of_memory) throw;
        again();
        return false;
    }
}

// SQLCipher reads nothing more on a connection that has met a damaged page. The old one first: it holds
// SQLite's own lock.
void DamagedFile::again() {
    {
        const Connection gone = std::move(connection_);
        static_cast<void>(gone);
    }
    connection_ = open(file_, key_);
}

bool DamagedFile::finds(const std::function<void(Lookup)>& what) {
    for (const Lookup how : {Lookup::by_key, Lookup::scan_up, Lookup::scan_down}) {
        if (reads([&](Connection&) { what(how); })) return true;
        // Then it was found.
        if (why_ == Kind::sealed_to_others) return false;
    }
    return false;
}

bool DamagedFile::from_both_ends(std::string_view up, std::string_view down,
                                 const std::function<void(const Statement&)>& row) {
    const auto each = [&row](std::string_view query) {
        return [&row, query](Connection& connection) {
            auto rows = connection.prepare(query);
            while (rows.step())
                row(rows);
        };
    };
    if (reads(each(up))) return true;
    static_cast<void>(reads(each(down)));
    return false;
}

}  // namespace runtime::storage
