// Where a text is broken is found once, kept while it is on the page, and forgotten with it.
#include "gui/line_breaks.h"

#include <catch2/catch_test_macros.hpp>

using gui::LineBreaks;

namespace {

// Breaks at the first blank, and counts how often it was asked.
struct Breaker {
    LineBreaks breaks{};
    int asked = 0;

    std::vector<std::string_view> lines(std::string_view text, float width = 100,
                                        gui::Style style = gui::Style::body, bool balanced = false) {
        return breaks.lines({text, width, style, balanced}, [&] {
            ++asked;
            const std::size_t blank = text.find(' ');
            return std::vector{text.substr(0, blank), text.substr(blank + 1), text.substr(text.size())};
        });
    }
};

}  // namespace

TEST_CASE("a text is broken once as long as it is asked for, and again after a frame without it", "[text]") {
    Breaker breaker;
    const std::string invented = "invented words";
    breaker.breaks.begin_frame(1);
    const std::vector<std::string_view> expected{"invented", "words", ""};
    CHECK(breaker.lines(invented) == expected);
    CHECK(breaker.lines(std::string(invented)) == expected);
    breaker.breaks.begin_frame(1);
    const std::string same("invented words");
    const auto lines = breaker.lines(same);
    CHECK(lines == expected);
    CHECK(lines.front().data() == same.data());  // of the text that was asked for now
    CHECK(lines.back().data() == same.data() + same.size());
    CHECK(breaker.asked == 1);

    breaker.breaks.begin_frame(1);
    breaker.breaks.begin_frame(1);
    CHECK(breaker.lines(invented) == expected);

    CHECK(breaker.asked == 2);
}

TEST_CASE("another width, style or atlas has a text broken anew", "[text]") {
    Breaker breaker;
    breaker.breaks.begin_frame(1);
    breaker.lines("invented words");
    breaker.lines("invented words", 101);
    breaker.lines("invented words", 100, gui::Style::h1);
    breaker.lines("invented words", 100, gui::Style::body, true);
    breaker.lines("invented word");
    CHECK(breaker.asked == 5);

    breaker.breaks.begin_frame(2);
    breaker.lines("invented words");

    CHECK(breaker.asked == 6);
}
