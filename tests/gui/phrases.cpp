#include "gui/phrases.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cctype>

using gui::Language;
using gui::Phrases;
using gui::read_po;

TEST_CASE("a phrase goes on over several quoted lines", "[phrases]") {
    const auto read = read_po(
        "# comment\nmsgid \"\"\nmsgstr \"Language: vi\\n\"\n\nmsgid \"sign_in\"\nmsgstr \"Đăng\"\n\" "
        "\"\n\"nhập\\n\"\n");

    REQUIRE(read);
    CHECK(read->at("sign_in") == std::vector<std::string>{"Đăng nhập\n"});
    CHECK(read->size() == 1);
}

TEST_CASE("an untranslated phrase counts as missing", "[phrases]") {
    const auto read = read_po("msgid \"sign_in\"\nmsgstr \"\"\n");

    REQUIRE(read);
    CHECK(read->empty());
}

TEST_CASE("a broken phrase file names every line that is wrong", "[phrases]") {
    const auto read = read_po(
        "msgid \"a\"\nmsgstr \"open\nnonsense\nmsgid \"b\"\nmsgstr \"x\"\nmsgid \"b\"\nmsgstr \"y\"\n");

    REQUIRE(!read);
    REQUIRE(read.error().size() == 3);
    CHECK(read.error().at(0).line == 2);
    CHECK(read.error().at(1).line == 3);
    CHECK(read.error().at(2).line == 6);
}

TEST_CASE("arguments take the places of their numbers, in any order", "[phrases]") {
    const Phrases phrases;

    CHECK(phrases.say(Language::en, "question_n_of_m", {"3", "21"}) == "Question 3 of 21");
    CHECK(phrases.say(Language::vi, "question_n_of_m", {"3", "21"}) == "Câu 3 / 21");
}

TEST_CASE("an argument that is not given leaves its place to be seen", "[phrases]") {
    CHECK(Phrases().say(Language::en, "question_n_of_m", {"3"}) == "Question 3 of %2");
}

TEST_CASE("English has a form for one, Vietnamese one form for all", "[phrases]") {
    const Phrases phrases;

    CHECK(phrases.count(Language::en, "choices_below", 1) == "1 more choice below");
    CHECK(phrases.count(Language::en, "choices_below", 2) == "2 more choices below");
    CHECK(phrases.count(Language::en, "choices_below", 0) == "0 more choices below");
    CHECK(phrases.count(Language::vi, "choices_below", 1) == "còn 1 lựa chọn bên dưới");
}

TEST_CASE("an unknown phrase is shown as its id", "[phrases]") {
    CHECK(Phrases().say(Language::vi, "no_such_phrase") == "no_such_phrase");
}

TEST_CASE("both languages have the same phrases with the same arguments", "[phrases]") {
    const Phrases phrases;
    const auto places = [](const std::string& text) {
        std::string found;
        for (std::size_t at = text.find('%'); at != std::string::npos; at = text.find('%', at + 1)) {
            found += text.substr(at + 1, 1);
        }
        std::sort(found.begin(), found.end());
        return found;
    };

    REQUIRE(phrases.all(Language::vi).size() > 50);
    CHECK(phrases.all(Language::vi).size() == phrases.all(Language::en).size());
    for (const auto& [id, forms] : phrases.all(Language::vi)) {
        INFO(id);
        REQUIRE(phrases.all(Language::en).contains(id));
        CHECK(places(forms.front()) == places(phrases.all(Language::en).at(id).front()));
    }
}

TEST_CASE("Vietnamese phrases set the tone as the questionnaires do: hòa, khỏe, túy", "[phrases]") {
    // The other convention marks the last letter of an open syllable; after "q" the u is no vowel.
    const std::vector<std::string> other = {"oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ",
                                            "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"};
    const auto ends_a_word = [](const std::string& text, std::size_t at) {
        return at == text.size() || (std::isalpha(static_cast<unsigned char>(text[at])) == 0 &&
                                     static_cast<unsigned char>(text[at]) < 0xC0);
    };

    const Phrases phrases;
    for (const auto& [id, forms] : phrases.all(Language::vi)) {
        if (id == "tone_marks_new") continue;  // shows the other one
        INFO(id << ": " << forms.front());
        for (const std::string& end : other) {
            for (auto at = forms.front().find(end); at != std::string::npos;
                 at = forms.front().find(end, at + 1)) {
                const bool after_q = at > 0 && (forms.front()[at - 1] == 'q' || forms.front()[at - 1] == 'Q');
                CHECK((after_q || !ends_a_word(forms.front(), at + end.size())));
            }
        }
    }
}
