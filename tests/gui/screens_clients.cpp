// The coordinator's home, the list of clients and a client's page, through taps. Everybody
// is invented; the practice store brings six clients with visits behind them.
#include <catch2/catch_test_macros.hpp>

#include "runtime/client_code.h"
#include "runtime/practice.h"
#include "tests/gui/screens_tablet.h"

using runtime::Stage;
using tests::Tablet;
using tests::TabletLook;

namespace {

constexpr const char* first_site = "site.Quận_Giả_Định_(invented)/Phường_1";

std::string new_client(Tablet& tablet) {
    tablet.tap("client.new");
    tablet.tap(first_site);
    for (const auto& view : tablet.kiosk().clients()) {
        if (!view.client.code.starts_with("INVENTED")) return view.client.code;
    }
    FAIL("no new client");
    return {};
}

}  // namespace

TEST_CASE("the code that is given as an example is one that could be a client's", "[clients]") {
    const gui::Phrases phrases;
    for (const gui::Language language : {gui::Language::vi, gui::Language::en}) {
        const std::string hint = phrases.say(language, "client_code_hint");
        const std::string code = hint.substr(hint.rfind(' ') + 1);
        INFO(code);
        CHECK(runtime::has_valid_check(code));
    }
}

TEST_CASE("home lists what is due, the overdue first, in words", "[screens][clients]") {
    Tablet tablet;
    tablet.sign_in("coordinator");

    CHECK(tablet.hands().control("due.1").label.find("INVENTED-2, Theo dõi hằng tháng, Quá hạn") == 0);
    CHECK(tablet.hands().control("due.2").label.find("INVENTED-5, Tiếp nhận, Đến hạn từ") == 0);
    CHECK(tablet.hands().control("due.5").label.find("INVENTED-4") == 0);
    CHECK_FALSE(tablet.has("due.6"));
    CHECK(tablet.shows("khoảng\u00a011"));
}

TEST_CASE("home shows no level of care, no band and no score", "[screens][clients]") {
    for (const gui::Language language : {gui::Language::vi, gui::Language::en}) {
        Tablet tablet({1280, 800, language});
        tablet.sign_in("coordinator");

        CHECK_FALSE(tablet.shows("Mức chăm sóc"));
        CHECK_FALSE(tablet.shows("Level of care"));
        CHECK_FALSE(tablet.shows("nguy cơ"));
    }
}

TEST_CASE("what is due starts with its client, questionnaires and site; only the mode is left to choose",
          "[screens][clients]") {
    Tablet tablet;
    tablet.sign_in("coordinator");

    tablet.tap("due.1");

    CHECK(tablet.hands().control("occasion.follow-up").selected);
    CHECK(tablet.hands().control("instrument.assist").selected);
    CHECK(tablet.hands().control("instrument.dass-21").selected);
    CHECK_FALSE(tablet.hands().control("instrument.referral-record").selected);
    CHECK_FALSE(tablet.hands().control("mode.staff").selected);
    tablet.tap("mode.staff");
    tablet.tap("next");
    REQUIRE(tablet.kiosk().stage() == Stage::consent);
    CHECK(tablet.kiosk().visit().client == "INVENTED-2");
}

TEST_CASE("a code that is scanned opens its client: typing, then Enter", "[screens][clients]") {
    Tablet tablet;
    tablet.sign_in("coordinator");

    tablet.tap("client.search");
    tablet.hands().type("invented-4");
    CHECK(tablet.has("client.INVENTED-4"));
    CHECK_FALSE(tablet.has("client.INVENTED-2"));
    tablet.hands().key(gui::Key::enter);

    CHECK(tablet.surface().page() == "client");
    CHECK(tablet.has("occasion.follow-up"));
    tablet.tap("leave");
    CHECK(tablet.surface().page() == "home");
    CHECK(tablet.has("client.INVENTED-2"));
}

TEST_CASE("a code that nobody has is told, and whether it was mistyped", "[screens][clients]") {
    Tablet tablet;
    tablet.sign_in("coordinator");

    tablet.tap("client.search");
    tablet.hands().type("7KM4-QX5");
    tablet.hands().key(gui::Key::enter);
    CHECK(tablet.shows("Có thể đã gõ nhầm"));
    tablet.tap("client.search.clear");
    CHECK(tablet.has("client.INVENTED-1"));
    tablet.tap("client.search");
    tablet.hands().type("7KM4QX4");
    tablet.hands().key(gui::Key::enter);
    CHECK_FALSE(tablet.shows("Có thể đã gõ nhầm"));
    CHECK(tablet.shows("Không có khách nào ở nơi của bạn mang mã này"));
}

