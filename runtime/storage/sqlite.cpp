#include "runtime/storage/sqlite.h"

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <utility>

#include "runtime/storage/failure.h"
#include "runtime/storage/journal.h"
#include "runtime/storage/raw_key.h"

// Debian's header declares the key functions only when asked to.
#define SQLITE_HAS_CODEC 1
#include <sqlcipher/sqlite3.h>

namespace runtime::storage {

namespace {

using Kind = StoreError::Kind;

Kind kind_of(int result, int system_error) {
    // SQLite tells a full disk apart only by ENOSPC; a quota and a size limit are one too.
    if (system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG) return Kind::disk_full;
    if (system_error == EROFS) return Kind::read_only;
    switch (result & 0xff) {
        case SQLITE_FULL:
            return Kind::disk_full;
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return Kind::in_use;
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return Kind::read_only;
        case SQLITE_CANTOPEN:
            return system_error == EACCES ? Kind::read_only : Kind::io;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return Kind::damaged;
        case SQLITE_NOMEM:
            return Kind::out_of_memory;
        case SQLITE_CONSTRAINT:
        case SQLITE_TOOBIG:
        case SQLITE_MISMATCH:
            return Kind::bad_value;
        default:
            return Kind::io;
    }
}

[[noreturn]] void fail(sqlite3* db, int result, const char* where) {
    // The library's own message may quote SQL; the result's name cannot hold a value.
    const int system_error =
        db != nullptr && (result & 0xff) != SQLITE_CONSTRAINT ? sqlite3_system_errno(db) : 0;
    const bool disk = (result & 0xff) == SQLITE_IOERR || (result & 0xff) == SQLITE_CANTOPEN ||
                      (result & 0xff) == SQLITE_FULL || (result & 0xff) == SQLITE_READONLY;
    throw Failure(kind_of(result, disk ? system_error : 0),
                  std::string(where) + ": " + sqlite3_errstr(result) + " (" + std::to_string(result) + ")");
}

sqlite3_file* file_of(sqlite3* db) {
    sqlite3_file* file = nullptr;
    const int result = sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, static_cast<void*>(&file));
    if (result != SQLITE_OK) fail(db, result, "file");
    return file;
}

std::int64_t size_of(sqlite3* db) {
    sqlite3_file* const file = file_of(db);
    sqlite3_int64 size = 0;
    const int result = file->pMethods->xFileSize(file, &size);
    if (result != SQLITE_OK) fail(db, result, "file size");
    return size;
}

// No journal is rolled back, no lock taken, nothing written: https://sqlite.org/uri.html, "immutable".
std::string as_it_lies_there(const std::filesystem::path& file) {
    std::string uri = "file:";
    for (const char byte : std::filesystem::absolute(file).string()) {
        const bool plain = byte == '/' || byte == '.' || byte == '-' || byte == '_' ||
                           (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
                           (byte >= 'a' && byte <= 'z');
        constexpr std::string_view digits = "0123456789ABCDEF";
        const auto value = static_cast<unsigned char>(byte);
        uri += plain ? std::string(1, byte) : std::string{'%', digits[value >> 4U], digits[value & 15U]};
    }
    return uri + "?immutable=1";
}

}  // namespace

Statement::Statement(Statement&& other) noexcept
    : prepared_(std::exchange(other.prepared_, nullptr)), bound_(other.bound_) {}

Statement::~Statement() {
    if (prepared_ == nullptr) return;
    // The result repeats the failure of the last step, which was reported there.
    static_cast<void>(sqlite3_reset(prepared_));
    static_cast<void>(sqlite3_clear_bindings(prepared_));
}

void Statement::check(int result, const char* where) const {
    if (result != SQLITE_OK) fail(sqlite3_db_handle(prepared_), result, where);
}

int Statement::parameter(const char* name) {
    const int index = sqlite3_bind_parameter_index(prepared_, name);
    assert(index > 0 && index <= 64 && "the statement has no such parameter");
    bound_ |= std::uint64_t{1} << static_cast<unsigned>(index - 1);
    return index;
}

Statement& Statement::bind(const char* name, std::string_view text) {
    // A null pointer would bind NULL; an empty text is not that.
    const char* bytes = text.data() == nullptr ? "" : text.data();
    check(sqlite3_bind_text64(prepared_, parameter(name), bytes, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8),
          "bind");
    return *this;
}

Statement& Statement::bind(const char* name, std::int64_t number) {
    check(sqlite3_bind_int64(prepared_, parameter(name), number), "bind");
    return *this;
}

Statement& Statement::bind(const char* name, std::span<const unsigned char> blob) {
    const auto* bytes = blob.empty() ? reinterpret_cast<const unsigned char*>("") : blob.data();
    check(sqlite3_bind_blob64(prepared_, parameter(name), bytes, blob.size(), SQLITE_TRANSIENT), "bind");
    return *this;
}

Statement& Statement::bind_null(const char* name) {
    check(sqlite3_bind_null(prepared_, parameter(name)), "bind");
    return *this;
}

Statement& Statement::bind_optional(const char* name, const std::optional<std::string>& text) {
    return text ? bind(name, std::string_view(*text)) : bind_null(name);
}

bool Statement::step() {
    const int parameters = sqlite3_bind_parameter_count(prepared_);
    const std::uint64_t wanted =
        parameters == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << static_cast<unsigned>(parameters)) - 1;
    assert(bound_ == wanted && "a parameter was never bound");
    const int result = sqlite3_step(prepared_);
    if (result == SQLITE_ROW) return true;
    if (result != SQLITE_DONE) fail(sqlite3_db_handle(prepared_), result, "step");
    return false;
}

