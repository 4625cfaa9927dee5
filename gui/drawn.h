// What a frame drew: every line of words with what lies under it. For audits of the pages,
// and kept only while somebody asks for it.
#pragma once

#include <string>
#include <vector>

#include "gui/geometry.h"
#include "gui/theme.h"

namespace gui {

// A surface that was filled: a page, a bar, a card, a button.
struct Ground {
    Rect rect;
    Color color;
};

struct DrawnWords {
    std::string text;
    Rect rect;  // the line's box
    Rect clip;  // what of the window could be drawn on
    Color ink;
    Ground ground;  // the last that was filled under the line's middle
};

struct Drawn {
    std::vector<Ground> grounds;
    std::vector<DrawnWords> words;  // of the page, or of the sheet that lies above it

    void clear() {
        grounds.clear();
        words.clear();
    }
    // What is seen at a point, where `bg` is the page's own colour.
    [[nodiscard]] Ground at(Point p, const Ground& page) const;
};

}  // namespace gui
