// What a client meets alone, and what large text leaves of a page. Everybody is invented.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/gui/screens_tablet.h"

using tests::Tablet;

namespace {

void begin_alone(Tablet& tablet, const std::string& instrument) {
    tablet.sign_in("coordinator");
    tablet.begin(instrument, "self");
    tablet.tap("next");
}

}  // namespace

TEST_CASE("before agreeing a client reads what is asked about: drugs, mood", "[screens]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.tap("start.assist");
    tablet.tap("instrument.dass-21");
    tablet.tap("client.new");
    tablet.tap("mode.self");
    tablet.tap("site.Quận_Giả_Định_(invented)/Phường_1");
    tablet.tap("next");

    CHECK(tablet.shows("ma túy"));
    CHECK(tablet.shows("Tâm trạng trong một tuần qua"));
}

TEST_CASE("the card of the answers is for a client where it explains them, under another name", "[screens]") {
    Tablet tablet;
    begin_alone(tablet, "assist");
    tablet.answer_until("option.q2.tobacco.never", {"yes"});
    REQUIRE(tablet.has("card"));
    CHECK_FALSE(tablet.shows("Thẻ trả lời"));

    tablet.tap("card");

    CHECK(tablet.shows("Giải thích các lựa chọn"));
    CHECK(tablet.shows("1 đến 3 lần trong một tháng"));
    CHECK_FALSE(tablet.shows("Câu 2 đến câu 5"));
    tablet.tap("card.close");
    tablet.answer_until("option.q6.tobacco.no_never", {"weekly"});
    CHECK_FALSE(tablet.has("card"));
}

TEST_CASE("of a list that does not fit the rows below are counted, and one tap brings them", "[screens]") {
    const auto [wide, high] = GENERATE(std::pair{1280, 800}, std::pair{800, 1280});
    Tablet tablet({wide, high});
    tablet.app().start_with({.text = 2});
    tablet.sign_in("coordinator");
    tablet.begin("assist");
    tablet.tap("next");
    REQUIRE(tablet.surface().scale().text == 2);

    REQUIRE(tablet.has("more"));
    CHECK(tablet.shows("dòng bên dưới"));
    for (int taps = 0; taps < 30 && tablet.has("more"); ++taps)
        tablet.tap("more");

    CHECK_FALSE(tablet.has("more"));
    const gui::Control& last = tablet.hands().control("option.q1.other.yes");
    CHECK(last.visible.h > last.rect.h / 2);
}

TEST_CASE("at the largest text a question of one choice shows an answer, or says that there are some",
          "[screens]") {
    const auto [wide, high] = GENERATE(std::pair{1280, 800}, std::pair{800, 1280});
    Tablet tablet({wide, high});
    tablet.app().start_with({.text = 2});
    begin_alone(tablet, "assist");
    tablet.answer_until("option.q2.tobacco.never", {"yes"});

    const gui::Control& first = tablet.hands().control("option.q2.tobacco.never");
    CHECK((tablet.has("more") || first.visible.h > 0));
    if (tablet.has("more")) {
        const gui::Rect both = tablet.hands().control("more").rect.meet(first.visible);
        CHECK((both.w <= 0 || both.h <= 0));
    }
}

TEST_CASE("both places fit the sheet that asks where a new client belongs", "[screens][clients]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.tap("client.new");

    for (const char* site :
         {"site.Quận_Giả_Định_(invented)/Phường_1", "site.Quận_Giả_Định_(invented)/Phường_2"}) {
        const gui::Control& card = tablet.hands().control(site);
        CHECK(card.visible == card.rect);
    }
}

TEST_CASE("what is wrong with a new person is said of its field, and the field has the keyboard",
          "[screens]") {
    Tablet tablet;
    tablet.sign_in("supervisor");
    tablet.tap("part.staff");
    tablet.tap("staff.add");

    tablet.tap("add");
    CHECK(tablet.shows("Hãy nhập tên hiển thị."));
    CHECK(tablet.surface().focus() == "new.name");
    CHECK_FALSE(tablet.shows("Mật khẩu cần ít nhất 15 ký tự."));
    tablet.hands().type("Invented");
    tablet.tap("add");
    CHECK(tablet.shows("Hãy chọn vai trò."));
    tablet.tap("role.coordinator");
    tablet.tap("add");
    CHECK(tablet.shows("Điều phối viên cần ít nhất một nơi làm việc."));
    CHECK_FALSE(tablet.shows("Mật khẩu cần ít nhất 15 ký tự."));
    tablet.tap("site.Quận_Giả_Định_(invented)/Phường_1");
    tablet.tap("add");

    CHECK(tablet.shows("Mật khẩu cần ít nhất 15 ký tự."));
    CHECK(tablet.surface().focus() == "new.passphrase");
}

TEST_CASE("the part of a site's name that is missing has the keyboard", "[screens]") {
    Tablet tablet;
    tablet.sign_in("supervisor");
    tablet.tap("part.sites");
    tablet.tap("district");
    tablet.hands().type("Invented");

    tablet.tap("add");

    CHECK(tablet.shows("Hãy nhập cả quận và phường."));
    CHECK(tablet.surface().focus() == "ward");
}
