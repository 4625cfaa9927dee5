// tests/data/vectors: computed by an independent implementation. Every row goes through
// the whole of `screening score`, and every column named in its README is compared.
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <set>
#include <sstream>

#include "scoring/batch.h"
#include "scoring/csv.h"
#include "tests/scoring/samples.h"

namespace {

using Row = std::map<std::string, std::string, std::less<>>;

std::vector<Row> rows_of(const std::string& csv) {
    std::istringstream in(csv);
    scoring::CsvReader reader(in);
    std::vector<std::string> names;
    std::vector<Row> rows;
    while (reader.next() == scoring::CsvReader::Next::record) {
        const auto cells = reader.cells();
        if (names.empty()) {
            names.assign(cells.begin(), cells.end());
            continue;
        }
        REQUIRE(cells.size() == names.size());
        Row row;
        for (std::size_t i = 0; i < cells.size(); ++i)
            row[names[i]] = cells[i];
        rows.push_back(std::move(row));
    }
    return rows;
}

// Ids in any order, from Q2 on.
std::set<std::string> ids(const std::string& cell) {
    std::istringstream words(cell);
    std::set<std::string> found;
    for (std::string word; words >> word;) {
        if (!word.starts_with("q1.")) found.insert(word);
    }
    return found;
}

void compare(const Row& expected, const Row& row) {
    CAPTURE(expected.at("id"), expected.at("title"));
    for (const auto& [column, cell] : expected) {
        if (column == "outcome" || column == "title" || column == "error_at") continue;
        CAPTURE(column);
        REQUIRE(row.contains(column));
        if (column == "asked" || column == "ignored") {
            CHECK(ids(row.at(column)) == ids(cell));
        } else {
            CHECK(row.at(column) == cell);
        }
    }
    CHECK(row.at("problem").empty() == (expected.at("outcome") != "invalid"));
    if (const auto at = expected.find("error_at"); at != expected.end() && !at->second.empty()) {
        CHECK(row.at("problem").find(at->second) != std::string::npos);
    }
}

int check_vectors(const instruments::Instrument& instrument, const std::string& name) {
    std::istringstream in(samples::read("tests/data/vectors/" + name + ".in.csv"));
    std::ostringstream out;
    int problems = 0;
    scoring::BatchOptions options;
    options.asked = scoring::BatchOptions::Asked::yes;

    const auto summary = scoring::score_csv(instrument, in, out, options, [&](const auto&) { ++problems; });

    const auto expected = rows_of(samples::read("tests/data/vectors/" + name + ".expected.csv"));
    const auto rows = rows_of(out.str());
    REQUIRE(summary.end == scoring::BatchSummary::End::whole);
    REQUIRE(rows.size() == expected.size());
    int invalid = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        compare(expected[i], rows[i]);
        invalid += expected[i].at("outcome") == "invalid" ? 1 : 0;
    }
    CHECK(summary.rows_with_problems == invalid);
    CHECK(problems == invalid);
    return static_cast<int>(rows.size());
}

}  // namespace

TEST_CASE("ASSIST 3.0 scores its 62 vectors as expected") {
    CHECK(check_vectors(samples::assist_3_0(), "assist-3.0") == 62);
}

TEST_CASE("ASSIST 3.1 scores its 71 vectors as expected") {
    CHECK(check_vectors(samples::assist(), "assist-3.1") == 71);
}

TEST_CASE("DASS-21 scores its vectors as expected, and names the item of a code that it has not") {
    CHECK(check_vectors(samples::dass(), "dass-21") == 48);

    std::istringstream in(samples::read("tests/data/vectors/dass-21.in.csv"));
    std::ostringstream out;
    (void)scoring::score_csv(samples::dass(), in, out, {}, [](const auto&) {});
    for (const auto& row : rows_of(out.str())) {
        if (row.at("id") == "DASS21-P-036") CHECK(row.at("problem").find("q8") != std::string::npos);
    }
}

TEST_CASE("every raw sum of DASS-21 has the doubled score and severity of the table") {
    const std::map<std::string, std::pair<std::string, std::vector<int>>> scales = {
        {"D", {"depression", {3, 5, 10, 13, 16, 17, 21}}},
        {"A", {"anxiety", {2, 4, 7, 9, 15, 19, 20}}},
        {"S", {"stress", {1, 6, 8, 11, 12, 14, 18}}}};
    const auto table = rows_of(samples::read("tests/data/vectors/dass-21_raw_to_severity.csv"));
    REQUIRE(table.size() == 66);

    for (const auto& row : table) {
        const auto& [name, items] = scales.at(row.at("scale"));
        int left = std::stoi(row.at("raw_0_21"));
        std::string answers;
        for (const int item : items) {
            const int answer = std::min(left, 3);
            left -= answer;
            answers += "q" + std::to_string(item) + "=" + std::to_string(answer) + " ";
        }
        CHECK(samples::scale(samples::dass(), answers, name) ==
              row.at("doubled") + " " + row.at("severity") + " 0");
    }
}
