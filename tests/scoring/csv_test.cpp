#include "scoring/csv.h"

#include <catch2/catch_test_macros.hpp>
#include <ctime>
#include <sstream>

using scoring::CsvReader;
using Next = CsvReader::Next;

namespace {

// "a|b;c|d": cells by |, records by ;, and a fault as !line:column.
std::string told(const std::string& csv) {
    std::istringstream in(csv);
    CsvReader reader(in);
    std::string text;
    while (true) {
        const Next next = reader.next();
        if (next == Next::end) return text;
        if (!text.empty()) text += ';';
        if (next == Next::record) {
            for (std::size_t i = 0; i < reader.cells().size(); ++i) {
                if (i > 0) text += '|';
                text += reader.cells()[i];
            }
        }
        if (const auto& fault = reader.fault()) {
            text += "!" + std::to_string(fault->line) + ":" + std::to_string(fault->column);
        }
        if (next == Next::stopped) return text + "!";
    }
}

}  // namespace

TEST_CASE("records end in LF, CRLF or the end of the file") {
    CHECK(told("a,b\nc,d\n") == "a|b;c|d");
    CHECK(told("a,b\r\nc,d\r\n") == "a|b;c|d");
    CHECK(told("a,b\nc,d") == "a|b;c|d");
    CHECK(told("a,b\r\nc,d\r") == "a|b;c|d");
    CHECK(told("").empty());
}

TEST_CASE("empty cells are cells, and empty lines are passed over unless a record has one cell") {
    CHECK(told("a,b\n,\n") == "a|b;|");
    CHECK(told("a,b,\n") == "a|b|");
    CHECK(told("\n\na,b\n\n\r\nc,d\n\n") == "a|b;c|d");
    CHECK(told("a\n\nb\n") == "a;;b");
    CHECK(told("a,b\n\"\"\n") == "a|b;");
}

TEST_CASE("a quoted cell holds commas, doubled quotes and line ends") {
    CHECK(told("\"a,b\",c\n") == "a,b|c");
    CHECK(told("\"say \"\"yes\"\"\",c\n") == "say \"yes\"|c");
    CHECK(told("\"a\nb\r\nc\",d\r\n") == "a\nb\r\nc|d");
    CHECK(told("\"\",\"\"\"\"\n") == "|\"");
    CHECK(told("a,\"b\"") == "a|b");
    CHECK(told("a,\"b\"\r") == "a|b");
}

TEST_CASE("a byte-order mark is no part of the first cell") {
    CHECK(told("\xEF\xBB\xBFid,q1\n1,2\n") == "id|q1;1|2");
    CHECK(told("\xEF\xBB\xBF\"id\",q1\n") == "id|q1");
    CHECK(told("\xEF\xBB\xBF").empty());
}

TEST_CASE("what cannot be right is a fault with its line and column, and reading goes on") {
    CHECK(told("a,b\nc\"x,d\ne,f\n") == "a|b;c\"x|d!2:2;e|f");
    CHECK(told("a,b\n\"c\"x,d\ne,f\n") == "a|b;c|d!2:4;e|f");
    CHECK(told("a,b\nc,\xFF\ne,f\n") == "a|b;c|\xFF!2:3;e|f");
}

