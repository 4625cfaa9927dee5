// A right file of answers damaged at every cell, row and column name, in every way whose place is
// known: no row of it is taken, and each damage is told by line and column. Invented rows.
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <sstream>
#include <vector>

#include "instruments/load.h"
#include "runtime/intake/read_records.h"
#include "tests/support/places.h"

namespace {

using Rows = std::vector<std::vector<std::string>>;

constexpr std::size_t rows = 12;
constexpr std::size_t items = 21;
constexpr std::size_t columns = 3 + items;

// The first line names the columns.
Rows right_rows() {
    Rows all(1, {"client", "site", "date"});
    for (std::size_t item = 1; item <= items; ++item)
        all[0].push_back("q" + std::to_string(item));
    for (std::size_t row = 1; row <= rows; ++row) {
        // Letters of two and three bytes: columns are counted in letters.
        auto& cells = all.emplace_back();
        cells = {"LB-\u0110" + std::to_string(row), "Qu\u1EADn/m\u1ED9t", "2026-01-02"};
        for (std::size_t item = 0; item < items; ++item)
            cells.push_back(std::to_string((row + item) % 4));
    }
    return all;
}

std::string written(const Rows& all) {
    std::string csv;
    for (const auto& row : all) {
        for (std::size_t i = 0; i < row.size(); ++i)
            csv += (i > 0 ? "," : "") + row[i];
        csv += "\n";
    }
    return csv;
}

int letters_in(std::string_view text) {
    int letters = 0;
    for (const char byte : text)
        letters += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1 : 0;
    return letters;
}

// Where a cell begins, as a problem tells it.
int column_of(const Rows& all, std::size_t row, std::size_t cell) {
    int column = 1;
    for (std::size_t i = 0; i < cell; ++i)
        column += letters_in(all[row][i]) + 1;
    return column;
}

struct Damaged {
    const char* how = "";
    std::string csv{};
    int line = 0;
    int column = 0;
};

Damaged with_cell(const char* how, std::size_t row, std::size_t cell, const std::string& put, int within) {
    Rows all = right_rows();
    all[row][cell] = put;
    return {how, written(all), static_cast<int>(row) + 1, column_of(all, row, cell) + within};
}

std::string wrong_value(std::size_t column) {
    constexpr std::array<const char*, 3> of_others{"", "Qu\u1EADn/hai", "2026-02-30"};
    return column < of_others.size() ? of_others.at(column) : "9";
}

std::vector<Damaged> all_damaged() {
    std::vector<Damaged> all;
    const Rows right = right_rows();
    for (std::size_t row = 1; row <= rows; ++row) {
        for (std::size_t column = 0; column < columns; ++column) {
            const std::string& cell = right[row][column];
            all.push_back(with_cell("a wrong value", row, column, wrong_value(column), 0));
            if ((row + column) % 2 == 0) {
                all.push_back(
                    with_cell("a byte that is not UTF-8", row, column, cell + "\xFF", letters_in(cell)));
                all.push_back(
                    with_cell("a quote inside a cell", row, column, cell + "\"x", letters_in(cell)));
            } else {
                all.push_back(
                    with_cell("text after a quote", row, column, "\"" + cell + "\"x", letters_in(cell) + 2));
                all.push_back(with_cell("a quote that is not closed", row, column, "\"" + cell, 0));
            }
        }
        Rows shorter = right;
        shorter[row].pop_back();
        all.push_back({"a row too short", written(shorter), static_cast<int>(row) + 1, 1});
        Rows longer = right;
        longer[row].push_back("0");
        all.push_back({"a row too long", written(longer), static_cast<int>(row) + 1, 1});
    }
    for (std::size_t column = 0; column < columns; ++column) {
        const std::string& name = right[0][column];
        all.push_back(with_cell("a column's name", 0, column, name + "x", 0));
        all.push_back(with_cell("a column without a name", 0, column, "", 0));
        if (column > 0) all.push_back(with_cell("a column twice", 0, column, right[0][column - 1], 0));
    }
    return all;
}

struct Told {
    bool taken = false;
    bool at_the_place = false;
    std::string all{};
};

Told read(const Damaged& damaged, const instruments::Instrument& instrument) {
    std::istringstream in(damaged.csv);
    const auto intake =
        runtime::read_records(instrument, in, {{"Qu\u1EADn/m\u1ED9t"}, false, "2026-11-22", "en", "in.csv"});
    Told told{intake.has_value(), false, {}};
    if (intake) return told;
    for (const auto& problem : intake.error().problems) {
        told.all += to_line(problem) + "\n";
        if (problem.place.line == damaged.line && problem.place.column == damaged.column)
            told.at_the_place = true;
    }
    return told;
}

}  // namespace

TEST_CASE("a file of answers damaged at any cell, row or column name is refused at the place") {
    const auto loaded =
        instruments::load_instrument(tests::source_dir() + "/instruments/definitions/dass-21-1.xml");
    REQUIRE(loaded);
    REQUIRE(read({"nothing", written(right_rows()), 0, 0}, loaded->instrument).taken);
    const auto all = all_damaged();
    std::map<std::string, int> kinds;
    int beside = 0;

    for (Damaged damaged : all) {
        const Told told = read(damaged, loaded->instrument);

        ++kinds[damaged.how];
        INFO(damaged.how << " at " << damaged.line << ":" << damaged.column << "\n" << told.all);
        CHECK_FALSE(told.taken);
        CHECK(told.at_the_place);
        ++damaged.column;
        if (kinds[damaged.how] == 1 && read(damaged, loaded->instrument).at_the_place) ++beside;
    }

    CHECK(all.size() >= 900);
    CHECK(kinds.size() == 10);
    CHECK(beside == 0);  // the check of the place can fail
}
