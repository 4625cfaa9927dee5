// The language switch stands at the top right of every page, sheet and dialog, and of the cover; F2
// does the same. Switching changes the words and nothing else. Answers are invented.
#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

#include "gui/no_kiosk.h"
#include "gui/preview.h"
#include "tests/gui/walks.h"
#include "tests/support/places.h"

using gui::Key;
using gui::Language;
using tests::Hands;
using tests::Tablet;

namespace {

// What can be touched on the page itself: the keyboard on the screen goes away when keys are used, the rail
// has as many substances as their names leave room for, and what is below the fold is announced where the
// words are long enough.
std::vector<std::string> touchable(const gui::Surface& surface) {
    std::vector<std::string> names;
    for (const gui::Control& control : surface.controls()) {
        if (control.kind != gui::Kind::key && !control.name.starts_with("rail.") && control.name != "more")
            names.push_back(control.name);
    }
    return names;
}

struct Shown {
    std::string page;
    std::vector<std::string> words;
    std::vector<std::string> names;
};
Shown shown(const gui::Surface& surface) {
    return {surface.page(), surface.texts(), touchable(surface)};
}

void switch_here(gui::Surface& surface, Hands& hands, const char* where) {
    INFO(where << ", page " << surface.page());
    REQUIRE(surface.language() == Language::vi);
    const gui::Control& vi = hands.control("lang.vi");
    const gui::Control& en = hands.control("lang.en");
    CHECK(vi.selected);
    CHECK_FALSE(en.selected);
    CHECK(en.rect.x > surface.size().w * 0.45F);
    CHECK(en.visible == en.rect);
    hands.key(Key::f2);  // from now on keys are used, and the page shows that
    hands.key(Key::f2);
    const Shown before = shown(surface);

    hands.key(Key::f2);

    CHECK(surface.language() == Language::en);
    CHECK(surface.page() == before.page);
    CHECK(touchable(surface) == before.names);
    CHECK(surface.texts() != before.words);

    hands.key(Key::f2);
    CHECK(surface.language() == Language::vi);
    CHECK(touchable(surface) == before.names);

    hands.tap("lang.en");
    CHECK(surface.language() == Language::en);
    CHECK(surface.page() == before.page);
    hands.tap("lang.vi");
    CHECK(surface.language() == Language::vi);
    CHECK(touchable(surface) == before.names);
}

tests::Look switching(Tablet& tablet) {
    return [&tablet](const char* where) { switch_here(tablet.surface(), tablet.hands(), where); };
}

}  // namespace

TEST_CASE("the language is switched in place wherever a coordinator and her client come", "[screens]") {
    Tablet tablet;
    tests::walk_as_coordinator(tablet, switching(tablet));
}

TEST_CASE("the language is switched in place wherever a supervisor or an evaluator comes", "[screens]") {
    Tablet tablet;
    tests::walk_as_supervisor_and_evaluator(tablet, switching(tablet));
}

TEST_CASE("the language is switched in place where the data is kept and destroyed", "[screens]") {
    Tablet tablet;
    tests::walk_of_keeping(tablet, switching(tablet));
}

TEST_CASE("the language is switched in place wherever a client alone comes", "[screens]") {
    Tablet tablet;
    tests::walk_of_a_client_alone(tablet, switching(tablet));
}

TEST_CASE("the language is switched in place where a store does not open, and at the first start",
          "[screens]") {
    Tablet damaged;
    tests::walk_of_a_damaged_store(damaged, switching(damaged));
    Tablet fresh({.fresh = true});
    tests::walk_of_the_first_start(fresh, switching(fresh));
}

TEST_CASE("the language is switched in place where there is no kiosk", "[screens]") {
    gui::Surface surface;
    gui::NoKiosk page({runtime::storage::StoreError::Kind::in_use, ""}, "no/store.db", surface);
    Hands hands(surface, [&page](gui::Frame& frame) { page.draw(frame); });

    switch_here(surface, hands, "no kiosk");
    hands.tap("display");
    switch_here(surface, hands, "how it looks");
}

TEST_CASE("the language is switched in place in an author's window", "[preview]") {
    const std::string shipped = tests::source_dir() + "/instruments/definitions/dass-21-1.xml";
    for (const std::string& file : {shipped, std::string("no-such-instrument.xml")}) {
        gui::Surface surface;
        gui::PreviewApp author(runtime::Preview(file, "vi"), surface);
        Hands hands(surface, [&author](gui::Frame& frame) { author.draw(frame); });

        switch_here(surface, hands, file.c_str());
        if (surface.control("preview.items") == nullptr) continue;
        hands.tap("preview.items");
        switch_here(surface, hands, "the list of items");
    }
}
