// The language of the screen, switched on every question of a whole questionnaire. Answers are invented.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <map>
#include <string>
#include <vector>

#include "tests/gui/screens_tablet.h"

using runtime::Page;
using tests::Tablet;

namespace {

// What the page asks, in the words of the language that the screen speaks.
std::vector<std::string> texts_of(const Page& page) {
    std::vector<std::string> texts;
    for (const auto& question : page.questions) {
        texts.push_back(question.text);
        for (const auto& option : question.options)
            texts.push_back(option.label);
    }
    return texts;
}

void give_an_answer(Tablet& tablet, const Page& page) {
    for (const auto& question : page.questions) {
        const std::string id = question.id;
        if (question.options.empty()) {
            tablet.tap("field." + id + ".key.7");
        } else {
            // Every substance that has a name, so that everything is asked.
            std::string code = question.options.front().code;
            if (id.starts_with("q1.")) code = id == "q1.other" ? "no" : "yes";
            tablet.tap("option." + id + "." + code);
        }
    }
}

}  // namespace

TEST_CASE("on every question the language is switched in place, and each answer keeps its own", "[screens]") {
    const std::string instrument = GENERATE("assist", "dass-21");
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.begin(instrument);
    std::map<std::string, std::string> spoken;  // by item
    bool english = false;

    for (int pages = 0; tablet.kiosk().page().kind != Page::Kind::review; ++pages) {
        REQUIRE(pages < 120);
        const Page before = tablet.kiosk().page();
        const std::string position = tablet.kiosk().session().position();
        INFO(position);

        tablet.tap(english ? "lang.vi" : "lang.en");

        CHECK(tablet.kiosk().session().position() == position);
        const auto words = texts_of(tablet.kiosk().page());
        REQUIRE(words.size() == texts_of(before).size());
        if (!words.empty()) {
            CHECK(words != texts_of(before));
            // In a list a row parts its words from the examples.
            CHECK((before.list || tablet.shows(words.front())));
            CHECK_FALSE(tablet.shows(texts_of(before).front()));
        }
        tablet.tap(english ? "lang.en" : "lang.vi");
        CHECK(texts_of(tablet.kiosk().page()) == texts_of(before));

        // An answer stands when the words around it change, and is of the language it was given in.
        give_an_answer(tablet, before);
        for (const auto& question : before.questions)
            spoken[question.id] = english ? "en" : "vi";
        tablet.tap("next");
        english = !english;
        tablet.tap(english ? "lang.en" : "lang.vi");
    }
    tablet.tap("next");
    REQUIRE(tablet.kiosk().stage() == runtime::Stage::result);

    const auto record = tablet.finished_record();
    REQUIRE(record.answers.size() >= 21);
    for (const auto& answer : record.answers) {
        INFO(answer.item);
        REQUIRE(spoken.contains(answer.item));
        CHECK(answer.language == spoken.at(answer.item));
    }
}
