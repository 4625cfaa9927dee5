// The pilot's files in and out again through the program; what an export hides; and that
// a failed import or export leaves nothing half done.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <chrono>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/support/places.h"
#include "tests/support/screening.h"

using Catch::Matchers::ContainsSubstring;
using tests::CommandLineStore;
using tests::Row;
namespace fs = std::filesystem;

namespace {

const fs::path pilot = fs::path(tests::source_dir()) / "tests" / "data" / "pilot";

void import_file(const CommandLineStore& store, const std::string& instrument, const fs::path& file) {
    store.accept(instrument);
    const auto said = store.run({"import", instrument, "--in", file, "--add-sites"});
    INFO(said.err);
    REQUIRE(said.status == 0);
}

void import_text(const CommandLineStore& store, const std::string& instrument, const std::string& csv) {
    tests::write_file(store.folder() / "import.csv", csv);
    import_file(store, instrument, store.folder() / "import.csv");
}

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

const std::string two_clients =
    "client,site,date,q1,q3\n"
    "CANARY-1,invented/one,2026-01-02,3,refused\n"
    "CANARY-2,invented/one,2026-03-04,0,1\n";

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

TEST_CASE("a bad file imports nothing, and every bad cell is named without being shown") {
    const CommandLineStore store;
    store.accept("dass-21");
    const fs::path file = store.folder() / "bad.csv";
    tests::write_file(file,
                      "client,site,date,q1,q2\n"
                      "CANARY-1,invented/one,2026-01-02,0,1\n"
                      "CANARY-2,CANARY-SITE,2026-02-30,0,CANARY\n"
                      ",invented/one,2099-01-01,4,1\n"
                      "CANARY-3,invented/one,2026-01-02,0\n");

    const auto said = store.run({"import", "dass-21", "--in", file, "--add-sites"});
    const auto verified = store.run({"verify"});
    const auto sites = store.run({"site", "list"});

    CHECK(said.status == 1);
    CHECK(said.out.empty());
    for (const char* place : {":3:10: error: ", ":3:22: error: ", ":3:35: error: ", ":4:1: error: ",
                              ":4:15: error: ", ":4:26: error: ", ":5:1: error: "}) {
        CHECK_THAT(said.err, ContainsSubstring(place));
    }
    CHECK_THAT(said.err, !ContainsSubstring("CANARY") && ContainsSubstring("nothing was imported"));
    CHECK_THAT(verified.out, ContainsSubstring("0 finished"));
    CHECK(sites.out.empty());
}

TEST_CASE("an import is refused where its header, site or instrument is not known") {
    const CommandLineStore store;
    const std::string good = "client,site,date,q1\nINVENTED-1,invented/one,2026-01-02,0\n";
    const auto import = [&store](const std::string& csv, std::vector<std::string> more = {}) {
        more.insert(more.begin(), {"import", "dass-21"});
        return store.run(more, {.input = csv});
    };

    const auto not_accepted = import(good, {"--add-sites"});
    store.accept("dass-21");
    const auto unknown_site = import(good);
    const auto unknown_column =
        import("client,site,date,q22\nINVENTED-1,invented/one,2026-01-02,0\n", {"--add-sites"});
    const auto no_date = import("client,site,q1\nINVENTED-1,invented/one,0\n", {"--add-sites"});
    const auto broken =
        import("client,site,date,q1\nINV\xC3\x28,invented/one,2026-01-02,0\n", {"--add-sites"});
    const auto no_file = store.run({"import", "dass-21", "--in", "/nowhere/at-all.csv"});
    const auto no_rows = import("client,site,date,q1\n");
    const auto accepted = import(good, {"--add-sites"});

    CHECK(not_accepted.status == 3);
    CHECK_THAT(not_accepted.err, ContainsSubstring("screening accept"));
    CHECK(unknown_site.status == 1);
    CHECK_THAT(unknown_site.err,
               ContainsSubstring("standard input:2:12: error: ") && ContainsSubstring("--add-sites"));
    CHECK(unknown_column.status == 1);
    CHECK_THAT(unknown_column.err, ContainsSubstring("standard input:1:18: error: "));
    CHECK(no_date.status == 1);
    CHECK_THAT(no_date.err, ContainsSubstring("'date' is missing"));
    CHECK(broken.status == 1);
    CHECK(no_file.status == 3);
    CHECK(no_rows.status == 0);
    CHECK(accepted.status == 0);
    CHECK_THAT(store.run({"verify"}).out,
               ContainsSubstring("1 finished") && ContainsSubstring("1 recomputed and the same"));
}

TEST_CASE("a definition that changed since it was accepted is not imported into") {
    const CommandLineStore store;
    store.accept("dass-21");
    const fs::path folder = store.folder() / "instruments";
    fs::create_directories(folder / "definitions");
    fs::copy(fs::path(tests::source_dir()) / "instruments" / "wording", folder / "wording",
             fs::copy_options::recursive);
    const std::string text =
        tests::read_file(fs::path(tests::source_dir()) / "instruments" / "definitions" / "dass-21-1.xml");
    tests::write_file(folder / "definitions" / "dass-21-1.xml", text + "\n");

    const auto import = store.run({"import", "dass-21", "--instruments", folder}, {.input = two_clients});
    const auto verify = store.run({"verify", "--instruments", folder});

    CHECK(import.status == 3);
    CHECK_THAT(import.err, ContainsSubstring("exactly as it is installed, was not accepted"));
    CHECK(verify.status == 1);
    CHECK_THAT(verify.out, ContainsSubstring("NOT the accepted one"));
}

TEST_CASE("a full disk in the middle of an import leaves the store as it was") {
    const CommandLineStore store;
    store.accept("referral-record");
    const auto limit = fs::file_size(store.file()) + 8192;

    const auto said =
        store.run({"import", "referral-record", "--in", pilot / "referrals_204.csv", "--add-sites"},
                  {.file_limit = limit});
    const auto verified = store.run({"verify"});
    const auto sites = store.run({"site", "list"});

    CHECK(said.status == 3);
    CHECK_THAT(said.err, ContainsSubstring(store.file().string() + ": the disk"));
    CHECK(verified.status == 0);
    CHECK_THAT(verified.out, ContainsSubstring("0 finished"));
    CHECK(sites.out.empty());
}

TEST_CASE("an export that fails leaves no file and no folder") {
    const CommandLineStore store;
    import_file(store, "referral-record", pilot / "referrals_204.csv");
    const tests::TemporaryFolder out;
    fs::create_directory(out.path() / "empty");
    fs::create_directory(out.path() / "used");
    tests::write_file(out.path() / "used" / "mine", "mine");
    const auto to = [&](const fs::path& folder, const tests::Circumstances& circumstances = {}) {
        return store.run({"export", "--format", "csv", "--out", folder}, circumstances);
    };

    // Below the table and above the store's journal, so that it is the export that fails.
    const auto full = to(out.path() / "new", {.file_limit = 16384});
    const auto full_in_empty = to(out.path() / "empty", {.file_limit = 16384});
    const auto used = to(out.path() / "used");
    const auto no_parent = to(out.path() / "none" / "new");
    const auto a_file = to(out.path() / "used" / "mine");

    for (const auto& said : {full, full_in_empty, used, no_parent, a_file}) {
        CAPTURE(said.err);
        CHECK(said.status == 3);
        CHECK(said.out.empty());
    }
    CHECK_THAT(used.err, ContainsSubstring("not empty"));
    CHECK_THAT(no_parent.err, ContainsSubstring("no such folder"));
    CHECK_FALSE(fs::exists(out.path() / "new"));
    CHECK(tests::files_in(out.path()).size() == 1);
}

TEST_CASE("where a folder may not be written nothing is imported and nothing exported") {
    const CommandLineStore store;
    import_text(store, "dass-21", two_clients);
    const tests::TemporaryFolder out;
    const auto everything_but = [](fs::perms taken) { return fs::perms::all & ~taken; };
    const auto before = tests::files_in(store.folder());
    for (const auto& [name, content] : before)
        fs::permissions(store.folder() / name, fs::perms::all);
    fs::permissions(store.folder(), everything_but(fs::perms::others_write));
    fs::permissions(out.path(), everything_but(fs::perms::others_write));
    const tests::Circumstances nobody{.as_nobody = true};

    const auto imported = store.run({"import", "dass-21", "--in", store.folder() / "import.csv"}, nobody);
    fs::permissions(store.folder(), fs::perms::all);
    const auto exported = store.run({"export", "--format", "csv", "--out", out.path() / "new"}, nobody);

    for (const auto& said : {imported, exported}) {
        CAPTURE(said.err);
        CHECK(said.status == 3);
        CHECK(said.out.empty());
        CHECK_THAT(said.err, ContainsSubstring("written"));
    }
    CHECK_THAT(exported.err, ContainsSubstring("not allowed"));
    CHECK(fs::is_empty(out.path()));
    const auto verified = store.run({"verify"});
    CHECK(verified.status == 0);
    CHECK_THAT(verified.out, ContainsSubstring("2 finished"));
}

TEST_CASE("a date that is none and a format that is not made yet are told") {
    const CommandLineStore store;

    const auto date =
        store.run({"export", "--format", "csv", "--out", store.folder() / "x", "--from", "2026-02-30"});
    const auto format = store.run({"export", "--format", "fhir", "--out", store.folder() / "x"});

    CHECK(date.status == 2);
    CHECK_THAT(date.err, ContainsSubstring("--from"));
    CHECK(format.status == 3);
    CHECK_THAT(format.err, ContainsSubstring("--format csv"));
    CHECK_FALSE(fs::exists(store.folder() / "x"));
}

TEST_CASE("a store that was changed behind the program's back does not verify") {
    const CommandLineStore store;
    import_text(store, "dass-21", two_clients);
    REQUIRE(store.run({"verify"}).status == 0);
    std::string bytes = tests::read_file(store.file());
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    tests::write_file(store.file(), bytes);

    const auto said = store.run({"verify"});

    CHECK(said.status == 3);
    CHECK_THAT(said.err, ContainsSubstring("damaged"));
}
