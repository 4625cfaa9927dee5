// What the programme's supervisor writes: where clients and staff read it, and that none of it is lost.
// Every text is invented.
#include <catch2/catch_test_macros.hpp>

#include "tests/gui/screens_tablet.h"

using runtime::Stage;
using tests::Tablet;

namespace {

void write_words(Tablet& tablet, const std::string& which, const std::string& language,
                 std::string_view words) {
    tablet.tap("part.settings");
    tablet.tap("settings." + which);
    tablet.tap("settings." + which + "." + language);
    tablet.hands().type(words);
    tablet.tap("settings.save");
}

using Kind = runtime::storage::SiteWords::Kind;

// What stands in the store for every site.
std::string stored(const Tablet& tablet, Kind kind, std::string_view language) {
    const auto all = tablet.kiosk().supervision().site_words().value();
    for (const runtime::storage::SiteWords& words : all) {
        if (words.kind == kind && words.site.empty() && words.language == language) return words.words;
    }
    return {};
}

}  // namespace

TEST_CASE("a client reads the words that the supervisor wrote, and whom to ask", "[screens][supervisor]") {
    Tablet tablet;
    tablet.sign_in("supervisor");
    write_words(tablet, "consent", "vi", "Lời mời giả định");
    write_words(tablet, "contact", "vi", "Cô Giả Định, phòng 1");
    tablet.sign_in_again("coordinator");

    tablet.plan("dass-21", "staff");

    CHECK(tablet.shows("Lời mời giả định"));
    CHECK(tablet.shows("Cô Giả Định, phòng 1"));
    CHECK_FALSE(tablet.shows("Chỉ có tiếng Việt"));
    CHECK_FALSE(tablet.shows("chưa viết lời mời"));
    tablet.tap("lang.en");
    CHECK(tablet.shows("Lời mời giả định"));
    CHECK(tablet.shows("Only in Vietnamese"));
}

TEST_CASE("while the programme's text is missing staff are told, and the client is not",
          "[screens][supervisor]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.plan("dass-21", "staff");
    CHECK(tablet.shows("chưa viết lời mời"));
    tablet.tap("decline");

    tablet.plan("dass-21", "self");

    CHECK_FALSE(tablet.shows("chưa viết lời mời"));
}

TEST_CASE("text that is not saved is thrown away only when asked", "[screens][supervisor]") {
    Tablet tablet;
    tablet.sign_in("supervisor");
    tablet.tap("part.settings");
    tablet.tap("settings.consent");
    tablet.tap("settings.consent.vi");
    tablet.hands().type("chưa lưu");

    tablet.tap("settings.back");
    REQUIRE(tablet.has("unsaved.no"));
    tablet.tap("unsaved.no");
    CHECK(tablet.has("settings.consent.vi"));
    tablet.tap("settings.preview");
    CHECK(tablet.shows("chưa lưu"));
    tablet.tap("preview.close");
    tablet.tap("settings.back");
    tablet.tap("unsaved.yes");

    CHECK_FALSE(tablet.has("settings.consent.vi"));
    CHECK(stored(tablet, Kind::consent, "vi").empty());
}

TEST_CASE("signing out asks before text is lost, and says that it is not saved", "[screens][supervisor]") {
    Tablet tablet;
    tablet.sign_in("supervisor");
    tablet.tap("part.settings");
    tablet.tap("settings.contact");
    tablet.tap("person");
    CHECK(tablet.shows("Mọi câu trả lời đã được lưu"));  // nothing was written yet
    tablet.tap("sign-out.no");
    tablet.tap("settings.contact.vi");
    tablet.hands().type("chưa lưu");
    tablet.tap("part.staff");

    tablet.tap("person");
    CHECK_FALSE(tablet.shows("đã được lưu"));
    CHECK(tablet.shows("chưa được lưu"));
    tablet.tap("sign-out.no");
    tablet.tap("part.settings");
    CHECK(tablet.shows("chưa lưu"));
    tablet.tap("person");
    tablet.tap("sign-out.yes");

    tablet.sign_in("supervisor");
    tablet.tap("part.settings");
    CHECK_FALSE(tablet.has("settings.contact.vi"));
}

