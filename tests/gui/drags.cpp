// A finger that moves more than 10 dp has not tapped, whatever it was put down on: on every screen,
// each kind of control is dragged over sideways, so that nothing scrolls either, and nothing happens.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <set>

#include "tests/gui/asked.h"
#include "tests/gui/walks.h"

using gui::Kind;
using tests::Asked;
using tests::Tablet;

namespace {

struct Standing {
    std::string page;
    std::vector<std::string> texts;
    std::vector<std::string> controls;
    bool operator==(const Standing&) const = default;
};
Standing standing(const gui::Surface& surface) {
    Standing now{surface.page(), surface.texts(), {}};
    for (const gui::Control& control : surface.controls())
        now.controls.push_back(control.name + (control.selected ? " on" : ""));
    return now;
}

// Twelve dp to one side and up again, inside the control.
void drag_over(tests::Hands& hands, const gui::Control& control) {
    const gui::Point at = control.visible.center();
    hands.press(at);
    hands.move({at.x + 12, at.y});
    hands.lift({at.x + 12, at.y});
}

// "option.q1.tobacco.yes" and "option.q1.alcohol.yes" are of one kind.
std::string kind_of(const gui::Control& control) {
    const std::string& name = control.name;
    return std::to_string(static_cast<int>(control.kind)) + name.substr(0, name.find('.')) +
           (control.area.empty() ? "" : " scrolled");
}

bool is_field(const gui::Control& control) {
    return control.kind == Kind::field || control.kind == Kind::text_area;
}

class Dragger {
  public:
    explicit Dragger(Tablet& tablet) : tablet_(tablet) {}

    void look_over(const char* screen) {
        tablet_.hands().wait(std::chrono::milliseconds(300));
        const std::vector<gui::Control> controls = tablet_.surface().controls();
        const Standing before = standing(tablet_.surface());
        for (const gui::Control& control : controls) {
            const bool reached = control.visible.w > 30 && control.visible.h > 0 && !is_field(control);
            if (!reached || !kinds.insert(kind_of(control)).second) continue;
            INFO(screen << ": " << control.name);
            drag_over(tablet_.hands(), control);
            REQUIRE(standing(tablet_.surface()) == before);
        }
    }

    std::set<std::string> kinds;

  private:
    Tablet& tablet_;
};

}  // namespace

TEST_CASE("a drag acts on nothing of the coordinator's screens", "[touch][drags]") {
    Tablet tablet;
    Dragger dragger(tablet);
    tests::walk_as_coordinator(tablet, [&dragger](const char* screen) { dragger.look_over(screen); });
    CHECK(dragger.kinds.size() > 30);
}

TEST_CASE("a drag acts on nothing of the supervisor's and the evaluator's screens", "[touch][drags]") {
    Tablet tablet;
    Dragger dragger(tablet);
    tests::walk_as_supervisor_and_evaluator(tablet,
                                            [&dragger](const char* screen) { dragger.look_over(screen); });
    CHECK(dragger.kinds.size() > 30);
}

TEST_CASE("a drag acts on nothing that a client alone meets", "[touch][drags]") {
    Tablet tablet;
    Dragger dragger(tablet);
    tests::walk_of_a_client_alone(tablet, [&dragger](const char* screen) { dragger.look_over(screen); });
    CHECK(dragger.kinds.size() > 15);
}

TEST_CASE("a drag over the keys of the screen types nothing", "[touch][drags]") {
    const char* const item = GENERATE("text", "number", "since");
    Asked asked;
    asked.go_to(item);
    if (std::string_view(item) == "text") asked.tap("field.text");
    const std::vector<gui::Control> controls = asked.surface.controls();
    int keys = 0;
    for (const gui::Control& control : controls) {
        if (control.kind != Kind::key) continue;
        ++keys;
        CAPTURE(control.name);
        drag_over(asked.hands, control);
        CHECK(asked.draft.typed.text.empty());
        CHECK(asked.draft.typed.date == gui::DateText{});
    }
    CHECK(keys > 10);
    CHECK(asked.has("next"));
}

TEST_CASE("a finger that lands elsewhere than it was put down has not tapped, moves or not",
          "[touch][drags]") {
    Asked asked;
    asked.go_to("one");
    const gui::Point at = asked.hands.control("option.one.b").rect.center();

    asked.hands.press(at);
    asked.hands.lift({at.x + 11, at.y});

    CHECK(std::holds_alternative<instruments::Unanswered>(asked.answer("one")));
    asked.hands.wait(std::chrono::milliseconds(300));
    asked.hands.press(at);
    asked.hands.lift({at.x + 9, at.y});
    CHECK_FALSE(std::holds_alternative<instruments::Unanswered>(asked.answer("one")));
}
