// The language of plays, one step a line: tap NAME · type "text" · key Enter ·
// expect NAME · expect-text "text" · lang vi|en · size 800x1280 · shot FILE.png ·
// wait MILLISECONDS · controls · quit. `#` begins a comment. Only reading it is here.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <tl/expected.hpp>

#include "gui/input.h"
#include "gui/phrases.h"

namespace gui {

namespace step {
struct Tap {
    std::string control;
};
struct Type {
    std::u32string text;
};
struct Press {
    Event event;
};  // a KeyDown, or a TextTyped for a digit
struct Expect {
    std::string control;
};
struct ExpectText {
    std::string text;
};
struct Speak {
    Language language;
};
struct Resize {
    int wide;
    int high;
};
struct Shot {
    std::string file;
};
struct Wait {
    std::chrono::milliseconds time;
};
struct Controls {};
struct Quit {};
}  // namespace step

struct Step {
    int line = 0;
    std::variant<step::Tap, step::Type, step::Press, step::Expect, step::ExpectText, step::Speak,
                 step::Resize, step::Shot, step::Wait, step::Controls, step::Quit>
        act;
};

struct PlayProblem {
    int line = 0;
    std::string sentence;
};

tl::expected<std::vector<Step>, std::vector<PlayProblem>> read_play(std::string_view text);

}  // namespace gui