void Statement::run() {
    while (step()) {
    }
}

int Statement::column(const char* name) const {
    const int count = sqlite3_column_count(prepared_);
    for (int index = 0; index < count; ++index) {
        if (std::string_view(sqlite3_column_name(prepared_, index)) == name) return index;
    }
    assert(false && "the statement has no such column");
    return -1;
}

std::string Statement::text(const char* name) const {
    const int index = column(name);
    const auto* bytes = sqlite3_column_text(prepared_, index);
    if (bytes == nullptr) {
        if (sqlite3_column_type(prepared_, index) != SQLITE_NULL)
            throw Failure(Kind::out_of_memory, "column");
        return {};
    }
    return {reinterpret_cast<const char*>(bytes),
            static_cast<std::size_t>(sqlite3_column_bytes(prepared_, index))};
}

std::int64_t Statement::number(const char* name) const {
    return sqlite3_column_int64(prepared_, column(name));
}

std::vector<unsigned char> Statement::blob(const char* name) const {
    const int index = column(name);
    const auto* bytes = static_cast<const unsigned char*>(sqlite3_column_blob(prepared_, index));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(prepared_, index));
    if (bytes == nullptr) return {};
    return {bytes, bytes + size};
}

bool Statement::is_null(const char* name) const {
    return sqlite3_column_type(prepared_, column(name)) == SQLITE_NULL;
}

void Connection::Close::operator()(sqlite3* db) const noexcept {
    const int result = sqlite3_close(db);
    assert(result == SQLITE_OK && "a statement outlived its connection");
    static_cast<void>(result);
}

void Connection::Finalize::operator()(sqlite3_stmt* statement) const noexcept {
    // As with reset: the result is of the last step, not of this call.
    static_cast<void>(sqlite3_finalize(statement));
}

void Connection::check(int result, const char* where) const {
    if (result != SQLITE_OK) fail(db_.get(), result, where);
}

Connection::Connection(const std::filesystem::path& file, const Secret& key, Expect expect) {
    try {
        open(file, key, expect);
    } catch (const Failure& failure) {
        // SQLCipher 4.6 gives the same memory back twice when a connection is closed after there was none
        // while it derived the key. What is lost instead is small, and the program is near its end.
        if (failure.error().kind == Kind::out_of_memory) {
            [[maybe_unused]] const sqlite3* const left_behind = db_.release();
        }
        throw;
    }
}

