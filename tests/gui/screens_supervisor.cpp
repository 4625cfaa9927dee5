// What a supervisor looks through and decides, and what comes of it on the client's screens.
// Every text and name is invented.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "gui/screens/supervisor.h"
#include "tests/gui/screens_tablet.h"

using runtime::Stage;
using tests::Tablet;

namespace {

void sign_in_again(Tablet& tablet, const std::string& name) {
    tablet.tap("person");
    tablet.tap("sign-out.yes");
    tablet.sign_in(name);
}

void write_words(Tablet& tablet, const std::string& which, const std::string& language,
                 std::string_view words) {
    tablet.tap("part.settings");
    tablet.tap("settings." + which);
    tablet.tap("settings." + which + "." + language);
    tablet.hands().type(words);
    tablet.tap("settings.save");
}

// A coordinator asks DASS-21 and finishes the visit.
void finish_dass(Tablet& tablet) {
    tablet.sign_in("coordinator");
    tablet.begin("dass-21");
    tablet.answer_until("review.q21", {"3"});
    tablet.tap("next");
    tablet.tap("next");
    tablet.tap("finish.yes");
    REQUIRE(tablet.kiosk().stage() == Stage::home);
}

void plan_dass(Tablet& tablet, const std::string& mode) {
    tablet.tap("start.dass-21");
    tablet.tap("client.new");
    tablet.tap("mode." + mode);
    tablet.tap("site.Quận_Giả_Định_(invented)/Phường_1");
    tablet.tap("next");
    REQUIRE(tablet.kiosk().stage() == Stage::consent);
}

// How many sessions the page lists.
auto listed(Tablet& tablet) {
    return std::ranges::count_if(tablet.surface().controls(),
                                 [](const auto& control) { return control.name.starts_with("session."); });
}

}  // namespace

TEST_CASE("a client reads the words that the supervisor wrote, and whom to ask", "[screens][supervisor]") {
    Tablet tablet;
    tablet.sign_in("supervisor");
    write_words(tablet, "consent", "vi", "Lời mời giả định");
    write_words(tablet, "contact", "vi", "Cô Giả Định, phòng 1");
    sign_in_again(tablet, "coordinator");

    plan_dass(tablet, "staff");

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
    plan_dass(tablet, "staff");
    CHECK(tablet.shows("chưa viết lời mời"));
    tablet.tap("decline");

    plan_dass(tablet, "self");

    CHECK_FALSE(tablet.shows("chưa viết lời mời"));
}

TEST_CASE("to agree and to decline weigh the same", "[screens][supervisor]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    plan_dass(tablet, "staff");

    const gui::Rect agree = tablet.hands().control("agree").rect;
    const gui::Rect decline = tablet.hands().control("decline").rect;

    CHECK(agree.w == decline.w);
    CHECK(agree.h == decline.h);
}

TEST_CASE("a supervisor finds a finished session, reads it in words, and that is in the history",
          "[screens][supervisor]") {
    Tablet tablet;
    finish_dass(tablet);
    sign_in_again(tablet, "supervisor");
    tablet.tap("part.sessions");
    REQUIRE(tablet.has("session.1"));

    tablet.tap("session.1");

    CHECK(tablet.has("scale.depression"));
    CHECK(tablet.shows("Đã đồng ý"));
    CHECK(tablet.shows("Câu trả lời"));
    tablet.tap("scale.stress");
    tablet.tap("explain.close");
    tablet.tap("lang.en");
    CHECK(tablet.shows("Agreed"));
    tablet.tap("lang.vi");
    tablet.tap("record.back");
    CHECK(tablet.has("session.1"));
    tablet.tap("part.history");
    CHECK(tablet.shows("Xem một bản ghi"));
}

TEST_CASE("reading a record once is one event, whatever language it is read in", "[screens][supervisor]") {
    Tablet tablet;
    finish_dass(tablet);
    sign_in_again(tablet, "supervisor");
    tablet.tap("part.sessions");

    tablet.tap("session.1");
    tablet.tap("lang.en");
    tablet.tap("lang.vi");

    CHECK(tablet.kiosk().supervision().history({.kind = "record.read"}, 0)->count == 1);
}

TEST_CASE("a session that was declined is listed, and filters leave what they name",
          "[screens][supervisor]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    plan_dass(tablet, "staff");
    tablet.tap("decline");
    sign_in_again(tablet, "supervisor");
    tablet.tap("part.sessions");
    const auto all = listed(tablet);

    tablet.tap("filter.state");
    tablet.tap("filter.state.declined");

    CHECK(listed(tablet) < all);
    tablet.tap("session.1");
    CHECK(tablet.shows("Không tham gia"));
    tablet.tap("record.back");
    tablet.tap("filter.instrument");
    tablet.tap("filter.instrument.assist");
    CHECK(tablet.shows("Không có phiên nào khớp bộ lọc"));
    tablet.tap("filter.clear");
    CHECK(listed(tablet) == all);
}

