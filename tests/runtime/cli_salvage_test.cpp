// `screening salvage`, as a script calls it: what can be read of a damaged store comes out, and goes into
// another one.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "runtime/storage/store.h"
#include "tests/runtime/imported_files.h"

using Catch::Matchers::ContainsSubstring;
using tests::CommandLineStore;
using tests::import_file;
using tests::import_text;
using tests::Row;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t page_size = 4096;

// So many clients' records, and one survey.
void fill(const CommandLineStore& store, int clients) {
    std::string csv = "client,site,date,q1,q3\n";
    for (int i = 0; i < clients; ++i)
        csv +=
            "INV-" + std::to_string(i) + ",invented/one,2026-01-02," + std::to_string(i % 4) + ",refused\n";
    import_text(store, "dass-21", csv);
    import_text(
        store, "client-satisfaction",
        "site,date,services.hiv_test,overall.comment\ninvented/one,2026-01-03,no,\"=1+1, said she\"\n");
}

void damage_page(const fs::path& file, std::size_t page) {
    std::string bytes = tests::read_file(file);
    bytes[page * page_size + 2000] = static_cast<char>(bytes[page * page_size + 2000] ^ 1);
    tests::write_file(file, bytes);
}

tests::Said salvaged(const CommandLineStore& store, const fs::path& out) {
    return store.run({"salvage", "--out", out});
}

std::multiset<Row> answers_in(const std::string& csv) {
    std::multiset<Row> all;
    for (const Row& row : tests::rows_of(csv))
        all.insert({{"client", row.at("client")},
                    {"date", row.at("date")},
                    {"q1", row.at("q1")},
                    {"q3", row.at("q3")}});
    return all;
}

// Damages a page that costs nothing, whichever it is, and salvages the store.
void salvage_without_loss(const CommandLineStore& store, const fs::path& out) {
    const std::string whole = tests::read_file(store.file());
    for (std::size_t page = whole.size() / page_size - 1; page > 1 && !fs::exists(out); --page) {
        tests::write_file(store.file(), whole);
        damage_page(store.file(), page);
        if (salvaged(store, out).status == 1) fs::remove_all(out);
    }
}

}  // namespace

TEST_CASE("what can be read of a damaged store is written to a folder, and another store imports it") {
    const CommandLineStore store;
    constexpr int clients = 20;
    fill(store, clients);
    const std::string whole = tests::read_file(store.file());
    bool some_lost = false;
    bool some_taken = false;
    // From the end on, where the newest records are.
    for (std::size_t page = whole.size() / page_size - 1; page > 1 && !(some_lost && some_taken); page -= 2) {
        tests::write_file(store.file(), whole);
        damage_page(store.file(), page);
        const auto before = tests::files_in(store.folder());
        const tests::TemporaryFolder folder;

        const auto said = salvaged(store, folder.path() / "out");

        INFO("page " << page << "\n" << said.out << said.err);
        REQUIRE(tests::read_file(store.file()) == before.at("practice.store"));
        if (said.status == 3) {
            CHECK_FALSE(fs::exists(folder.path() / "out"));
            continue;
        }
        const auto files = tests::files_in(folder.path() / "out");
        REQUIRE((said.status == 0 || said.status == 1));
        const auto manifest = nlohmann::json::parse(files.at("manifest.json"));
        const auto& told = manifest.at("salvaged");
        CHECK(manifest.at("store").is_null());
        CHECK(manifest.at("level") == "full");
        CHECK(told.at("found") == told.at("taken").get<std::size_t>() + told.at("lost").size());
        CHECK((said.status == 1) == (!told.at("lost").empty() || !told.at("all_found")));
        for (const auto& lost : told.at("lost"))
            CHECK_THAT(said.err, ContainsSubstring("record " + lost.at("record").get<std::string>()));
        some_lost = some_lost || !told.at("lost").empty();
        if (!files.contains("dass-21@1.import.csv")) continue;

        const CommandLineStore other;
        other.accept("dass-21");
        const auto imported = other.run(
            {"import", "dass-21", "--add-sites", "--in", folder.path() / "out" / "dass-21@1.import.csv"});
        INFO(imported.err);
        REQUIRE(imported.status == 0);
        REQUIRE(other.run({"export", "--format", "csv", "--level", "full", "--out", folder.path() / "again"})
                    .status == 0);
        CHECK(answers_in(tests::read_file(folder.path() / "again" / "dass-21@1.csv")) ==
              answers_in(files.at("dass-21@1.csv")));
        some_taken = true;
    }
    CHECK(some_lost);
    CHECK(some_taken);
}

TEST_CASE("a store whose history alone is damaged is salvaged whole, with status 0") {
    const CommandLineStore store;
    fill(store, 3);
    {
        // The newest page of the history: events are the last thing written.
        const std::string whole = tests::read_file(store.file());
        bool done = false;
        for (std::size_t page = 2; page < whole.size() / page_size && !done; ++page) {
            tests::write_file(store.file(), whole);
            damage_page(store.file(), page);
            const tests::TemporaryFolder folder;
            const auto said = salvaged(store, folder.path() / "out");
            if (said.status != 0) continue;
            done = true;
            INFO(said.out << said.err);
            CHECK_THAT(said.out, ContainsSubstring("4 of 4 records could be read."));
            CHECK_THAT(said.out, ContainsSubstring("dass-21@1.csv: 3 records"));
            CHECK_THAT(said.out, ContainsSubstring("client-satisfaction@1.csv: 1 record\n"));
            CHECK(said.err.empty());
            // No spreadsheet runs what somebody typed.
            CHECK_THAT(tests::read_file(folder.path() / "out" / "client-satisfaction@1.import.csv"),
                       ContainsSubstring("'=1+1, said she"));
        }
        CHECK(done);
    }
}

