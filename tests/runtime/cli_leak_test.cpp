// What must not get out: a client's code or an answer in what `import` says, and in two
// exports an order that would join them. All codes are invented.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <set>

#include "instruments/dates.h"
#include "runtime/export/disguise.h"
#include "runtime/storage/store.h"
#include "tests/support/places.h"
#include "tests/support/screening.h"

using Catch::Matchers::ContainsSubstring;
using tests::CommandLineStore;
using tests::Row;
namespace fs = std::filesystem;

namespace {

const fs::path pilot = fs::path(tests::source_dir()) / "tests" / "data" / "pilot";

std::vector<Row> exported(const CommandLineStore& store, const std::string& level) {
    const tests::TemporaryFolder folder;
    const auto said =
        store.run({"export", "--format", "csv", "--level", level, "--out", folder.path() / "out"});
    INFO(said.err);
    REQUIRE(said.status == 0);
    return tests::rows_of(tests::read_file(folder.path() / "out" / "referral-record@1.csv"));
}

// What is the same in every de-identified export of a record: all but its id, client and date.
std::vector<Row> without_disguise(std::vector<Row> rows) {
    for (Row& row : rows) {
        for (const char* column : {"record", "client", "date"})
            row.erase(column);
    }
    return rows;
}

std::multiset<Row> in_no_order(const std::vector<Row>& rows) {
    return {rows.begin(), rows.end()};
}

}  // namespace

TEST_CASE("importing a file without a header, or with lines that end in CR, repeats nothing of it") {
    const CommandLineStore store;
    store.accept("dass-21");

    const auto no_header =
        store.run({"import", "dass-21"}, {.input = "CANARY-1,invented/one,2026-01-02,3\n"
                                                   "CANARY-2,invented/one,2026-01-02,2\n"});
    const auto only_cr = store.run({"import", "dass-21"},
                                   {.input = "client,site,date,q1\rCANARY-1,invented/one,2026-01-02,3\r"});
    const auto shifted = store.run(
        {"import", "dass-21"}, {.input = "client,site,date,q1,CANARY-3\nx,invented/one,2026-01-02,3,1\n"});

    for (const auto& said : {no_header, only_cr, shifted}) {
        CHECK(said.status == 1);
        CHECK_THAT(said.err, !ContainsSubstring("CANARY") && !ContainsSubstring("2026"));
    }
    CHECK_THAT(no_header.err, ContainsSubstring("standard input:1:1: error: this file has no header") &&
                                  !ContainsSubstring("is missing"));
    CHECK_THAT(only_cr.err, ContainsSubstring("CR alone"));
    CHECK_THAT(shifted.err, ContainsSubstring("column 5"));
}

TEST_CASE("two exports of the same records do not line up, and hold the same") {
    const CommandLineStore store;
    store.accept("referral-record");
    REQUIRE(
        store.run({"import", "referral-record", "--in", pilot / "referrals_204.csv", "--add-sites"}).status ==
        0);

    const auto first = without_disguise(exported(store, "deidentified"));
    const auto second = without_disguise(exported(store, "deidentified"));
    const auto with_pseudonyms = without_disguise(exported(store, "no-identifiers"));

    REQUIRE(first.size() == 204);
    CHECK(in_no_order(first) == in_no_order(second));
    CHECK(first != second);
    CHECK(first != with_pseudonyms);
    CHECK(second != with_pseudonyms);
}

