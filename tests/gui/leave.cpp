// What the arrow at the top left offers before anything was answered. Everybody here is invented.
#include <catch2/catch_test_macros.hpp>

#include <string>

#include "tests/gui/screens_tablet.h"

using tests::Tablet;

TEST_CASE("a session that was begun wrongly is given up before consent", "[screens]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.plan("dass-21");
    const std::string code = tablet.kiosk().visit().client.value_or("");

    tablet.tap("leave");
    REQUIRE(tablet.has("leave.save"));
    REQUIRE(tablet.has("leave.discard"));
    tablet.tap("leave.discard");

    CHECK_FALSE(tablet.has("discard.yes"));  // nothing was answered: nothing is asked twice
    REQUIRE(tablet.kiosk().stage() == runtime::Stage::home);
    CHECK(tablet.shows("Đã xóa"));
    for (const auto& visit : tablet.kiosk().unfinished())
        CHECK(visit.client != code);
}

TEST_CASE("a client alone, before consent, gives back or goes on, and gives nothing up", "[screens]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.plan("dass-21", "self");

    tablet.tap("leave");

    CHECK(tablet.has("leave.save"));
    CHECK_FALSE(tablet.has("leave.discard"));
    CHECK(tablet.hands().control("leave.stay").label == "Quay lại");  // no question was asked yet
}

TEST_CASE("a client alone who answered nothing says in her own words that she stops", "[screens]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.begin("dass-21", "self");

    tablet.tap("leave");

    CHECK(tablet.hands().control("leave.discard").label == "Tôi không làm nữa");
    CHECK_FALSE(tablet.shows("phiên"));
}

TEST_CASE("a sheet of a survey on which nothing was answered is closed, not deleted", "[screens]") {
    Tablet tablet;
    tablet.sign_in("evaluator");
    tablet.begin("client-satisfaction", "self");

    tablet.tap("leave");

    CHECK(tablet.shows("Đóng phiếu này"));
    CHECK_FALSE(tablet.shows("Xóa các câu trả lời"));
    tablet.tap("leave.discard");
    CHECK(tablet.surface().page() == "consent");
}
