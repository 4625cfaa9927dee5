// The same questionnaire answered by fingers and by the keyboard alone: what is on the sheet
// in the end must not depend on how it came there.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <algorithm>
#include <chrono>

#include "runtime/practice.h"
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

void press(Tablet& tablet, const std::string& control) {
    walk_to(tablet, control);
    tablet.hands().key(Key::space);
}

// From the names of staff to the first page, no finger on the screen.
void begin_by_keys(Tablet& tablet, const std::string& instrument) {
    press(tablet, "staff.coordinator");
    tablet.hands().type(runtime::practice_passphrase);
    tablet.hands().key(Key::enter);
    press(tablet, "start." + instrument);
    press(tablet, "client.new");
    press(tablet, "mode.staff");
    const auto names = tablet.hands().names();
    const auto site =
        std::ranges::find_if(names, [](const std::string& name) { return name.starts_with("site."); });
    REQUIRE(site != names.end());
    press(tablet, std::string(*site));
    press(tablet, "next");
    press(tablet, "agree");
    REQUIRE(tablet.kiosk().stage() == runtime::Stage::questions);
}

void to_next_page(Tablet& tablet, Way way, const Page& page) {
    if (way == Way::taps) return tablet.tap("next");
    // With the ring on a row Enter would press it again: on to the page's own button.
    if (page.list) walk_to(tablet, "next");
    tablet.hands().wait(std::chrono::seconds(1));  // a page that begins or ends takes no double stroke
    tablet.hands().key(Key::enter);
}

// What the store has of the whole questionnaire, answered in this way from the first page to the last.
runtime::storage::Record stored(const std::string& instrument, Way way) {
    Tablet tablet;
    if (way == Way::taps) {
        tablet.sign_in("coordinator");
        tablet.begin(instrument);
    } else {
        begin_by_keys(tablet, instrument);
    }
    for (int pages = 0; pages < 120; ++pages) {
        const Page page = tablet.kiosk().page();
        for (const auto& question : page.questions)
            answer(tablet, way, page.list, question);
        to_next_page(tablet, way, page);
        if (page.kind != Page::Kind::review) continue;
        REQUIRE(tablet.kiosk().stage() == runtime::Stage::result);
        return tablet.finished_record();
    }
    FAIL("the review was not reached");
    return {};
}

}  // namespace

TEST_CASE("a whole questionnaire by keys alone stores the same answers and scores as by taps alone",
          "[screens]") {
    const std::string instrument = GENERATE("assist", "dass-21");

    const auto by_taps = stored(instrument, Way::taps);
    const auto by_keys = stored(instrument, Way::keys);

    REQUIRE(by_taps.answers.size() > 20);
    REQUIRE(by_keys.answers.size() == by_taps.answers.size());
    for (std::size_t i = 0; i < by_taps.answers.size(); ++i) {
        INFO(by_taps.answers[i].item);
        CHECK(by_keys.answers[i].item == by_taps.answers[i].item);
        CHECK(by_keys.answers[i].state == by_taps.answers[i].state);
        CHECK(by_keys.answers[i].value == by_taps.answers[i].value);
    }
    REQUIRE_FALSE(by_taps.scorings.empty());
    REQUIRE(by_keys.scorings.size() == by_taps.scorings.size());
    REQUIRE(by_taps.scorings.back().scores.size() >= 3);
    CHECK(by_keys.scorings.back().scores == by_taps.scorings.back().scores);
}
