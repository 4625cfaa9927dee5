#include <catch2/catch_test_macros.hpp>

#include "gui/text_edit.h"
#include "tests/gui/gallery.h"
#include "tests/support/touch.h"

using gui::Accepts;
using gui::Caret;
using gui::Frame;
using gui::Key;
using gui::KeyDown;
using gui::Surface;
using tests::Gallery;
using tests::Scene;

namespace {

float ten_each(std::string_view text) {
    return 10 * static_cast<float>(gui::character_count(text));
}

}  // namespace

TEST_CASE("a touched field takes what is typed, digits and Backspace included", "[field]") {
    Scene scene(Gallery::Page::fields);

    scene.hands.tap("client.code");
    scene.hands.type("THU-01 27x");
    scene.hands.key(Key::backspace);

    CHECK(scene.gallery.code == "THU-01 27");
    CHECK(scene.gallery.backs == 0);
}

TEST_CASE("typing without a field changes nothing", "[field]") {
    Scene scene(Gallery::Page::fields);

    scene.hands.type("abc");

    CHECK(scene.gallery.code.empty());
}

TEST_CASE("Enter in a field of one line submits it and goes on", "[field]") {
    Scene scene(Gallery::Page::fields);

    scene.hands.tap("client.code");
    scene.hands.key(Key::enter);

    CHECK(scene.gallery.nexts == 101);
}

TEST_CASE("Enter in a text area makes a line and does not go on", "[field]") {
    Scene scene(Gallery::Page::fields);

    scene.hands.tap("story");
    scene.hands.type("một");
    scene.hands.key(Key::enter);
    scene.hands.type("hai");

    CHECK(scene.gallery.story == "một\nhai");
    CHECK(scene.gallery.nexts == 0);
}

TEST_CASE("Up in a text area moves the caret to the line above", "[field]") {
    Scene scene(Gallery::Page::fields);

    scene.hands.tap("story");
    scene.hands.type("ab");
    scene.hands.key(Key::enter);
    scene.hands.type("c");
    scene.hands.key(Key::up);
    scene.hands.type("X");

    CHECK(scene.gallery.story == "aXb\nc");
}

TEST_CASE("a passphrase is not legible until it is revealed", "[field]") {
    Scene scene(Gallery::Page::fields);
    scene.hands.tap("passphrase");
    scene.hands.type("bí mật");

    CHECK(scene.gallery.passphrase == "bí mật");
    CHECK(!scene.hands.shows("bí mật"));
    const auto hidden = scene.surface.fingerprint();

    scene.hands.tap("passphrase.reveal");
    CHECK(scene.surface.fingerprint() != hidden);
    CHECK(scene.surface.focus() == "passphrase");
    scene.hands.type("!");
    CHECK(scene.gallery.passphrase == "bí mật!");
}

TEST_CASE("a finger puts the caret where it touches", "[field]") {
    Scene scene(Gallery::Page::fields);
    scene.hands.tap("client.code");
    scene.hands.type("abc");
    const auto box = scene.hands.control("client.code").rect;

    scene.hands.tap_at({box.x + 60, box.center().y});
    scene.hands.type("X");

    CHECK(scene.gallery.code.substr(0, 4) != "abcX");
    CHECK(scene.gallery.code.size() == 4);
}

TEST_CASE("the number pad writes at the end and deletes", "[field]") {
    Scene scene(Gallery::Page::fields);

    for (const char* key : {"1", "2", "point", "5", "delete", "0"}) {
        scene.hands.tap(std::string("days.key.") + key);
    }

    CHECK(scene.gallery.number == "12.0");
    CHECK(scene.hands.shows("12.0"));
}

TEST_CASE("the keys of a pad leave the field its keyboard", "[field]") {
    Scene scene(Gallery::Page::fields);

    scene.hands.tap("days");
    scene.hands.tap("days.key.3");
    scene.hands.type("1");

    CHECK(scene.surface.focus() == "days");
    CHECK(scene.gallery.number == "31");
}

TEST_CASE("a decimal field takes comma or point, one of them, and keeps a point", "[field]") {
    Scene scene(Gallery::Page::fields);

    scene.hands.tap("days");
    scene.hands.type("2,5.7x");

    CHECK(scene.gallery.number == "2.57");
}

TEST_CASE("a full part of a date hands on to the next", "[field]") {
    Scene scene(Gallery::Page::fields);

    scene.hands.tap("date.day");
    scene.hands.type("07112024");

    CHECK(scene.gallery.date == gui::DateText{"07", "11", "2024"});
}

TEST_CASE("what is typed comes out composed", "[field]") {
    std::string text;
    Caret caret;

    for (const char32_t c : {U'e', U'\u0302', U'\u0303'}) {
        edit(text, caret, gui::TextTyped{c}, {});
    }

    CHECK(text == "ễ");
    CHECK(caret.at == text.size());
}

TEST_CASE("a limit counts characters, not bytes", "[field]") {
    std::string text;
    Caret caret;

    insert(text, caret, "ễễễễ", {.limit = 3});

    CHECK(text == "ễễễ");
}

TEST_CASE("control characters are not typed, lines only where they belong", "[field]") {
    std::string text;
    Caret caret;

    insert(text, caret, "a\x01\x7F\nb", {});
    CHECK(text == "ab");
    insert(text, caret, "\n", {.accepts = Accepts::lines});
    CHECK(text == "ab\n");
}

TEST_CASE("typing replaces what is selected", "[field]") {
    std::string text = "một hai";
    Caret caret;

    edit(text, caret, KeyDown{Key::a, false, true}, {});
    edit(text, caret, gui::TextTyped{U'x'}, {});

    CHECK(text == "x");
}

TEST_CASE("carets move and delete by whole characters", "[field]") {
    std::string text = "aễb";
    Caret caret{.at = text.size(), .anchor = text.size()};

    edit(text, caret, KeyDown{Key::left}, {});
    edit(text, caret, KeyDown{Key::backspace}, {});

    CHECK(text == "ab");
    edit(text, caret, KeyDown{Key::del}, {});
    CHECK(text == "a");
}

TEST_CASE("a caret beyond a text that became shorter is brought back", "[field]") {
    std::string text = "a";
    Caret caret{.at = 40, .anchor = 40};

    edit(text, caret, gui::TextTyped{U'b'}, {});

    CHECK(text == "ab");
}

TEST_CASE("the lines of a text area hold every byte and break long words", "[field]") {
    const std::string text = "một hai ba\nmethamphetamine";

    const auto lines = gui::edit_lines(text, 70, ten_each);

    std::string joined;
    for (const auto line : lines) {
        joined += text.substr(line.begin, line.end - line.begin);
        CHECK(ten_each(std::string_view(text).substr(line.begin, line.end - line.begin)) <= 80);
    }
    CHECK(joined == text);
    CHECK(lines.size() == 5);
}