TEST_CASE("anonymous sheets are counted and cannot be opened", "[screens][supervisor]") {
    Tablet tablet;
    tablet.sign_in("supervisor");
    tablet.tap("part.sessions");
    const auto before = listed(tablet);
    sign_in_again(tablet, "evaluator");
    tablet.begin("client-satisfaction", "staff");
    tablet.answer_until("field.overall.comment", {"yes", "good", "most", "satisfied"});
    tablet.tap("next");
    tablet.tap("next");
    REQUIRE(tablet.kiosk().stage() == Stage::thanks);
    tablet.tap("done");
    sign_in_again(tablet, "supervisor");

    tablet.tap("part.sessions");

    CHECK(tablet.shows("1 phiếu"));
    CHECK(listed(tablet) == before);
}

TEST_CASE("a setting takes effect at once and the history tells which one", "[screens][supervisor]") {
    Tablet tablet;
    tablet.sign_in("supervisor");
    tablet.tap("part.settings");

    tablet.tap("settings.cover.180");
    tablet.tap("settings.typing.vni");
    tablet.tap("settings.tone_marks.new");
    tablet.tap("settings.colours.dark");

    const runtime::storage::Settings settings = tablet.kiosk().settings();
    CHECK(settings.cover_seconds == 180);
    CHECK(settings.typing == runtime::storage::TypingMethod::vni);
    CHECK(settings.tone_marks == runtime::storage::ToneMarks::new_style);
    CHECK(tablet.hands().control("settings.cover.180").selected);
    CHECK(tablet.surface().scheme() == gui::Scheme::dark);
    CHECK(tablet.surface().typing().method == gui::typing::Method::vni);
    CHECK(tablet.surface().typing().tones == gui::typing::TonePlacement::new_style);
    tablet.tap("part.history");
    CHECK(tablet.shows("Đổi cài đặt: Che màn hình của khách sau"));
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
    CHECK(tablet.kiosk().supervision().site_words()->empty());
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
    sign_in_again(tablet, "supervisor");

    CHECK(tablet.shows("Những gì đang viết vẫn còn"));
    CHECK(tablet.shows("chưa lưu"));
    tablet.tap("settings.save");
    CHECK(tablet.kiosk().supervision().site_words()->size() == 1);
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
    sign_in_again(tablet, "coordinator");

    plan_dass(tablet, "staff");

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
    sign_in_again(tablet, "coordinator");

    tablet.begin("assist");
    while (!tablet.has("option.q1.amphetamines.yes"))
        tablet.tap("next");

    CHECK(tablet.shows("Ở đây còn gọi: đá giả định"));
    tablet.answer_until("option.q2.amphetamines.never", {"yes", "never"});
}

TEST_CASE("what is not made yet has its place, and cannot be gone to", "[screens][supervisor]") {
    Tablet tablet;
    tablet.sign_in("supervisor");

    CHECK_FALSE(tablet.hands().control("part.tables").enabled);
    CHECK_FALSE(tablet.hands().control("part.export").enabled);
    CHECK(tablet.shows("sẽ có sau"));
}

TEST_CASE("nobody below a supervisor has the supervisor's places", "[screens][supervisor]") {
    Tablet tablet;
    for (const char* name : {"coordinator", "evaluator"}) {
        tablet.sign_in(name);
        for (const char* part : {"part.sessions", "part.settings", "part.history", "part.staff"})
            CHECK_FALSE(tablet.has(part));
        tablet.tap("person");
        tablet.tap("sign-out.yes");
    }
}

TEST_CASE("an event of a kind that this program does not know is shown by its id", "[screens][supervisor]") {
    gui::Surface surface;
    const gui::HomeView home;
    runtime::storage::HistoryPage page;
    page.count = 1;
    page.events.push_back({1, {1'795'000'000}, "Invented", "supervisor", "future.kind", "x"});
    page.kinds = {"future.kind"};
    gui::HistoryDraft draft;
    tests::Hands hands(surface, [&](gui::Frame& frame) {
        gui::Wishes wishes;
        gui::Column column(frame, frame.window());
        gui::draw_history({home, {}, page}, draft, frame, column, wishes);
    });

    hands.wait(std::chrono::seconds(1));

    CHECK(hands.shows("future.kind"));
}

TEST_CASE("a period begins as many days before today as it says", "[screens][supervisor]") {
    using gui::Period;

    CHECK_FALSE(gui::first_day(Period::any, "2026-03-01").has_value());
    CHECK(gui::first_day(Period::today, "2026-03-01") == "2026-03-01");
    CHECK(gui::first_day(Period::week, "2026-03-01") == "2026-02-23");
    CHECK(gui::first_day(Period::month, "2028-03-01") == "2028-02-01");
    CHECK(gui::first_day(Period::year, "2026-03-01") == "2025-03-02");
}

TEST_CASE("a supervisor is told what is missing on the tablet, and nobody else", "[screens]") {
    Tablet tablet({.language = gui::Language::en});
    tablet.app().tell_tablet({runtime::TabletFault::swap_in_clear});
    tablet.sign_in("supervisor");
    CHECK(tablet.shows("Turn swap off or encrypt it."));
    CHECK_FALSE(tablet.shows("The disk of this tablet is not encrypted."));
    tablet.app().lock();
    tablet.hands().look();
    tablet.sign_in("coordinator");
    CHECK_FALSE(tablet.shows("Turn swap off"));
}
