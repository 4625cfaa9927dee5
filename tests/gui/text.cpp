#include "gui/text.h"

#include <catch2/catch_test_macros.hpp>

#include "gui/utf8.h"

using gui::wrap;
using gui::wrap_balanced;

namespace {

// Every character is 10 wide.
float ten_each(std::string_view text) {
    return 10 * static_cast<float>(gui::character_count(text));
}

using Lines = std::vector<std::string_view>;

}  // namespace

TEST_CASE("a text is broken at spaces only", "[text]") {
    CHECK(wrap("một hai ba", 70, ten_each) == Lines{"một hai", "ba"});
    CHECK(wrap("a,b.c d", 30, ten_each) == Lines{"a,b.c", "d"});
}

TEST_CASE("a line that just fits is not broken, one dp less breaks it", "[text]") {
    CHECK(wrap("một hai", 70, ten_each) == Lines{"một hai"});
    CHECK(wrap("một hai", 69, ten_each) == Lines{"một", "hai"});
}

TEST_CASE("a number stays with its unit across a no-break space", "[text]") {
    CHECK(wrap("dùng 3\u00A0tháng", 80, ten_each) == Lines{"dùng", "3\u00A0tháng"});
}

TEST_CASE("line ends of the text are kept, empty lines too", "[text]") {
    CHECK(wrap("a\n\nb", 100, ten_each) == Lines{"a", "", "b"});
}

TEST_CASE("a word wider than its room stands alone", "[text]") {
    CHECK(wrap("ở methamphetamine à", 50, ten_each) == Lines{"ở", "methamphetamine", "à"});
}

TEST_CASE("an address wider than its room is broken after a slash", "[text]") {
    CHECK(wrap("xem (www.invented/dass) nhé", 140, ten_each) == Lines{"xem", "(www.invented/", "dass) nhé"});
    CHECK(wrap("và/hoặc", 70, ten_each) == Lines{"và/hoặc"});
}

TEST_CASE("a line that is broken between two things does not end in the dot between them", "[text]") {
    CHECK(wrap("một · hai", 60, ten_each) == Lines{"một", "hai"});
    CHECK(wrap("một · hai", 90, ten_each) == Lines{"một · hai"});
}

TEST_CASE("an empty text is one empty line", "[text]") {
    CHECK(wrap("", 50, ten_each) == Lines{""});
}

TEST_CASE("a balanced heading has lines of like length and not more of them", "[text]") {
    const std::string_view heading = "một hai ba bốn năm sáu";

    CHECK(wrap(heading, 190, ten_each) == Lines{"một hai ba bốn năm", "sáu"});
    CHECK(wrap_balanced(heading, 190, ten_each) == Lines{"một hai ba", "bốn năm sáu"});
}

TEST_CASE("a balanced heading is not narrower than its longest word", "[text]") {
    const auto lines = wrap_balanced("ở methamphetamine à", 170, ten_each);

    CHECK(lines == Lines{"ở methamphetamine", "à"});
}

TEST_CASE("an ellipsis leaves whole characters and no blank before it", "[text]") {
    CHECK(gui::with_ellipsis("một hai ba", 60, ten_each) == "một h…");
    CHECK(gui::with_ellipsis("một hai ba", 50, ten_each) == "một…");
    CHECK(gui::with_ellipsis("ễễễ", 20, ten_each) == "ễ…");
}
