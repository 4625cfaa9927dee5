// What is done when somebody signs out, or the tablet locks itself. All people are invented.
#include <catch2/catch_test_macros.hpp>

#include "runtime/client_code.h"
#include "runtime/storage/store.h"
#include "tests/support/kiosk_fixture.h"

using namespace tests;  // NOLINT(google-build-using-namespace): a test reads better so
using runtime::Stage;

namespace {

constexpr std::int64_t twelve_hours = 12 * std::int64_t{3600};

// Whether a coordinator who opens the store with a program of her own can still read a visit.
bool a_visit_is_readable(KioskFixture& fixture) {
    fixture.close();
    auto store = runtime::storage::Store::open(
        fixture.store(), "coordinator", runtime::storage::Secret(std::string_view(invented_passphrase)));
    REQUIRE(store.has_value());
    const auto visits = store->open_visits();
    REQUIRE(visits.has_value());
    return !visits->empty();
}

}  // namespace

TEST_CASE(
    "a visit whose twelve hours are over is sealed when somebody signs out, not only at the next sign-in") {
    for (const bool over : {true, false}) {
        KioskFixture fixture;
        fixture.sign_in("coordinator");
        fixture.begin({"dass-21@1"}, runtime::new_client_code());
        fixture.answer_everything_with_first_choice();
        REQUIRE_FALSE(fixture.kiosk().apply(runtime::Finish{}));
        REQUIRE(fixture.kiosk().stage() == Stage::result);
        fixture.clock().advance_seconds(over ? twelve_hours : twelve_hours - 1);

        fixture.kiosk().sign_out();

        REQUIRE(a_visit_is_readable(fixture) == !over);
    }
}
