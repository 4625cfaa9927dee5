// Cells and answers: which a cell is, which are taken, and back again.
#include "instruments/accept.h"

#include <catch2/catch_test_macros.hpp>

#include "instruments/dates.h"
#include "instruments/utf8.h"
#include "tests/instruments/tiny.h"

using namespace instruments;

namespace {

const std::string o_with_marks = "\xE1\xBB\x99";       // U+1ED9, NFC
const std::string o_decomposed = "o\xCC\xA3\xCC\x82";  // o, dot below, circumflex

}  // namespace

TEST_CASE("a cell that an item takes comes back as it was") {
    struct Row {
        const char* item;
        const char* cell;
    };
    const std::vector<Row> rows{
        {"used.tea", "yes"},    {"used.tea", "no"},      {"used.tea", "refused"},
        {"used.tea", ""},       {"needs", "housing"},    {"needs", "housing;work"},
        {"needs", "none"},      {"cups", "0"},           {"cups", "31"},
        {"cups", "4.5"},        {"since", "1950-01-01"}, {"since", "2026-12-31"},
        {"since", "2020-05"},   {"since", "2020"},       {"since", "2020-02-29"},
        {"remarks", "refused"}, {"remarks", "a\nb"},     {"remarks", "Tr\xC3\xA0 nh\xC3\xA9"},
    };
    const Instrument instrument = tests::tiny();

    for (const Row& row : rows) {
        const Item& item = instrument.items[tests::item(instrument, row.item)];
        const auto answer = answer_from_cell(instrument, item, row.cell);
        INFO(row.item << "=" << row.cell);
        REQUIRE(answer);
        CHECK(accept(instrument, item, *answer));
        CHECK(cell_of(instrument, item, *answer) == row.cell);
    }
}

TEST_CASE("a cell that an item does not take is rejected for the right reason") {
    struct Row {
        const char* item;
        std::string cell;
        Rejection reason;
        const char* sentence;
    };
    const std::vector<Row> rows{
        {"used.tea", "maybe", Rejection::not_a_code, "is not a code of used.tea (yes, no)"},
        {"used.tea", "Yes", Rejection::not_a_code, "(yes, no)"},
        {"used.tea", "yes ", Rejection::not_a_code, "(yes, no)"},
        {"used.tea", "yes;no", Rejection::not_a_code, "(yes, no)"},
        {"needs", "housing;", Rejection::not_a_code, "is not a code of needs"},
        {"needs", "housing;wrk", Rejection::not_a_code, "is not a code of needs"},
        {"needs", "none;work", Rejection::exclusive_choice, "stands alone"},
        {"cups", "31.1", Rejection::out_of_range, "is out of the range of cups (0 to 31)"},
        {"cups", "-0.1", Rejection::out_of_range, "0 to 31"},
        {"cups", "4.25", Rejection::too_many_decimals, "more decimals than cups takes (1)"},
        {"cups", "4,5", Rejection::not_a_number, "is not a number"},
        {"cups", "1e1", Rejection::not_a_number, "is not a number"},
        {"cups", " 4", Rejection::not_a_number, "is not a number"},
        {"cups", "1234567890", Rejection::not_a_number, "is not a number"},
        {"since", "1949-12-31", Rejection::out_of_range, "1950-01-01 to 2026-12-31"},
        {"since", "2027", Rejection::out_of_range, "1950-01-01 to 2026-12-31"},
        {"since", "2021-02-29", Rejection::not_a_date, "2020-01-31, 2020-01 or 2020"},
        {"since", "31.12.2020", Rejection::not_a_date, "is not a date"},
        {"since", "2020-13", Rejection::not_a_date, "is not a date"},
        {"since", "2020-00-01", Rejection::not_a_date, "is not a date"},
        {"since", "2020-1-1", Rejection::not_a_date, "is not a date"},
        {"remarks", "123456789012345678901", Rejection::too_long,
         "longer than remarks takes (20 characters)"},
        {"remarks", "\xC3", Rejection::not_utf8, "is not UTF-8"},
        {"remarks", std::string("a\0b", 3), Rejection::control_character, "control character"},
        {"remarks", "a\x1B[31m", Rejection::control_character, "control character"},
    };
    const Instrument instrument = tests::tiny();

    for (const Row& row : rows) {
        const Item& item = instrument.items[tests::item(instrument, row.item)];
        const auto answer = answer_from_cell(instrument, item, row.cell);
        INFO(row.item << "=" << row.cell);
        REQUIRE_FALSE(answer);
        CHECK(answer.error() == row.reason);
        const std::string said = sentence(answer.error(), instrument, item);
        INFO(said);
        CHECK(said.find(row.sentence) != std::string::npos);
    }
}

