#include "gui/text_edit.h"

#include <algorithm>
#include <cmath>

#include "gui/utf8.h"
#include "instruments/utf8.h"

namespace gui {
namespace {

void keep_inside(const std::string& text, Caret& caret) {
    // The caller may have put another text in the field since.
    caret.at = std::min(caret.at, text.size());
    caret.anchor = std::min(caret.anchor, text.size());
}

bool remove(std::string& text, Caret& caret, std::size_t from, std::size_t to) {
    if (from == to) return false;
    text.erase(from, to - from);
    caret.at = caret.anchor = from;
    return true;
}

bool remove_selection(std::string& text, Caret& caret) {
    return remove(text, caret, std::min(caret.at, caret.anchor), std::max(caret.at, caret.anchor));
}

bool accepted(std::string_view text, char32_t c, Accepts accepts) {
    const bool digit = c >= U'0' && c <= U'9';
    switch (accepts) {
        case Accepts::digits:
            return digit;
        case Accepts::decimal:
            return digit || (c == U'.' && text.find('.') == std::string_view::npos);
        case Accepts::lines:
            if (c == U'\n') return true;
            break;
        case Accepts::anything:
            break;
    }
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    return !control && c != 0xFFFD;
}

// Whether NFC might join the character to the one before it, or is another form of it. What
// Vietnamese keyboards give beyond Latin-1 and its neighbours are whole letters.
bool may_combine(char32_t c) {
    return c >= 0x300 && (c < 0x1EA0 || c > 0x1EF9);
}

void move_to(Caret& caret, std::size_t at, bool selecting) {
    caret.at = at;
    if (!selecting) caret.anchor = at;
}

bool press(std::string& text, Caret& caret, const KeyDown& e, const EditRules& rules) {
    const bool selected = caret.at != caret.anchor;
    switch (e.key) {
        case Key::backspace:
            if (selected) return remove_selection(text, caret);
            return remove(text, caret, previous_boundary(text, caret.at), caret.at);
        case Key::del:
            if (selected) return remove_selection(text, caret);
            return remove(text, caret, caret.at, next_boundary(text, caret.at));
        case Key::left:
            move_to(
                caret,
                selected && !e.shift ? std::min(caret.at, caret.anchor) : previous_boundary(text, caret.at),
                e.shift);
            return false;
        case Key::right:
            move_to(caret,
                    selected && !e.shift ? std::max(caret.at, caret.anchor) : next_boundary(text, caret.at),
                    e.shift);
            return false;
        case Key::home:
            move_to(caret, 0, e.shift);
            return false;
        case Key::end:
            move_to(caret, text.size(), e.shift);
            return false;
        case Key::a:
            if (e.control) {
                caret.anchor = 0;
                caret.at = text.size();
            }
            return false;
        case Key::enter:
            return rules.accepts == Accepts::lines && insert(text, caret, "\n", rules);
        default:
            return false;
    }
}

}  // namespace

bool insert(std::string& text, Caret& caret, std::string_view what, const EditRules& rules) {
    keep_inside(text, caret);
    bool changed = remove_selection(text, caret);
    while (!what.empty()) {
        char32_t c = next_character(what);
        if (rules.accepts == Accepts::decimal && c == U',') c = U'.';
        if (!accepted(text, c, rules.accepts)) continue;
        // Most characters stand for themselves: put in place, no copy of a passphrase is left behind.
        if (!may_combine(c)) {
            if (character_count(text) >= rules.limit) continue;
            std::string one;
            append_character(one, c);
            text.insert(caret.at, one);
            caret.at = caret.anchor = caret.at + one.size();
            changed = true;
            continue;
        }
        std::string before = text.substr(0, caret.at);
        append_character(before, c);
        before = instruments::to_nfc(before);
        std::string whole = before + text.substr(caret.at);
        // A combining mark that joins its letter adds no character.
        if (character_count(whole) > std::max(rules.limit, character_count(text))) continue;
        if (character_count(whole) > rules.limit) continue;
        text = std::move(whole);
        caret.at = caret.anchor = before.size();
        changed = true;
    }
    return changed;
}

bool edit(std::string& text, Caret& caret, const Event& event, const EditRules& rules) {
    keep_inside(text, caret);
    if (const auto* key = std::get_if<KeyDown>(&event)) return press(text, caret, *key, rules);
    if (const auto* typed = std::get_if<TextTyped>(&event)) {
        std::string character;
        append_character(character, typed->character);
        return insert(text, caret, character, rules);
    }
    return false;
}

std::vector<EditLine> edit_lines(std::string_view text, float width, const Measure& measure) {
    std::vector<EditLine> lines;
    std::size_t begin = 0;
    std::size_t after_space = 0;  // the last place where a line may end
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t next = next_boundary(text, at);
        if (text[at] == '\n') {
            lines.push_back({begin, next});
            begin = after_space = next;
        } else if (text[at] == ' ') {
            // Spaces may hang over the edge; they never begin a line.
            after_space = next;
        } else if (measure(text.substr(begin, next - begin)) > width && at > begin) {
            const std::size_t end = after_space > begin ? after_space : at;
            lines.push_back({begin, end});
            begin = end;
        }
        at = next;
    }
    lines.push_back({begin, text.size()});
    return lines;
}

std::size_t boundary_at(std::string_view text, EditLine line, float x, const Measure& measure) {
    std::size_t best = line.begin;
    float nearest = std::abs(x);
    for (std::size_t at = line.begin; at < line.end && text[at] != '\n';) {
        at = next_boundary(text, at);
        const float distance = std::abs(measure(text.substr(line.begin, at - line.begin)) - x);
        if (distance < nearest) {
            nearest = distance;
            best = at;
        }
    }
    return best;
}

}  // namespace gui
