// What the new-session page offers of a client, and what of an occasion is asked. Everybody is invented.
#include <catch2/catch_test_macros.hpp>

#include "tests/gui/screens_tablet.h"

using tests::Tablet;

namespace {

constexpr const char* first_site = "site.Quận_Giả_Định_(invented)/Phường_1";

}  // namespace

TEST_CASE("a client who is known by a part of the code is offered on the new-session page",
          "[screens][clients]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.tap("start");
    tablet.tap("client");
    tablet.hands().type("ted-2");
    REQUIRE(tablet.has("client.INVENTED-2"));
    CHECK_FALSE(tablet.has("occasion.follow-up"));

    tablet.tap("client.INVENTED-2");

    CHECK(tablet.has("occasion.follow-up"));
    CHECK(tablet.hands().control(first_site).selected);
    tablet.tap("occasion.follow-up");
    CHECK(tablet.hands().control("instrument.dass-21").selected);
    tablet.tap("client");
    tablet.hands().key(gui::Key::backspace);
    CHECK_FALSE(tablet.has("occasion.follow-up"));
    CHECK_FALSE(tablet.hands().control("instrument.dass-21").selected);
}

TEST_CASE("an occasion with a part taken out is no longer that occasion; with one more it is",
          "[screens][clients]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.tap("due.1");
    REQUIRE(tablet.hands().control("occasion.follow-up").selected);

    tablet.tap("instrument.referral-record");
    CHECK(tablet.hands().control("occasion.follow-up").selected);
    tablet.tap("instrument.assist");

    CHECK_FALSE(tablet.hands().control("occasion.follow-up").selected);
    CHECK(tablet.hands().control("instrument.dass-21").selected);
}

TEST_CASE("what was asked outside the occasion leaves it due with all its parts", "[screens][clients]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.tap("due.1");
    tablet.tap("instrument.assist");
    tablet.tap("mode.staff");
    tablet.tap("next");
    REQUIRE(tablet.kiosk().visit().client == "INVENTED-2");
    tablet.tap("agree");
    tablet.answer_until("review.q21", {"1"});
    tablet.tap("next");
    tablet.tap("next");
    tablet.tap("finish.yes");

    CHECK(tablet.hands().control("due.1").label.find("INVENTED-2, Theo dõi hằng tháng, Quá hạn") == 0);
    tablet.tap("due.1");
    CHECK(tablet.hands().control("instrument.assist").selected);
    CHECK(tablet.hands().control("instrument.dass-21").selected);
}

TEST_CASE("a code made on the new-session page is offered what a new client is due for",
          "[screens][clients]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.tap("start");
    REQUIRE_FALSE(tablet.has("occasion.intake"));

    tablet.tap("client.new");
    tablet.tap("occasion.intake");
    tablet.tap("mode.staff");
    tablet.tap(first_site);
    tablet.tap("next");
    tablet.tap("agree");
    const std::string code = tablet.kiosk().visit().client.value_or("");
    tablet.answer_until("review.q1.probe", {"no"});
    tablet.tap("next");
    tablet.answer_until("review.q21", {"1"});
    tablet.tap("next");
    tablet.tap("leave");
    tablet.tap("leave.discard");
    tablet.tap("discard.yes");

    for (const auto& view : tablet.kiosk().clients()) {
        if (view.client.code != code) continue;
        REQUIRE(view.due.size() == 1);
        CHECK(view.due[0].instruments == std::vector<std::string>{"referral-record"});
    }
}

TEST_CASE("why a client cannot answer alone is said by name, and is chosen away", "[screens][clients]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.tap("start");
    tablet.tap("client.new");
    tablet.tap("occasion.intake");

    CHECK_FALSE(tablet.hands().control("mode.self").enabled);
    CHECK(tablet.shows("Không chọn được: Phiếu chuyển gửi do cán bộ ghi"));
    tablet.tap("instrument.referral-record");
    CHECK(tablet.hands().control("mode.self").enabled);
    CHECK_FALSE(tablet.shows("Không chọn được"));
}
