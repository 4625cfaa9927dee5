// The small values: decimals, text, distances between names, references in XML.
#include <catch2/catch_test_macros.hpp>

#include "instruments/decimal.h"
#include "instruments/file.h"
#include "instruments/problem.h"
#include "instruments/utf8.h"
#include "instruments/xml.h"

using namespace instruments;

TEST_CASE("a decimal is read exactly or not at all") {
    CHECK(parse_decimal("4")->ten_thousandths == 40000);
    CHECK(parse_decimal("4.5")->ten_thousandths == 45000);
    CHECK(parse_decimal("-0.25")->ten_thousandths == -2500);
    CHECK(parse_decimal("0.0001")->ten_thousandths == 1);
    CHECK(parse_decimal("999999999.9999")->ten_thousandths == 9999999999999);
    CHECK(parse_decimal("007")->ten_thousandths == 70000);
    for (const char* wrong : {"", "-", "+4", ".5", "4.", "4..5", "4.5.6", "4,5", " 4", "4 ", "1e3", "0x4",
                              "nan", "1234567890", "0.00001", "--4", "4-"}) {
        INFO(wrong);
        CHECK_FALSE(parse_decimal(wrong));
    }
}

TEST_CASE("a decimal is written without needless zeros") {
    for (const char* text : {"0", "4", "4.5", "-0.25", "0.0001", "-12.3", "999999999.9999", "100"}) {
        CHECK(to_string(*parse_decimal(text)) == text);
    }
    CHECK(to_string(*parse_decimal("4.50")) == "4.5");
    CHECK(to_string(*parse_decimal("-0")) == "0");
    CHECK(decimals_used(*parse_decimal("4")) == 0);
    CHECK(decimals_used(*parse_decimal("0")) == 0);
    CHECK(decimals_used(*parse_decimal("4.50")) == 1);
    CHECK(decimals_used(*parse_decimal("-4.0001")) == 4);
}

TEST_CASE("the nearest name is near enough or none") {
    CHECK(nearest("opiods", {"alcohol", "opioids", "other"}) == "opioids");
    CHECK(nearest("q11", {"q1", "q12", "q111"}) == "q1");
    CHECK(nearest("qe1", {"q1"}) == "q1");
    CHECK(nearest("ndoe", {"node"}) == "node");  // swapped letters are one mistake
    CHECK(nearest("abc", {"xyz"}).empty());
    CHECK(nearest("ab", {"xy"}).empty());
    CHECK(nearest("", {"a"}) == "a");
    CHECK(nearest("a", {}).empty());
    CHECK(nearest(std::string(10000, 'a'), {"a"}).empty());
}

TEST_CASE("of a sentence with a very long word the beginning and the end are shown, in whole characters") {
    const std::string short_one(1000, 'a');
    CHECK(shown(short_one) == short_one);
    for (std::size_t blanks = 0; blanks < 3; ++blanks) {
        std::string word(blanks, ' ');
        for (int i = 0; i < 100'000; ++i)
            word += "\u1EBF";
        const std::string line = to_line({Severity::error, {"f.xml", 1, 2}, "'" + word + "' is no name"});
        CHECK(line.size() < 1000);
        CHECK(is_utf8(line));
        CHECK(line.starts_with("f.xml:1:2: error: '"));
        CHECK(line.ends_with("\u1EBF' is no name"));
    }
}

TEST_CASE("UTF-8 is strict") {
    for (const char* right :
         {"", "abc", "Tr\xC3\xA0", "\xE1\xBB\x99", "\xF0\x9F\x98\x80", "\xEF\xBF\xBD", "\xF4\x8F\xBF\xBF"}) {
        CHECK(is_utf8(right));
    }
    for (const char* wrong :
         {"\x80", "\xC3", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xE0\x9F\xBF", "\xED\xA0\x80",
          "\xED\xBF\xBF", "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
          "\xFF", "\xE1\xBB", "\xE1\xBB\x41", "a\xC3"}) {
        CHECK_FALSE(is_utf8(wrong));
    }
    CHECK(count_code_points("Tr\xC3\xA0 \xE1\xBB\x99") == 5);
    CHECK(to_nfc("o\xCC\xA3\xCC\x82") == "\xE1\xBB\x99");
    CHECK(to_nfc("abc") == "abc");
}

TEST_CASE("a problem is a line that editors understand") {
    CHECK(to_line({Severity::error, {"a.xml", 3, 14}, "it is wrong"}) == "a.xml:3:14: error: it is wrong");
    CHECK(to_line({Severity::warning, {"a.xml", 0, 0}, "it is odd"}) == "a.xml: warning: it is odd");
    CHECK_FALSE(has_errors({{Severity::warning, {}, "x"}}));
    CHECK(has_errors({{Severity::warning, {}, "x"}, {Severity::error, {}, "y"}}));
}

TEST_CASE("a place inside a value is found behind references, CDATA and comments") {
    const std::string xml = "<a b='x &lt;&#224;&amp; y'>Tr\xC3\xA0 <!-- no --><![CDATA[<&]]>&gt;z</a>";

    const auto document = read_xml(xml, "a.xml");

    REQUIRE(document);
    const XmlElement& root = document->root();
    const XmlAttribute& attribute = root.attributes.front();
    CHECK(attribute.value == "x <\xC3\xA0& y");
    CHECK(root.text == "Tr\xC3\xA0 <&>z");
    CHECK(document->place(attribute, attribute.value.find('y')).column ==
          static_cast<int>(xml.find(" y'")) + 2);
    CHECK(document->place(attribute, attribute.value.find('&')).column ==
          static_cast<int>(xml.find("&amp;")) + 1);
    // One letter of two bytes stands before it.
    CHECK(document->text_place(root, root.text.find('z')).column == static_cast<int>(xml.find("z<")));
    CHECK(document->text_place(root, root.text.find("<&")).column == static_cast<int>(xml.find("<&]")));
}

TEST_CASE("the digest is BLAKE2b of 256 bits") {
    CHECK(digest_of("abc") == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}
