// Text of more than one line: breaking at spaces only (never after a comma or
// inside a word, and not at U+00A0), limits, ellipsis, and headings whose lines
// are of like length. Widths and heights in dp.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gui/fonts.h"
#include "gui/geometry.h"
#include "gui/theme.h"

namespace gui {

class Frame;

enum class Align { left, center, right };

struct TextLook {
    Style style = Style::body;
    std::optional<Color> color = {};  // the theme's text colour unless said otherwise
    Align align = Align::left;
    int max_lines = 0;  // 0: as many as it takes
    bool balanced = false;
};

using Measure = std::function<float(std::string_view)>;

// The lines of a text in a width; a word wider than the width stands alone and overhangs.
std::vector<std::string_view> wrap(std::string_view text, float width, const Measure& measure);
// As narrow as it can be without more lines than `width` needs.
std::vector<std::string_view> wrap_balanced(std::string_view text, float width, const Measure& measure);
// The line cut to fit with "…" at its end.
std::string with_ellipsis(std::string_view line, float width, const Measure& measure);

float text_width(Frame& frame, std::string_view text, Style style);
float text_height(Frame& frame, std::string_view text, float width, const TextLook& look = {});
float line_height(const Frame& frame, Style style);

// Draws from the top of `place` in its width and returns the height used; place.h does not limit it.
float draw_text(Frame& frame, Rect place, std::string_view text, const TextLook& look = {});
// One line or more, in the vertical middle of `place`.
void draw_text_middle(Frame& frame, Rect place, std::string_view text, const TextLook& look = {});

}  // namespace gui
