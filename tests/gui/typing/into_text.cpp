// Keys of the keyboard on the screen into a text: words composed at the caret, all else as it is.
#include "gui/typing/into_text.h"

#include <catch2/catch_test_macros.hpp>

#include "gui/utf8.h"
#include "instruments/utf8.h"

using gui::Caret;
using gui::EditRules;
using gui::Key;
using gui::typing::composing;
using gui::typing::Method;
using gui::typing::type_into;
using gui::typing::TypingChoice;

namespace {

constexpr TypingChoice telex{.method = Method::telex};

struct Page {
    std::string text;
    Caret caret;
    EditRules rules{.accepts = gui::Accepts::lines, .limit = 200};
    TypingChoice choice = telex;

    void keys(std::string_view characters) {
        while (!characters.empty())
            type_into(text, caret, {.character = gui::next_character(characters)}, rules, choice);
    }
    bool key(Key key) { return type_into(text, caret, {.key = key}, rules, choice); }
};

}  // namespace

TEST_CASE("keys on the screen become Vietnamese sentences", "[typing]") {
    Page page;

    page.keys("Tooi mong casn booj ddeens thawm nhaf, 2 laanf.");

    CHECK(page.text == "Tôi mong cán bộ đến thăm nhà, 2 lần.");
    CHECK(page.caret.at == page.text.size());
}

TEST_CASE("Backspace takes one key of the word, after the word one character", "[typing]") {
    Page page;
    page.keys("vieecj");

    page.key(Key::backspace);
    CHECK(page.text == "viêc");
    page.keys("j ");
    page.key(Key::backspace);
    CHECK(page.text == "việc");
    page.key(Key::backspace);
    CHECK(page.text == "việ");
}

TEST_CASE("a word is composed where the caret is, and only while it stays there", "[typing]") {
    Page page;
    page.text = "một  ba";
    page.caret.at = page.caret.anchor = std::string_view("một ").size();

    page.keys("hai");
    CHECK(page.text == "một hai ba");
    CHECK(composing(page.text, page.caret, telex));
    page.caret.at = page.caret.anchor = page.text.size();
    CHECK(!composing(page.text, page.caret, telex));
    page.keys("s");

    CHECK(page.text == "một hai bas");
}

TEST_CASE("a text that was changed by another hand ends the word", "[typing]") {
    Page page;
    page.keys("toi");

    page.text = "xyz";
    page.keys("s");

    CHECK(page.text == "xyzs");
}

TEST_CASE("a word takes the place of what is selected", "[typing]") {
    Page page;
    page.text = "một hai";
    page.caret = {.at = page.text.size(), .anchor = page.text.size() - 3};

    page.keys("ba");

    CHECK(page.text == "một ba");
}

TEST_CASE("a key that would make the text too long does nothing", "[typing]") {
    Page page;
    page.rules.limit = 4;

    page.keys("toong");

    CHECK(page.text == "tông");
    page.keys("a");
    CHECK(page.text == "tông");
    page.keys("s");
    CHECK(page.text == "tống");
}

TEST_CASE("another method ends the word; no method types letters", "[typing]") {
    Page page;
    page.keys("too");

    page.choice.method = Method::vni;
    page.keys("o6");
    CHECK(page.text == "tôô");
    page.choice.method = Method::off;
    page.keys(" aas1");

    CHECK(page.text == "tôô aas1");
}

TEST_CASE("Enter ends the word and makes a line where lines are taken", "[typing]") {
    Page page;
    page.keys("mootj");
    page.key(Key::enter);
    page.keys("hai");

    CHECK(page.text == "một\nhai");
}

TEST_CASE("a letter that was chosen from the variants stands as it is", "[typing]") {
    Page page;

    page.keys("nguễn");

    CHECK(page.text == "nguễn");
    CHECK(instruments::to_nfc(page.text) == page.text);
}

TEST_CASE("accents typed apart from their letters are joined", "[typing]") {
    Page page;

    page.keys("e\u0302\u0303 o\u0323\u0302");

    CHECK(page.text == "ễ ộ");
}
