// What ships loads, and means what its sources say.
#include <catch2/catch_test_macros.hpp>

#include "instruments/flow.h"
#include "instruments/load.h"
#include "tests/support/places.h"

using namespace instruments;

namespace {

const std::filesystem::path definitions =
    std::filesystem::path(tests::source_dir()) / "instruments/definitions";

std::string lines_of(const Problems& problems) {
    std::string lines;
    for (const Problem& problem : problems)
        lines += to_line(problem) + "\n";
    return lines;
}

}  // namespace

TEST_CASE("DASS-21 loads with 21 items in three scales of seven, doubled") {
    const auto loaded = load_instrument(definitions / "dass-21-1.xml");

    INFO((loaded ? std::string{} : lines_of(loaded.error())));
    REQUIRE(loaded);
    const Instrument& dass = loaded->instrument;
    CHECK(lines_of(loaded->warnings).empty());
    CHECK(dass.full_id() == "dass-21@1");
    CHECK(dass.items.size() == 21);
    REQUIRE(dass.scales.size() == 3);
    for (const Scale& scale : dass.scales) {
        CHECK(scale.terms.size() == 7);
        CHECK(scale.waits_for.size() == 7);
        CHECK(scale.min == Decimal::of(0));
        CHECK(scale.max == Decimal::of(42));
        CHECK(scale.multiply == Decimal::of(2));
        CHECK(scale.missing == MissingRule::prorate);
        CHECK(scale.missing_max == 1);
    }
    CHECK(dass.scales[1].bands[2].from == Decimal::of(10));
    CHECK(dass.digest.size() == 64);
}

TEST_CASE("every shipped definition loads without a warning") {
    for (const auto& entry : std::filesystem::directory_iterator(definitions)) {
        if (entry.path().extension() != ".xml") continue;

        const auto loaded = load_instrument(entry.path());

        INFO((loaded ? lines_of(loaded->warnings) : lines_of(loaded.error())));
        CHECK((loaded && loaded->warnings.empty()));
    }
}
