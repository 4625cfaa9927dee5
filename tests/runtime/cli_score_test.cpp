// `screening score`, run on the scoring vectors and on bad input.
#include <unistd.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <iterator>
#include <set>
#include <sstream>

#include "tests/support/places.h"
#include "tests/support/screening.h"

using Catch::Matchers::ContainsSubstring;
using tests::screening;
namespace fs = std::filesystem;

namespace {

const fs::path vectors = fs::path(tests::source_dir()) / "tests" / "data" / "vectors";

std::set<std::string> words(const std::string& text) {
    std::istringstream stream(text);
    return {std::istream_iterator<std::string>(stream), {}};
}

// As tests/data/vectors/README.md says: by name, without what describes the row only.
void compare(const tests::Row& expected, const tests::Row& got) {
    for (const auto& [column, cell] : expected) {
        CAPTURE(column);
        if (column == "outcome" || column == "title") continue;
        if (column == "error_at") {
            if (!cell.empty()) CHECK_THAT(got.at("problem"), ContainsSubstring(cell));
        } else if (column == "asked") {
            std::set<std::string> asked = words(got.at("asked"));
            std::erase_if(asked, [](const std::string& item) { return item.starts_with("q1."); });
            CHECK(asked == words(cell));
        } else if (column == "ignored") {
            CHECK(words(got.at("ignored")) == words(cell));
        } else {
            CHECK(got.at(column) == cell);
        }
    }
}

// One row of DASS-21 in which nothing is wrong, after a header.
std::string dass(const std::string& row) {
    return "id,q1,q2\n" + row + "\n";
}

tests::Said score_text(const std::string& csv) {
    tests::Circumstances circumstances;
    circumstances.input = csv;
    return screening({"score", "dass-21"}, circumstances);
}

}  // namespace

TEST_CASE("the scoring vectors come out of the command as expected") {
    for (const auto& [file, instrument] :
         {std::pair{"assist-3.0", "assist@3.0"}, {"assist-3.1", "assist@3.1"}, {"dass-21", "dass-21"}}) {
        const auto said =
            screening({"score", instrument, "--in", vectors / (std::string(file) + ".in.csv"), "--asked"});

        CHECK(said.status == 1);  // each has one row with a wrong code
        const auto expected =
            tests::rows_of(tests::read_file(vectors / (std::string(file) + ".expected.csv")));
        const auto got = tests::rows_of(said.out);
        REQUIRE(got.size() == expected.size());
        for (std::size_t i = 0; i < got.size(); ++i) {
            CAPTURE(file, expected[i].at("id"));
            compare(expected[i], got[i]);
        }
    }
}

TEST_CASE("a file is scored to a file, and standard input to standard output") {
    const tests::TemporaryFolder folder;
    const fs::path in = folder.path() / "in.csv";
    const fs::path out = folder.path() / "out.csv";
    tests::write_file(in, dass("INVENTED-1,0,1"));

    const auto to_file = screening({"score", "dass-21", "--in", in, "--out", out});
    const auto to_stream = score_text(dass("INVENTED-1,0,1"));

    CHECK(to_file.status == 0);
    CHECK(to_file.out.empty());
    CHECK(to_stream.status == 0);
    CHECK(tests::read_file(out) == to_stream.out);
    CHECK(tests::files_in(folder.path()).size() == 2);
}

TEST_CASE("a row with a wrong code is told without the code, and the other rows are scored") {
    const auto said = score_text("id,q1,q2\nINVENTED-1,0,SECRET\nINVENTED-2,0,1\n");

    CHECK(said.status == 1);
    CHECK_THAT(said.err, ContainsSubstring("standard input:2:14: error: ") && ContainsSubstring("q2"));
    CHECK_THAT(said.err, !ContainsSubstring("SECRET") && !ContainsSubstring("INVENTED"));
    const auto rows = tests::rows_of(said.out);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].at("stress.missing").empty());
    CHECK_THAT(rows[0].at("problem"), ContainsSubstring("q2"));
    CHECK(rows[1].at("stress.missing") == "6");
}

