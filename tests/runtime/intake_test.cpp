// What an import refuses and warns of, read from memory, with a day that the test chooses.
// Invented rows.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <filesystem>
#include <map>
#include <sstream>
#include <streambuf>

#include "instruments/load.h"
#include "runtime/intake/read_records.h"
#include "tests/support/places.h"

using Catch::Matchers::ContainsSubstring;

namespace {

const instruments::Instrument& instrument(const std::string& file) {
    static std::map<std::string, instruments::Instrument> loaded;
    if (!loaded.contains(file)) {
        auto read = instruments::load_instrument(std::filesystem::path(tests::source_dir()) / "instruments" /
                                                 "definitions" / file);
        REQUIRE(read);
        loaded.emplace(file, std::move(read->instrument));
    }
    return loaded.at(file);
}

// Everything that was said, a line each; `taken` is how many records would be stored.
struct Read {
    std::string said;
    std::size_t taken = 0;
};

Read read(const std::string& csv, const std::string& file = "dass-21-1.xml") {
    std::istringstream in(csv);
    const auto intake =
        runtime::read_records(instrument(file), in, {{"invented/one"}, false, "2026-11-22", "en", "in.csv"});
    Read read;
    for (const auto& problem : intake ? intake->warnings : intake.error().problems)
        read.said += to_line(problem) + "\n";
    read.taken = intake ? intake->records.size() : 0;
    return read;
}

Read of_date(const std::string& date) {
    return read("client,site,date,q1\nLB-1,invented/one," + date + ",0\n");
}

Read of_client(const std::string& code) {
    return read("client,site,date,q1\n" + code + ",invented/one,2026-11-22,0\n");
}

}  // namespace

TEST_CASE("codes that differ in hyphens and blanks only are told, of the file's rows and of known clients") {
    const auto row = [](const std::string& code) { return code + ",invented/one,2026-11-22,0\n"; };
    const std::string columns = "client,site,date,q1\n";
    CHECK(read(columns + row("K-11") + row("k-11") + row("K-12")).said.empty());

    const Read same = read(columns + row("K-11") + row("K1-1") + row("k 11"));
    CHECK(same.taken == 3);
    CHECK_THAT(same.said, ContainsSubstring("2 rows have a code that is another client's but for hyphens and "
                                            "blanks, and stand for that one: lines 3, 4."));

    std::istringstream in(columns + row("K11"));
    const auto intake = runtime::read_records(
        instrument("dass-21-1.xml"), in, {{"invented/one"}, false, "2026-11-22", "en", "in.csv", {"K-11"}});
    REQUIRE(intake);
    REQUIRE(intake->warnings.size() == 1);
    CHECK_THAT(intake->warnings.front().sentence,
               ContainsSubstring("1 row has a code") && ContainsSubstring("stands for that one: line 2."));
}

TEST_CASE("a record is of a day from 1900 to today") {
    CHECK(of_date("1900-01-01").taken == 1);
    CHECK(of_date("2026-11-22").taken == 1);
    CHECK_THAT(of_date("1899-12-31").said, ContainsSubstring("in.csv:2:19: error: this date is before 1900"));
    CHECK_THAT(of_date("0205-11-22").said, ContainsSubstring("before 1900"));
    CHECK_THAT(of_date("2026-11-23").said,
               ContainsSubstring("in.csv:2:19: error: this date is still to come"));
    CHECK_THAT(of_date("22.11.2026").said, ContainsSubstring("year-month-day"));
    CHECK_THAT(of_date("").said, ContainsSubstring("the date is missing"));
}

TEST_CASE("a file without a single item is refused") {
    const auto none = read("client,site,date\nLB-1,invented/one,2026-11-22\n");

    CHECK(none.taken == 0);
    CHECK_THAT(none.said, ContainsSubstring("in.csv:1:1: error: no column is an item of dass-21@1"));
}

TEST_CASE("what is wrong with a client's code is said without it") {
    CHECK_THAT(of_client(" ").said, ContainsSubstring("in.csv:2:1: error: the client's code is missing"));
    CHECK_THAT(of_client("LB\u200B1").said,
               ContainsSubstring("nobody sees: U+200B (zero width space)") && !ContainsSubstring("LB"));
    CHECK_THAT(of_client(std::string(101, 'x')).said, ContainsSubstring("longer than 100 bytes"));
    CHECK(of_client(std::string(100, 'x')).taken == 1);
    CHECK(of_client(" lb-1 ").taken == 1);
}

