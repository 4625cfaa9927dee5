// What of a page lies below the fold is announced, and one tap brings it: on every page that a
// client meets and on the results. Everybody here is invented.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <map>
#include <string>

#include "tests/gui/asked.h"
#include "tests/gui/screens_tablet.h"
#include "tests/gui/walks.h"

using tests::Asked;
using tests::Tablet;

namespace {

// The words that can be read now, and how high the first of each stands.
std::map<std::string, float> readable(const gui::Drawn& drawn) {
    std::map<std::string, float> words;
    for (const gui::DrawnWords& one : drawn.words) {
        if (one.clip.contains(one.rect.center())) words.try_emplace(one.text, one.rect.y);
    }
    return words;
}

class Below {
  public:
    Below(Tablet& tablet, int wide, int high, float text) : tablet_(tablet) {
        tablet.surface().resize(wide, high);
        tablet.app().start_with({.text = text});
        tablet.surface().record(&drawn_);
        tablet.hands().look();
    }

    // What is announced is found by scrolling, and what scrolling finds was announced.
    void look_over(const std::string& where) {
        const std::string page = tablet_.surface().page();
        const bool here = page.starts_with("questions/") || page == "consent" || page == "client-view" ||
                          page.starts_with("result/");
        if (!here || is_covered()) return;
        scroll(1000);
        const bool said = tablet_.has("more");
        const auto before = readable(drawn_);
        scroll(-1000);
        const auto after = readable(drawn_);
        INFO(where << " at " << tablet_.surface().size().w << " text " << tablet_.surface().scale().text);
        const bool found =
            std::ranges::any_of(after, [&before](const auto& word) { return !before.contains(word.first); });
        const bool moved = std::ranges::any_of(after, [&before](const auto& word) {
            const auto was = before.find(word.first);
            return was == before.end() || was->second - word.second > 8;
        });
        if (found) CHECK(said);
        if (said) CHECK(moved);
        CHECK_FALSE(tablet_.has("more"));
        if (said) ++announced;
        scroll(1000);
    }

    int announced = 0;

  private:
    // By a sheet, or a dialog.
    [[nodiscard]] bool is_covered() const {
        return std::ranges::any_of(tablet_.surface().controls(), [](const gui::Control& control) {
            const bool answers = control.name.starts_with("option.");
            return control.name.ends_with(".close") || (!answers && control.name.ends_with(".no")) ||
                   control.name == "display.done" || control.name == "leave.stay";
        });
    }
    void scroll(float lines) {
        const gui::Size size = tablet_.surface().size();
        tablet_.surface().push(gui::Wheel{{size.w / 2, size.h / 2}, lines});
        tablet_.hands().look();
    }

    Tablet& tablet_;
    gui::Drawn drawn_;
};

}  // namespace

TEST_CASE("whatever lies below the fold is announced, and nothing else is", "[question][more]") {
    const auto [wide, high] = GENERATE(std::pair{1280, 800}, std::pair{800, 1280});
    const float text = GENERATE(1.F, 1.5F, 2.F);
    Tablet tablet;
    Below below(tablet, wide, high, text);

    tests::walk_as_coordinator(tablet, [&below](const char* screen) { below.look_over(screen); });

    if (text == 2) CHECK(below.announced > 5);
}

TEST_CASE("a tap on it brings what is below, down to the end of the page", "[question][more]") {
    const char* const item = GENERATE("one", "several", "number", "since", "list.a");
    Asked asked({.text = 2});
    asked.go_to(item);
    CAPTURE(item);

    REQUIRE(asked.has("more"));
    for (int taps = 0; taps < 30 && asked.has("more"); ++taps)
        asked.tap("more");

    CHECK_FALSE(asked.has("more"));
    const auto& controls = asked.surface.controls();
    const auto last = std::find_if(controls.rbegin(), controls.rend(),
                                   [](const gui::Control& one) { return one.area == "answers"; });
    REQUIRE(last != controls.rend());
    CHECK(last->visible.h > last->rect.h / 2);
}

TEST_CASE("choices are counted, other things only announced", "[question][more]") {
    Asked asked({.text = 2});
    asked.go_to("one");
    CHECK(asked.shows("lựa chọn bên dưới"));
    asked.go_to("number");
    CHECK(asked.shows("còn nội dung bên dưới"));
    asked.go_to("list.a");
    CHECK(asked.shows("dòng bên dưới"));
}

TEST_CASE("before agreeing it is said that there is more to read", "[question][more]") {
    Tablet tablet;
    tablet.app().start_with({.text = 2});
    tablet.sign_in("coordinator");
    tablet.plan("assist", "self");

    REQUIRE(tablet.has("more"));
    const gui::Rect pill = tablet.hands().control("more").rect;
    CHECK(pill.bottom() <= tablet.hands().control("agree").rect.y);
}
