#include <catch2/catch_test_macros.hpp>

#include "gui/widgets/button.h"
#include "gui/widgets/choice.h"
#include "gui/widgets/scroll.h"
#include "tests/gui/gallery.h"
#include "tests/support/touch.h"

using gui::Frame;
using gui::Key;
using gui::Surface;
using tests::Gallery;
using tests::Hands;
using tests::Scene;
using namespace std::chrono_literals;

TEST_CASE("a tap on an answer chooses it", "[touch]") {
    Scene scene(Gallery::Page::question);

    scene.hands.tap("option.q2.3");

    CHECK(scene.gallery.chosen == 3);
    CHECK(scene.hands.control("option.q2.3").selected);
    CHECK(!scene.hands.control("option.q2.2").selected);
}

TEST_CASE("nothing happens until the finger is lifted", "[touch]") {
    Scene scene(Gallery::Page::question);
    const auto at = scene.hands.control("option.q2.3").rect.center();

    scene.hands.press(at);
    CHECK(!scene.gallery.chosen);

    scene.hands.lift(at);
    CHECK(scene.gallery.chosen == 3);
}

TEST_CASE("a finger lifted outside its target does nothing", "[touch]") {
    Scene scene(Gallery::Page::question);

    scene.hands.press(scene.hands.control("next").rect.center());
    scene.hands.lift(scene.hands.control("option.q2.3").rect.center());

    CHECK(scene.gallery.nexts == 0);
    CHECK(!scene.gallery.chosen);
}

TEST_CASE("press and release within one poll still make a tap", "[touch]") {
    Scene scene(Gallery::Page::question);
    const auto at = scene.hands.control("option.q2.2").rect.center();

    scene.surface.push(gui::PointerDown{at});
    scene.surface.push(gui::PointerUp{at});
    scene.hands.look();

    CHECK(scene.gallery.chosen == 2);
}

TEST_CASE("a drag over answers that can scroll moves them and chooses nothing", "[touch]") {
    Scene scene(Gallery::Page::review);
    const auto before = scene.hands.control("review.q2.D").rect;

    scene.hands.drag(before.center(), {before.center().x, before.center().y - 120});

    CHECK(!scene.gallery.chosen);
    CHECK(scene.hands.control("review.q2.D").rect.y < before.y - 90);
}

TEST_CASE("ten dp of unsteadiness are a tap, eleven a drag", "[touch]") {
    Scene scene(Gallery::Page::review);
    const auto at = scene.hands.control("review.q2.D").rect.center();

    scene.hands.press(at);
    scene.hands.move({at.x, at.y - 10});
    scene.hands.lift({at.x, at.y - 10});
    CHECK(scene.gallery.chosen == 2);

    scene.gallery.chosen.reset();
    scene.hands.press(at);
    scene.hands.move({at.x, at.y - 11});
    scene.hands.lift({at.x, at.y - 11});
    CHECK(!scene.gallery.chosen);
}

TEST_CASE("where nothing scrolls, too, ten dp are a tap and eleven are none", "[touch]") {
    Scene scene(Gallery::Page::question);
    const auto at = scene.hands.control("next").rect.center();

    scene.hands.press(at);
    scene.hands.move({at.x + 10, at.y});
    scene.hands.lift({at.x + 10, at.y});
    CHECK(scene.gallery.nexts == 1);

    scene.hands.press(at);
    scene.hands.move({at.x + 11, at.y});
    scene.hands.lift({at.x + 11, at.y});
    CHECK(scene.gallery.nexts == 1);
}

TEST_CASE("a finger that comes back to where it began is still a drag", "[touch]") {
    Scene scene(Gallery::Page::question);
    const auto at = scene.hands.control("next").rect.center();

    scene.hands.press(at);
    scene.hands.move({at.x + 30, at.y});
    scene.hands.move(at);
    scene.hands.lift(at);

    CHECK(scene.gallery.nexts == 0);
}

TEST_CASE("a flung list glides and comes to rest by itself", "[touch]") {
    Scene scene(Gallery::Page::review);
    const auto at = scene.hands.control("review.q2.D").rect.center();
    scene.hands.drag(at, {at.x, at.y - 160});
    const float left_at = scene.hands.control("review.q2.D").rect.y;
    REQUIRE(scene.surface.deadline());

    int frames = 0;
    while (scene.surface.deadline() && frames < 500) {
        scene.hands.wait(16ms);
        ++frames;
    }

    CHECK(scene.hands.control("review.q2.D").rect.y < left_at);
    CHECK(frames < 200);
    CHECK(!scene.surface.deadline());
}

TEST_CASE("a touch on a gliding list stops it and chooses nothing", "[touch]") {
    Scene scene(Gallery::Page::review);
    scene.hands.wait(300ms);
    const auto at = scene.hands.control("review.q2.D").rect.center();
    scene.hands.drag(at, {at.x, at.y - 200});
    scene.hands.wait(16ms);
    REQUIRE(scene.surface.deadline());

    scene.hands.tap_at(at);

    CHECK(!scene.gallery.chosen);
    CHECK(!scene.surface.deadline());
}

TEST_CASE("what is scrolled out of sight cannot be touched", "[touch]") {
    Scene scene(Gallery::Page::review);
    const auto last = scene.hands.control("review.q6.T");
    REQUIRE(last.visible.empty());

    scene.hands.tap_at(last.rect.center());

    CHECK(!scene.gallery.chosen);
}

