#include "gui/text.h"

#include <algorithm>
#include <cmath>

#include "gui/frame.h"
#include "gui/utf8.h"

namespace gui {
namespace {

// A line that was broken between two things does not end in the dot that parts them.
std::string_view broken(std::string_view line) {
    constexpr std::string_view parting = " ·";
    if (line.ends_with(parting)) line.remove_suffix(parting.size());
    return line;
}

// How much of an address that is wider than the line stands on it: it is broken after a slash, or after a
// dot where not even its first part fits.
std::size_t part_of_address(std::string_view word, float width, const Measure& measure) {
    std::size_t fits = word.size();
    for (std::size_t at = word.find('/'); at != std::string_view::npos; at = word.find('/', at + 1)) {
        if (measure(word.substr(0, at + 1)) > width) break;
        fits = at + 1;
    }
    if (fits < word.size()) return fits;
    for (std::size_t at = word.find('.'); at != std::string_view::npos; at = word.find('.', at + 1)) {
        if (measure(word.substr(0, at + 1)) > width) break;
        fits = at + 1;
    }
    return fits;
}

// The lines of one paragraph: as many whole words as go into the width.
void wrap_paragraph(std::string_view text, float width, const Measure& measure,
                    std::vector<std::string_view>& lines) {
    std::size_t start = 0;
    std::size_t end = 0;  // of the words that fit so far
    while (end < text.size()) {
        std::size_t word_end = text.find_first_not_of(' ', end);
        word_end = word_end == std::string_view::npos ? text.size() : text.find(' ', word_end);
        if (word_end == std::string_view::npos) word_end = text.size();
        const bool fits = end == start || measure(text.substr(start, word_end - start)) <= width;
        if (fits) {
            const std::string_view word = text.substr(start, word_end - start);
            end = end == start && measure(word) > width ? start + part_of_address(word, width, measure)
                                                        : word_end;
            if (end == word_end) continue;
        }
        lines.push_back(broken(text.substr(start, end - start)));
        start = text.find_first_not_of(' ', end);
        if (start == std::string_view::npos) return;
        end = start;
    }
    lines.push_back(text.substr(start));
}

Measure measure_in(Frame& frame, Style style) {
    return [&frame, style](std::string_view part) {
        return frame.fonts().width(style, part) / frame.scale().dp;
    };
}

struct Lines {
    std::vector<std::string_view> lines;
    bool cut = false;
};

Lines lines_of(Frame& frame, std::string_view text, float width, const TextLook& look) {
    const auto measure = measure_in(frame, look.style);
    Lines out{
        frame.line_breaks().lines(
            {text, width, look.style, look.balanced},
            [&] { return look.balanced ? wrap_balanced(text, width, measure) : wrap(text, width, measure); }),
        false};
    if (look.max_lines > 0 && out.lines.size() > static_cast<std::size_t>(look.max_lines)) {
        out.lines.resize(static_cast<std::size_t>(look.max_lines));
        out.cut = true;
    }
    return out;
}

}  // namespace

std::vector<std::string_view> wrap(std::string_view text, float width, const Measure& measure) {
    std::vector<std::string_view> lines;
    while (true) {
        const std::size_t end = text.find('\n');
        wrap_paragraph(text.substr(0, end), width, measure, lines);
        if (end == std::string_view::npos) return lines;
        text.remove_prefix(end + 1);
    }
}

std::vector<std::string_view> wrap_balanced(std::string_view text, float width, const Measure& measure) {
    auto lines = wrap(text, width, measure);
    if (lines.size() < 2) return lines;
    float too_narrow = width / 2;
    float enough = width;
    for (int i = 0; i < 10; ++i) {
        const float middle = (too_narrow + enough) / 2;
        auto tried = wrap(text, middle, measure);
        // A word that overhangs makes a width useless, however few the lines.
        const bool overhangs =
            std::any_of(tried.begin(), tried.end(), [&](auto line) { return measure(line) > middle; });
        if (tried.size() <= lines.size() && !overhangs) {
            enough = middle;
            lines = std::move(tried);
        } else {
            too_narrow = middle;
        }
    }
    return lines;
}

std::string with_ellipsis(std::string_view line, float width, const Measure& measure) {
    std::string cut(line);
    while (!cut.empty() && measure(cut + "…") > width) {
        cut.resize(previous_boundary(cut, cut.size()));
    }
    while (!cut.empty() && (cut.back() == ' ' || cut.back() == ',')) {
        cut.pop_back();
    }
    return cut + "…";
}

float text_width(Frame& frame, std::string_view text, Style style) {
    return std::ceil(frame.fonts().width(style, text) / frame.scale().dp);
}

float line_height(const Frame& frame, Style style) {
    return frame.fonts().line_height(style) / frame.scale().dp;
}

float text_height(Frame& frame, std::string_view text, float width, const TextLook& look) {
    return static_cast<float>(lines_of(frame, text, width, look).lines.size()) *
           line_height(frame, look.style);
}

float draw_text(Frame& frame, Rect place, std::string_view text, const TextLook& look) {
    frame.note_text(text);
    const auto measure = measure_in(frame, look.style);
    const auto [lines, cut] = lines_of(frame, text, place.w, look);
    const Color color = look.color.value_or(frame.theme().text);
    const float height = line_height(frame, look.style);
    float y = place.y;
    for (const auto line : lines) {
        const bool last = line.data() == lines.back().data();
        const std::string shortened = last && (cut || (look.max_lines > 0 && measure(line) > place.w))
                                          ? with_ellipsis(line, place.w, measure)
                                          : std::string(line);
        const float spare = look.align == Align::left ? 0 : place.w - measure(shortened);
        const float x = place.x + (look.align == Align::center ? spare / 2 : spare);
        frame.paint().text({x, y}, shortened, look.style, color);
        y += height;
    }
    return y - place.y;
}

void draw_text_middle(Frame& frame, Rect place, std::string_view text, const TextLook& look) {
    const float height = text_height(frame, text, place.w, look);
    place.y += (place.h - height) / 2;
    draw_text(frame, place, text, look);
}

}  // namespace gui
