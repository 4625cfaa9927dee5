// What is wrong with an answer comes into view together with its item, which has the keyboard:
// at every size of text, both ways round, wherever the page was scrolled to.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/gui/asked.h"
#include "tests/gui/audit.h"
#include "tests/gui/screens_tablet.h"

using tests::Asked;
using tests::AskedLook;

namespace {

AskedLook any_size() {
    const auto [wide, high] = GENERATE(std::pair{1280, 800}, std::pair{800, 1280});
    const float text = GENERATE(1.F, 1.5F, 2.F);
    return {.wide = wide, .high = high, .text = text};
}

// At its end, as after reading all of it.
void scroll_down(Asked& asked) {
    asked.surface.push(gui::Wheel{{asked.surface.size().w / 2, asked.surface.size().h / 2}, -100});
    asked.hands.look();
}

// The first line of a sentence is drawn, and nothing cuts it.
bool can_be_read(const gui::Drawn& drawn, std::string_view beginning) {
    return std::ranges::any_of(drawn.words, [&](const gui::DrawnWords& one) {
        return one.text.starts_with(beginning) && one.rect.y >= one.clip.y &&
               one.rect.bottom() <= one.clip.bottom();
    });
}

// Next, from the bottom of the page of this item, which is left blank.
void pass_over(Asked& asked, const char* item, gui::Drawn& drawn) {
    asked.surface.record(&drawn);
    asked.go_to(item);
    scroll_down(asked);
    asked.tap("next");
}

}  // namespace

TEST_CASE("a question passed over without an answer is shown with its error", "[question][errors]") {
    const char* const item = GENERATE("one", "several");
    Asked asked(any_size());
    CAPTURE(item, asked.look.wide, asked.look.text);
    gui::Drawn drawn;
    pass_over(asked, item, drawn);

    CHECK(can_be_read(drawn, "Hãy chọn"));
    const gui::Control& first = asked.hands.control(std::string("option.") + item + ".a");
    CHECK(asked.surface.focus() == first.name);
    CHECK(first.visible == first.rect);
    for (const std::string& fault : tests::word_faults(asked.surface, drawn))
        FAIL_CHECK(fault);
}

TEST_CASE("a field passed over is shown with its error, and has the keyboard", "[question][errors]") {
    const auto [item, field] =
        GENERATE(std::pair{"number", "field.number"}, std::pair{"since", "field.since.day"});
    Asked asked(any_size());
    CAPTURE(item, asked.look.wide, asked.look.text);
    gui::Drawn drawn;
    pass_over(asked, item, drawn);

    CHECK(can_be_read(drawn, "Hãy điền"));
    CHECK(asked.surface.focus() == field);
    CHECK(asked.hands.control(field).visible == asked.hands.control(field).rect);
    for (const std::string& fault : tests::word_faults(asked.surface, drawn))
        FAIL_CHECK(fault);
}

TEST_CASE("a value that is wrong is shown with what to mend, by Next and by a pause", "[question][errors]") {
    const bool by_next = GENERATE(true, false);
    Asked asked(any_size());
    CAPTURE(by_next, asked.look.wide, asked.look.text);
    gui::Drawn drawn;
    asked.surface.record(&drawn);
    asked.go_to("number");
    for (const char* key : {"field.number.key.9", "field.number.key.9"})
        asked.tap(key);
    scroll_down(asked);

    if (by_next) {
        asked.tap("next");
    } else {
        asked.hands.wait(std::chrono::seconds(2));
    }

    CHECK(can_be_read(drawn, "Nhập số từ 0"));
    const gui::Control& field = asked.hands.control("field.number");
    CHECK(field.visible == field.rect);
    if (by_next) CHECK(asked.surface.focus() == "field.number");
}

TEST_CASE("of a date that cannot be read the part to mend has the keyboard", "[question][errors]") {
    const auto [typed, part] = GENERATE(std::pair{gui::DateText{"45", "02", "2020"}, ".day"},
                                        std::pair{gui::DateText{"05", "20", "2020"}, ".month"},
                                        std::pair{gui::DateText{"05", "02", ""}, ".year"},
                                        std::pair{gui::DateText{"30", "02", "2020"}, ".day"});
    Asked asked(any_size());
    CAPTURE(part, asked.look.wide, asked.look.text);
    gui::Drawn drawn;
    asked.surface.record(&drawn);
    asked.go_to("last");
    asked.draft.typed.date = typed;
    asked.draft.typed.typed_at = asked.hands.now();
    asked.hands.look();

    asked.tap("next");

    const std::string field = std::string("field.last") + part;
    CHECK(can_be_read(drawn, "Ngày này chưa đúng"));
    CHECK(asked.surface.focus() == field);
    CHECK(asked.hands.control(field).visible == asked.hands.control(field).rect);
    for (const std::string& fault : tests::word_faults(asked.surface, drawn))
        FAIL_CHECK(fault);
}

TEST_CASE("of a list the first row without an answer is shown whole", "[question][errors]") {
    Asked asked(any_size());
    CAPTURE(asked.look.wide, asked.look.text);
    gui::Drawn drawn;
    asked.surface.record(&drawn);
    asked.go_to("list.a");
    for (const char* row : {"a", "c", "d", "e", "f"})
        asked.tap(std::string("option.list.") + row + ".no");
    scroll_down(asked);

    asked.tap("next");

    CHECK(asked.surface.focus() == "option.list.b.yes");
    CHECK(can_be_read(drawn, "Trà đen"));
    CHECK(can_be_read(drawn, "Chưa trả lời"));
    const gui::Control& first = asked.hands.control("option.list.b.yes");
    CAPTURE(first.rect.y, first.rect.h, first.visible.y, first.visible.h, asked.has("more"));
    CHECK(first.visible.h > first.rect.h - 1);
}

TEST_CASE("what is wrong with a list stays in view with its first row when Next is pressed again",
          "[question][errors]") {
    Asked asked(any_size());
    CAPTURE(asked.look.wide, asked.look.text);
    gui::Drawn drawn;
    asked.surface.record(&drawn);
    asked.go_to("list.a");
    scroll_down(asked);

    for (int time = 0; time < 2; ++time) {
        CAPTURE(time);
        asked.tap("next");
        CHECK(can_be_read(drawn, "Còn 6 dòng"));
        CHECK(can_be_read(drawn, "Trà xanh"));
        scroll_down(asked);
    }
}
