// Which keys the keyboard on the screen has and where: pure, no drawing. Every place is
// a whole cell, so that a finger between two keys meets one of them.
#pragma once

#include <string>
#include <vector>

#include "gui/keyboard_state.h"
#include "gui/typing/typing_choice.h"

namespace gui {

enum class KeyRole { character, word, shift, backspace, page, method, space, enter, hide };

struct ScreenKeyPlace {
    KeyRole role = KeyRole::character;
    char32_t character = 0;  // as it is typed now, in its case
    std::string_view word;   // that is offered
    std::string name;        // "key.q"
    Rect cell;               // what is touched
    Rect face;               // what is drawn
};

std::vector<ScreenKeyPlace> keyboard_layout(const KeyboardState& keyboard, typing::Method method);

// The rows of other letters that a long press on this letter offers, in its case; none for most.
std::vector<std::u32string> variants_of(char32_t character);

// The strip above the letters where words are offered; empty where none ever are.
Rect offers_strip(const KeyboardState& keyboard);

// What a mark's key does to a letter, in small print on it; empty for most.
std::string_view hint_of(char32_t character, typing::Method method);

}  // namespace gui
