// When the mouse's pointer is seen. The moves are those that X11 makes of fingers and of a mouse.
#include <catch2/catch_test_macros.hpp>

#include "gui/pointer.h"

using gui::PointerSight;

TEST_CASE("the pointer is seen until somebody touches the screen, and not again for other touches",
          "[pointer]") {
    PointerSight pointer;
    CHECK_FALSE(pointer.hidden());

    for (int touch = 0; touch < 30; ++touch) {
        const auto x = static_cast<float>(touch % 2 * 900);
        pointer.moved({x, 40});
        pointer.moved({x + 1, 400});
        pointer.pressed();
        REQUIRE(pointer.hidden());
    }
}

TEST_CASE("a mouse that is really moved shows the pointer; one that is only bumped does not", "[pointer]") {
    PointerSight pointer;
    pointer.pressed();

    for (int i = 0; i < 40; ++i)
        pointer.moved({500 + static_cast<float>(i % 2) / 8, 300});
    CHECK(pointer.hidden());

    for (int i = 0; i < 12; ++i)
        pointer.moved({500 + static_cast<float>(4 * i), 300});
    CHECK_FALSE(pointer.hidden());

    pointer.pressed();
    CHECK(pointer.hidden());
}