TEST_CASE("a tap by name brings its target into view first", "[touch]") {
    Scene scene(Gallery::Page::review);

    scene.hands.tap("review.q6.T");

    CHECK(scene.gallery.chosen == 6);
    CHECK(scene.hands.control("review.q6.T").visible == scene.hands.control("review.q6.T").rect);
}

TEST_CASE("the second half of a double tap does not act on the next page", "[touch]") {
    int page = 1;
    Surface surface;
    Hands hands(surface, [&](Frame& frame) {
        frame.page(std::to_string(page));
        if (gui::button(frame, "next", "Tiếp tục", {900, 700, 300, 64})) ++page;
    });
    hands.wait(300ms);

    hands.tap_at({1000, 730});
    CHECK(page == 2);
    hands.wait(249ms);
    hands.tap_at({1010, 735});
    CHECK(page == 2);
    hands.wait(1ms);
    hands.tap_at({1010, 735});
    CHECK(page == 3);
}

TEST_CASE("a quick tap elsewhere on a new page is no double tap", "[touch]") {
    int page = 1;
    Surface surface;
    Hands hands(surface, [&](Frame& frame) {
        frame.page(std::to_string(page));
        if (gui::button(frame, "next", "Tiếp tục", {900, 700, 300, 64})) ++page;
        if (gui::button(frame, "back", "Quay lại", {40, 700, 200, 64})) --page;
    });
    hands.wait(300ms);

    hands.tap_at({1000, 730});
    hands.tap_at({100, 730});

    CHECK(page == 1);
}

TEST_CASE("a disabled button cannot be pressed", "[touch]") {
    int pressed = 0;
    Surface surface;
    Hands hands(surface, [&](Frame& frame) {
        if (gui::button(frame, "save", "Lưu", {40, 40, 200, 64}, {.key = Key::enter, .enabled = false}))
            ++pressed;
    });

    hands.tap_at({100, 70});
    hands.key(Key::enter);

    CHECK(pressed == 0);
    CHECK(!hands.control("save").enabled);
}

TEST_CASE("what was drawn later lies above", "[touch]") {
    std::string touched;
    Surface surface;
    Hands hands(surface, [&](Frame& frame) {
        if (gui::button(frame, "row", "Hàng", {40, 40, 400, 80})) touched = "row";
        if (gui::button(frame, "change", "Đổi", {300, 50, 120, 60})) touched = "change";
    });

    hands.tap_at({350, 80});
    CHECK(touched == "change");
    hands.tap_at({100, 80});
    CHECK(touched == "row");
}

TEST_CASE("under a sheet nothing can be touched, by finger or key", "[touch]") {
    Scene scene(Gallery::Page::question);
    scene.gallery.sheet = true;
    scene.hands.look();

    CHECK(scene.surface.control("next") == nullptr);
    scene.hands.tap_at({1100, 750});
    scene.hands.key(Key::enter);
    scene.hands.type("2");
    scene.hands.key(Key::backspace);

    CHECK(scene.gallery.nexts == 0);
    CHECK(scene.gallery.backs == 0);
    CHECK(!scene.gallery.chosen);
    CHECK(scene.gallery.sheet);
}

TEST_CASE("Escape and the close button close a sheet", "[touch]") {
    Scene scene(Gallery::Page::question);

    scene.gallery.sheet = true;
    scene.hands.look();
    scene.hands.key(Key::escape);
    CHECK(!scene.gallery.sheet);
    CHECK(scene.surface.control("next") != nullptr);

    scene.gallery.sheet = true;
    scene.hands.look();
    scene.hands.tap("display.close");
    CHECK(!scene.gallery.sheet);
}

TEST_CASE("a toast is gone after four seconds, and changes with the language before", "[touch]") {
    bool said = false;
    Surface surface;
    Hands hands(surface, [&](Frame& frame) {
        if (!said) frame.toast({"saved_now"});
        said = true;
    });

    CHECK(hands.shows("Đã lưu."));
    hands.wait(2000ms);
    surface.set_language(gui::Language::en);
    hands.look();
    CHECK(hands.shows("Saved."));
    hands.wait(1999ms);
    CHECK(hands.shows("Saved."));
    hands.wait(1ms);
    CHECK(!hands.shows("Saved."));
    CHECK(!surface.deadline());
}

TEST_CASE("an unchanged surface draws nothing", "[touch]") {
    int frames = 0;
    Surface surface;
    const Surface::Draw draw = [&](Frame& frame) {
        ++frames;
        gui::draw_text(frame, {0, 0, 400, 0}, "Yên lặng");
    };
    const gui::Moment start{1h};
    REQUIRE(surface.settle(start, draw));
    const int settled = frames;

    CHECK(!surface.settle(start + 1h, draw));
    CHECK(frames == settled);
    CHECK(!surface.deadline());
}

TEST_CASE("the same picture has the same fingerprint, another another", "[touch]") {
    std::string words = "một";
    Surface surface;
    Hands hands(surface, [&](Frame& frame) { gui::draw_text(frame, {0, 0, 400, 0}, words); });
    words = "hai";
    hands.look();
    words = "một";
    hands.look();
    const auto first = surface.fingerprint();

    hands.look();
    CHECK(surface.fingerprint() == first);
    words = "hai";
    hands.look();
    CHECK(surface.fingerprint() != first);
}
