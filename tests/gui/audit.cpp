#include "tests/gui/audit.h"

#include <algorithm>
#include <sstream>

namespace tests {

namespace {

using gui::DrawnWords;
using gui::Rect;

constexpr float slack = 1.5F;

// Where there is ink: a line's box has room above and below for the tallest letters.
Rect letters(const DrawnWords& words) {
    return words.rect.inset(0, words.rect.h * 0.18F);
}

bool holds(const Rect& outer, const Rect& inner) {
    return inner.x >= outer.x - slack && inner.right() <= outer.right() + slack &&
           inner.y >= outer.y - slack && inner.bottom() <= outer.bottom() + slack;
}

std::string told(const DrawnWords& words) {
    std::ostringstream out;
    out << '"' << words.text << "\" at " << words.rect.x << ',' << words.rect.y << ' ' << words.rect.w << 'x'
        << words.rect.h;
    return out.str();
}

// Cut with an ellipsis: nothing that was to be legible says it in these words.
bool is_cut(const DrawnWords& words, const std::vector<std::string>& texts) {
    if (!words.text.ends_with("…")) return false;
    return std::ranges::none_of(
        texts, [&](const std::string& text) { return text.find(words.text) != std::string::npos; });
}

}  // namespace

std::vector<std::string> word_faults(const gui::Surface& surface, const gui::Drawn& drawn) {
    std::vector<std::string> faults;
    const Rect window{0, 0, surface.size().w, surface.size().h};
    for (std::size_t i = 0; i < drawn.words.size(); ++i) {
        const DrawnWords& one = drawn.words[i];
        const Rect ink = letters(one);
        const bool scrolls = one.clip.h < window.h - slack;
        const Rect room{one.clip.x, scrolls ? ink.y : one.clip.y, one.clip.w, scrolls ? ink.h : one.clip.h};
        if (!holds(room, ink)) faults.push_back("outside: " + told(one));
        // What is scrolled out of sight lies on whatever stands there.
        const bool seen = one.clip.contains(one.rect.center());
        if (seen && !holds(one.ground.rect, ink.meet(one.clip)))
            faults.push_back("out of its ground: " + told(one));
        if (is_cut(one, surface.texts())) faults.push_back("cut: " + told(one));
        if (seen && gui::contrast(one.ink, one.ground.color) < 4.5F) faults.push_back("faint: " + told(one));
        for (std::size_t j = i + 1; j < drawn.words.size(); ++j) {
            const DrawnWords& other = drawn.words[j];
            const Rect both = ink.meet(one.clip).meet(letters(other).meet(other.clip));
            if (both.w > slack && both.h > slack) faults.push_back(told(one) + " over " + told(other));
        }
    }
    return faults;
}

}  // namespace tests
