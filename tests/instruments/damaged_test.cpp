// A right definition damaged at every tag, every attribute and every value, in every way whose
// place is known: each is refused, at the very character.
#include <catch2/catch_test_macros.hpp>
#include <map>

#include "tests/instruments/tiny.h"
#include "tests/support/damaged_xml.h"

using namespace instruments;

namespace {

bool is_told_at(const Problems& problems, int line, int column) {
    for (const Problem& problem : problems) {
        if (problem.severity == Severity::error && problem.place.line == line &&
            problem.place.column == column)
            return true;
    }
    return false;
}

}  // namespace

TEST_CASE("a definition damaged at any tag, attribute or value is refused at the character") {
    const std::string right = tests::tiny_xml();
    const auto all = tests::DamagingXml(right).all();
    std::map<std::string, int> kinds;

    for (const tests::DamagedXml& damaged : all) {
        const auto result = parse_instrument(damaged.xml, "damaged.xml");

        ++kinds[damaged.how];
        INFO(damaged.how << ", expected at " << damaged.place());
        CHECK_FALSE(result);
        if (result) continue;
        INFO(tests::lines_of(result.error()));
        CHECK(is_told_at(result.error(), damaged.line, damaged.column));
    }

    CHECK(all.size() >= 1'500);
    CHECK(kinds.size() >= 24);
}

TEST_CASE("the place of a damage is one place: the column beside it is hardly ever told too") {
    const std::string right = tests::tiny_xml();
    int beside = 0;
    int looked_at = 0;

    const auto all = tests::DamagingXml(right).all();
    for (std::size_t at = 0; at < all.size(); at += 10) {
        const auto result = parse_instrument(all[at].xml, "damaged.xml");
        if (!result && is_told_at(result.error(), all[at].line, all[at].column + 1)) ++beside;
        ++looked_at;
    }

    CHECK(looked_at > 100);
    CHECK(beside * 20 < looked_at);
}
