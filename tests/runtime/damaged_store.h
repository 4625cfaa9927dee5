// A store with damage on purpose, and what a supervisor is handed of it.
#pragma once

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/runtime/forced_store.h"
#include "tests/support/screening.h"

namespace tests {

inline constexpr std::size_t page_size = 4096;

// Finished and sealed, with enough in each for pages of its own.
inline void fill(const InventedStore& invented, int records) {
    runtime::storage::Store store = invented.open("coordinator");
    for (int i = 0; i < records; ++i) {
        const std::string session = begun_session(store, "INVENTED-" + std::to_string(i));
        save(store, session, {answer("q1", std::string(9000, 'x'))});
        REQUIRE(store.finish_session(session, invented_scores(), now()));
        REQUIRE(store.finish_visit(store.session(session, now())->session.visit, now()));
    }
}

inline std::size_t pages_of(const InventedStore& invented) {
    return std::filesystem::file_size(invented.file()) / page_size;
}

inline void damage_page(const InventedStore& invented, std::size_t page) {
    std::string bytes = read_file(invented.file());
    bytes[page * page_size + 2000] = static_cast<char>(bytes[page * page_size + 2000] ^ 1);
    write_file(invented.file(), bytes);
}

// Every page is whole, and the store is refused all the same.
inline void damage_history(const InventedStore& invented) {
    forced(invented).run(
        "DROP TRIGGER events_are_never_changed; UPDATE events SET kind = 'site.removed' WHERE number = 2;");
}

inline runtime::storage::Stored<runtime::storage::Salvaged> salvaged_from(
    const InventedStore& invented, std::vector<runtime::storage::Record>& records,
    std::string_view name = "supervisor") {
    using namespace runtime::storage;
    const auto held = StoreFile::hold(invented.file());
    REQUIRE(held);
    return Store::salvage(*held, name, passphrase_of(name), [&](const Record& record) {
        records.push_back(record);
        return true;
    });
}

inline std::vector<std::string> sorted(std::vector<std::string> ids) {
    std::ranges::sort(ids);
    return ids;
}

inline std::vector<std::string> ids_of(const std::vector<runtime::storage::Record>& records) {
    std::vector<std::string> ids;
    ids.reserve(records.size());
    for (const runtime::storage::Record& record : records)
        ids.push_back(record.session.id);
    return sorted(std::move(ids));
}

// Every one that was handed out or named, once each.
inline std::vector<std::string> ids_of(const std::vector<runtime::storage::Record>& records,
                                       const runtime::storage::Salvaged& salvaged) {
    std::vector<std::string> ids = ids_of(records);
    for (const auto& lost : salvaged.lost)
        ids.push_back(lost.id);
    return sorted(std::move(ids));
}

// As a query names them `id`.
inline std::vector<std::string> ids_in(const InventedStore& invented, const std::string& query) {
    std::vector<std::string> ids;
    runtime::storage::Connection connection = forced(invented);
    auto rows = prepared(connection, query);
    while (rows.step())
        ids.push_back(rows.text("id"));
    return sorted(std::move(ids));
}

}  // namespace tests
