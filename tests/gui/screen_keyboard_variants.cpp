// A long press on a letter of the keyboard on the screen: its variants.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/gui/keyboard_fields.h"
#include "tests/gui/screens_tablet.h"

using gui::Rect;
using std::chrono::milliseconds;
using tests::Fields;

TEST_CASE("a long press offers a letter's variants, chosen by sliding", "[screen-keyboard]") {
    Fields fields;
    fields.hands.tap("name");
    fields.hands.press(fields.middle("key.e"));
    CHECK(!fields.has("key.variant.ễ"));
    fields.hands.wait(milliseconds(450));
    REQUIRE(fields.has("key.variant.ễ"));

    fields.hands.move(fields.middle("key.variant.ễ"));
    fields.hands.lift(fields.middle("key.variant.ễ"));

    CHECK(fields.name == "ễ");
    CHECK(!fields.has("key.variant.ễ"));
    CHECK(fields.has("key.e"));
}

TEST_CASE("variants that were opened stay to be tapped, or go by a tap beside them", "[screen-keyboard]") {
    Fields fields;
    fields.hands.tap("name");
    const auto open = [&](const char* key) {
        const gui::Point at = fields.middle(key);
        fields.hands.press(at);
        fields.hands.wait(milliseconds(450));
        fields.hands.lift(at);
    };

    open("key.a");
    fields.hands.tap("key.variant.ậ");
    CHECK(fields.name == "ậ");
    open("key.d");
    REQUIRE(fields.has("key.variant.đ"));
    fields.hands.tap_at(fields.middle("next"));
    CHECK(!fields.has("key.variant.đ"));
    fields.hands.tap("name");
    fields.hands.tap("key.shift");
    open("key.d");
    fields.hands.tap("key.variant.Đ");

    CHECK(fields.name == "ậĐ");
}

TEST_CASE("a short press is the letter, and a letter without variants offers none", "[screen-keyboard]") {
    Fields fields;
    fields.hands.tap("name");
    const gui::Point q = fields.middle("key.q");

    fields.hands.press(q);
    fields.hands.wait(milliseconds(450));
    fields.hands.lift(q);
    fields.hands.tap("key.u");

    CHECK(fields.name == "qu");
}

TEST_CASE("every vowel has its variants beside it, inside the keyboard", "[screen-keyboard]") {
    const auto [wide, high] = GENERATE(std::pair{1280, 800}, std::pair{800, 1280});
    Fields fields(wide, high);
    fields.hands.tap("name");
    for (const char* key : {"key.a", "key.e", "key.i", "key.o", "key.u", "key.y", "key.d"}) {
        INFO(key);
        const Rect letter = fields.hands.control(key).rect;
        const Rect top = fields.hands.control("key.q").rect;
        fields.hands.press(letter.center());
        fields.hands.wait(milliseconds(450));
        int variants = 0;
        for (const auto& control : fields.surface.controls()) {
            if (!control.name.starts_with("key.variant.")) continue;
            ++variants;
            CHECK(control.rect.meet(letter.inset(6)).empty());
            CHECK(control.rect.y >= top.y);
        }
        CHECK(variants > 0);
        for (const std::string& fault : tests::faults_of(fields.surface))
            FAIL_CHECK(fault);
        fields.hands.lift(letter.center());
        fields.hands.tap_at(fields.middle("next"));
        fields.hands.tap("name");
    }
}