TEST_CASE("rows with answers to what was not to be asked are named, the first ten of them") {
    std::string csv = "site,date,history.heroin,history.heroin.injected\n";
    csv += "invented/one,2026-11-22,yes,yes\n";
    const std::string kept_out = "invented/one,2026-11-22,no,yes\n";

    const auto one = read(csv + kept_out, "treatment-history-1.xml");
    std::string many = csv;
    for (int i = 0; i < 12; ++i)
        many += kept_out;
    const auto twelve = read(many, "treatment-history-1.xml");

    CHECK(one.taken == 2);
    CHECK_THAT(one.said,
               ContainsSubstring("in.csv: warning: 1 row has an answer") && ContainsSubstring(": line 3\n"));
    CHECK_THAT(twelve.said, ContainsSubstring("12 rows have") &&
                                ContainsSubstring(": lines 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 2 more\n"));
}

TEST_CASE("a row that is too short is counted in plain words") {
    CHECK_THAT(read("client,site,date,q1\nLB-1\n").said,
               ContainsSubstring("this row has 1 cell, and the header has 4"));
}

TEST_CASE("an import takes 100,000 rows, and names the line of the first one too many") {
    const std::string row = "invented/one,2026-11-22,no\n";
    std::string most = "site,date,history.heroin\n";
    for (std::int64_t i = 0; i < runtime::most_import_rows; ++i)
        most += row;

    const auto all = read(most, "treatment-history-1.xml");
    const auto one_more = read(most + row, "treatment-history-1.xml");

    CHECK(all.taken == 100'000);
    CHECK(all.said.empty());
    CHECK(one_more.taken == 0);
    CHECK(one_more.said ==
          "in.csv:100002:1: error: this file has more than 100,000 rows; import it in parts\n");
}

TEST_CASE("200 problems of an import are listed, and the last one says whether there are more") {
    const auto wrong = [](int rows) {
        std::string csv = "client,site,date,q1\n";
        for (int row = 0; row < rows; ++row)
            csv += "LB-1,invented/one,2026-11-22,7\n";
        return read(csv).said;
    };
    const std::string more = "(further problems are not listed)";

    CHECK_THAT(wrong(200), ContainsSubstring("in.csv:201:") && !ContainsSubstring(more));
    CHECK_THAT(wrong(201), ContainsSubstring("in.csv:201:") && ContainsSubstring(more) &&
                               !ContainsSubstring("in.csv:202:"));
    CHECK(std::ranges::count(wrong(5000), '\n') == 200);
}

TEST_CASE("unknown sites and unknown columns are among the 200 problems that are listed") {
    std::string sites = "client,site,date,q1\n";
    std::string columns = "client,date,q1";
    for (int i = 0; i < 300; ++i) {
        sites += "LB-1,unknown/" + std::to_string(i) + ",2026-11-22,0\n";
        columns += ",x" + std::to_string(i);
    }

    for (const std::string& said : {read(sites).said, read(columns + "\n").said}) {
        CHECK(std::ranges::count(said, '\n') == 200);
        // Once, though a column that must be there is missing too.
        CHECK(said.find("further problems") == said.rfind("further problems"));
        CHECK(said.ends_with("(further problems are not listed)\n"));
    }
}

TEST_CASE("a file that never ends is refused once more is wrong than is listed, or than can be kept") {
    // Says its line again and again.
    class Endless : public std::streambuf {
      public:
        Endless(std::string first, std::string line) : first_(std::move(first)), line_(std::move(line)) {
            setg(first_.data(), first_.data(), first_.data() + first_.size());
        }

      protected:
        int_type underflow() override {
            setg(line_.data(), line_.data(), line_.data() + line_.size());
            return traits_type::to_int_type(line_.front());
        }

      private:
        std::string first_;
        std::string line_;
    };
    const auto refused = [](const std::string& header, const std::string& line) {
        Endless endless(header, line);
        std::istream in(&endless);
        return !runtime::read_records(instrument("dass-21-1.xml"), in,
                                      {{"invented/one"}, false, "2026-11-22", "en", "in.csv"});
    };
    const std::string header = "client,site,date,q1\n";

    CHECK(refused(header, "LB-1,invented/one,2026-11-22,7\n"));
    CHECK(refused(header, "LB-1,unknown/one,2026-11-22,0\n"));
    CHECK(refused(header, "LB-1,"));
    CHECK(refused("client,", "x,"));
}
