// Files made to cost time or memory: small ones that would grow when they are read are
// refused quickly. Each of these took seconds or more before its limit was there.
#include <catch2/catch_test_macros.hpp>
#include <ctime>

#include "tests/instruments/tiny.h"

using namespace instruments;

namespace {

std::string repeated(std::string_view piece, std::size_t times) {
    std::string all;
    all.reserve(piece.size() * times);
    for (std::size_t time = 0; time < times; ++time)
        all += piece;
    return all;
}

const std::string list_element = "<list id=\"drink\">";

std::string with_entries(std::size_t entries) {
    std::string more;
    for (std::size_t entry = 0; entry < entries; ++entry)
        more += "<entry id=\"e" + std::to_string(entry) + "\"/>";
    return tests::with(tests::tiny_xml(), list_element, list_element + more);
}

// Generous: the processor's time under sanitizers; a quadratic loop over a megabyte takes far more.
void refused_quickly(const std::string& xml) {
    const std::clock_t begin = std::clock();

    const auto result = parse_instrument(xml, "hostile.xml");

    const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    CHECK_FALSE(result);
    CHECK(seconds < 5);
    if (!result) CHECK(result.error().size() <= 200);
}

}  // namespace

TEST_CASE("a long line full of problems is refused quickly") {
    refused_quickly("<a>" + repeated("&", 300'000) + "</a>");
    refused_quickly(repeated("\x01", 300'000));
    refused_quickly("<instrument>" + repeated("<x/>", 60'000) + "</instrument>");
    refused_quickly(repeated("<a>", 100'000));
    refused_quickly("<a " + repeated("x='' ", 20'000) + "/>");
}

TEST_CASE("a list has at most 256 entries") {
    CHECK_FALSE(parse_instrument(with_entries(254), "tiny.xml"));
    const auto result = parse_instrument(with_entries(253), "tiny.xml");
    // Only that every entry is now counted in conditions that expected three.
    CHECK((result || tests::lines_of(result.error()).find("at most") == std::string::npos));
}

TEST_CASE("more items than an instrument can have are refused quickly") {
    const std::string item = "<item id=\"i%.{drink}\" over=\"drink\" form=\"one\" choices=\"yes_no\"/>";
    std::string items;
    for (int number = 0; number < 300; ++number) {
        std::string one = item;
        items += one.replace(one.find('%'), 1, std::to_string(number));
    }
    const std::string xml = tests::with(with_entries(250), "<section id=\"probe\">",
                                        "<section id=\"many\">" + items + "</section><section id=\"probe\">");

    refused_quickly(xml);
}

TEST_CASE("conditions that multiply over a list are refused quickly") {
    const std::string condition = repeated("count(used.{drink}, 'no') &lt; 3 or ", 100) + "used.tea = 'yes'";
    std::string items;
    for (int number = 0; number < 200; ++number) {
        items += "<item id=\"i" + std::to_string(number) +
                 ".{drink}\" over=\"drink\" form=\"one\" choices=\"yes_no\" ask-if=\"" + condition + "\"/>";
    }
    const std::string xml = tests::with(with_entries(250), "<section id=\"probe\">",
                                        "<section id=\"many\">" + items + "</section><section id=\"probe\">");

    refused_quickly(xml);
}
