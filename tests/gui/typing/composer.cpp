// Keystroke by keystroke: the word so far, one key back, and every Vietnamese word of the
// questionnaires and of the interface typed by both methods.
#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <iterator>
#include <set>

#include "gui/typing/letter.h"
#include "instruments/utf8.h"
#include "tests/gui/typing/typed.h"
#include "tests/support/places.h"

using gui::typing::Composer;
using gui::typing::Letter;
using gui::typing::Mark;
using gui::typing::Method;
using gui::typing::Tone;
using gui::typing::TonePlacement;
using gui::typing::TypingChoice;

namespace {

constexpr TypingChoice telex{.method = Method::telex};

// The keys for a small Vietnamese word: marks as they come, the tone at the end.
std::string keys_for(std::string_view word, Method method) {
    const bool vni = method == Method::vni;
    std::string keys;
    char tone_key = '\0';
    while (!word.empty()) {
        const char32_t c = gui::next_character(word);
        Letter found = c == U'đ' ? gui::typing::letter_of(c)
                                 : gui::typing::plain(static_cast<char>(c < 0x80 ? c : U'?'));
        for (const char32_t base : std::u32string_view(U"aăâeêioôơuưy")) {
            const Letter letter = gui::typing::letter_of(base);
            for (int tone = 0; tone <= static_cast<int>(Tone::dot); ++tone) {
                if (gui::typing::spelt(letter, static_cast<Tone>(tone)) != c) continue;
                found = letter;
                if (tone > 0)
                    tone_key = std::string_view(vni ? " 12345" : " sfrxj")[static_cast<std::size_t>(tone)];
            }
        }
        keys += found.base;
        switch (found.mark) {
            case Mark::none:
                break;
            case Mark::circumflex:
                keys += vni ? '6' : found.base;
                break;
            case Mark::breve:
                keys += vni ? '8' : 'w';
                break;
            case Mark::horn:
                keys += vni ? '7' : 'w';
                break;
            case Mark::stroke:
                keys += vni ? '9' : 'd';
                break;
        }
    }
    if (tone_key != '\0') keys += tone_key;
    return keys;
}

// Words with at least one Vietnamese letter, small, of a file of the project.
void add_words(const std::string& file, std::set<std::string>& words) {
    std::ifstream in(tests::source_dir() + "/" + file);
    REQUIRE(in);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    std::string word;
    bool vietnamese = false;
    bool small = true;
    for (std::string_view rest = text; !rest.empty();) {
        const char32_t c = gui::next_character(rest);
        const bool ascii = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
        const bool letter = ascii || (c >= 0xC0 && c <= 0x1EF9 && c != 0xD7 && c != 0xF7);
        if (letter) {
            std::string one;
            gui::append_character(one, c);
            small = small && one != gui::upper_case(one);
            vietnamese = vietnamese || !ascii;
            word += one;
            continue;
        }
        if (vietnamese && small) words.insert(word);
        word.clear();
        vietnamese = false;
        small = true;
    }
}

}  // namespace

TEST_CASE("each key shows the word so far", "[typing]") {
    Composer composer;

    std::vector<std::string> shown;
    for (const char key : std::string_view("vieecj")) {
        shown.push_back(composer.press(static_cast<char32_t>(key), telex));
    }

    CHECK(shown == std::vector<std::string>{"v", "vi", "vie", "viê", "viêc", "việc"});
}

TEST_CASE("one key back is the word before it", "[typing]") {
    Composer composer;
    for (const char key : std::string_view("ddaf"))
        composer.press(static_cast<char32_t>(key), telex);

    CHECK(composer.take_back(telex) == "đa");
    CHECK(composer.take_back(telex) == "đ");
    CHECK(composer.take_back(telex) == "d");
    CHECK(!composer.empty());
    CHECK(composer.take_back(telex).empty());
    CHECK(composer.empty());
}

TEST_CASE("a word that was no Vietnamese is one again after a key back", "[typing]") {
    Composer composer;
    for (const char key : std::string_view("dduowcf"))
        composer.press(static_cast<char32_t>(key), telex);

    CHECK(composer.take_back(telex) == "đươc");
    CHECK(composer.press(U'j', telex) == "được");
}

TEST_CASE("only what belongs to a word is taken", "[typing]") {
    Composer composer;

    CHECK(composer.takes(U'a', Method::telex));
    CHECK(composer.takes(U'Z', Method::vni));
    CHECK(!composer.takes(U'a', Method::off));
    CHECK(!composer.takes(U'1', Method::telex));
    CHECK(!composer.takes(U'1', Method::vni));
    CHECK(!composer.takes(U' ', Method::telex));
    CHECK(!composer.takes(U'á', Method::telex));
    composer.press(U'a', {.method = Method::vni});
    CHECK(composer.takes(U'1', Method::vni));
}

TEST_CASE("every Vietnamese word of the questionnaires and of the interface can be typed", "[typing]") {
    std::set<std::string> words;
    for (const char* file :
         {"instruments/wording/assist-3.1.vi.xml", "instruments/wording/dass-21-1.vi.xml",
          "instruments/wording/client-satisfaction-1.vi.xml", "instruments/wording/referral-record-1.vi.xml",
          "instruments/wording/treatment-history-1.vi.xml", "assets/phrases/vi.po"}) {
        add_words(file, words);
    }
    CHECK(words.size() > 600);

    for (const Method method : {Method::telex, Method::vni}) {
        for (const std::string& word : words) {
            const std::string keys = keys_for(word, method);
            INFO(keys);
            const bool either = tests::made(keys, method, TonePlacement::old_style) == word ||
                                tests::made(keys, method, TonePlacement::new_style) == word;
            CHECK(either);
        }
    }
}

TEST_CASE("whatever is typed comes out in NFC", "[typing]") {
    // All words of three keys, and what becomes of them: nothing may come out decomposed.
    const std::string_view keys = "adeouwsfjinx";
    for (const char one : keys) {
        for (const char two : keys) {
            for (const char three : keys) {
                const std::string word = tests::made(std::string{one, two, three}, Method::telex);
                CHECK(instruments::to_nfc(word) == word);
            }
        }
    }
}
