// What a supervisor looks through and decides, and what comes of it on the client's screens.
// Every text and name is invented.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "gui/screens/supervisor.h"
#include "runtime/storage/recovery.h"
#include "tests/gui/screens_tablet.h"

using runtime::Stage;
using tests::Tablet;

namespace {

// How many sessions the page lists.
auto listed(Tablet& tablet) {
    return std::ranges::count_if(tablet.surface().controls(),
                                 [](const auto& control) { return control.name.starts_with("session."); });
}

}  // namespace

TEST_CASE("to agree and to decline weigh the same", "[screens][supervisor]") {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.plan("dass-21", "staff");

    const gui::Rect agree = tablet.hands().control("agree").rect;
    const gui::Rect decline = tablet.hands().control("decline").rect;

    CHECK(agree.w == decline.w);
    CHECK(agree.h == decline.h);
}

TEST_CASE("a supervisor finds a finished session, reads it in words, and that is in the history",
          "[screens][supervisor]") {
    Tablet tablet;
    tablet.finish_dass();
    tablet.sign_in_again("supervisor");
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

TEST_CASE("the list comes at last, however little is opened of it at a time", "[screens][supervisor]") {
    Tablet tablet;
    tablet.app().open_records_for(std::chrono::milliseconds(0));
    tablet.sign_in("supervisor");

    tablet.tap("part.sessions");
    for (int frame = 0; frame < 40 && !tablet.has("session.1"); ++frame) {
        CHECK(tablet.shows("Đang mở bản ghi"));
        tablet.hands().wait(std::chrono::milliseconds(1));
    }

    CHECK(tablet.has("session.1"));
    CHECK_FALSE(tablet.shows("Đang mở bản ghi"));
}

TEST_CASE("reading a record once is one event, whatever language it is read in", "[screens][supervisor]") {
    Tablet tablet;
    tablet.finish_dass();
    tablet.sign_in_again("supervisor");
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
    tablet.plan("dass-21", "staff");
    tablet.tap("decline");
    tablet.sign_in_again("supervisor");
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
    tablet.sign_in_again("evaluator");
    tablet.begin("client-satisfaction", "staff");
    tablet.answer_until("field.overall.comment", {"yes", "good", "most", "satisfied"});
    tablet.tap("next");
    tablet.tap("next");
    REQUIRE(tablet.kiosk().stage() == Stage::thanks);
    tablet.tap("done");
    tablet.sign_in_again("supervisor");

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
    CHECK(tablet.surface().typing(gui::Language::vi).method == gui::typing::Method::vni);
    CHECK(tablet.surface().typing(gui::Language::vi).tones == gui::typing::TonePlacement::new_style);
    tablet.tap("part.history");
    CHECK(tablet.shows("Đổi cài đặt: Che màn hình của khách sau"));
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

TEST_CASE("a recovery sheet that nobody said is on paper is told of on the first page, until one is made",
          "[screens][supervisor]") {
    Tablet tablet;
    const std::string words =
        tablet.surface().phrases().say(gui::Language::vi, "recovery_sheet_not_on_paper", {});
    tablet.sign_in("supervisor");
    REQUIRE_FALSE(tablet.shows(words));
    // What the first start leaves that was ended on the page of the words.
    runtime::storage::note_unwritten_sheet(tablet.kiosk().path());
    tablet.sign_in_again("supervisor");
    REQUIRE(tablet.shows(words));

    tablet.tap("do.sheet");
    tablet.tap("keeping.sheet");
    tablet.tap("sheet.yes");
    tablet.tap("written");
    tablet.tap("part.start");

    CHECK_FALSE(tablet.shows(words));
}

TEST_CASE("a recovery sheet is not counted among the people", "[screens][supervisor]") {
    Tablet tablet;
    tablet.sign_in("supervisor");
    const auto people = tablet.kiosk().staff()->size();
    const auto shows = [&](std::size_t count) {
        return tablet.shows(
            tablet.surface().phrases().count(gui::Language::vi, "staff_count", static_cast<long>(count)));
    };
    REQUIRE(shows(people));

    tablet.tap("part.settings");
    tablet.tap("keeping.sheet");
    tablet.tap("sheet.yes");
    tablet.tap("written");
    tablet.tap("part.start");

    REQUIRE(tablet.kiosk().staff()->size() == people + 1);
    CHECK(shows(people));
}

TEST_CASE("where there is no site yet the page says so, until there is one", "[screens][supervisor]") {
    Tablet tablet({.bare = true});
    tablet.sign_in("supervisor");
    tablet.tap("part.sites");
    CHECK(tablet.shows("Chưa có nơi làm việc nào."));

    tablet.tap("district");
    tablet.hands().type("Invented");
    tablet.tap("ward");
    tablet.hands().type("First");
    tablet.tap("add");

    CHECK(tablet.shows("Invented · First"));
    CHECK_FALSE(tablet.shows("Chưa có nơi làm việc nào."));
}

TEST_CASE("the rail leads to the list of sessions, not back into the record that stood there", "[screens]") {
    Tablet tablet;
    tablet.sign_in("supervisor");
    tablet.tap("part.sessions");
    tablet.tap("session.1");
    REQUIRE(tablet.has("record.back"));
    tablet.tap("part.staff");

    tablet.tap("part.sessions");

    CHECK_FALSE(tablet.has("record.back"));
    CHECK(tablet.has("session.1"));
}

TEST_CASE("a supervisor reads which file says what no font can draw, and which characters",
          "[screens][supervisor]") {
    Tablet tablet;
    tablet.sign_in("supervisor");
    tablet.tap("part.instruments");
    CHECK_FALSE(tablet.shows("không hiện được"));

    tablet.app().tell_undrawable({{"dass-21-1.vi.xml", "U+3042, U+1F600"}, {"kiosk.xml", "U+3044"}});
    tablet.hands().look();

    CHECK(tablet.shows("Máy này không hiện được một số ký tự"));
    CHECK(tablet.shows("dass-21-1.vi.xml: U+3042, U+1F600"));
    CHECK(tablet.shows("kiosk.xml: U+3044"));
}
