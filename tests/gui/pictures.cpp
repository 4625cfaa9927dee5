// Pictures of the gallery, for looking at. Hidden: run `test_gui "[pictures]"` with
// a display; the PNGs are written to the working folder.

#include <catch2/catch_test_macros.hpp>

#include "gui/window.h"
#include "tests/gui/gallery.h"

namespace {

using gui::Scheme;
using tests::Gallery;

struct Case {
    std::string name;
    Gallery::Page page;
    int wide = 1280;
    int high = 800;
    Scheme scheme = Scheme::light;
    float text = 1;
    bool errors = false;
    bool overlay = false;
};

}  // namespace

TEST_CASE("the gallery is photographed", "[.pictures]") {
    const std::vector<Case> cases{
        {"question", Gallery::Page::question},
        {"question-portrait", Gallery::Page::question, 800, 1280},
        {"question-error", Gallery::Page::question, 1280, 800, Scheme::light, 1, true},
        {"question-dark", Gallery::Page::question, 1280, 800, Scheme::dark},
        {"question-hc", Gallery::Page::question, 1280, 800, Scheme::high_contrast},
        {"question-150", Gallery::Page::question, 1280, 800, Scheme::light, 1.5F},
        {"yesno", Gallery::Page::yes_no, 1280, 800, Scheme::light, 1, true},
        {"yesno-portrait", Gallery::Page::yes_no, 800, 1280},
        {"form", Gallery::Page::form},
        {"report", Gallery::Page::report},
        {"report-dialog", Gallery::Page::report, 1280, 800, Scheme::light, 1, false, true},
        {"fields", Gallery::Page::fields, 1280, 800, Scheme::light, 1, true},
        {"fields-portrait", Gallery::Page::fields, 800, 1280},
        {"review-sheet", Gallery::Page::review, 1280, 800, Scheme::light, 1, false, true},
        {"review-portrait", Gallery::Page::review, 800, 1280},
    };
    for (const Case& each : cases) {
        gui::Surface surface;
        surface.set_scheme(each.scheme);
        surface.set_scale({1, each.text});
        auto window = gui::Window::open(surface, {.wide = each.wide, .high = each.high});
        REQUIRE(window);
        Gallery gallery;
        gallery.page = each.page;
        gallery.chosen = each.errors ? std::nullopt : std::optional<int>(4);
        gallery.used = {0, 0, 1, {}, 0, {}, {}, {}, 0, {}};
        gallery.errors = each.errors;
        gallery.code = "THU-0127";
        gallery.passphrase = "abcdef ghi";
        gallery.story =
            "Tôi mong cán bộ đến thăm nhà thường xuyên hơn và giới thiệu việc làm cho người đã cai.";
        gallery.number = "2.5";
        gallery.date = {"07", "11", ""};
        gallery.sheet = each.overlay && each.page == Gallery::Page::review;
        gallery.dialog = each.overlay && each.page == Gallery::Page::report;

        surface.settle(gui::Moment(std::chrono::hours(1)), [&](gui::Frame& frame) { gallery.draw(frame); });

        (*window)->show();
        CHECK((*window)->screenshot("gallery-" + each.name + ".png"));
    }
}