TEST_CASE("text that was being written when the tablet locked itself is there again for its writer alone",
          "[screens][supervisor]") {
    Tablet tablet;
    tablet.sign_in("supervisor");
    tablet.tap("part.settings");
    tablet.tap("settings.contact");
    tablet.tap("settings.contact.vi");
    tablet.hands().type("chưa lưu");
    tablet.hands().wait(std::chrono::seconds(120));
    REQUIRE(tablet.kiosk().stage() == Stage::sign_in);

    tablet.sign_in("coordinator");
    CHECK_FALSE(tablet.shows("chưa lưu"));
    tablet.sign_in_again("supervisor");

    CHECK(tablet.shows("Những gì đang viết vẫn còn"));
    CHECK(tablet.shows("chưa lưu"));
    tablet.tap("settings.save");
    CHECK(stored(tablet, Kind::contact, "vi").find("chưa lưu") != std::string::npos);
}

TEST_CASE("what another supervisor saved meanwhile is not overwritten by a text that was kept",
          "[screens][supervisor]") {
    Tablet tablet;
    tablet.sign_in("supervisor");
    tablet.tap("part.settings");
    tablet.tap("settings.contact");
    tablet.tap("settings.contact.vi");
    tablet.hands().type("first");
    // Past the page, as another one does it before this one comes back.
    const std::vector<runtime::storage::SiteWords> others{{Kind::contact, "", "vi", "second"},
                                                          {Kind::contact, "", "en", "other"}};
    REQUIRE(tablet.kiosk().supervision().set_site_words(others));
    tablet.hands().wait(std::chrono::seconds(120));
    REQUIRE(tablet.kiosk().stage() == Stage::sign_in);

    tablet.sign_in("supervisor");

    CHECK(tablet.shows("người khác đã sửa cùng đoạn này"));
    CHECK(tablet.shows("first"));
    CHECK(tablet.shows("other"));
    tablet.tap("settings.save");
    CHECK(stored(tablet, Kind::contact, "vi").find("first") != std::string::npos);
    CHECK(stored(tablet, Kind::contact, "en") == "other");
}

TEST_CASE("one site's words stand in place of the general ones there", "[screens][supervisor]") {
    Tablet tablet;
    tablet.sign_in("supervisor");
    tablet.tap("part.settings");
    tablet.tap("settings.consent");
    tablet.tap("settings.consent.vi");
    tablet.hands().type("Lời chung");
    tablet.tap("settings.site");
    tablet.tap("settings.site.Quận_Giả_Định_(invented)/Phường_1");
    tablet.tap("settings.consent.vi");
    tablet.hands().type("Lời riêng");
    tablet.tap("settings.save");
    tablet.sign_in_again("coordinator");

    tablet.plan("dass-21", "staff");

    CHECK(tablet.shows("Lời riêng"));
    CHECK_FALSE(tablet.shows("Lời chung"));
}

TEST_CASE("local names stand below the instrument's own words", "[screens][supervisor]") {
    Tablet tablet;
    tablet.sign_in("supervisor");
    tablet.tap("part.settings");
    tablet.tap("settings.names.assist");
    tablet.tap("names.amphetamines.vi");
    tablet.hands().type("đá giả định");
    tablet.tap("settings.save");
    tablet.sign_in_again("coordinator");

    tablet.begin("assist");
    while (!tablet.has("option.q1.amphetamines.yes"))
        tablet.tap("next");

    CHECK(tablet.shows("Ở đây còn gọi: đá giả định"));
    tablet.answer_until("option.q2.amphetamines.never", {"yes", "never"});
}

TEST_CASE("each text is typed as its own language is, whatever the page speaks",
          "[screen-keyboard][supervisor]") {
    Tablet tablet;
    tablet.sign_in("supervisor");
    tablet.tap("part.settings");
    tablet.tap("settings.consent");
    const auto type = [&tablet](const char* field, std::string_view keys) {
        tablet.tap(field);
        for (const char key : keys)
            tablet.tap(std::string("key.") + key);
    };

    type("settings.consent.en", "coffee");
    CHECK(tablet.shows("coffee"));
    type("settings.consent.vi", "ddoongf");
    CHECK(tablet.shows("đồng"));
    tablet.tap("key.hide");
    tablet.speak(gui::Language::en);
    type("settings.consent.vi", "ys");
    CHECK(tablet.shows("đồngý"));

    // Whoever wants otherwise in English says so once.
    type("settings.consent.en", "");
    tablet.tap("key.method");
    CHECK(tablet.surface().typing(gui::Language::en).method == gui::typing::Method::telex);
    CHECK(tablet.surface().typing(gui::Language::vi).method == gui::typing::Method::telex);
}
