// An import or an export that fails leaves nothing half done, and a store that somebody was at
// does not verify.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "tests/runtime/imported_files.h"

using Catch::Matchers::ContainsSubstring;
using tests::CommandLineStore;
using tests::import_file;
using tests::import_text;
using tests::pilot;
using tests::two_clients;
namespace fs = std::filesystem;

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
    CHECK_THAT(used.err, ContainsSubstring("not empty") && !ContainsSubstring("Hidden files"));
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