TEST_CASE("a file that cannot be scored leaves the old result where it is") {
    const tests::TemporaryFolder folder;
    const fs::path in = folder.path() / "in.csv";
    const fs::path out = folder.path() / "out.csv";
    tests::write_file(out, "the old result\n");
    for (const std::string& bad :
         {std::string("id,q99\n1,0\n"), std::string(), std::string("id,q1,q1\n1,0,0\n"),
          std::string("id,q\xC3\x28\n1,0\n"), std::string("id,q1\n1,\"0\n2,0\n")}) {
        tests::write_file(in, bad);

        const auto said = screening({"score", "dass-21", "--in", in, "--out", out});

        CAPTURE(bad);
        CHECK(said.status == 1);
        CHECK_THAT(said.err, ContainsSubstring(in.string() + ":"));
        CHECK(tests::read_file(out) == "the old result\n");
        CHECK(tests::files_in(folder.path()).size() == 2);
    }
}

TEST_CASE("an unknown column is told with the nearest known one") {
    const auto said =
        screening({"score", "client-satisfaction"}, {.input = "id,services.hiv_tests\n1,yes\n"});

    CHECK(said.status == 1);
    CHECK(said.out.empty());
    CHECK_THAT(said.err, ContainsSubstring("did you mean 'services.hiv_test'?"));
}

TEST_CASE("files that are not there or may not be written end with status 3") {
    const tests::TemporaryFolder folder;
    const fs::path in = folder.path() / "in.csv";
    tests::write_file(in, dass("INVENTED-1,0,1"));
    fs::create_directory(folder.path() / "locked");
    fs::permissions(folder.path(), fs::perms::owner_all | fs::perms::others_exec | fs::perms::others_read);
    fs::permissions(in, fs::perms::owner_read | fs::perms::others_read);
    fs::permissions(folder.path() / "locked",
                    fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_exec);
    const auto out = [&folder](const char* name) { return (folder.path() / name).string(); };

    const auto no_input = screening({"score", "dass-21", "--in", "/nowhere/at-all.csv"});
    const auto no_folder = screening({"score", "dass-21", "--in", in, "--out", out("none/x.csv")});
    const auto a_folder = screening({"score", "dass-21", "--in", in, "--out", folder.path()});
    const auto locked =
        screening({"score", "dass-21", "--in", in, "--out", out("locked/x.csv")}, {.as_nobody = true});
    const auto full = screening({"score", "dass-21", "--in", in, "--out", "/dev/full"});
    const auto limited =
        screening({"score", "dass-21", "--in", in, "--out", out("x.csv")}, {.file_limit = 64});

    for (const auto& said : {no_input, no_folder, a_folder, locked, full, limited}) {
        CAPTURE(said.err);
        CHECK(said.status == 3);
        CHECK_THAT(said.err, Catch::Matchers::StartsWith("screening: "));
    }
    CHECK_THAT(no_input.err, ContainsSubstring("no such file"));
    CHECK_THAT(no_folder.err, ContainsSubstring("no such folder"));
    CHECK_THAT(locked.err, ContainsSubstring("not allowed"));
    CHECK_THAT(full.err, ContainsSubstring("disk is full"));
    CHECK(tests::files_in(folder.path()).size() == 1);  // nothing half written
}

TEST_CASE("the file with the answers is not overwritten with the scores, by whatever name") {
    const tests::TemporaryFolder folder;
    const fs::path answers = folder.path() / "answers.csv";
    fs::copy_file(vectors / "dass-21.in.csv", answers);
    fs::create_symlink(answers, folder.path() / "link.csv");
    const std::string before = tests::read_file(answers);

    for (const char* name : {"answers.csv", "link.csv", "./answers.csv"}) {
        const auto said = screening({"score", "dass-21", "--in", answers, "--out", folder.path() / name});
        INFO(name << " " << said.err);
        CHECK(said.status == 2);
        CHECK(tests::read_file(answers) == before);
    }
    CHECK(screening({"score", "dass-21", "--in", answers, "--out", folder.path() / "scores.csv"}).status < 2);
}
