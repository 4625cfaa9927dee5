#include "runtime/client_code.h"

#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>
#include <vector>

TEST_CASE("a new client code carries a check character that sees every single slip") {
    const std::string code = runtime::new_client_code();

    REQUIRE(code.size() == 8);
    REQUIRE(runtime::has_valid_check(code));
    for (std::size_t at = 0; at < code.size(); ++at) {
        if (code[at] == '-') continue;
        for (const char other : std::string("23456789ABCDEFGHJKMNPQRSTUVWXYZ")) {
            std::string mistyped = code;
            if (mistyped[at] == other) continue;
            mistyped[at] = other;
            REQUIRE_FALSE(runtime::has_valid_check(mistyped));
        }
    }
}

TEST_CASE("two neighbours of a client code that change places are seen") {
    const std::string code = runtime::new_client_code();
    std::string plain;
    for (const char c : code) {
        if (c != '-') plain += c;
    }

    for (std::size_t at = 0; at + 1 < plain.size(); ++at) {
        if (plain[at] == plain[at + 1]) continue;
        std::string swapped = plain;
        std::swap(swapped[at], swapped[at + 1]);
        INFO(plain << " " << swapped);
        REQUIRE_FALSE(runtime::has_valid_check(swapped));
    }
}

TEST_CASE("client codes are random: a thousand are all different") {
    std::set<std::string> codes;
    for (int i = 0; i < 1000; ++i)
        codes.insert(runtime::new_client_code());

    // 31^6 codes: even one repetition in a thousand draws has odds of one in two thousand.
    REQUIRE(codes.size() >= 999);
}

TEST_CASE("a typed code is kept in capitals and without blanks around it") {
    REQUIRE(runtime::normalised_code(" \t7km4-qxc ") == "7KM4-QXC");
    REQUIRE(runtime::normalised_code("   ").empty());
    // A code from elsewhere, its accents written apart: the same client as with them written together.
    REQUIRE(runtime::normalised_code("\xC4\x90o\xCC\x81-1") ==
            runtime::normalised_code("\xC4\x90\xC3\xB3-1"));
    REQUIRE_FALSE(runtime::has_valid_check(""));
    REQUIRE_FALSE(runtime::has_valid_check("LB001"));
}

TEST_CASE("a code is one code however its letters were typed") {
    CHECK(runtime::normalised_code("đ-01") == "Đ-01");
    CHECK(runtime::normalised_code("e\u0302-01") == "Ê-01");  // two code points become one
    CHECK(runtime::normalised_code("Ê-01") == "Ê-01");
    CHECK(runtime::normalised_code("two words") == "TWO WORDS");
}

TEST_CASE("a code with a character that nobody sees is refused, and the character is named") {
    using runtime::CodeFault;
    const auto refused = [](std::string_view typed) {
        const auto code = runtime::checked_code(typed);
        REQUIRE_FALSE(code);
        return code.error();
    };

    CHECK(refused("LB\u200B01") == CodeFault{CodeFault::Kind::unseen, 0x200B});
    CHECK(refused("\u202ELB01") == CodeFault{CodeFault::Kind::unseen, 0x202E});
    CHECK(refused("LB01\u00A0") == CodeFault{CodeFault::Kind::unseen, 0x00A0});
    CHECK(refused("LB\t01") == CodeFault{CodeFault::Kind::unseen, U'\t'});
    CHECK(refused("LB\n01") == CodeFault{CodeFault::Kind::unseen, U'\n'});
    CHECK(refused(std::string_view("LB\0001", 4)).kind == CodeFault::Kind::unseen);
    CHECK(runtime::name_of_unseen(0x200B) == "U+200B (zero width space)");
    CHECK(runtime::name_of_unseen(0x07) == "U+0007");
}

TEST_CASE("a code is neither empty, nor broken text, nor longer than a hundred bytes") {
    using runtime::CodeFault;

    CHECK(runtime::checked_code(" \t ").error().kind == CodeFault::Kind::empty);
    CHECK(runtime::checked_code("LB\xC3(").error().kind == CodeFault::Kind::not_utf8);
    CHECK(runtime::normalised_code(std::string(100, 'a')) == std::string(100, 'A'));
    CHECK(runtime::checked_code(std::string(101, 'a')).error().kind == CodeFault::Kind::too_long);
}

TEST_CASE("codes that differ in case, hyphens and blanks only are one client's") {
    for (const char* typed : {"2N5P-QQK", "2n5pqqk", " 2n5p qqk ", "2-n5p-qqk"})
        CHECK(runtime::matching_code(typed) == "2N5PQQK");
    CHECK(runtime::matching_code("đ-01") == runtime::matching_code("Đ 01"));
    CHECK(runtime::matching_code("--") == "--");  // of hyphens alone: a code, and not every code
    CHECK(runtime::matching_code(" ").empty());

    const std::vector<std::string> codes{"KH-01", "INVENTED-6", "KH-02", "KH02"};
    CHECK(runtime::find_code("kh01", codes).at == 0);
    CHECK(runtime::find_code("invented6", codes).at == 1);
    CHECK_FALSE(runtime::find_code("kh-03", codes).at);
    CHECK_FALSE(runtime::find_code("kh-03", codes).ambiguous);
    // Two of an older store: typed exactly it is clear, otherwise nobody guesses.
    CHECK(runtime::find_code("kh02", codes).at == 3);
    CHECK(runtime::find_code("KH-02", codes).at == 2);
    CHECK(runtime::find_code("kh 02", codes).ambiguous);
    CHECK_FALSE(runtime::find_code("kh 02", codes).at);
}

TEST_CASE("one of our codes is kept with its hyphen, however it was typed") {
    const std::string code = runtime::new_client_code();
    CHECK(runtime::canonical_code(runtime::matching_code(code)) == code);
    CHECK(runtime::canonical_code(code.substr(0, 4) + " " + code.substr(5)) == code);
    CHECK(runtime::canonical_code("kh-01") == "KH-01");
    CHECK(runtime::has_valid_check(code.substr(0, 4) + " " + code.substr(5)));
}
