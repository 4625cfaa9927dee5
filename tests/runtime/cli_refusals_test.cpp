// What the command line refuses, and that it says where and what to do instead.
#include <sys/stat.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "tests/runtime/imported_files.h"

using Catch::Matchers::ContainsSubstring;
using tests::CommandLineStore;
using tests::import_text;
using tests::screening;
using tests::two_clients;

TEST_CASE("a pipe in a definition's place is refused and not waited for") {
    const tests::TemporaryFolder folder;
    const auto pipe = folder.path() / "pipe.xml";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);

    for (const std::vector<std::string>& call :
         {std::vector<std::string>{"validate", pipe}, {"show", pipe}, {"score", pipe}}) {
        const auto said = screening(call);
        CHECK(said.status == 3);
        CHECK_THAT(said.err, ContainsSubstring(pipe.string() + ": this is not a regular file."));
    }
}

TEST_CASE("a store is not made in a folder that is not there, and that is said") {
    const tests::TemporaryFolder folder;
    tests::write_file(folder.path() / "passphrase", "practice practice practice practice\n");

    const auto said = screening({"store", "create", "--store", folder.path() / "none" / "z.db", "--name",
                                 "supervisor", "--passphrase-file", folder.path() / "passphrase"});

    CHECK(said.status == 3);
    CHECK_THAT(said.err, ContainsSubstring("there is no folder " + (folder.path() / "none").string()));
}

TEST_CASE("of a damaged store the command line says that a backup can be restored") {
    const CommandLineStore store;
    std::string bytes = tests::read_file(store.file());
    bytes[5000] = static_cast<char>(bytes[5000] ^ 1);
    tests::write_file(store.file(), bytes);

    const auto said = store.run({"verify"});

    CHECK(said.status == 3);
    CHECK_THAT(said.err, ContainsSubstring("`screening restore`"));
}

TEST_CASE("the help says which commands are not made yet") {
    const auto said = screening({"--help"});

    CHECK_THAT(said.out, ContainsSubstring("Not made yet: paper, report."));
    for (const char* command : {"paper", "report"})
        CHECK_THAT(screening({command}).err, ContainsSubstring("is not made yet"));
}

TEST_CASE("an empty file of answers is refused at its first place") {
    const auto said = screening({"score", "dass-21"});

    CHECK(said.status == 1);
    CHECK_THAT(said.err, ContainsSubstring("standard input:1:1: error: this file is empty"));
}

TEST_CASE("a cell that is not UTF-8 is told with its item, as a wrong code is") {
    tests::Circumstances circumstances;
    circumstances.input = "id,q1,q2\nA,1,\xff\nB,9,1\n\xff,1,1\n";

    const auto said = screening({"score", "dass-21"}, circumstances);

    const auto rows = tests::rows_of(said.out);
    CHECK(rows.at(0).at("problem").starts_with("q2: this is not UTF-8"));
    CHECK_THAT(rows.at(1).at("problem"), ContainsSubstring("q1"));
    CHECK(rows.at(2).at("problem").starts_with("this is not UTF-8"));
}

TEST_CASE("the same file is imported once, and again only for who says so") {
    const CommandLineStore store;
    import_text(store, "dass-21", two_clients);
    const auto file = store.folder() / "import.csv";

    const auto twice = store.run({"import", "dass-21", "--in", file});
    tests::write_file(file, "client,site,date,q1,q3\nCANARY-9,invented/one,2026-03-04,0,1\n" +
                                two_clients.substr(two_clients.rfind("CANARY-2")));
    const auto in_part = store.run({"import", "dass-21", "--in", file});
    const auto again = store.run({"import", "dass-21", "--in", file, "--again"});

    CHECK(twice.status == 1);
    CHECK_THAT(twice.err, ContainsSubstring("2 of its 2 rows were imported before, the last on 2"));
    CHECK_THAT(twice.err, ContainsSubstring("--again") && !ContainsSubstring("CANARY"));
    CHECK(in_part.status == 1);
    CHECK_THAT(in_part.err, ContainsSubstring("1 of its 2 rows was imported before"));
    CHECK_THAT(in_part.err, ContainsSubstring("is row 2 below the column names"));
    CHECK(again.status == 0);
    CHECK_THAT(store.run({"verify"}).out, ContainsSubstring("The store has 4 records;"));
}

TEST_CASE("an anonymous file is imported once too, and its date is told") {
    const CommandLineStore store;
    import_text(store, "client-satisfaction", "site,date,services.hiv_test\ninvented/one,2026-01-02,no\n");

    const auto twice = store.run({"import", "client-satisfaction", "--in", store.folder() / "import.csv"});

    CHECK(twice.status == 1);
    CHECK_THAT(twice.err, ContainsSubstring("1 of its 1 rows was imported before, the last on 2"));
}

TEST_CASE("an export or a salvage has no name that a store beside it would take for a file of its own") {
    const CommandLineStore store;
    const std::string session = store.file().string() + ".session";
    const auto exported = [&store](const std::string& folder) {
        return store.run({"export", "--format", "csv", "--out", folder});
    };

    for (const auto& said : {exported(session), exported(session + "/"), exported(session + "/."),
                             store.run({"salvage", "--out", store.file().string() + ".keys"})}) {
        CHECK(said.status == 1);
        CHECK_THAT(said.err, ContainsSubstring("belong to a store beside them. Choose another name."));
    }
    CHECK_FALSE(std::filesystem::exists(session));
    CHECK(exported(store.file().string() + ".sessions").status == 0);
}
