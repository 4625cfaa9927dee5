// The keyboard on the screen, touched on an invented page of fields.
#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "gui/passphrase_offers.h"
#include "gui/widgets/keyboard_layout.h"
#include "tests/gui/keyboard_fields.h"
#include "tests/gui/screens_tablet.h"

using gui::Key;
using gui::Rect;
using gui::typing::Method;
using std::chrono::milliseconds;
using tests::Fields;

TEST_CASE("the keyboard stands while a field of words has the focus", "[screen-keyboard]") {
    Fields fields;
    CHECK(!fields.has("key.q"));

    fields.hands.tap("story");
    CHECK(fields.has("key.q"));
    fields.hands.tap("days");
    CHECK(!fields.has("key.q"));  // numbers have a pad of their own
    fields.hands.tap("secret");
    CHECK(fields.has("key.q"));
    fields.hands.tap("key.hide");
    CHECK(!fields.has("key.q"));
    CHECK(fields.surface.focus().empty());
}

TEST_CASE("the keyboard types into the field and leaves it the focus", "[screen-keyboard]") {
    Fields fields;
    fields.hands.tap("story");

    fields.tap_keys("Tooi ddi");
    fields.hands.tap("key.comma");
    fields.hands.tap("key.enter");
    fields.tap_keys("vieecj");

    CHECK(fields.story == "Tôi đi,\nviệc");
    CHECK(fields.surface.focus() == "story");
    fields.hands.tap("key.backspace");
    CHECK(fields.story == "Tôi đi,\nviêc");
}

TEST_CASE("a finger beside the keys leaves the field its focus", "[screen-keyboard]") {
    Fields fields;
    fields.hands.tap("story");
    const Rect space = fields.hands.control("key.space").rect;

    fields.hands.tap_at({2, space.center().y});

    CHECK(fields.surface.focus() == "story");
    CHECK(fields.has("key.q"));
}

TEST_CASE("a hardware key hides the keyboard at once, a finger on a field brings it back",
          "[screen-keyboard]") {
    Fields fields;
    fields.hands.tap("story");
    fields.tap_keys("aa");

    fields.hands.type("as");
    CHECK(!fields.has("key.q"));
    CHECK(fields.story == "âas");  // the desktop composes what comes from its keyboard

    fields.hands.tap("name");
    CHECK(fields.has("key.q"));
    fields.hands.key(Key::tab);
    CHECK(!fields.has("key.q"));
}

TEST_CASE("the page above the keyboard has the rest, and the field is scrolled into it",
          "[screen-keyboard]") {
    Fields fields;
    const float next = fields.hands.control("next").rect.bottom();
    fields.hands.tap("name");

    const Rect first = fields.hands.control("key.q").rect;

    CHECK(fields.hands.control("next").rect.bottom() < next - 300);
    CHECK(fields.hands.control("next").rect.bottom() <= first.y);
    CHECK(fields.hands.control("name").visible == fields.hands.control("name").rect);
}

TEST_CASE("Enter in a field of one line submits it", "[screen-keyboard]") {
    Fields fields;
    fields.hands.tap("name");

    fields.hands.tap("key.enter");

    CHECK(fields.submitted == 1);
    CHECK(fields.name.empty());
}

TEST_CASE("Shift is for one letter, twice for all of them", "[screen-keyboard]") {
    Fields fields;
    fields.hands.tap("name");

    fields.tap_keys("Lan");
    fields.hands.tap("key.space");
    fields.hands.tap("key.shift");
    fields.hands.tap("key.shift");
    for (const char* key : {"key.a", "key.t", "key.s", "key.s"})
        fields.hands.tap(key);
    fields.hands.tap("key.shift");
    fields.tap_keys(" x");

    CHECK(fields.name == "Lan ATS x");
}

TEST_CASE("the other pages have digits and every ASCII sign", "[screen-keyboard]") {
    gui::KeyboardState keyboard;
    keyboard.form = gui::KeyboardForm::secret;
    keyboard.place = {0, 0, 800, 372};
    std::u32string all;
    using Page = gui::KeyboardState::Page;
    for (const auto page : {Page::letters, Page::signs, Page::more_signs}) {
        keyboard.page = page;
        for (const auto shift : {gui::KeyboardState::Shift::off, gui::KeyboardState::Shift::once}) {
            keyboard.shift = shift;
            for (const auto& key : gui::keyboard_layout(keyboard, Method::off))
                all += key.character;
        }
    }

    for (char32_t c = U'!'; c <= U'~'; ++c) {
        INFO(static_cast<char>(c));
        CHECK(all.find(c) != std::u32string::npos);
    }

    Fields fields;
    fields.hands.tap("name");
    fields.hands.tap("key.page");
    fields.tap_keys("12");
    fields.hands.tap("key.shift");
    fields.hands.tap("key.~");
    fields.hands.tap("key.page");
    fields.tap_keys("a");
    CHECK(fields.name == "12~a");
}

