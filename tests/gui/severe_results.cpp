// What is severe is not missed for standing under another tab. Every result here is invented.
#include <catch2/catch_test_macros.hpp>
#include <optional>
#include <string>

#include "gui/screens/result.h"
#include "tests/support/touch.h"

namespace {

runtime::ResultView result_of(const std::string& id, const std::string& title, bool severe) {
    runtime::ScaleView scale;
    scale.id = "mood";
    scale.name = "Invented scale of " + title;
    scale.score = severe ? "9" : "0";
    scale.greatest = 10;
    scale.bands = {{"low", "Invented low", "ok", 0}, {"high", "Invented high", "sev", 5}};
    scale.band = severe ? 1 : 0;
    runtime::ResultView result;
    result.instrument_id = id;
    result.title = title;
    result.scales = {scale};
    return result;
}

struct ResultPage {
    explicit ResultPage(bool severe) {
        view.results = {result_of("first@1", "First", false), result_of("second@1", "Second", severe)};
        surface.resize(1280, 800);
        surface.set_language(gui::Language::en);
        hands.emplace(surface, [this](gui::Frame& frame) { draw(frame); });
    }

    void draw(gui::Frame& frame) {
        for (const gui::Wish& wish : draw_result(view, draft, frame.window(), frame))
            finished = finished || std::holds_alternative<gui::wish::FinishVisit>(wish);
    }

    gui::Surface surface;
    gui::ResultPageView view;
    gui::ResultDraft draft;
    bool finished = false;
    std::optional<tests::Hands> hands;
};

constexpr std::string_view warning = "Keep in mind before the client leaves: Invented scale of Second";
constexpr std::string_view question = "Severe or high results: Second.";

}  // namespace

TEST_CASE("a severe result under another tab is said on the page and before the visit ends", "[result]") {
    ResultPage page(true);

    CHECK(page.hands->shows(std::string("Second · ") + std::string(warning)));
    CHECK_FALSE(page.hands->shows(question));
    page.hands->tap("next");
    CHECK(page.hands->shows(question));
    page.hands->tap("finish.yes");
    CHECK(page.finished);

    // Under its own tab it has its own box.
    page.hands->tap("result.second");
    CHECK(page.hands->shows(warning));
    CHECK_FALSE(page.hands->shows("Second · "));
}

TEST_CASE("where nothing is severe nothing of it is said", "[result]") {
    ResultPage page(false);

    page.hands->tap("next");

    CHECK_FALSE(page.hands->shows(warning));
    CHECK_FALSE(page.hands->shows("Severe or high results"));
}

TEST_CASE("a finding that is severe is said like a band", "[result]") {
    ResultPage page(false);
    page.view.results.at(1).findings = {{.id = "injecting",
                                         .name = "Invented finding",
                                         .value = "often",
                                         .label = "Invented often",
                                         .action = {},
                                         .say = {},
                                         .next = {},
                                         .tone = "high"}};
    page.surface.touch_up();
    page.hands->look();

    CHECK(page.hands->shows(
        "Second · Keep in mind before the client leaves: Invented finding (Invented often)"));
    page.hands->tap("next");
    CHECK(page.hands->shows(question));
}
