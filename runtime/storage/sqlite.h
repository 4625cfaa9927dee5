// The one thin layer over SQLCipher: a connection with the settings that the design
// demands and statements whose parameters and columns have names. Every call
// of the library is checked; a failure is thrown as Failure and caught at the door of
// this folder (door.h). It knows nothing of what is stored.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/storage/secret.h"

struct sqlite3;
struct sqlite3_stmt;

namespace runtime::storage {

// A prepared statement in use: bind every parameter, then step. When it goes, the
// statement is reset and what was bound to it forgotten.
class Statement {
  public:
    explicit Statement(sqlite3_stmt* prepared) : prepared_(prepared) {}
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&&) = delete;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    ~Statement();

    Statement& bind(const char* name, std::string_view text);
    Statement& bind(const char* name, const char* text) { return bind(name, std::string_view(text)); }
    Statement& bind(const char* name, std::int64_t number);
    Statement& bind(const char* name, std::span<const unsigned char> blob);
    Statement& bind_null(const char* name);
    Statement& bind_optional(const char* name, const std::optional<std::string>& text);

    // True while there is a row. A parameter that was never bound is our mistake.
    bool step();
    // For a statement without rows.
    void run();

    [[nodiscard]] std::string text(const char* column) const;
    [[nodiscard]] std::int64_t number(const char* column) const;
    [[nodiscard]] std::vector<unsigned char> blob(const char* column) const;
    [[nodiscard]] bool is_null(const char* column) const;

  private:
    [[nodiscard]] int parameter(const char* name);
    [[nodiscard]] int column(const char* name) const;
    void check(int result, const char* where) const;

    sqlite3_stmt* prepared_ = nullptr;
    std::uint64_t bound_ = 0;  // one bit per parameter
};

class Connection {
  public:
    // `whole`: what lies beside the file is looked at first (journal.h). `damaged`: to read what is left in a
    // file, as it lies there: no journal is put back, one that was cut short opens as far as it goes, and
    // nothing can be written.
    enum class Expect : std::uint8_t { whole, damaged };
    // The file must exist (an empty one becomes a new database) and be writable. The key is
    // 32 random bytes, used as they are.
    Connection(const std::filesystem::path& file, const Secret& key, Expect expect = Expect::whole);
    Connection(Connection&&) noexcept = default;
    Connection& operator=(Connection&&) noexcept = default;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() = default;

    // Prepared once per text and kept; the text must be one of the constants of sql.h, which
    // live as long as the program.
    Statement prepare(std::string_view constant);
    // Several statements without parameters or rows, e.g. a migration.
    void run(const std::string& script);
    // One value of a pragma, as text; nothing when it gives no row.
    std::optional<std::string> pragma(const std::string& name_or_assignment);

    // What is wrong with the file: nothing, when it is whole. Page codes first, then tables.
    std::vector<std::string> damaged_pages();
    std::vector<std::string> broken_structure();

    // Every page under another key, all or none.
    void rekey(const Secret& key);
    // The file as it lies on the disk, block by block, through the library's own handle: closing
    // another one would give up its lock. Not within a transaction.
    void each_raw_block(const std::function<void(std::span<const unsigned char>)>& each);

    [[nodiscard]] bool is_open() const { return db_ != nullptr; }  // until it was moved from
    [[nodiscard]] bool in_transaction() const;

  private:
    struct Close {
        void operator()(sqlite3* db) const noexcept;
    };
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const noexcept;
    };
    void open(const std::filesystem::path& file, const Secret& key, Expect expect);
    void set(const std::string& pragma_name, const std::string& value, std::string_view reads_back);
    std::vector<std::string> rows_of(const std::string& pragma_name);
    void check(int result, const char* where) const;

    // The statements go before the connection: members are destroyed from the last.
    std::unique_ptr<sqlite3, Close> db_;
    std::map<const char*, std::unique_ptr<sqlite3_stmt, Finalize>> prepared_;
};

// What `query` (one column of text) gives of a database in memory after these scripts.
[[nodiscard]] std::vector<std::string> definitions_after(std::span<const std::string_view> scripts,
                                                         std::string_view query);

}  // namespace runtime::storage