TEST_CASE(
    "codes, sites and texts that a spreadsheet would run come through a salvage and an import unchanged") {
    const CommandLineStore store;
    import_text(store, "assist",
                "client,site,date,q1.other,q1.other.name\n"
                "=2+5,=cmd/ward,2026-01-02,yes,+1\n"
                "''=2+5,''=cmd/ward,2026-01-02,yes,''+1\n"
                "LB-1,invented/one,2026-01-03,yes,'tis\n");
    const tests::TemporaryFolder folder;
    const auto exported = [&](const CommandLineStore& from, const std::string& name) {
        REQUIRE(from.run({"export", "--format", "csv", "--level", "full", "--out", folder.path() / name})
                    .status == 0);
        std::multiset<Row> all;
        for (Row row : tests::rows_of(tests::read_file(folder.path() / name / "assist@3.1.csv"))) {
            row.erase("record");
            all.insert(row);
        }
        return all;
    };
    const auto before = exported(store, "before");
    salvage_without_loss(store, folder.path() / "out");

    const CommandLineStore other;
    import_file(other, "assist", folder.path() / "out" / "assist@3.1.import.csv");
    const auto after = exported(other, "after");

    REQUIRE(before.size() == 3);
    std::set<std::string> clients;
    for (const Row& row : before)
        clients.insert(row.at("client"));
    CHECK(clients == std::set<std::string>{"'=2+5", "''=2+5", "LB-1"});
    CHECK(after == before);
}

TEST_CASE("a store that opens is not salvaged, nor anything into a folder that is not empty") {
    const CommandLineStore store;
    fill(store, 1);
    const tests::TemporaryFolder folder;

    const auto whole = salvaged(store, folder.path() / "out");
    damage_page(store.file(), tests::read_file(store.file()).size() / page_size - 1);
    const auto full = salvaged(store, store.folder());
    const auto verify = store.run({"verify"});

    CHECK(whole.status == 3);
    CHECK_THAT(whole.err, ContainsSubstring("this store opens") && ContainsSubstring("screening export"));
    CHECK(full.status == 3);
    CHECK_THAT(full.err, ContainsSubstring("this folder is not empty"));
    CHECK_THAT(verify.err, ContainsSubstring("screening salvage"));
    CHECK_FALSE(fs::exists(folder.path() / "out"));
}

TEST_CASE("what a restored store has already is not imported into it again, and what is new is") {
    const CommandLineStore store;
    fill(store, 5);
    const auto backup = store.folder() / "the-backup";
    REQUIRE(store.run({"backup", "--out", backup}).status == 0);
    import_text(store, "dass-21", "client,site,date,q1,q3\nINV-LATER,invented/one,2026-01-09,2,1\n");
    const tests::TemporaryFolder folder;
    salvage_without_loss(store, folder.path() / "out");
    REQUIRE(fs::exists(folder.path() / "out"));
    REQUIRE(store.run({"restore", "--in", backup}).status == 0);
    const auto import = [&](const std::string& more) {
        std::vector<std::string> call{"import", "dass-21", "--in",
                                      folder.path() / "out" / "dass-21@1.import.csv"};
        if (!more.empty()) call.push_back(more);
        return store.run(call);
    };

    const auto refused = import("");
    const auto done = import("--new-only");
    const auto once_more = import("--new-only");

    CHECK(refused.status == 1);
    CHECK_THAT(refused.err, ContainsSubstring("5 of its 6 rows were in this store when they were salvaged") &&
                                ContainsSubstring("Nothing was imported. --new-only"));
    INFO(done.err);
    CHECK(done.status == 0);
    CHECK_THAT(done.out, ContainsSubstring("5 rows left out, because the store has them already.\n"
                                           "1 record of dass-21@1 imported."));
    CHECK_THAT(once_more.out, ContainsSubstring("6 rows left out"));
    REQUIRE(store.run({"export", "--format", "csv", "--level", "full", "--out", folder.path() / "again"})
                .status == 0);
    CHECK(answers_in(tests::read_file(folder.path() / "again" / "dass-21@1.csv")) ==
          answers_in(tests::read_file(folder.path() / "out" / "dass-21@1.csv")));
}

TEST_CASE("a column of ids in a file for an import takes ids alone") {
    const CommandLineStore store;
    store.accept("dass-21");
    tests::write_file(store.folder() / "import.csv",
                      "record,client,site,date,q1\n7,INV-1,invented/one,2026-01-02,1\n,INV-2,invented/one,"
                      "2026-01-02,1\n");

    const auto said = store.run({"import", "dass-21", "--add-sites", "--in", store.folder() / "import.csv"});

    CHECK(said.status == 1);
    CHECK_THAT(said.err, ContainsSubstring("import.csv:2:1: error: this is no record's id") &&
                             !ContainsSubstring("import.csv:3"));
}
