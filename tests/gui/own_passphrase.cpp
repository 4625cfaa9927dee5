// Everybody changes her own passphrase behind her name in the top bar. Everybody is invented.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/gui/screens_tablet.h"

using runtime::Stage;
using tests::Tablet;

namespace {

constexpr const char* present = "practice practice practice practice";
constexpr const char* fresh = "bamboo river lamp seven";

void open_sheet(Tablet& tablet) {
    tablet.tap("person");
    tablet.tap("sign-out.passphrase");
    REQUIRE(tablet.has("own.change"));
}

void type(Tablet& tablet, const std::string& field, const std::string& words) {
    tablet.tap(field);
    tablet.hands().type(words);
}

void change(Tablet& tablet, const std::string& old_one, const std::string& first, const std::string& second) {
    type(tablet, "own.old", old_one);
    type(tablet, "own.passphrase", first);
    type(tablet, "own.again", second);
    tablet.tap("own.change");
}

bool opens(Tablet& tablet, const std::string& name, const std::string& words) {
    tablet.restart();
    tablet.tap("staff." + name);
    tablet.hands().type(words);
    tablet.tap("sign-in");
    return tablet.kiosk().stage() == Stage::home;
}

}  // namespace

TEST_CASE("each role changes its own passphrase from home, and the old one opens nothing any more",
          "[screens]") {
    const std::string who = GENERATE("coordinator", "evaluator", "supervisor");
    Tablet tablet;
    tablet.sign_in(who);
    open_sheet(tablet);

    change(tablet, present, fresh, fresh);

    CHECK(tablet.shows("Đã đổi mật khẩu."));
    CHECK_FALSE(tablet.has("own.change"));
    CHECK(tablet.kiosk().stage() == Stage::home);
    CHECK_FALSE(opens(tablet, who, present));
    CHECK(opens(tablet, who, fresh));
}

TEST_CASE("the proposed words can be one's passphrase once they are typed again", "[screens]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    open_sheet(tablet);
    type(tablet, "own.old", present);
    const std::string proposed = tests::proposal_on(tablet.surface());
    tablet.tap("own.use");
    tablet.hands().type(proposed);

    tablet.tap("own.change");

    CHECK(tablet.shows("Đã đổi mật khẩu."));
    CHECK(opens(tablet, "coordinator", proposed));
}

TEST_CASE("a wrong present passphrase changes nothing and is told, and only that one is typed again",
          "[screens]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    open_sheet(tablet);

    change(tablet, "not the passphrase", fresh, fresh);

    CHECK(tablet.shows("Mật khẩu chưa đúng"));
    type(tablet, "own.old", present);
    tablet.tap("own.change");
    CHECK(tablet.shows("Đã đổi mật khẩu."));
}

TEST_CASE("the fifth wrong present passphrase makes the right one wait, here and at sign-in", "[screens]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    open_sheet(tablet);
    change(tablet, "not the passphrase", fresh, fresh);
    for (int again = 2; again <= 5; ++again) {
        REQUIRE(tablet.shows("Mật khẩu chưa đúng"));
        type(tablet, "own.old", "not the passphrase");
        tablet.tap("own.change");
    }

    type(tablet, "own.old", present);
    tablet.tap("own.change");

    CHECK(tablet.shows("Đã nhập sai nhiều lần"));
    CHECK_FALSE(tablet.shows("Đã đổi mật khẩu."));
    tablet.restart();
    tablet.tap("staff.coordinator");
    CHECK(tablet.shows("Đã nhập sai nhiều lần"));
}

TEST_CASE("a new passphrase of 14 characters, or one typed otherwise, is refused beside its field",
          "[screens]") {
    Tablet tablet;
    tablet.sign_in("evaluator");
    open_sheet(tablet);

    SECTION("too short") {
        change(tablet, present, "bamboo river l", "bamboo river l");
        CHECK(tablet.shows("Mật khẩu cần ít nhất 15 ký tự."));
        CHECK_FALSE(tablet.shows("Đã đổi mật khẩu."));
    }
    SECTION("just long enough") {
        change(tablet, present, "bamboo river la", "bamboo river la");
        CHECK(tablet.shows("Đã đổi mật khẩu."));
    }
    SECTION("not the same twice") {
        change(tablet, present, fresh, "bamboo river lamp eight");
        CHECK(tablet.shows("Hai lần nhập chưa giống nhau."));
        CHECK_FALSE(tablet.shows("Đã đổi mật khẩu."));
    }
}

TEST_CASE("the sheet keeps what is typed when the language changes, and nothing when it is closed",
          "[screens]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    open_sheet(tablet);
    CHECK(tablet.shows("Mật khẩu hiện tại"));
    tablet.tap("own.close");
    tablet.speak(gui::Language::en);
    open_sheet(tablet);
    CHECK(tablet.shows("Present passphrase"));
    type(tablet, "own.old", present);
    tablet.tap("own.close");

    open_sheet(tablet);
    type(tablet, "own.passphrase", fresh);
    type(tablet, "own.again", fresh);
    tablet.tap("own.change");

    CHECK_FALSE(tablet.shows("The passphrase was changed."));
    CHECK(tablet.surface().focus() == "own.old");
}

TEST_CASE("signed in with a recovery sheet, its words cannot be chosen", "[screens]") {
    Tablet tablet;
    tablet.sign_in("supervisor");
    tablet.tap("part.settings");
    tablet.tap("keeping.sheet");
    tablet.tap("sheet.yes");
    const std::string words = tests::proposal_on(tablet.surface());
    tablet.tap("written");
    tablet.restart();
    tablet.tap("staff.supervisor");
    tablet.tap("recovery");
    tablet.hands().type(words);
    tablet.tap("sign-in");

    tablet.tap("person");

    CHECK(tablet.has("sign-out.yes"));
    CHECK_FALSE(tablet.has("sign-out.passphrase"));
}
