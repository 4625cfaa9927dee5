#include "gui/utf8.h"

#include <catch2/catch_test_macros.hpp>

#include "instruments/utf8.h"

TEST_CASE("a broken byte is read as one replacement character", "[utf8]") {
    std::string_view text =
        "\xC3"
        "a";

    CHECK(gui::next_character(text) == U'\uFFFD');
    CHECK(gui::next_character(text) == U'a');
    CHECK(text.empty());
}

TEST_CASE("boundaries lie between characters, not bytes", "[utf8]") {
    const std::string_view text = "aễb";

    CHECK(gui::next_boundary(text, 1) == 4);
    CHECK(gui::previous_boundary(text, 4) == 1);
    CHECK(gui::previous_boundary(text, 0) == 0);
    CHECK(gui::next_boundary(text, 5) == 5);
}

TEST_CASE("separate accents are composed to one letter", "[utf8]") {
    CHECK(instruments::to_nfc("e\u0302\u0303") == "ễ");
}

TEST_CASE("text that is not UTF-8 comes back unchanged", "[utf8]") {
    CHECK(instruments::to_nfc("\xFF") == "\xFF");
}
