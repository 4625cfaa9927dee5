// A store with damaged pages: how much of it can still be read is told, and nothing is changed.
#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "tests/support/invented_store.h"
#include "tests/support/screening.h"

using namespace runtime::storage;
using namespace tests;

namespace {

constexpr std::size_t page_size = 4096;

// Finished and sealed, with enough in each for pages of its own.
void fill(const InventedStore& invented, int records) {
    Store store = invented.open("coordinator");
    for (int i = 0; i < records; ++i) {
        const std::string session = begun_session(store, "INVENTED-" + std::to_string(i));
        save(store, session, {answer("q1", std::string(9000, 'x'))});
        REQUIRE(store.finish_session(session, invented_scores(), now()));
        REQUIRE(store.finish_visit(store.session(session, now())->session.visit, now()));
    }
}

StoreError error_of(const InventedStore& invented) {
    const auto store = Store::open(invented.file(), "coordinator", passphrase_of("coordinator"));
    REQUIRE_FALSE(store.has_value());
    return store.error();
}

}  // namespace

TEST_CASE("of a store with a damaged page the number of readable records is told, and nothing is changed",
          "[storage]") {
    const InventedStore invented;
    constexpr int made = 12;
    fill(invented, made);
    const std::string whole = read_file(invented.file());
    int all = 0;
    int most = 0;
    int tried = 0;

    for (std::size_t page = 0; page < whole.size() / page_size; page += 3) {
        std::string damaged = whole;
        char& byte = damaged[page * page_size + 2000];
        byte = static_cast<char>(byte ^ 1);
        write_file(invented.file(), damaged);
        const StoreError error = error_of(invented);
        INFO("page " << page);
        REQUIRE(error.kind == StoreError::Kind::damaged);
        REQUIRE(read_file(invented.file()) == damaged);
        ++tried;
        if (!error.records) continue;  // the list of tables itself
        REQUIRE(error.records->readable <= error.records->of);
        REQUIRE(error.records->of <= made);
        if (error.records->all_found) REQUIRE(error.records->of == made);
        if (error.records->readable == made) ++all;
        // The first parts of some records lie on one page, and the keys of all.
        if (error.records->readable >= made / 2 && error.records->readable < made) ++most;
    }
    INFO(all << " and " << most << " of " << tried);
    REQUIRE(all > 0);
    REQUIRE(most > 0);
    REQUIRE(all + most > tried / 2);
}

TEST_CASE("where the first page is damaged, no number is told", "[storage]") {
    const InventedStore invented;
    std::string damaged = read_file(invented.file());
    damaged[2000] = static_cast<char>(damaged[2000] ^ 1);
    write_file(invented.file(), damaged);

    REQUIRE_FALSE(error_of(invented).records.has_value());
}

TEST_CASE("a wrong passphrase learns nothing of a damaged store", "[storage]") {
    const InventedStore invented;
    std::string damaged = read_file(invented.file());
    damaged[3 * page_size + 2000] = static_cast<char>(damaged[3 * page_size + 2000] ^ 1);
    write_file(invented.file(), damaged);

    const auto store = Store::open(invented.file(), "coordinator", passphrase_of("somebody else"));

    REQUIRE(store.error().kind == StoreError::Kind::wrong_passphrase);
    REQUIRE_FALSE(store.error().records.has_value());
}
