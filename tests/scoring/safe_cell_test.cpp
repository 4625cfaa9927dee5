// Text in a cell that no spreadsheet runs, and the way back to the very same text.
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/csv.h"

using scoring::safe_cell;
using scoring::text_of_safe_cell;

namespace {

constexpr std::array<std::string_view, 12> pieces = {
    "'", "=", "+", "-", "@", "\t", "\r", "\"", " ", "5", "A", "\xEF\xBC\x9D" /* a full-width = */};

// Every text of up to four pieces.
std::vector<std::string> short_texts() {
    std::vector<std::string> texts{""};
    std::size_t shorter = 0;
    for (int length = 1; length <= 4; ++length) {
        for (const std::size_t end = texts.size(); shorter < end; ++shorter) {
            for (const std::string_view piece : pieces)
                texts.push_back(texts[shorter] + std::string(piece));
        }
    }
    return texts;
}

bool begins_with_any(std::string_view text, std::initializer_list<std::string_view> signs) {
    for (const std::string_view sign : signs) {
        if (text.starts_with(sign)) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("every short text comes back out of its safe cell as it was") {
    std::vector<std::string> changed;
    for (const std::string& text : short_texts()) {
        if (text_of_safe_cell(safe_cell(text)) != text) changed.push_back(text);
    }

    CHECK(short_texts().size() == 1 + 12 + 144 + 1728 + 20736);
    CHECK(changed.empty());
}

TEST_CASE("no safe cell begins as a formula does, but for a number") {
    std::vector<std::string> run;
    for (const std::string& text : short_texts()) {
        const std::string cell = safe_cell(text);
        const bool number =
            cell.starts_with('-') && cell.find_first_not_of('5', 1) == std::string::npos && cell != "-";
        if (!number && begins_with_any(cell, {"=", "+", "-", "@", "\t", "\r", "\xEF\xBC\x9D"}))
            run.push_back(text);
    }

    CHECK(run.empty());
}

TEST_CASE("an ordinary text is its own cell, also with an apostrophe") {
    for (const char* text : {"", "LB-1", "ph\xC6\xB0\xE1\xBB\x9Dng-1", "5", "-5", "-0.25", "a=b", "'", "''",
                             "'5", "'s-Hertogenbosch", "'tis", "   ", "A'=1"}) {
        CHECK(safe_cell(text) == text);
        CHECK(text_of_safe_cell(text) == text);
    }
}

TEST_CASE("exactly one apostrophe is put before a text that a spreadsheet runs, and taken off again") {
    for (const char* text : {"=2+5", "+1", "-A", "@x", "\tx", "\rx", "\nx", "'=2+5", "''+1", "'\tx", "''\rx",
                             " =1", "\"=1", "+5", "-5-5",
                             "\xEF\xBC\x8B"
                             "1",
                             "\xEF\xBC\x8D", "\xEF\xBC\xA0"}) {
        CHECK(safe_cell(text) == "'" + std::string(text));
        CHECK(text_of_safe_cell("'" + std::string(text)) == text);
    }
    const std::string nul("\0x", 2);
    CHECK(text_of_safe_cell(safe_cell(nul)) == nul);
    CHECK(safe_cell(nul) != nul);
}