TEST_CASE("overlong forms, surrogates and what lies beyond U+10FFFF are not UTF-8") {
    for (const char* bytes : {"\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                              "\xF0\x80\x80\xAF", "\x80", "\xE1\xBB"}) {
        CHECK(told(std::string("a,") + bytes + "\n").find('!') != std::string::npos);
    }
    for (const char* bytes : {"\xC2\x80", "\xE1\xBB\x87", "\xED\x9F\xBF", "\xEE\x80\x80", "\xF0\x9F\x98\x80",
                              "\xF4\x8F\xBF\xBF"}) {
        CHECK(told(std::string("a,") + bytes + "\n") == std::string("a|") + bytes);
    }
}

TEST_CASE("a quote that is never closed stops the reading where it was opened") {
    CHECK(told("a,b\nc,\"d\ne,f\n") == "a|b;!2:3!");
}

TEST_CASE("places count lines inside quotes, and code points rather than bytes") {
    std::istringstream in("\"x\ny\",b\n\xC3\xAA\xE1\xBB\x87,\"c\",d\n");
    CsvReader reader(in);

    REQUIRE(reader.next() == Next::record);
    CHECK(reader.line() == 1);
    CHECK(reader.position(1).line == 2);
    CHECK(reader.position(1).column == 4);
    REQUIRE(reader.next() == Next::record);
    CHECK(reader.line() == 3);
    CHECK(reader.position(1).column == 4);
    CHECK(reader.position(2).column == 8);
}

TEST_CASE("wherever the border of a block falls, the records are the same") {
    const std::string records =
        "d\xC3\xB2ng,\"x\"\"y\"\"\"\r\n\"a\r\nb\",\xE1\xBB\x87\r\n,\"\"\r\nlast,\"\"\"\"";
    const std::string expected = "d\xC3\xB2ng|x\"y\";a\r\nb|\xE1\xBB\x87;|;last|\"";
    const std::size_t block = std::size_t{128} << 10;

    int wrong = 0;
    for (std::size_t before = 0; before <= records.size() + 4; ++before) {
        const std::string padding(block - before, 'p');
        wrong += told("a,b\n" + padding + ",\n" + records) == "a|b;" + padding + "|;" + expected ? 0 : 1;
    }

    CHECK(wrong == 0);
}

TEST_CASE("a file longer than any block is read in whole, with its lines counted") {
    std::string csv = "id,text\n";
    for (int i = 0; i < 40'000; ++i) {
        csv += std::to_string(i);
        csv += ",\"a,\"\"b\"\"\n\"\n";
    }
    std::istringstream in(csv);
    CsvReader reader(in);
    REQUIRE(reader.next() == Next::record);

    int wrong = 0;
    int rows = 0;
    while (reader.next() == Next::record) {
        const bool right = reader.cells().size() == 2 && reader.cells()[0] == std::to_string(rows) &&
                           reader.cells()[1] == "a,\"b\"\n" && reader.line() == 2 + 2 * rows;
        wrong += right ? 0 : 1;
        ++rows;
    }

    CHECK(rows == 40'000);
    CHECK(wrong == 0);
}

TEST_CASE("a cell or a record beyond the limits stops the reading") {
    const std::string long_cell(CsvReader::longest_cell + 1, 'x');
    std::string long_record = "a";
    for (int i = 0; i < 9; ++i)
        long_record += "," + std::string(CsvReader::longest_cell - 1, 'x');

    CHECK(told("a,b\nc," + std::string(CsvReader::longest_cell, 'x') + "\n").ends_with("x"));
    CHECK(told("a,b\nc," + long_cell + "\n") == "a|b;!2:3!");
    CHECK(told("a,b\nc,\"" + long_cell) == "a|b;!2:3!");
    CHECK(told("a,b\n" + long_record + "\n") == "a|b;!2:1!");
}

TEST_CASE("a record has at most 10,000 columns, and the place of the first one too many is told") {
    const auto wide = [](std::size_t columns) { return "a" + std::string(columns - 1, ',') + "\n"; };
    const std::string widest = wide(CsvReader::most_columns);

    CHECK(told(widest).find('!') == std::string::npos);
    CHECK(told(wide(CsvReader::most_columns + 1)) == "!1:10002!");
    CHECK(told("a,b\n\"c\nd\"" + std::string(CsvReader::most_columns, ',') + "e\nf,g\n") == "a|b;!3:10003!");
    CHECK(told("a,b\n" + wide(std::size_t{4} << 20)) == "a|b;!2:10002!");
}

TEST_CASE("the places of all cells of a long record are found quickly, in whatever order") {
    std::string csv;
    for (std::size_t cell = 0; cell < CsvReader::most_columns; ++cell)
        csv += "\xC3\xAA" + std::string(298, 'x') + ",";
    csv.back() = '\n';
    std::istringstream in(csv);
    CsvReader reader(in);
    REQUIRE(reader.next() == Next::record);
    const std::clock_t begin = std::clock();

    int wrong = 0;
    for (std::size_t cell = 0; cell < CsvReader::most_columns; ++cell)
        wrong += reader.position(cell).column == static_cast<int>(300 * cell + 1) ? 0 : 1;

    // Generous: the processor's time under sanitizers. From the record's start each time it took half a
    // minute.
    CHECK(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC < 5);
    CHECK(wrong == 0);
    CHECK(reader.position(2).column == 601);
    CHECK(reader.position(1).column == 301);
}

TEST_CASE("a cell is written in quotes only where it needs them") {
    std::ostringstream out;
    scoring::CsvWriter writer(out);

    for (const char* text : {"plain", "", "a,b", "say \"x\"", "two\nlines", "=1+1", " blank "})
        writer.cell(text);
    writer.end_record();
    writer.cell("next");
    writer.end_record();

    REQUIRE(writer.finish());
    CHECK(out.str() == "plain,,\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",=1+1, blank \nnext\n");
}

TEST_CASE("a writer says when its stream fails") {
    std::ostringstream out;
    scoring::CsvWriter writer(out);
    writer.cell("x");
    out.setstate(std::ios::badbit);

    CHECK_FALSE(writer.finish());
}
