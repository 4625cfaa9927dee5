// A file damaged anywhere is refused or still says what it said. What only the worked
// examples can notice (a cut-off that became another number) is proved where they are
// run, in scoring; here: no byte can bring the loader down or change an id unseen.
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <sstream>

#include "tests/instruments/tiny.h"
#include "tests/support/places.h"

using namespace instruments;

namespace {

std::string read(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return bytes.str();
}

}  // namespace

TEST_CASE("a one-byte deletion of a definition is refused or loads") {
    const std::string xml = tests::tiny_xml();
    constexpr std::size_t step = 5;  // each fifth byte here; a longer run takes them all
    std::size_t refused = 0;

    for (std::size_t at = 0; at < xml.size(); at += step) {
        std::string damaged = xml;
        damaged.erase(at, 1);
        const auto result = parse_instrument(damaged, "damaged.xml");
        if (result) continue;
        ++refused;
        CHECK_FALSE(result.error().empty());
    }

    CHECK(refused > xml.size() / step / 2);
}

TEST_CASE("a definition cut off anywhere is refused") {
    const std::string xml = read(tests::source_dir() + "/instruments/definitions/assist-3.1.xml");
    const std::size_t last = xml.find_last_of('>');

    for (std::size_t length = 0; length <= last; length += 97) {
        INFO("cut after " << length << " bytes");
        CHECK_FALSE(parse_instrument(xml.substr(0, length), "cut.xml"));
    }
    CHECK_FALSE(parse_instrument(xml.substr(0, last), "cut.xml"));
    CHECK(parse_instrument(xml.substr(0, last + 1), "whole.xml"));
}

TEST_CASE("any byte written over any other cannot bring the loader down") {
    const std::string xml = tests::tiny_xml();
    const std::string bytes("\0\x01\n<>&\"'/={}]!x0 \x80\xC3\xFF", 20);
    std::size_t loads = 0;

    for (std::size_t at = 0; at < xml.size(); at += 5) {
        std::string damaged = xml;
        damaged[at] = bytes[at % bytes.size()];
        if (parse_instrument(damaged, "damaged.xml")) ++loads;
    }

    CHECK(loads < xml.size() / 5);
}
