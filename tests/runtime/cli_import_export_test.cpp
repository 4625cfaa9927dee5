// The pilot's files in and out again through the program; what an export hides.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <chrono>
#include <nlohmann/json.hpp>
#include <set>

#include "runtime/storage/store.h"
#include "tests/runtime/imported_files.h"

using Catch::Matchers::ContainsSubstring;
using tests::CommandLineStore;
using tests::import_file;
using tests::import_text;
using tests::pilot;
using tests::Row;
using tests::two_clients;
namespace fs = std::filesystem;

namespace {

std::map<std::string, std::string> exported(const CommandLineStore& store, const std::string& level) {
    const tests::TemporaryFolder folder;
    const auto said =
        store.run({"export", "--format", "csv", "--level", level, "--out", folder.path() / "out"});
    INFO(said.err);
    REQUIRE(said.status == 0);
    return tests::files_in(folder.path() / "out");
}

// The cells that stand in both files, an item that was not asked as the empty cell of the input.
std::multiset<Row> as_imported(const std::vector<Row>& rows, const std::vector<std::string>& columns) {
    std::multiset<Row> all;
    for (const Row& row : rows) {
        Row kept;
        for (const std::string& column : columns)
            kept[column] = row.at(column) == "not_asked" ? "" : row.at(column);
        all.insert(kept);
    }
    return all;
}

std::vector<std::string> without(std::vector<std::string> columns, const std::string& one) {
    std::erase(columns, one);
    return columns;
}

// Days since 1970.
int day_of(const Row& row) {
    const std::string& date = row.at("date");
    return static_cast<int>(std::chrono::sys_days(std::chrono::year(std::stoi(date.substr(0, 4))) /
                                                  std::stoi(date.substr(5, 2)) / std::stoi(date.substr(8, 2)))
                                .time_since_epoch()
                                .count());
}

}  // namespace

TEST_CASE("the pilot's referrals come out at level full as they went in") {
    const CommandLineStore store;
    import_file(store, "referral-record", pilot / "referrals_204.csv");

    const auto files = exported(store, "full");

    const std::string input = tests::read_file(pilot / "referrals_204.csv");
    const auto columns = tests::header_of(input);
    const auto rows = tests::rows_of(files.at("referral-record@1.csv"));
    CHECK(rows.size() == 204);
    CHECK(as_imported(rows, columns) == as_imported(tests::rows_of(input), columns));
    CHECK(std::ranges::all_of(rows, [](const Row& row) { return row.at("mode") == "imported"; }));
}

TEST_CASE("the pilot's anonymous files come out as they went in, without their clients") {
    const CommandLineStore store;
    import_file(store, "treatment-history", pilot / "history_75.csv");
    import_file(store, "client-satisfaction", pilot / "satisfaction_75.csv");

    const auto files = exported(store, "full");

    for (const auto& [name, file] : {std::pair{"treatment-history@1.csv", "history_75.csv"},
                                     {"client-satisfaction@1.csv", "satisfaction_75.csv"}}) {
        CAPTURE(name);
        const std::string input = tests::read_file(pilot / file);
        const auto columns = without(tests::header_of(input), "client");
        const auto rows = tests::rows_of(files.at(name));
        CHECK(rows.size() == 75);
        CHECK(as_imported(rows, columns) == as_imported(tests::rows_of(input), columns));
        CHECK_FALSE(rows.front().contains("client"));
    }
    for (const Row& row : tests::rows_of(files.at("treatment-history@1.csv"))) {
        CHECK((row.at("history.heroin.injected") == "not_asked") == (row.at("history.heroin") != "yes"));
    }
}

TEST_CASE("importing an anonymous file warns that its clients are left out") {
    const CommandLineStore store;
    store.accept("treatment-history");

    const auto said =
        store.run({"import", "treatment-history", "--in", pilot / "history_75.csv", "--add-sites"});

    CHECK(said.status == 0);
    CHECK_THAT(said.err, ContainsSubstring("history_75.csv:1:1: warning: ") &&
                             ContainsSubstring("'client' is left out"));
    CHECK_THAT(said.out, ContainsSubstring("75 records"));
}

