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

constexpr const char* planted_code = "PLANTED-CLIENT-OF-NOBODY-";

std::size_t times(std::string_view what) {
    return tests::times_in_memory(tests::inverted(planted(what)));
}

// To the comment of a survey, which is typed and not yet gone on from.
void type_comment(Tablet& tablet, const std::string& mode) {
    tablet.sign_in("evaluator");
    tablet.begin("client-satisfaction", mode);
    tablet.answer_until("field.overall.comment", {"yes", "good", "most", "satisfied"});
    tablet.tap("field.overall.comment");
    tablet.hands().type(planted("comment"));
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
    type_comment(tablet, "staff");
    CHECK(times("comment") > 0);
    tablet.tap("next");

    tablet.tap("leave");
    tablet.tap("leave.save");
    sign_out(tablet);

    CHECK(times("comment") == 0);
}

TEST_CASE("when staff were away and the tablet locked itself, the window has no copy of an answer",
          "[screens][private]") {
    Tablet tablet;
    type_comment(tablet, "staff");
    tablet.hands().wait(std::chrono::seconds(100));
    CHECK(times("comment") > 0);

    tablet.hands().wait(std::chrono::seconds(20));
    tablet.hands().wait(std::chrono::seconds(5));

    REQUIRE(tablet.kiosk().stage() == runtime::Stage::sign_in);
    CHECK(times("comment") == 0);
}

TEST_CASE("when a client was away and the tablet locked itself, the window has no copy of an answer",
          "[screens][private]") {
    Tablet tablet;
    type_comment(tablet, "self");
    tablet.hands().wait(std::chrono::seconds(60));
    CHECK(times("comment") > 0);

    tablet.hands().wait(std::chrono::seconds(120));
    tablet.hands().wait(std::chrono::seconds(5));

    REQUIRE(tablet.kiosk().stage() == runtime::Stage::sign_in);
    CHECK(times("comment") == 0);
}

TEST_CASE("in a client's hands the window has no copy of what staff saw before", "[screens][private]") {
    const auto times_of_code = [] {
        return tests::times_in_memory(tests::inverted(planted_code + std::string("1")));
    };
    Tablet tablet;
    tablet.register_clients(1, planted_code);
    tablet.sign_in("coordinator");
    tablet.begin("assist");
    tablet.tap("next");
    for (const char* none : {"tobacco", "alcohol", "cannabis", "cocaine", "amphetamines", "inhalants",
                             "sedatives", "hallucinogens", "opioids"})
        tablet.tap(std::string("option.q1.") + none + ".no");
    tablet.tap("option.q1.other.yes");
    tablet.answer_until("field.q1.other.name", {});
    tablet.tap("field.q1.other.name");
    tablet.hands().type(planted("substance"));
    tablet.answer_until("review.q8", {"daily_or_almost_daily", "no_never"});
    tablet.tap("next");
    REQUIRE(tablet.shows(planted("substance")));
    CHECK(times("substance") > 0);
    tablet.tap("next");
    tablet.tap("finish.yes");
    tablet.tap(std::string("client.") + planted_code + "1");
    tablet.tap("leave");
    CHECK(times_of_code() > 0);

    tablet.begin("dass-21", "self");

    REQUIRE(tablet.kiosk().in_clients_hands());
    CHECK(times("substance") == 0);
    CHECK(times_of_code() == 0);
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