TEST_CASE("the method's key goes from Telex to VNI to none", "[screen-keyboard]") {
    Fields fields;
    fields.hands.tap("name");
    CHECK(!fields.has("key.1"));

    fields.hands.tap("key.method");
    CHECK(fields.surface.typing(gui::Language::vi).method == Method::vni);
    fields.tap_keys("d9i ");
    fields.hands.tap("key.method");
    CHECK(!fields.has("key.1"));
    fields.tap_keys("ddi ");
    fields.hands.tap("key.method");
    fields.tap_keys("ddi");

    CHECK(fields.name == "đi ddi đi");
}

TEST_CASE("English words are not composed, unless somebody asks for it", "[screen-keyboard]") {
    Fields fields;
    fields.surface.set_language(gui::Language::en);
    fields.hands.tap("name");

    fields.tap_keys("coffee tests ");
    fields.hands.tap("key.method");
    fields.tap_keys("ddi");

    CHECK(fields.name == "coffee tests đi");
    fields.surface.set_language(gui::Language::vi);
    CHECK(fields.surface.typing(gui::Language::vi).method == Method::telex);
}

TEST_CASE("a code is typed in capitals, with digits, and composes nothing", "[screen-keyboard]") {
    Fields fields;
    fields.hands.tap("code");

    CHECK(!fields.has("key.method"));
    for (const char* key : {"key.7", "key.d", "key.d", "key.a", "key.-", "key.s"})
        fields.hands.tap(key);

    CHECK(fields.code == "7DDA-S");
}

TEST_CASE("a passphrase is typed as it is: nothing is composed, nothing legible", "[screen-keyboard]") {
    Fields fields;
    fields.hands.tap("secret");

    fields.tap_keys("ddaas casi");

    CHECK(fields.secret == "ddaas casi");
    CHECK(!fields.has("key.method"));
    CHECK(!fields.hands.shows("casi"));
}

TEST_CASE("Backspace that is held goes on", "[screen-keyboard]") {
    Fields fields;
    fields.hands.tap("secret");
    fields.tap_keys("abcdefgh");
    const gui::Point backspace = fields.middle("key.backspace");

    fields.hands.press(backspace);
    fields.hands.wait(milliseconds(510));
    CHECK(fields.secret == "abcdefg");
    fields.hands.wait(milliseconds(100));
    fields.hands.wait(milliseconds(100));
    CHECK(fields.secret == "abcde");
    fields.hands.lift(backspace);

    CHECK(fields.secret == "abcde");
    CHECK(!fields.surface.deadline());
}

TEST_CASE("the keyboard serves a field in a sheet as well", "[screen-keyboard]") {
    Fields fields;
    fields.sheet = true;
    fields.hands.look();

    fields.hands.tap("inside");
    fields.tap_keys("ow");

    CHECK(fields.name == "ơ");
    for (const std::string& fault : tests::faults_of(fields.surface))
        FAIL_CHECK(fault);
}

TEST_CASE("a keyboard that stands is at rest", "[screen-keyboard]") {
    Fields fields;
    fields.hands.tap("name");

    CHECK(!fields.surface.deadline());
    CHECK(!fields.surface.stale());
}

TEST_CASE("every page of the keyboard holds to the targets' size and place", "[screen-keyboard]") {
    const auto [wide, high] = GENERATE(std::pair{1280, 800}, std::pair{800, 1280});
    const auto language = GENERATE(gui::Language::vi, gui::Language::en);
    Fields fields(wide, high);
    fields.surface.set_language(language);
    const auto look_over = [&](const char* where) {
        INFO(where);
        for (const std::string& fault : tests::faults_of(fields.surface))
            FAIL_CHECK(fault);
    };

    for (const char* field : {"name", "secret", "code"}) {
        fields.hands.tap(field);
        look_over(field);
        fields.hands.tap("key.page");
        look_over("signs");
        fields.hands.tap("key.shift");
        look_over("more signs");
        fields.hands.tap("key.hide");
    }
    fields.hands.tap("name");
    fields.hands.tap("key.method");
    look_over("VNI");
}

