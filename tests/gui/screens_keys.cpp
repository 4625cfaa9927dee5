// The same questionnaire answered by fingers and by the keyboard alone: what is on the sheet
// in the end must not depend on how it came there.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/gui/screens_tablet.h"

using gui::Key;
using runtime::Page;
using tests::Tablet;

namespace {

enum class Way { taps, keys };

// Invented, but the same for every way of answering: some of everything, and no substance
// whose name would have to be written.
std::size_t choice_for(const runtime::QuestionView& question) {
    if (question.id == "q1.other") return 1;
    std::size_t sum = 0;
    for (const char c : question.id)
        sum += static_cast<unsigned char>(c);
    return sum % question.options.size();
}

void walk_to(Tablet& tablet, const std::string& control) {
    for (int step = 0; step < 80 && tablet.surface().focus() != control; ++step)
        tablet.hands().key(Key::tab);
    INFO(control << " on page " << tablet.surface().page());
    REQUIRE(tablet.surface().focus() == control);
}

void answer(Tablet& tablet, Way way, bool list, const runtime::QuestionView& question) {
    if (question.options.empty()) {
        const std::string field = "field." + question.id;
        if (way == Way::taps) {
            tablet.tap(field + ".key.7");
        } else {
            walk_to(tablet, field);
            tablet.hands().type("7");
        }
        return;
    }
    const std::size_t choice = choice_for(question);
    const std::string option = "option." + question.id + "." + question.options[choice].code;
    if (way == Way::taps) {
        tablet.tap(option);
    } else if (list) {
        walk_to(tablet, option);
        tablet.hands().key(Key::space);
    } else {
        // Where every code is a digit the digit is the code, elsewhere the place from 1.
        const std::string& code = question.options[choice].code;
        const bool digits = code.size() == 1 && code[0] >= '0' && code[0] <= '9';
        tablet.hands().type(digits ? code : std::to_string(choice + 1));
    }
}

std::vector<runtime::ReviewLine> reviewed(const std::string& instrument, Way way) {
    Tablet tablet;
    tablet.sign_in("coordinator");
    tablet.begin(instrument);
    for (int pages = 0; pages < 120; ++pages) {
        const Page page = tablet.kiosk().page();
        if (page.kind == Page::Kind::review) return page.review;
        for (const auto& question : page.questions)
            answer(tablet, way, page.list, question);
        if (way == Way::taps) {
            tablet.tap("next");
        } else {
            // With the ring on a row Enter would press it again: on to the page's own button.
            if (page.list) walk_to(tablet, "next");
            tablet.hands().key(Key::enter);
        }
    }
    FAIL("the review was not reached");
    return {};
}

}  // namespace

TEST_CASE("a whole questionnaire by keys alone leaves the same answers as by taps alone", "[screens]") {
    const std::string instrument = GENERATE("assist", "dass-21");

    const auto by_taps = reviewed(instrument, Way::taps);
    const auto by_keys = reviewed(instrument, Way::keys);

    REQUIRE(by_taps.size() > 20);
    REQUIRE(by_keys.size() == by_taps.size());
    for (std::size_t i = 0; i < by_taps.size(); ++i) {
        INFO(by_taps[i].question);
        CHECK(by_keys[i].question == by_taps[i].question);
        CHECK(by_keys[i].answer == by_taps[i].answer);
        CHECK_FALSE(by_taps[i].blank);
    }
}