TEST_CASE("the states of an item stay distinct, and a text has its state beside it") {
    const CommandLineStore store;
    import_text(store, "treatment-history",
                "site,date,history.heroin,history.heroin.injected,history.other,history.other.name\n"
                "invented/one,2026-01-02,yes,refused,yes,=HYPERLINK(1)\n"
                "invented/one,2026-01-02,no,yes,no,\n"
                "invented/one,2026-01-02,yes,,yes,\n");

    const auto files = exported(store, "full");

    const auto rows = tests::rows_of(files.at("treatment-history@1.csv"));
    REQUIRE(rows.size() == 3);
    const auto row_where = [&rows](const std::string& column, const std::string& cell) {
        const auto found = std::ranges::find_if(rows, [&](const Row& row) { return row.at(column) == cell; });
        REQUIRE(found != rows.end());
        return *found;
    };
    const Row refused = row_where("history.heroin.injected", "refused");
    CHECK(refused.at("history.other.name.state") == "answered");
    CHECK(refused.at("history.other.name") == "'=HYPERLINK(1)");
    const Row kept_out = row_where("history.heroin.injected", "not_asked");
    CHECK(kept_out.at("ignored") == "history.heroin.injected");
    CHECK(kept_out.at("history.other.name.state") == "not_asked");
    const Row blank = row_where("history.heroin.injected", "");
    CHECK(blank.at("history.other.name.state").empty());
}

TEST_CASE("an imported text whose accents are written apart is kept with them together") {
    const CommandLineStore store;
    import_text(store, "client-satisfaction",
                "site,date,overall.comment\nInvented/One,2026-05-04,r\x75\xCC\x9Bo\xCC\x9B\xCC\xA3u\n");

    const auto files = exported(store, "full");

    const auto rows = tests::rows_of(files.at("client-satisfaction@1.csv"));
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].at("overall.comment") == "r\xC6\xB0\xE1\xBB\xA3u");
}

TEST_CASE("a de-identified export has no code, no text, no real date and no stored id") {
    const CommandLineStore store;
    import_text(store, "dass-21", two_clients);
    import_text(store, "treatment-history",
                "site,date,history.other,history.other.name\ninvented/one,2026-01-02,yes,CANARY-TEXT\n");

    const auto full = exported(store, "full");
    const auto hidden = exported(store, "deidentified");

    CHECK_THAT(full.at("dass-21@1.csv"), ContainsSubstring("CANARY-1") && ContainsSubstring("2026-01-02"));
    std::set<std::string> ids;
    for (const Row& row : tests::rows_of(full.at("dass-21@1.csv")))
        ids.insert(row.at("record"));
    for (const auto& [name, content] : hidden) {
        CAPTURE(name);
        CHECK_THAT(content, !ContainsSubstring("CANARY") && !ContainsSubstring("2026-01-02") &&
                                !ContainsSubstring("2026-03-04"));
    }
    for (const Row& row : tests::rows_of(hidden.at("dass-21@1.csv")))
        CHECK_FALSE(ids.contains(row.at("record")));
    CHECK(tests::rows_of(hidden.at("treatment-history@1.csv")).front().at("history.other.name.state") ==
          "answered");
    CHECK_FALSE(tests::rows_of(hidden.at("treatment-history@1.csv")).front().contains("history.other.name"));
}

TEST_CASE("de-identified is what an export is unless it is told otherwise") {
    const CommandLineStore store;
    import_text(store, "dass-21", two_clients);

    const auto said = store.run({"export", "--format", "csv", "--out", store.folder() / "out"});

    CHECK(said.status == 0);
    CHECK_THAT(tests::read_file(store.folder() / "out" / "dass-21@1.csv"), !ContainsSubstring("CANARY"));
    CHECK(nlohmann::json::parse(tests::read_file(store.folder() / "out" / "manifest.json"))["level"] ==
          "deidentified");
}