TEST_CASE("a new client gets a code to be written down, and is due for the intake", "[screens][clients]") {
    Tablet tablet;
    tablet.sign_in("coordinator");

    const std::string code = new_client(tablet);

    CHECK(runtime::has_valid_check(code));
    CHECK(tablet.surface().page() == "client");
    CHECK(tablet.shows("Viết mã này lên thẻ của khách"));
    CHECK(tablet.has("occasion.intake"));
    tablet.tap("leave");
    CHECK(tablet.has("client." + code));
    tablet.tap("client." + code);
    CHECK_FALSE(tablet.shows("Viết mã này lên thẻ của khách"));
}

TEST_CASE("a client's page tells done and not done, and the level of care in words", "[screens][clients]") {
    Tablet tablet;
    tablet.sign_in("coordinator");

    tablet.tap("client.INVENTED-5");

    CHECK(tablet.shows("Đã làm · 17/11/2026"));
    CHECK(tablet.shows("Chưa làm ở lượt gặp · 17/11/2026"));
    CHECK(tablet.shows("Mức chăm sóc I"));
    CHECK(tablet.has("occasion.intake"));
}

TEST_CASE("an occasion that is answered leaves the due list, and the page tells the next day",
          "[screens][clients]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.tap("client.INVENTED-3");
    tablet.tap("occasion.follow-up");
    tablet.tap("mode.staff");
    tablet.tap("next");
    tablet.tap("agree");
    tablet.restart();
    tablet.sign_in("coordinator");
    REQUIRE(tablet.kiosk().stage() == Stage::questions);
    tablet.answer_until("review.q1.probe", {"no"});
    tablet.tap("next");
    tablet.finish_dass("1");

    REQUIRE(tablet.kiosk().stage() == Stage::home);
    for (const auto& line : runtime::due_list(tablet.kiosk().clients()))
        CHECK(line.client != "INVENTED-3");
    tablet.tap("client.INVENTED-3");
    CHECK(tablet.shows("Lần tới: 22/12/2026"));
}

TEST_CASE("with 300 clients the one that is wanted is two steps away", "[screens][clients]") {
    Tablet tablet({800, 1280, gui::Language::vi});
    tablet.register_clients(300);
    tablet.sign_in("coordinator");
    CHECK_FALSE(tablet.has("client.MANY-299"));

    tablet.tap("client.search");
    tablet.hands().type("many-299");
    tablet.hands().key(gui::Key::enter);

    CHECK(tablet.surface().page() == "client");
    tablet.tap("leave");
    tablet.tap("client.more");
    CHECK(tablet.has("client.MANY-299"));
}

TEST_CASE("where nobody is registered, home offers the first code", "[screens][clients]") {
    for (const TabletLook look :
         {TabletLook{1280, 800, gui::Language::vi}, TabletLook{800, 1280, gui::Language::en}}) {
        Tablet tablet(look);
        tablet.sign_in("supervisor");
        tablet.tap("part.sites");
        tablet.tap("district");
        tablet.hands().type("Invented");
        tablet.tap("ward");
        tablet.hands().type("Third");
        tablet.tap("add");
        tablet.tap("part.staff");
        tablet.tap("staff.add");
        tablet.tap("new.name");
        tablet.hands().type("Nobody");
        tablet.tap("role.coordinator");
        tablet.tap("site.Invented/Third");
        tablet.tap("new.passphrase");
        tablet.hands().type(runtime::practice_passphrase);
        tablet.tap("new.again");
        tablet.hands().type(runtime::practice_passphrase);
        tablet.tap("add");
        tablet.tap("person");
        tablet.tap("sign-out.yes");
        tablet.sign_in("Nobody");

        CHECK_FALSE(tablet.has("client.search"));
        CHECK_FALSE(tablet.has("due.1"));
        CHECK(tests::faults_of(tablet.surface()).empty());
        tablet.tap("client.new");

        CHECK(tablet.surface().page() == "client");
        CHECK(tablet.has("occasion.intake"));
    }
}

TEST_CASE("home tells who was not seen for so long that nothing is due, and leads there",
          "[screens][clients]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    REQUIRE(tablet.has("away"));
    CHECK(tablet.shows("1 khách hàng lâu chưa gặp"));
    CHECK_FALSE(tablet.has("away.INVENTED-6"));

    tablet.tap("away");
    // Its cards are gone, so that nobody knows whether there was a session.
    CHECK(tablet.shows("Đăng ký ngày"));
    CHECK(tablet.hands().control("away.INVENTED-6").visible.h > 50);
    tablet.tap("away.INVENTED-6");

    CHECK(tablet.surface().page() == "client");
    CHECK(tablet.has("occasion.intake"));
}
