// A Vietnamese letter taken apart: the key it grew from, its own mark and its case. The
// tone belongs to the syllable, not to a letter, until the syllable is spelt.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace gui::typing {

enum class Mark : std::uint8_t { none, circumflex, breve, horn, stroke };
enum class Tone : std::uint8_t { level, acute, grave, hook, tilde, dot };  // ngang sắc huyền hỏi ngã nặng

struct Letter {
    char base = 0;  // small ASCII: a letter, or whatever else was typed
    Mark mark = Mark::none;
    bool upper = false;
    bool from_w = false;  // ư that a single w stands for
    bool operator==(const Letter&) const = default;
};
using Letters = std::vector<Letter>;

// A key as a letter without a mark.
Letter plain(char key);
bool is_vowel(const Letter& letter);

// The one code point of a letter with its tone; NFC has one for each. A tone on what bears
// none is left out.
char32_t spelt(const Letter& letter, Tone tone);
// The letter of a small Vietnamese code point without a tone.
Letter letter_of(char32_t c);

}  // namespace gui::typing
