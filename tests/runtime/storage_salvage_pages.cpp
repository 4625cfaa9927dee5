// Each page of a store damaged in its turn, and the file cut short: what is lost is what lay there, and is
// named.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/runtime/damaged_store.h"

using namespace runtime::storage;
using namespace tests;

namespace {

// Begun, not finished, with a long answer in each.
void begin(const InventedStore& invented, int sessions) {
    Store store = invented.open("coordinator");
    for (int i = 0; i < sessions; ++i) {
        const std::string session = begun_session(store, "INVENTED-" + std::to_string(i));
        save(store, session, {answer("q1", std::string(9000, 'x')), answer("q2", "1")});
    }
}

}  // namespace

TEST_CASE("a damaged page of one record's own costs that record alone", "[storage][salvage]") {
    const bool sealed = GENERATE(true, false);
    const InventedStore invented;
    constexpr int made = 12;
    sealed ? fill(invented, made) : begin(invented, made);
    const std::string whole = read_file(invented.file());
    int alone = 0;

    for (std::size_t page = 1; page < whole.size() / page_size; ++page) {
        write_file(invented.file(), whole);
        damage_page(invented, page);
        std::vector<Record> records;
        const auto salvaged = salvaged_from(invented, records);
        if (!salvaged || salvaged->lost.size() != 1) continue;
        ++alone;
        INFO("page " << page);
        CHECK(records.size() == made - 1);
        const auto store = Store::open(invented.file(), "coordinator", passphrase_of("coordinator"));
        REQUIRE_KIND(store, damaged);
        CHECK(store.error().records->readable == made - 1);
        CHECK(store.error().records->of == made);
    }

    // What does not fit beside the others' first parts lies on two pages at least.
    CHECK(alone >= 2 * made);
}

TEST_CASE("whatever page is damaged, every record is handed out or named", "[storage][salvage]") {
    const bool sealed = GENERATE(true, false);
    const InventedStore invented;
    constexpr int made = 12;
    sealed ? fill(invented, made) : begin(invented, made);
    const auto all = ids_in(
        invented, sealed ? "SELECT id FROM sealed_records" : "SELECT id FROM sessions WHERE state = 'open'");
    REQUIRE(all.size() == made);
    const std::string whole = read_file(invented.file());
    int salvaged_stores = 0;
    int named_by_others = 0;  // by what points to them, because their own table cannot be read

    for (std::size_t page = 1; page < whole.size() / page_size; ++page) {
        write_file(invented.file(), whole);
        damage_page(invented, page);
        std::vector<Record> records;
        const auto salvaged = salvaged_from(invented, records);
        if (!salvaged) continue;  // where the tables are stands there, or whether she is a supervisor
        ++salvaged_stores;
        if (!salvaged->all_found && !salvaged->lost.empty()) ++named_by_others;
        INFO("page " << page);
        CHECK(ids_of(records, *salvaged) == all);
        CHECK(salvaged->found == made);
    }

    CHECK(salvaged_stores > 3 * made);
    CHECK(named_by_others > 0);
}

TEST_CASE("a record that nothing but the history tells of is named, unless it was erased",
          "[storage][salvage]") {
    const InventedStore invented;
    fill(invented, 3);
    const auto before = ids_in(invented, "SELECT id FROM sealed_records");
    REQUIRE(invented.open("supervisor").erase_record(before.at(0), now()));
    forced(invented).run("DELETE FROM record_keys WHERE record = '" + before.at(1) +
                         "'; DELETE FROM sealed_records WHERE id = '" + before.at(1) + "';");
    damage_history(invented);
    std::vector<Record> records;

    const auto salvaged = salvaged_from(invented, records);

    REQUIRE(salvaged);
    CHECK(ids_of(records) == std::vector{before.at(2)});
    REQUIRE(salvaged->lost.size() == 1);
    CHECK(salvaged->lost.front().id == before.at(1));
    CHECK(salvaged->lost.front().sealed.has_value());
    CHECK_FALSE(salvaged->lost.front().maybe_erased);
}

TEST_CASE("where the history cannot be read it is said that corrections are not known",
          "[storage][salvage]") {
    const InventedStore invented;
    fill(invented, 1);
    // Its index is on a page of its own, from which they are known all the same.
    forced(invented).run("DROP INDEX corrected_records;");
    const std::string whole = read_file(invented.file());
    int unknown = 0;

    for (std::size_t page = 1; page < whole.size() / page_size; ++page) {
        write_file(invented.file(), whole);
        damage_page(invented, page);
        std::vector<Record> records;
        const auto salvaged = salvaged_from(invented, records);
        if (salvaged && !salvaged->corrections_known) ++unknown;
    }

    CHECK(unknown > 0);
}

TEST_CASE("of a file that was cut short the beginning is read as it is", "[storage][salvage]") {
    const InventedStore invented;
    constexpr int made = 12;
    fill(invented, made);
    const std::string whole = read_file(invented.file());
    int some = 0;

    for (std::size_t size = whole.size() - 1; size > 20 * page_size; size -= 3 * page_size - 1000) {
        const std::string cut = whole.substr(0, size);
        INFO(size << " of " << whole.size());
        std::string lengthened = cut;
        lengthened.resize(whole.size());
        if (lengthened == whole) continue;  // what was cut off were zeros: that store opens
        write_file(invented.file(), lengthened);
        std::vector<Record> by_hand;
        const auto lengthened_first = salvaged_from(invented, by_hand);
        write_file(invented.file(), cut);
        std::vector<Record> records;

        const auto salvaged = salvaged_from(invented, records);

        REQUIRE(read_file(invented.file()) == cut);
        REQUIRE(salvaged.has_value() == lengthened_first.has_value());
        CHECK(ids_of(records) == ids_of(by_hand));
        if (!records.empty() && records.size() < made) ++some;
    }

    CHECK(some > 3);
}