TEST_CASE("words of the public list are offered from the second letter of a passphrase's word on",
          "[screen-keyboard]") {
    using gui::passphrase_offers;
    CHECK(passphrase_offers("").words.empty());
    CHECK(passphrase_offers("x").words.empty());
    CHECK(passphrase_offers("zq").words.empty());
    CHECK(passphrase_offers("xedap ").words.empty());
    CHECK(passphrase_offers("Xed").words.empty());  // the list has small letters only

    const auto first = passphrase_offers("hoasen xed");
    CHECK(first.begun == 3);
    CHECK(first.words == std::vector<std::string_view>{"xedap", "xeday", "xedua"});
    const auto many = passphrase_offers("ca");
    REQUIRE(many.words.size() == gui::passphrase_offers_max);
    for (const std::string_view word : many.words)
        CHECK((word.starts_with("ca") && word.size() == 3));
    CHECK(passphrase_offers("xedap").words.empty());  // whole already
}

TEST_CASE("a word that is touched is completed, and the next letter begins another", "[screen-keyboard]") {
    Fields fields;
    fields.hands.tap("secret");
    fields.tap_keys("xed");
    fields.hands.tap("key.word.xedap");
    CHECK(fields.secret == "xedap");
    CHECK_FALSE(fields.has("key.word.xedap"));

    fields.tap_keys("hoas");
    CHECK(fields.secret == "xedap hoas");
    fields.hands.tap("key.word.hoasen");
    fields.tap_keys(" xe");
    CHECK(fields.secret == "xedap hoasen xe");

    fields.tap_keys("d");
    fields.hands.tap("key.word.xedap");
    fields.hands.tap("key.backspace");
    fields.tap_keys("p");
    CHECK(fields.secret == "xedap hoasen xedap");
    CHECK(fields.surface.focus() == "secret");
}

TEST_CASE("nothing is offered in other fields, on signs, or in the middle of a passphrase",
          "[screen-keyboard]") {
    Fields fields;
    fields.hands.tap("name");
    fields.tap_keys("xed");
    CHECK_FALSE(fields.has("key.word.xedap"));

    fields.hands.tap("secret");
    fields.tap_keys("xed");
    CHECK(fields.has("key.word.xedap"));
    fields.hands.tap("key.page");
    CHECK_FALSE(fields.has("key.word.xedap"));
    fields.hands.tap("key.page");
    CHECK(fields.has("key.word.xedap"));
    const Rect field = fields.hands.control("secret").rect;
    fields.hands.tap_at({field.x + 22, field.center().y});
    CHECK_FALSE(fields.has("key.word.xedap"));
    fields.tap_keys("h");
    CHECK(fields.secret == "hxed");
}

TEST_CASE("a hint in a key's corner never lies on its letter", "[screen-keyboard]") {
    const auto [wide, high] = GENERATE(std::pair{1280, 800}, std::pair{800, 1280});
    const float text = GENERATE(1.F, 1.25F, 1.5F, 2.F);
    CAPTURE(wide, text);
    Fields fields(wide, high);
    fields.surface.set_scale({.dp = 1, .text = text});
    gui::Drawn drawn;
    fields.surface.record(&drawn);
    fields.hands.tap("name");
    fields.hands.look();

    int hints = 0;
    for (const gui::DrawnWords& hint : drawn.words) {
        const bool is_hint =
            std::ranges::any_of(std::array{"á", "à", "ả", "ã", "ạ", "ơ"},
                                [&](const char* mark) { return hint.text.starts_with(mark); });
        if (!is_hint || hint.rect.y < fields.hands.control("key.q").rect.y - 1) continue;
        CHECK_FALSE(hint.text.ends_with("…"));
        ++hints;
        for (const gui::DrawnWords& letter : drawn.words) {
            const bool one = letter.text.size() == 1 && letter.rect.y > hint.rect.y - 40;
            const gui::Rect both = letter.rect.meet(hint.rect);
            // Above a small letter its line is empty.
            if (one && both.w > 1 && both.h > 0.2F * letter.rect.h) {
                CAPTURE(letter.text, both.w, both.h);
                FAIL_CHECK("lies on the letter");
            }
        }
    }
    if (text == 1) CHECK(hints == 6);
}