TEST_CASE("a client has one pseudonym and one number of days in every file of an export") {
    const CommandLineStore store;
    import_text(store, "dass-21", two_clients);
    import_text(store, "referral-record",
                "client,site,date,sex\nCANARY-1,invented/one,2026-01-12,male\nCANARY-1,invented/"
                "one,2026-02-01,male\n");

    const auto hidden = exported(store, "deidentified");
    const auto pseudonyms = exported(store, "no-identifiers");

    for (const auto& files : {hidden, pseudonyms}) {
        std::set<std::string> in_dass;
        for (const Row& row : tests::rows_of(files.at("dass-21@1.csv")))
            in_dass.insert(row.at("client"));
        const auto referrals = tests::rows_of(files.at("referral-record@1.csv"));
        CHECK(in_dass.size() == 2);
        CHECK(referrals[0].at("client") == referrals[1].at("client"));
        CHECK(in_dass.contains(referrals[0].at("client")));
    }
    for (const Row& row : tests::rows_of(hidden.at("dass-21@1.csv"))) {
        const auto referrals = tests::rows_of(hidden.at("referral-record@1.csv"));
        if (row.at("client") != referrals[0].at("client")) continue;
        const auto [first, last] = std::minmax({day_of(referrals[0]), day_of(referrals[1])});
        CHECK(last - first == 20);
        CHECK(first - day_of(row) == 10);
    }
    CHECK(tests::rows_of(hidden.at("dass-21@1.csv"))[0].at("client") !=
          tests::rows_of(pseudonyms.at("dass-21@1.csv"))[0].at("client"));
    CHECK_THAT(pseudonyms.at("dass-21@1.csv"),
               ContainsSubstring("2026-01-02") && !ContainsSubstring("CANARY"));
}

TEST_CASE("codebook and manifest say what is in an export") {
    const CommandLineStore store;
    import_text(store, "dass-21", two_clients);

    const auto files = exported(store, "full");

    CHECK(files.size() == 3);
    std::set<std::string> described;
    for (const Row& row : tests::rows_of(files.at("dass-21@1.codebook.csv")))
        described.insert(row.at("column"));
    for (const std::string& column : tests::header_of(files.at("dass-21@1.csv"))) {
        CAPTURE(column);
        CHECK(described.contains(column));
    }
    const auto manifest = nlohmann::json::parse(files.at("manifest.json"));
    CHECK(manifest["practice"] == true);
    CHECK(manifest["tables"][0]["instrument"] == "dass-21@1");
    CHECK(manifest["tables"][0]["records"] == 2);
    CHECK(manifest["tables"][0]["data"]["bytes"] == files.at("dass-21@1.csv").size());
    CHECK_THAT(files.at("manifest.json"), !ContainsSubstring("CANARY") && !ContainsSubstring("supervisor"));
}

TEST_CASE("an export can be limited to days, a site and an instrument") {
    const CommandLineStore store;
    import_text(store, "dass-21", two_clients);
    const auto rows = [&store](const std::vector<std::string>& limits) {
        const tests::TemporaryFolder folder;
        std::vector<std::string> call = {"export", "--format",           "csv", "--level", "full",
                                         "--out",  folder.path() / "out"};
        call.insert(call.end(), limits.begin(), limits.end());
        REQUIRE(store.run(call).status == 0);
        if (!fs::exists(folder.path() / "out")) return std::size_t{0};
        return tests::rows_of(tests::read_file(folder.path() / "out" / "dass-21@1.csv")).size();
    };

    CHECK(rows({"--from", "2026-01-02", "--to", "2026-03-03"}) == 1);
    CHECK(rows({"--from", "2026-01-03", "--to", "2026-03-04"}) == 1);
    REQUIRE(store.run({"site", "add", "invented/two"}).status == 0);
    CHECK(rows({"--site", "invented/one"}) == 2);
    CHECK(rows({"--site", "invented/two"}) == 0);
    CHECK(rows({"--instrument", "dass-21"}) == 2);
    CHECK(rows({"--instrument", "assist"}) == 0);
}

TEST_CASE("a receipt has the number of records and the head of the history, and an older copy shows") {
    const CommandLineStore store;
    import_text(store, "dass-21", two_clients);
    const auto export_to = [&store](const std::string& folder) {
        return store.run(
            {"export", "--format", "csv", "--level", "no-identifiers", "--out", store.folder() / folder});
    };
    const auto last_line = [](const std::string& text) {
        return text.substr(text.rfind('\n', text.size() - 2) + 1);
    };

    const auto backup = store.run({"backup", "--out", store.folder() / "the-backup"});
    const auto exported = export_to("first");
    const auto manifest = nlohmann::json::parse(tests::read_file(store.folder() / "first" / "manifest.json"));
    const auto verified = store.run({"verify"});
    const auto again = export_to("second");

    INFO(exported.out << exported.err);
    const std::string head = manifest.at("store").at("head");
    const std::string line = "The store has 2 records; its history ends with event " +
                             std::to_string(manifest.at("store").at("events").get<int>()) + ", head " +
                             head.substr(0, 8) + " " + head.substr(8, 8) + ".\n";
    CHECK(manifest.at("store").at("records") == 2);
    CHECK(head.size() == 64);
    CHECK(last_line(exported.out) == line);
    // Each has an event of its own, and says how the history stands after it.
    for (const auto* said : {&backup.out, &verified.out, &again.out}) {
        CHECK_THAT(last_line(*said), ContainsSubstring("The store has 2 records; its history ends with"));
        CHECK(last_line(*said) != line);
    }
    REQUIRE(store.run({"restore", "--in", store.folder() / "the-backup"}).status == 0);
    CHECK(last_line(export_to("third").out) != line);
}

