#include "runtime/storage/migrate.h"

#include <charconv>

#include "runtime/storage/failure.h"
#include "runtime/storage/sql.h"
#include "runtime/storage/transaction.h"

namespace runtime::storage {

namespace {

using Kind = StoreError::Kind;

// "SCRN": tells our database from another one under the same key.
constexpr std::int64_t application = 0x5343524e;

std::int64_t number(Connection& connection, const char* pragma) {
    const std::string text = connection.pragma(pragma).value_or("0");
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

}  // namespace

void migrate(Connection& connection, std::span<const std::string_view> steps) {
    const std::int64_t version = number(connection, "user_version");
    const std::int64_t made_by = number(connection, "application_id");
    if (made_by != application && (version != 0 || made_by != 0))
        throw Failure(Kind::not_a_store, "application");
    const auto newest = static_cast<std::int64_t>(steps.size());
    if (version > newest) throw Failure(Kind::from_the_future, "version");
    if (version == newest) return;

    Transaction transaction(connection);
    for (std::int64_t step = version; step < newest; ++step) {
        connection.run(std::string(steps[static_cast<std::size_t>(step)]));
    }
    connection.run("PRAGMA application_id = " + std::to_string(application) + ";");
    connection.run("PRAGMA user_version = " + std::to_string(newest) + ";");
    transaction.commit();
}

void migrate(Connection& connection) {
    migrate(connection, sql::migrations);
}

bool is_as_migrated(Connection& connection) {
    std::vector<std::string> found;
    auto rows = connection.prepare(sql::select_schema);
    while (rows.step())
        found.push_back(rows.text("definition"));
    {
        // Two tables in one place: what is written into one is read as the other.
        auto row = connection.prepare(sql::count_shared_roots);
        if (!row.step() || row.number("shared") != 0) return false;
    }
    static const std::vector<std::string> expected = definitions_after(sql::migrations, sql::select_schema);
    return found == expected;
}

}  // namespace runtime::storage
