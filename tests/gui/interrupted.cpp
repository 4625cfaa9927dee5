// A tablet that was switched off in a client's hands: what whoever starts it sees, and staff before they
// hand it over again. Everybody on it is invented.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "runtime/client_code.h"
#include "tests/gui/screens_tablet.h"

using runtime::Stage;
using tests::Tablet;

TEST_CASE("a tablet that was switched off in a client's hands shows no name until staff come",
          "[interrupted]") {
    const std::string mode = GENERATE("staff", "self");
    Tablet tablet;
    tablet.stand_at_question(mode);

    tablet.restart();
    tablet.hands().look();

    CHECK(tablet.has("staff.coordinator") == (mode == "staff"));
    CHECK(tablet.has("unlock") == (mode == "self"));
    CHECK(tablet.surface().held_open() == (mode == "self"));
    tablet.sign_in("coordinator");
    CHECK(tablet.has("option.q2.0") == (mode == "staff"));
}

TEST_CASE("after an interruption staff read whose questionnaire stands before anybody has the tablet",
          "[interrupted]") {
    Tablet tablet;
    tablet.stand_at_question("self");
    tablet.tap("lang.en");
    tablet.restart();

    tablet.sign_in("coordinator");

    CHECK(tablet.surface().page() == "interrupted");
    tablet.speak(gui::Language::vi);
    const std::vector<std::string> texts = tablet.surface().texts();
    const auto words =
        std::ranges::find_if(texts, [](const auto& text) { return text.starts_with("Khách "); });
    REQUIRE(words != texts.end());
    const std::string client = words->substr(7, runtime::new_client_code().size());
    REQUIRE(runtime::has_valid_check(runtime::normalised_code(client)));
    CHECK_FALSE(tablet.has("option.q2.0"));
    CHECK_FALSE(tablet.has("listen"));
    SECTION("the client is there, and finds the language of before") {
        tablet.tap("next");
        CHECK(tablet.has("option.q2.0"));
        CHECK(tablet.surface().language() == gui::Language::en);
        CHECK_FALSE(tablet.shows(client));
    }
    SECTION("the client is gone: it waits at home") {
        tablet.tap("later");
        CHECK(tablet.has("staff.coordinator"));
        tablet.sign_in("coordinator");
        CHECK(tablet.kiosk().stage() == Stage::home);
        CHECK(tablet.kiosk().unfinished().front().client == client);
        CHECK(tablet.shows("Khách tự trả lời"));  // whom she gives the tablet to by going on
    }
}

TEST_CASE("after an interruption a respondent's sheet goes on, or is kept as it is", "[interrupted]") {
    Tablet tablet;
    tablet.sign_in("evaluator");
    tablet.begin("client-satisfaction", "self");
    tablet.tap("next");
    tablet.tap("option.services.hiv_test.yes");
    tablet.restart();
    tablet.sign_in("evaluator");
    REQUIRE(tablet.surface().page() == "interrupted");

    SECTION("it goes on") {
        tablet.tap("next");
        CHECK(tablet.kiosk().stage() == Stage::questions);
    }
    SECTION("nobody is there: the next respondent's turn") {
        CHECK(tablet.shows("các câu đã trả lời được giữ"));
        tablet.tap("later");
        CHECK(tablet.has("agree"));
    }
}
