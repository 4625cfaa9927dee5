// What typing does to a text and its caret: pure, no drawing. Carets stand at
// character boundaries of UTF-8; what comes out is in Unicode form NFC.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gui/input.h"
#include "gui/surface.h"
#include "gui/text.h"

namespace gui {

enum class Accepts { anything, lines, digits, decimal };

struct EditRules {
    Accepts accepts = Accepts::anything;
    std::size_t limit = 200;  // characters
};

// True if the text changed. Enter does nothing except where lines are accepted.
bool edit(std::string& text, Caret& caret, const Event& event, const EditRules& rules);
// As one would type it, at the caret.
bool insert(std::string& text, Caret& caret, std::string_view what, const EditRules& rules);

// A line of a text area: every byte of the text is in one, spaces and line ends included.
struct EditLine {
    std::size_t begin = 0;
    std::size_t end = 0;
};
std::vector<EditLine> edit_lines(std::string_view text, float width, const Measure& measure);
// The boundary nearest to a distance from the start of the line.
std::size_t boundary_at(std::string_view text, EditLine line, float x, const Measure& measure);

}  // namespace gui
