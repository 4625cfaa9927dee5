// What a Vietnamese syllable can be, and where its tone stands. Knows spelling, not
// keys and not a word list: any initial goes with any rhyme, so that people who spell
// by ear can type what they mean.
#pragma once

#include <cstddef>

#include "gui/typing/letter.h"
#include "gui/typing/typing_choice.h"

namespace gui::typing {

// The parts of letters that could be a syllable: [0, vowels) is the initial, with the u of
// `qu` and the i of `gia`; [vowels, final) the vowels; the rest the final consonant.
struct Parts {
    std::size_t vowels = 0;
    std::size_t final = 0;
    [[nodiscard]] bool has_vowel() const { return final > vowels; }
};
Parts parts_of(const Letters& letters);

// Whether these are a syllable or can become one by more letters and more marks. A letter that
// has no mark may still get one; a mark that is there stays.
bool can_be_syllable(const Letters& letters, Tone tone);

// The letter that bears the tone. Letters without a vowel have none: the index of the end.
std::size_t tone_place(const Letters& letters, TonePlacement placement);

}  // namespace gui::typing
