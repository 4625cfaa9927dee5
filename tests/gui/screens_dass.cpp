// DASS-21 from home to its result, by taps and by keys.
#include <catch2/catch_test_macros.hpp>

#include "tests/gui/screens_tablet.h"

using gui::Key;
using runtime::Stage;
using tests::Tablet;

namespace {

// Code 0 to 3 of each question, invented.
constexpr std::string_view invented_codes = "310201230013210321012";

const runtime::ScaleView& scale(const std::vector<runtime::ResultView>& results, std::string_view id) {
    for (const auto& scale : results.front().scales) {
        if (scale.id == id) return scale;
    }
    FAIL("no scale " << id);
    return results.front().scales.front();
}

}  // namespace

TEST_CASE("the whole DASS-21 is answered by taps, and its result shown", "[screens]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.begin("dass-21");
    tablet.tap("next");

    for (std::size_t i = 0; i < invented_codes.size(); ++i) {
        tablet.tap("option.q" + std::to_string(i + 1) + "." + invented_codes[i]);
        tablet.tap("next");
    }
    REQUIRE(tablet.has("review.q21"));
    tablet.tap("next");

    REQUIRE(tablet.kiosk().stage() == Stage::result);
    const auto results = tablet.kiosk().results("vi");
    // Depression: items 3 5 10 13 16 17 21, doubled.
    CHECK(scale(results, "depression").score == std::to_string(2 * (0 + 0 + 0 + 2 + 3 + 2 + 2)));
    CHECK(tablet.has("scale.depression"));
    CHECK(tablet.shows("Không phải chẩn đoán") != tablet.shows("không phải chẩn đoán"));
}

TEST_CASE("keys alone give the same answers as taps", "[screens]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.begin("dass-21");
    tablet.hands().wait(std::chrono::seconds(1));  // a page that begins or ends takes no double stroke
    tablet.hands().key(Key::enter);

    for (const char code : invented_codes) {
        tablet.hands().type(std::string(1, code));
        tablet.hands().key(Key::enter);
    }

    for (std::size_t i = 0; i < invented_codes.size(); ++i) {
        const auto& answer = tablet.kiosk().session().answers()[static_cast<instruments::ItemIndex>(i)];
        const auto* chosen = std::get_if<instruments::Chosen>(&answer);
        REQUIRE(chosen != nullptr);
        CHECK(chosen->choice == invented_codes[i] - '0');
    }
    tablet.hands().wait(std::chrono::seconds(1));
    tablet.hands().key(Key::enter);
    CHECK(tablet.kiosk().stage() == Stage::result);
}

TEST_CASE("next on a blank question says so beside the answers and stays", "[screens]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.begin("dass-21");
    tablet.tap("next");

    tablet.tap("next");

    CHECK(tablet.kiosk().session().position() == "q1");
    CHECK(tablet.shows("Hãy chọn một câu trả lời"));
    CHECK(tablet.surface().focus() == "option.q1.0");
    tablet.tap("refuse.q1");
    tablet.tap("next");
    CHECK(tablet.kiosk().session().position() == "q2");
}

TEST_CASE("an answer is changed from the review", "[screens]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.begin("dass-21");
    tablet.answer_until("review.q21", {"1"});

    tablet.tap("review.q20");
    CHECK(tablet.kiosk().session().position() == "q20");
    tablet.tap("option.q20.3");

    CHECK(tablet.hands().control("option.q20.3").selected);
    CHECK(tablet.shows("Về trang xem lại"));
    tablet.tap("next");
    CHECK(tablet.has("review.q21"));
}

TEST_CASE("a session that was left is on the home screen and goes on where it was", "[screens]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.begin("dass-21");
    tablet.tap("next");
    tablet.tap("option.q1.1");
    tablet.tap("next");
    tablet.tap("leave");
    tablet.tap("leave.save");
    REQUIRE(tablet.kiosk().stage() == Stage::home);
    REQUIRE(tablet.has("resume.2"));  // the practice store brings one of its own

    tablet.tap("resume.1");

    CHECK(tablet.kiosk().session().position() == "q2");
}

TEST_CASE("after a kill and sign-in the same question stands in the same language", "[screens]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.begin("dass-21");
    tablet.tap("next");
    tablet.tap("option.q1.1");
    tablet.tap("next");
    tablet.tap("lang.en");

    tablet.restart();
    tablet.sign_in("coordinator");

    CHECK(tablet.kiosk().session().position() == "q2");
    CHECK(tablet.kiosk().session().language() == "en");
    CHECK(tablet.surface().language() == gui::Language::en);
}

TEST_CASE("giving up a session is asked twice and destroys it", "[screens]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.begin("dass-21");
    tablet.tap("next");
    tablet.tap("option.q1.1");
    tablet.tap("leave");
    tablet.tap("leave.discard");
    REQUIRE(tablet.kiosk().stage() == Stage::questions);

    tablet.tap("discard.yes");

    CHECK(tablet.kiosk().stage() == Stage::home);
    CHECK_FALSE(tablet.has("resume.2"));
}

TEST_CASE("the review counts apart what was chosen not to be answered", "[screens]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.begin("dass-21");
    tablet.tap("next");
    tablet.tap("refuse.q1");
    tablet.tap("next");
    tablet.tap("refuse.q2");
    tablet.tap("next");
    tablet.answer_until("option.q21.1", {"1"});
    tablet.tap("option.q21.1");
    tablet.tap("next");

    CHECK(tablet.shows("Đã trả lời 19 câu. 2 câu chọn không trả lời."));
}

TEST_CASE("in the largest text a question stands beside its first answer, not above it",
          "[screens][question]") {
    Tablet tablet;
    tablet.surface().resize(1280, 800);
    tablet.app().start_with({.text = 2.F});
    tablet.sign_in("coordinator");
    tablet.tap("resume.1");
    REQUIRE(tablet.has("option.q7.0"));

    const gui::Control& first = tablet.hands().control("option.q7.0");

    CHECK(first.visible.h >= first.rect.h - 1);
    CHECK(tablet.has("more"));
    tablet.surface().resize(800, 1280);
    tablet.hands().look();
    CHECK(tablet.hands().control("option.q7.0").rect.x < 200);
}
