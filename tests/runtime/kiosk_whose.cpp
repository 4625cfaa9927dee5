// Whose session it is: the client whose code was meant, however it was typed, and the member of staff for
// whom a session stands after a power cut. All people are invented.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "runtime/client_code.h"
#include "runtime/kiosk.h"
#include "tests/support/kiosk_fixture.h"

using namespace tests;  // NOLINT(google-build-using-namespace): a test reads better so
using runtime::Next;
using runtime::Stage;

namespace {

std::string code() {
    return runtime::new_client_code();
}

void add_colleague(KioskFixture& fixture) {
    fixture.sign_in("supervisor");
    const runtime::storage::Secret passphrase{std::string_view(invented_passphrase)};
    REQUIRE(fixture.kiosk()
                .add_staff("colleague", runtime::storage::Role::coordinator, {invented_site}, passphrase)
                .has_value());
    fixture.kiosk().sign_out();
}

}  // namespace

TEST_CASE("a code typed without its hyphen is the client who has it, not another one") {
    KioskFixture fixture;
    fixture.sign_in("coordinator");
    runtime::Kiosk& kiosk = fixture.kiosk();
    const std::string known = kiosk.register_client(invented_site).value();
    const auto begun_for = [&](const std::string& typed) {
        REQUIRE(kiosk.begin({typed, {"dass-21@1"}, instruments::Mode::staff, "vi", invented_site}));
        std::string client = kiosk.visit().client.value();
        REQUIRE(kiosk.discard().has_value());
        return client;
    };
    const std::string plain = runtime::matching_code(known);

    CHECK(begun_for(plain) == known);
    CHECK(begun_for(plain.substr(0, 4) + " " + plain.substr(4)) == known);
    CHECK(kiosk.clients().size() == 1);
    // A new one of ours gets its hyphen.
    const std::string fresh = code();
    CHECK(begun_for(runtime::matching_code(fresh)) == fresh);
    CHECK(kiosk.clients().size() == 2);
}

TEST_CASE("a client's code from elsewhere is known without its hyphen") {
    KioskFixture fixture;
    fixture.close();
    {
        auto store = runtime::storage::Store::open(
            fixture.store(), "supervisor", runtime::storage::Secret(std::string_view(invented_passphrase)));
        REQUIRE(store.has_value());
        REQUIRE(store->register_client("KH-01", invented_site, "2026-02-28", {1}));
    }
    fixture.restart();
    fixture.sign_in("coordinator");
    const auto wish = [](const char* typed) {
        return runtime::NewSession{typed, {"dass-21@1"}, instruments::Mode::staff, "vi", invented_site};
    };

    CHECK(fixture.kiosk().refusals(wish("kh01")).empty());
    CHECK(fixture.kiosk().refusals(wish("kh02")) == std::vector{runtime::KioskRefusal::code_mistyped});
    REQUIRE(fixture.kiosk().begin(wish("kh 01")).has_value());
    CHECK(fixture.kiosk().visit().client == "KH-01");
    REQUIRE(fixture.kiosk().discard().has_value());
    CHECK(fixture.kiosk().clients().size() == 1);
}

TEST_CASE("after a power cut nobody lands in a colleague's session: it waits at home, and stands for her") {
    const bool agreed = GENERATE(true, false);
    KioskFixture fixture;
    add_colleague(fixture);
    fixture.sign_in("coordinator");
    runtime::Kiosk& kiosk = fixture.kiosk();
    REQUIRE(kiosk.begin({code(), {"dass-21@1"}, instruments::Mode::staff, "vi", invented_site}));
    if (agreed) {
        REQUIRE(kiosk.agree().has_value());
        REQUIRE_FALSE(kiosk.apply(Next{}));
    }

    for (const char* other : {"supervisor", "colleague"}) {
        fixture.restart();
        fixture.sign_in(other);
        CHECK(fixture.kiosk().stage() == Stage::home);
        CHECK(fixture.kiosk().unfinished().size() == 1);
    }
    fixture.restart();
    fixture.sign_in("coordinator");

    CHECK(fixture.kiosk().stage() == (agreed ? Stage::questions : Stage::consent));
}

TEST_CASE("a session stands for whoever took it up, and no more for who began it") {
    KioskFixture fixture;
    add_colleague(fixture);
    fixture.sign_in("coordinator");
    fixture.begin({"dass-21@1"}, code());
    fixture.restart();
    fixture.sign_in("colleague");
    REQUIRE(fixture.kiosk().resume(fixture.kiosk().unfinished().front().visit).has_value());

    fixture.restart();
    fixture.sign_in("coordinator");
    CHECK(fixture.kiosk().stage() == Stage::home);
    fixture.restart();
    fixture.sign_in("colleague");
    CHECK(fixture.kiosk().stage() == Stage::questions);
}

TEST_CASE("what a client gives back is taken in by whoever signs in") {
    KioskFixture fixture;
    add_colleague(fixture);
    fixture.sign_in("coordinator");
    fixture.begin({"dass-21@1"}, code(), instruments::Mode::self);
    fixture.answer_everything_with_first_choice();
    REQUIRE_FALSE(fixture.kiosk().apply(runtime::Finish{}));

    SECTION("her answers") {
        fixture.restart();
        fixture.sign_in("colleague");
        CHECK(fixture.kiosk().stage() == Stage::result);
    }
    SECTION("the result that she read") {
        fixture.kiosk().sign_out();
        fixture.sign_in("coordinator");
        REQUIRE(fixture.kiosk().stage() == Stage::result);
        fixture.kiosk().close_for_reader();
        fixture.kiosk().sign_out();
        fixture.sign_in("colleague");
        CHECK(fixture.kiosk().stage() == Stage::result);
    }
}
