// What counts as shown, for expect-text and for tests: words that are drawn, here or where scrolling
// brings them.
#include <catch2/catch_test_macros.hpp>

#include "gui/widgets/button.h"
#include "gui/widgets/scroll.h"
#include "gui/widgets/sheet.h"
#include "tests/gui/screens_tablet.h"

using tests::Hands;
using tests::Tablet;

namespace {

// Invented words: below the fold of what scrolls, on the page, and beside an icon alone.
struct Page {
    gui::Surface surface;
    bool sheet = false;
    Hands hands{surface, [this](gui::Frame& frame) { draw(frame); }};

    void draw(gui::Frame& frame) {
        frame.page("invented");
        {
            gui::ScrollArea area(frame, "area", {0, 0, 600, 300});
            gui::draw_text(frame, {20, 900 + area.content().y, 500, 0}, "far below");
            area.end_at(1000);
        }
        gui::draw_text(frame, {20, 500, 120, 0}, "words that go on below");
        static_cast<void>(gui::icon_button(frame, "icon", "named only", gui::Icon::close, {700, 100}));
        if (!sheet) return;
        const gui::Sheet open(frame, "sheet", "a sheet", gui::SheetForm::side);
    }
};

}  // namespace

TEST_CASE("words are shown where they are drawn, or would be after scrolling", "[shows]") {
    Page page;
    page.hands.look();

    CHECK(page.hands.shows("far below"));
    CHECK(page.hands.shows("words that go on below"));
}

TEST_CASE("the name of a control that nobody can read is not shown", "[shows]") {
    Page page;
    page.hands.look();

    CHECK(page.hands.control("icon").label == "named only");
    CHECK_FALSE(page.hands.shows("named only"));
}

TEST_CASE("what lies under a sheet is not shown", "[shows]") {
    Page page;
    page.sheet = true;
    page.surface.touch_up();
    page.hands.look();

    CHECK(page.hands.shows("a sheet"));
    CHECK_FALSE(page.hands.shows("words that go on below"));
}

TEST_CASE("on the tablet a switch shows its words and an icon does not", "[shows]") {
    Tablet tablet;

    CHECK(tablet.shows("VI"));
    CHECK_FALSE(tablet.shows(std::string(tablet.hands().control("contrast").label)));
}
