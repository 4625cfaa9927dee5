// What was typed and shown in the window is not in its memory once staff are signed out or the tablet is
// in a client's hands: everything that can be written to is looked through. All of it is invented.
#include <catch2/catch_test_macros.hpp>

#include <chrono>
#include <string>
#include <string_view>

#include "tests/gui/screens_tablet.h"
#include "tests/support/own_memory.h"

using tests::Tablet;

namespace {

// Never in one piece anywhere but where it was typed. Longer than what a string keeps in itself.
std::string planted(std::string_view what) {
    return "an invented " + std::string(what) + " planted to be found";
}

std::size_t times(std::string_view what) {
    return tests::times_in_memory(tests::inverted(planted(what)));
}

void sign_out(Tablet& tablet) {
    tablet.tap("person");
    tablet.tap("sign-out.yes");
    tablet.hands().wait(std::chrono::seconds(5));
    REQUIRE(tablet.kiosk().stage() == runtime::Stage::sign_in);
}

}  // namespace

TEST_CASE("after signing out the window has no copy of an answer that was typed, before it there is one",
          "[screens][private]") {
    Tablet tablet;
    tablet.sign_in("evaluator");
    tablet.begin("client-satisfaction", "staff");
    tablet.answer_until("field.overall.comment", {"yes", "good", "most", "satisfied"});
    tablet.tap("field.overall.comment");
    tablet.hands().type(planted("comment"));
    CHECK(times("comment") > 0);
    tablet.tap("next");

    tablet.tap("leave");
    tablet.tap("leave.save");
    sign_out(tablet);

    CHECK(times("comment") == 0);
}

TEST_CASE("after signing out the window has no copy of a passphrase that was typed", "[screens][private]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.tap("person");
    tablet.tap("sign-out.passphrase");
    tablet.tap("own.old");
    tablet.hands().type("practice practice practice practice");
    tablet.tap("own.passphrase");
    tablet.hands().type(planted("passphrase"));
    tablet.tap("own.again");
    tablet.hands().type(planted("passphrase"));
    CHECK(times("passphrase") > 0);
    tablet.tap("own.change");
    REQUIRE(tablet.shows("Đã đổi mật khẩu."));

    sign_out(tablet);

    CHECK(times("passphrase") == 0);
}

TEST_CASE("a proposed passphrase that nobody took is gone with its sheet", "[screens][private]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.tap("person");
    tablet.tap("sign-out.passphrase");
    const std::string needle = tests::inverted(tests::proposal_on(tablet.surface()));
    CHECK(tests::times_in_memory(needle) > 0);

    tablet.tap("own.close");
    sign_out(tablet);

    CHECK(tests::times_in_memory(needle) == 0);
}