TEST_CASE("an unknown site is named once, with its lines, unless a client's code may stand there") {
    const CommandLineStore store;
    store.accept("dass-21");
    REQUIRE(store.run({"site", "add", "invented/one"}).status == 0);
    std::string csv = "client,site,date,q1\n";
    for (int i = 0; i < 12; ++i)
        csv += "LB-1,invented/on,2026-01-02,0\n";

    const auto unknown = store.run({"import", "dass-21"}, {.input = csv});
    const auto swapped = store.run({"import", "dass-21"},
                                   {.input = "client,site,date,q1\ninvented/one,CANARY/7,2026-01-02,0\n"});
    const auto shifted = store.run({"import", "dass-21"},
                                   {.input = "client,site,date,q1\n2026-01-02,CANARY/7,invented/one,0\n"});

    CHECK(unknown.status == 1);
    CHECK_THAT(
        unknown.err,
        ContainsSubstring("standard input:2:6: error: the site 'invented/on' is not known (did you mean "
                          "'invented/one'?); --add-sites would add it (lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 "
                          "and 2 more)"));
    CHECK_THAT(unknown.err, !ContainsSubstring(":3:6: error"));
    for (const auto& said : {swapped, shifted}) {
        CHECK(said.status == 1);
        CHECK_THAT(said.err, ContainsSubstring("is not known") && !ContainsSubstring("CANARY"));
    }
}

TEST_CASE("a day that is known in part moves with the others, so that none says how far") {
    const instruments::Date day{2026, 3, 15};
    const instruments::Date year{2026, 0, 0};
    const instruments::Date month{2026, 3, 0};
    std::set<std::string> years;
    std::set<std::string> months;
    for (int record = 0; record < 400; ++record) {
        runtime::Disguise disguise(runtime::Level::deidentified);
        disguise.begin_record("INVENTED-1", "2026-12-31");
        years.insert(to_string(disguise.day(year)));
        months.insert(to_string(disguise.day(month)));
        // The middle of March is where that day is.
        const std::string moved = to_string(disguise.day(day));
        CHECK(to_string(disguise.day(month)) == moved.substr(0, 7));
    }
    CHECK(years == std::set<std::string>{"2025", "2026"});
    CHECK(months.size() > 6);
    // None comes out after its record.
    for (int record = 0; record < 400; ++record) {
        runtime::Disguise disguise(runtime::Level::deidentified);
        disguise.begin_record("INVENTED-1", "2026-03-01");
        const std::string moved = disguise.day("2026-03-01");
        CHECK(to_string(disguise.day(year)) == moved.substr(0, 4));
        CHECK(to_string(disguise.day(month)) == moved.substr(0, 7));
    }

    runtime::Disguise open(runtime::Level::no_identifiers);
    open.begin_record("INVENTED-1", "2026-12-31");
    CHECK(open.day(year) == year);
    CHECK(open.day(month) == month);
}

TEST_CASE("an export and an import say that a client wants every record erased, and not who") {
    const CommandLineStore store;
    store.accept("dass-21");
    const std::string rows =
        "client,site,date,q1\nCANARY-1,invented/one,2026-01-02,3\n"
        "CANARY-2,invented/one,2026-01-02,3\n";
    REQUIRE(store.run({"import", "dass-21", "--add-sites"}, {.input = rows}).status == 0);
    const auto exported_to = [&store](const char* name) {
        return store.run({"export", "--format", "csv", "--out", store.folder() / name});
    };
    CHECK_THAT(exported_to("before").err, !ContainsSubstring("erased"));
    {
        const runtime::storage::Secret words(
            tests::read_file(store.passphrases())
                .substr(0, tests::read_file(store.passphrases()).find('\n')));
        auto opened = runtime::storage::Store::open(*runtime::storage::StoreFile::hold(store.file()),
                                                    "supervisor", words);
        REQUIRE(opened);
        REQUIRE(opened->record_withdrawal("CANARY-1", "2026-01-03", {1'767'400'000}));
    }

    const auto exported = exported_to("after");
    const auto again = store.run({"import", "dass-21", "--again"}, {.input = rows});

    CHECK(exported.status == 0);
    CHECK_THAT(exported.err,
               ContainsSubstring("1 client wants every record erased, and that is not done yet"));
    CHECK(again.status == 0);
    CHECK_THAT(again.err, ContainsSubstring("1 row is of clients who want every record erased"));
    for (const auto& said : {exported, again})
        CHECK_THAT(said.err, !ContainsSubstring("CANARY"));
}
