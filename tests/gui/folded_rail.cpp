// The substances that are asked about, for staff: chips, or with large text one button in the top bar
// that opens a sheet with all of them. Everybody here is invented.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/gui/audit.h"
#include "tests/gui/screens_tablet.h"

using tests::Tablet;

namespace {

constexpr const char* substances[] = {"tobacco",   "alcohol",   "cannabis",      "cocaine", "amphetamines",
                                      "inhalants", "sedatives", "hallucinogens", "opioids", "other"};

// At the first question about the first substance, with every substance named.
void ask_about_all(Tablet& tablet) {
    tablet.sign_in("coordinator");
    tablet.begin("assist");
    tablet.tap("next");
    for (const char* substance : substances) {
        const bool last = std::string_view(substance) == "other";
        tablet.tap(std::string("option.q1.") + substance + (last ? ".no" : ".yes"));
    }
    tablet.tap("next");
}

void check_nothing_wrong(Tablet& tablet, gui::Drawn& drawn) {
    tablet.hands().look();
    for (const std::string& fault : tests::faults_of(tablet.surface()))
        FAIL_CHECK(fault);
    for (const std::string& fault : tests::word_faults(tablet.surface(), drawn))
        FAIL_CHECK(fault);
}

}  // namespace

TEST_CASE("with large text every substance is one button and one row away", "[question][rail]") {
    const auto [wide, high] = GENERATE(std::pair{1280, 800}, std::pair{800, 1280});
    const float text = GENERATE(1.5F, 2.F);
    const gui::Language language = GENERATE(gui::Language::vi, gui::Language::en);
    CAPTURE(wide, text);
    Tablet tablet({.wide = wide, .high = high, .language = language});
    tablet.app().start_with({.text = text});
    ask_about_all(tablet);
    tablet.speak(language);
    gui::Drawn drawn;
    tablet.surface().record(&drawn);
    REQUIRE(tablet.has("rail"));
    CHECK_FALSE(tablet.has("rail.q2.opioids"));
    CHECK(tablet.hands().control("rail").label.find("1 / 9") != std::string::npos);
    check_nothing_wrong(tablet, drawn);

    tablet.tap("option.q2.tobacco.weekly");
    tablet.tap("rail");
    for (const char* substance : substances)
        CHECK(tablet.has(std::string("rail.q2.") + substance) == (std::string_view(substance) != "other"));
    check_nothing_wrong(tablet, drawn);
    tablet.tap("rail.q2.opioids");

    CHECK(tablet.has("option.q2.opioids.never"));
    CHECK_FALSE(tablet.has("rail.close"));
    CHECK(tablet.hands().control("rail").label.find("9 / 9") != std::string::npos);
    tablet.tap("rail");
    CHECK(tablet.hands().control("rail.q2.opioids").selected);
    const std::string answered = language == gui::Language::vi ? "Đã trả lời" : "Answered";
    drawn = {};
    tablet.surface().record(&drawn);
    tablet.hands().look();
    CHECK(std::ranges::count(drawn.words, answered, &gui::DrawnWords::text) == 1);
    tablet.hands().key(gui::Key::escape);
    CHECK_FALSE(tablet.has("rail.close"));
    CHECK(tablet.has("option.q2.opioids.never"));
}

TEST_CASE("a client alone has no such button", "[question][rail]") {
    const float text = GENERATE(1.F, 2.F);
    Tablet tablet;
    tablet.app().start_with({.text = text});
    tablet.sign_in("coordinator");
    tablet.begin("assist", "self");
    tablet.answer_until("option.q2.tobacco.never", {"yes"});
    CHECK_FALSE(tablet.has("rail"));
    CHECK_FALSE(tablet.has("rail-later"));
}

TEST_CASE("chips that do not fit are counted, and the count opens all of them", "[question][rail]") {
    const auto [wide, high] = GENERATE(std::pair{1280, 800}, std::pair{800, 1280});
    Tablet tablet({.wide = wide, .high = high});
    ask_about_all(tablet);
    gui::Drawn drawn;
    tablet.surface().record(&drawn);
    CHECK_FALSE(tablet.has("rail"));
    REQUIRE(tablet.has("rail-later"));
    CHECK_FALSE(tablet.has("rail-earlier"));
    check_nothing_wrong(tablet, drawn);

    tablet.tap("rail-later");
    tablet.tap("rail.q2.opioids");

    CHECK(tablet.has("option.q2.opioids.never"));
    CHECK(tablet.has("rail-earlier"));
    CHECK_FALSE(tablet.has("rail-later"));
    check_nothing_wrong(tablet, drawn);
}