TEST_CASE("a text is kept in normal form C, and its length is counted so") {
    const Instrument instrument = tests::tiny();
    const Item& item = instrument.items[tests::item(instrument, "remarks")];
    std::string twenty;
    for (int letter = 0; letter < 20; ++letter)
        twenty += o_decomposed;

    const auto answer = answer_from_cell(instrument, item, twenty);

    REQUIRE(answer);
    CHECK(std::get<Text>(*answer).value.substr(0, 3) == o_with_marks);
    CHECK(count_code_points(std::get<Text>(*answer).value) == 20);
    CHECK_FALSE(answer_from_cell(instrument, item, twenty + "x"));
    CHECK(accept(instrument, item, Text{o_decomposed}).error() == Rejection::wrong_form);
}

TEST_CASE("an answer of another form is rejected") {
    const Instrument instrument = tests::tiny();
    const Item& one = instrument.items[tests::item(instrument, "used.tea")];
    const Item& several = instrument.items[tests::item(instrument, "needs")];
    const Item& text = instrument.items[tests::item(instrument, "remarks")];

    CHECK(accept(instrument, one, Number{}).error() == Rejection::wrong_form);
    CHECK(accept(instrument, one, Chosen{2}).error() == Rejection::not_a_code);
    CHECK(accept(instrument, one, Text{"yes"}).error() == Rejection::wrong_form);
    CHECK(accept(instrument, several, Chosen{0}).error() == Rejection::wrong_form);
    CHECK(accept(instrument, several, ChosenSet{0}).error() == Rejection::not_a_code);
    CHECK(accept(instrument, several, ChosenSet{8}).error() == Rejection::not_a_code);
    CHECK(accept(instrument, text, Text{}).error() == Rejection::wrong_form);
    CHECK(accept(instrument, text, Refused{}).error() == Rejection::not_refusable);
    CHECK(accept(instrument, one, Refused{}));
    CHECK(accept(instrument, one, Unanswered{}));
}

TEST_CASE("a date that needs its day is not taken without") {
    const Instrument instrument = tests::loaded(tests::with(tests::tiny_xml(), " partial=\"yes\"", ""));
    const Item& item = instrument.items[tests::item(instrument, "since")];

    CHECK(answer_from_cell(instrument, item, "2020-05-01"));
    CHECK(answer_from_cell(instrument, item, "2020-05").error() == Rejection::not_a_date);
    CHECK(answer_from_cell(instrument, item, "2020").error() == Rejection::not_a_date);
}

TEST_CASE("the calendar knows its months and leap years") {
    CHECK(parse_date("2024-02-29"));
    CHECK_FALSE(parse_date("1900-02-29"));
    CHECK(parse_date("2000-02-29"));
    CHECK_FALSE(parse_date("2023-04-31"));
    CHECK_FALSE(parse_date("0000-01-01"));
    CHECK(day_after(20240228) == 20240229);
    CHECK(day_after(20231231) == 20240101);
    CHECK(day_before(20240301) == 20240229);
    CHECK(day_before(20240101) == 20231231);
    CHECK(to_string(Date{33, 4, 3}) == "0033-04-03");
    CHECK(last_day(Date{2024, 2, 0}) == 20240229);
}