void Connection::open(const std::filesystem::path& file, const Secret& key, Expect expect) {
    const bool whole = expect == Expect::whole;
    if (whole) check_journal(file);
    sqlite3* opened = nullptr;
    const int result = sqlite3_open_v2(
        (whole ? file.string() : as_it_lies_there(file)).c_str(), &opened,
        (whole ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY | SQLITE_OPEN_URI) | SQLITE_OPEN_EXRESCODE,
        nullptr);
    db_.reset(opened);
    check(result, "open");
    // SQLite falls back to reading only, and would say so at the first answer.
    if (whole && sqlite3_db_readonly(db_.get(), "main") == 1) throw Failure(Kind::read_only, "open");

    // Before the key. cipher_log=NONE would make a file of that name.
    static_cast<void>(pragma("cipher_log_level = NONE"));
    static_cast<void>(pragma("cipher_memory_security = ON"));
    Secret text = raw_key(key);
    check(sqlite3_key(db_.get(), text.data(), static_cast<int>(text.size())), "key");
    set("cipher_memory_security", "ON", "1");
    // The program's first key wakes SQLCipher up, which sets its log back to WARN: once more.
    set("cipher_log_level", "NONE", "NONE");

    check(sqlite3_db_config(db_.get(), SQLITE_DBCONFIG_DQS_DML, 0, nullptr), "config");
    check(sqlite3_db_config(db_.get(), SQLITE_DBCONFIG_DQS_DDL, 0, nullptr), "config");
    check(sqlite3_db_config(db_.get(), SQLITE_DBCONFIG_DEFENSIVE, whole ? 1 : 0, nullptr), "config");
    // Else SQLite refuses a file that was cut short; a page that is missing is damage where it is wanted.
    if (!whole) static_cast<void>(pragma("writable_schema = ON"));
    set("locking_mode", "EXCLUSIVE", "exclusive");
    set("temp_store", "MEMORY", "2");
    set("trusted_schema", "OFF", "0");
    set("cell_size_check", "ON", "1");
    set("foreign_keys", "ON", "1");
    if (whole) {
        // The first look into the file: a hot journal is rolled back, a wrong key found.
        set("journal_mode", "TRUNCATE", "truncate");
        set("synchronous", "EXTRA", "3");
        // What was deleted (a declined session's answers) is overwritten, not only unlinked.
        set("secure_delete", "ON", "1");
    }
    static_cast<void>(pragma("schema_version"));
    if (!whole) set("query_only", "ON", "1");
}

std::optional<std::string> Connection::pragma(const std::string& name_or_assignment) {
    auto rows = rows_of(name_or_assignment);
    if (rows.empty()) return std::nullopt;
    return std::move(rows.front());
}

void Connection::set(const std::string& name, const std::string& value, std::string_view reads_back) {
    static_cast<void>(rows_of(name + " = " + value));
    const auto now = pragma(name);
    if (now != reads_back) throw Failure(Kind::io, "setting " + name);
}

std::vector<std::string> Connection::rows_of(const std::string& name) {
    const std::string text = "PRAGMA " + name + ";";
    sqlite3_stmt* raw = nullptr;
    const int result = sqlite3_prepare_v3(db_.get(), text.c_str(), -1, 0, &raw, nullptr);
    const std::unique_ptr<sqlite3_stmt, Finalize> statement(raw);
    check(result, "pragma");
    std::vector<std::string> rows;
    for (;;) {
        const int stepped = sqlite3_step(raw);
        if (stepped == SQLITE_DONE) return rows;
        if (stepped != SQLITE_ROW) fail(db_.get(), stepped, "pragma");
        const auto* bytes = sqlite3_column_text(raw, 0);
        rows.emplace_back(bytes == nullptr ? "" : reinterpret_cast<const char*>(bytes));
    }
}