TEST_CASE("that records were exported is in the history with level, instrument, site and days") {
    const CommandLineStore store;
    import_text(store, "dass-21", two_clients);

    REQUIRE(store.run({"export", "--format", "csv", "--out", store.folder() / "all"}).status == 0);
    REQUIRE(store
                .run({"export", "--format", "csv", "--out", store.folder() / "some", "--level", "full",
                      "--site", "invented/one", "--instrument", "dass-21@1", "--from", "2026-01-02"})
                .status == 0);

    auto opened = runtime::storage::Store::open(
        store.file(), "supervisor",
        runtime::storage::Secret{std::string_view("practice practice practice practice")});
    REQUIRE(opened);
    const auto events = opened->history();
    std::vector<std::string> objects;
    for (const auto& event : *events) {
        if (event.kind == "records.exported") objects.push_back(event.object);
    }
    CHECK(objects == std::vector<std::string>{"deidentified", "full dass-21@1 invented/one 2026-01-02.."});
}

TEST_CASE("how many records left for their corrections is in the manifest and told") {
    const CommandLineStore store;
    import_text(store, "dass-21", two_clients);
    {
        auto opened = runtime::storage::Store::open(
            store.file(), "supervisor",
            runtime::storage::Secret{std::string_view("practice practice practice practice")});
        REQUIRE(opened);
        std::string record;
        REQUIRE(opened->each_record({}, runtime::storage::Reading::verifying,
                                    [&record](const runtime::storage::Record& each) {
                                        record = each.session.id;
                                        return false;
                                    },
                                    {1}));
        REQUIRE(opened->correct_record({.record = record,
                                        .reason = "invented",
                                        .language = "vi",
                                        .answers = {},
                                        .scoring = {"invented", {}},
                                        .care = {}},
                                       {1}));
    }

    const auto said = store.run({"export", "--format", "csv", "--out", store.folder() / "out"});

    INFO(said.err);
    REQUIRE(said.status == 0);
    CHECK_THAT(said.out, ContainsSubstring("1 record left out, because a correction stands in its place."));
    const auto files = tests::files_in(store.folder() / "out");
    const auto left_out = nlohmann::json::parse(files.at("manifest.json"))["left_out"];
    CHECK(left_out["corrected"] == 1);
    CHECK(left_out["corrected_unreadable"] == 0);
    CHECK(tests::rows_of(files.at("dass-21@1.csv")).size() == 2);
}

TEST_CASE("a client's line that stands twice in a file is told, and taken once where that is said") {
    const tests::CommandLineStore store;
    store.accept("dass-21");
    REQUIRE(store.run({"site", "add", "invented/one"}).status == 0);
    const fs::path file = store.folder() / "answers.csv";
    const std::string line = "INVENTED-1,invented/one,2026-01-02,1\n";
    tests::write_file(file, "client,site,date,q1\n" + line + "INVENTED-1,invented/one,2026-01-03,1\n" + line);

    const auto told = store.run({"import", "dass-21", "--in", file});
    CHECK(told.status == 1);
    CHECK_THAT(told.err, ContainsSubstring("the first of these is row 3"));
    const auto once = store.run({"import", "dass-21", "--in", file, "--new-only"});
    CHECK(once.status == 0);
    CHECK_THAT(once.out, ContainsSubstring("2 records"));
    const auto all = store.run({"import", "dass-21", "--in", file, "--again"});
    CHECK_THAT(all.out, ContainsSubstring("3 records"));
}
