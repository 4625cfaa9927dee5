#include <catch2/catch_test_macros.hpp>

#include "tests/gui/gallery.h"
#include "tests/support/touch.h"

using gui::Key;
using tests::Gallery;
using tests::Scene;

TEST_CASE("a digit picks the answer that shows it", "[keyboard]") {
    Scene scene(Gallery::Page::question);

    scene.hands.type("4");

    CHECK(scene.gallery.chosen == 4);
}

TEST_CASE("a digit that no answer has does nothing", "[keyboard]") {
    Scene scene(Gallery::Page::question);

    scene.hands.type("6a");

    CHECK(!scene.gallery.chosen);
}

TEST_CASE("a digit that is held down answers one question, not those that follow", "[keyboard]") {
    Scene scene(Gallery::Page::question);

    scene.surface.push(gui::TextTyped{.character = U'4', .repeats = true});
    scene.hands.look();
    CHECK(!scene.gallery.chosen);
    scene.surface.push(gui::TextTyped{.character = U'4'});
    scene.hands.look();
    CHECK(scene.gallery.chosen == 4);
}

TEST_CASE("Enter goes on and Backspace goes back", "[keyboard]") {
    Scene scene(Gallery::Page::question);

    scene.hands.key(Key::enter);
    scene.hands.key(Key::backspace);

    CHECK(scene.gallery.nexts == 1);
    CHECK(scene.gallery.backs == 1);
}

TEST_CASE("Tab visits everything in reading order and comes round", "[keyboard]") {
    Scene scene(Gallery::Page::question);
    const auto names = scene.hands.names();

    std::vector<std::string> visited;
    for (std::size_t i = 0; i < names.size(); ++i) {
        scene.hands.key(Key::tab);
        visited.push_back(scene.surface.focus());
    }

    CHECK(visited == names);
    CHECK(names.front() == "lang.vi");
    CHECK(names.back() == "next");
    scene.hands.key(Key::tab);
    CHECK(scene.surface.focus() == "lang.vi");
    scene.hands.key(Key::tab, true);
    CHECK(scene.surface.focus() == "next");
}

TEST_CASE("with the ring on an answer Enter and Space choose it, and do not go on", "[keyboard]") {
    Scene scene(Gallery::Page::question);
    while (scene.surface.focus() != "option.q2.2") {
        scene.hands.key(Key::down);
    }

    scene.hands.key(Key::enter);
    CHECK(scene.gallery.chosen == 2);
    CHECK(scene.gallery.nexts == 0);

    scene.hands.key(Key::down);
    scene.hands.key(Key::space);
    CHECK(scene.gallery.chosen == 3);
}

TEST_CASE("a touch hides the ring, and Enter goes on again", "[keyboard]") {
    Scene scene(Gallery::Page::question);
    scene.hands.key(Key::tab);
    REQUIRE(scene.surface.ring_visible());

    scene.hands.tap("option.q2.1");
    CHECK(!scene.surface.ring_visible());
    scene.hands.key(Key::enter);

    CHECK(scene.gallery.nexts == 1);
}

TEST_CASE("moving the focus scrolls to it", "[keyboard]") {
    Scene scene(Gallery::Page::review);
    REQUIRE(scene.hands.control("review.q6.T").visible.empty());

    while (scene.surface.focus() != "review.q6.T") {
        scene.hands.key(Key::tab);
    }

    CHECK(!scene.hands.control("review.q6.T").visible.empty());
}

TEST_CASE("Page Down and End scroll, Page Up and Home scroll back", "[keyboard]") {
    Scene scene(Gallery::Page::review);
    const float top = scene.hands.control("review.q1.D").rect.y;

    scene.hands.key(Key::page_down);
    CHECK(scene.hands.control("review.q1.D").rect.y < top - 100);
    scene.hands.key(Key::page_up);
    CHECK(scene.hands.control("review.q1.D").rect.y == top);
    scene.hands.key(Key::end);
    CHECK(!scene.hands.control("review.q6.T").visible.empty());
    scene.hands.key(Key::home);
    CHECK(scene.hands.control("review.q1.D").rect.y == top);
}

TEST_CASE("F2 asks for the other language", "[keyboard]") {
    Scene scene(Gallery::Page::question);

    scene.hands.key(Key::f2);

    CHECK(scene.gallery.language == gui::Language::en);
}

TEST_CASE("a new page starts without focus", "[keyboard]") {
    Scene scene(Gallery::Page::question);
    scene.hands.key(Key::tab);

    scene.gallery.page = Gallery::Page::review;
    scene.hands.look();

    CHECK(scene.surface.focus().empty());
    CHECK(!scene.surface.ring_visible());
}