Statement Connection::prepare(std::string_view constant) {
    auto& kept = prepared_[constant.data()];
    if (!kept) {
        sqlite3_stmt* raw = nullptr;
        const int result = sqlite3_prepare_v3(db_.get(), constant.data(), static_cast<int>(constant.size()),
                                              SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
        kept.reset(raw);
        check(result, "prepare");
    }
    assert(sqlite3_stmt_busy(kept.get()) == 0 && "the statement is in use already");
    return Statement(kept.get());
}

void Connection::run(const std::string& script) {
    check(sqlite3_exec(db_.get(), script.c_str(), nullptr, nullptr, nullptr), "script");
}

std::vector<std::string> Connection::damaged_pages() {
    // SQLCipher 4.6 does not look whether it got the 64 bytes to compare with. Where there is a hundred times
    // as much a moment before, it gets them.
    void* const room = sqlite3_malloc64(8192);
    if (room == nullptr) throw Failure(Kind::out_of_memory, "check of the pages");
    sqlite3_free(room);
    // It goes through whatever lies behind the last page too, which may be holes of any length.
    const std::int64_t pages = std::stoll(pragma("page_count").value_or("0"));
    if (pages == 0) return {"no page"};
    if (size_of(db_.get()) > 4096 * pages) return {"something behind the last page"};
    return rows_of("cipher_integrity_check");
}

std::vector<std::string> Connection::broken_structure() {
    auto rows = rows_of("integrity_check");
    if (rows.size() == 1 && rows.front() == "ok") rows.clear();
    // Names the tables, not what is in them.
    for (const std::string& table : rows_of("foreign_key_check"))
        rows.push_back("a reference of " + table);
    return rows;
}

void Connection::rekey(const Secret& key) {
    Secret text = raw_key(key);
    check(sqlite3_rekey(db_.get(), text.data(), static_cast<int>(text.size())), "rekey");
}

void Connection::each_raw_block(const std::function<void(std::span<const unsigned char>)>& each) {
    assert(!in_transaction());
    sqlite3_file* const file = file_of(db_.get());
    const std::int64_t end = size_of(db_.get());
    std::vector<unsigned char> block(std::size_t{64} * 1024);
    for (std::int64_t at = 0; at < end;) {
        const auto wanted = std::min(static_cast<std::int64_t>(block.size()), end - at);
        check(file->pMethods->xRead(file, block.data(), static_cast<int>(wanted), at), "read");
        each(std::span(block).first(static_cast<std::size_t>(wanted)));
        at += wanted;
    }
}

bool Connection::in_transaction() const {
    return sqlite3_get_autocommit(db_.get()) == 0;
}

std::vector<std::string> definitions_after(std::span<const std::string_view> scripts,
                                           std::string_view query) {
    struct Close {
        void operator()(sqlite3* db) const noexcept { static_cast<void>(sqlite3_close(db)); }
    };
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const noexcept {
            static_cast<void>(sqlite3_finalize(statement));
        }
    };
    sqlite3* opened = nullptr;
    const int result =
        sqlite3_open_v2(":memory:", &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    const std::unique_ptr<sqlite3, Close> db(opened);
    if (result != SQLITE_OK) fail(db.get(), result, "memory");
    for (const std::string_view script : scripts) {
        const int done = sqlite3_exec(db.get(), std::string(script).c_str(), nullptr, nullptr, nullptr);
        if (done != SQLITE_OK) fail(db.get(), done, "script in memory");
    }
    sqlite3_stmt* raw = nullptr;
    const int prepared =
        sqlite3_prepare_v2(db.get(), query.data(), static_cast<int>(query.size()), &raw, nullptr);
    const std::unique_ptr<sqlite3_stmt, Finalize> statement(raw);
    if (prepared != SQLITE_OK) fail(db.get(), prepared, "query in memory");
    std::vector<std::string> rows;
    for (int step = sqlite3_step(raw); step != SQLITE_DONE; step = sqlite3_step(raw)) {
        if (step != SQLITE_ROW) fail(db.get(), step, "row in memory");
        const auto* bytes = sqlite3_column_text(raw, 0);
        rows.emplace_back(bytes == nullptr ? "" : reinterpret_cast<const char*>(bytes));
    }
    return rows;
}

}  // namespace runtime::storage
