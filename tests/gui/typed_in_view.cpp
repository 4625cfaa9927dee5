// What is typed on the screen's keyboard is seen while it is typed, also with large text on a low
// window. Everybody here is invented.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "gui/widgets/field.h"
#include "gui/widgets/scroll.h"
#include "tests/gui/asked.h"
#include "tests/gui/screens_tablet.h"

using tests::Tablet;

namespace {

constexpr const char* field = "field.overall.comment";

// A client alone, at the last question of the survey, which is answered in words.
class Comment {
  public:
    Comment(int wide, int high, float text) : tablet({.wide = wide, .high = high}) {
        tablet.app().start_with({.text = text});
        tablet.surface().record(&drawn);
        tablet.sign_in("evaluator");
        tablet.begin("client-satisfaction", "self");
        tablet.answer_until(field, {"yes", "good", "most", "satisfied"});
        tablet.tap(field);
        tablet.hands().look();
    }

    // The last line of the field that reads so.
    [[nodiscard]] gui::DrawnWords line(std::string_view words) const {
        const auto found = std::find_if(drawn.words.rbegin(), drawn.words.rend(),
                                        [&](const gui::DrawnWords& one) { return one.text == words; });
        REQUIRE(found != drawn.words.rend());
        return *found;
    }

    Tablet tablet;
    gui::Drawn drawn;
};

bool holds(const gui::Rect& outer, const gui::Rect& inner) {
    return inner.y >= outer.y - 0.5F && inner.bottom() <= outer.bottom() + 0.5F;
}

}  // namespace

TEST_CASE("the line that is typed on the screen's keyboard is wholly seen", "[typed-in-view]") {
    const auto [wide, high] = GENERATE(std::pair{1280, 800}, std::pair{800, 1280});
    const float text = GENERATE(1.F, 1.25F, 1.5F, 2.F);
    Comment comment(wide, high, text);
    Tablet& tablet = comment.tablet;
    CAPTURE(wide, text);
    REQUIRE(tablet.has("key.q"));

    const gui::DrawnWords hint = comment.line("Nhập câu trả lời");
    CAPTURE(hint.rect.y, hint.rect.h, hint.clip.y, hint.clip.h);
    const gui::Rect all = tablet.hands().control(field).rect;
    const gui::Rect visible = tablet.hands().control(field).visible;
    CAPTURE(all.y, all.h, visible.y, visible.h, tablet.hands().control("next").rect.y,
            tablet.hands().control("key.q").rect.y);
    CHECK(holds(hint.clip, hint.rect));
    CHECK_FALSE(tablet.has("more"));
    CHECK(visible.y == all.y);
    // Not to answer can be chosen without putting the keyboard away first.
    const gui::Control refuse = tablet.hands().control("refuse.overall.comment");
    if (wide > high) CHECK(refuse.visible.h > refuse.rect.h - 1);
    for (const char* words : {"mot", "hai", "ba", "bon", "nam", "sau"}) {
        for (const char* key = words; *key != '\0'; ++key)
            tablet.tap(std::string("key.") + *key);
        const gui::DrawnWords line = comment.line(words);
        const gui::Rect seen = tablet.hands().control(field).visible;
        CAPTURE(words, line.rect.y, line.rect.h, line.clip.y, line.clip.h, seen.y, seen.h);
        CHECK(holds(line.clip, line.rect));
        // Nor does it lie under the fade at the end of what is seen.
        CHECK(line.rect.bottom() + 8 <= seen.bottom());
        tablet.tap("key.enter");
    }
    // Two lines of it at least, but for a hair at the largest text.
    CHECK(tablet.hands().control(field).visible.h >= 1.9F * hint.rect.h + 20);
}

TEST_CASE("in high contrast what is scrolled ends at a line", "[typed-in-view]") {
    gui::Surface surface;
    surface.set_scheme(gui::Scheme::high_contrast);
    gui::Drawn drawn;
    surface.record(&drawn);
    tests::Hands hands(surface, [&](gui::Frame& frame) {
        frame.page("long");
        gui::ScrollArea area(frame, "long", {0, 100, 1280, 400});
        area.end_at(area.content().y + 1000);
    });
    const auto line_at = [&](float bottom) {
        return std::ranges::any_of(drawn.grounds, [bottom](const gui::Ground& one) {
            return one.rect.w == 1280 && one.rect.h <= 3 && one.rect.bottom() == bottom;
        });
    };

    CHECK(line_at(500));
    CHECK_FALSE(line_at(102));
    surface.push(gui::Wheel{{600, 300}, -1000});
    hands.look();
    CHECK(line_at(102));
    CHECK_FALSE(line_at(500));
}

TEST_CASE("the count of a full field of one line stands beside its words", "[typed-in-view]") {
    std::string words(200, 'm');
    gui::Surface surface;
    gui::Drawn drawn;
    surface.record(&drawn);
    tests::Hands hands(surface, [&](gui::Frame& frame) {
        frame.page("reason");
        gui::text_field(frame, "reason", {40, 40, 500, 64}, words, {.limit = 200, .show_count = true});
    });
    hands.tap("reason");
    hands.look();

    const auto count = std::ranges::find(drawn.words, "200 / 200", &gui::DrawnWords::text);
    const auto typed = std::ranges::find(drawn.words, words, &gui::DrawnWords::text);
    REQUIRE(count != drawn.words.end());
    REQUIRE(typed != drawn.words.end());
    CHECK(std::min(typed->clip.right(), typed->rect.right()) <= count->rect.x);
}

TEST_CASE("a number's whole pad is seen, and stands again at a touch after keys", "[typed-in-view]") {
    const auto [wide, high] = GENERATE(std::pair{1280, 800}, std::pair{800, 1280}, std::pair{800, 1140});
    const float text = GENERATE(1.F, 1.5F, 2.F);
    CAPTURE(wide, text);
    tests::Asked asked({.wide = wide, .high = high, .text = text});
    asked.go_to("number");
    // Keys were used before, and room is short: the pad may go.
    asked.hands.key(gui::Key::tab);

    asked.tap("field.number");

    REQUIRE(asked.has("field.number.key.0"));
    for (const char* key : {"1", "5", "9", "0"}) {
        const gui::Control& control = asked.hands.control(std::string("field.number.key.") + key);
        CAPTURE(key, control.rect.y, control.rect.h, control.visible.h);
        CHECK(control.rect.h >= 56);
        if (high > wide) CHECK(control.visible.h > control.rect.h - 1);
    }
}
