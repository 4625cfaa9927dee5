// What stays of the keyboard on the screen between frames. No text is among it, what is
// typed lies in its field alone; only words that everybody may know. Drawn and operated by
// gui/widgets/keyboard.cpp.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "gui/geometry.h"
#include "gui/passphrase_offers.h"
#include "gui/phrases.h"

namespace gui {

using Moment = std::chrono::steady_clock::time_point;

// What the field that has the focus is for.
enum class KeyboardForm {
    words,   // Vietnamese is composed
    secret,  // a passphrase: each key is its letter, nothing is composed
    code,    // capitals and digits, nothing is composed
};

struct KeyboardState {
    enum class Page { letters, signs, more_signs };
    enum class Shift { off, once, locked };

    std::optional<KeyboardForm> wanted;  // by the field that was drawn with the focus
    std::optional<KeyboardForm> form;    // the keyboard stands in this frame
    Language words = Language::vi;       // that are typed there
    std::string owner;                   // the field that it stands for
    Rect place;                          // empty while it does not stand
    Page page = Page::letters;
    Shift shift = Shift::off;

    PassphraseOffers offers;  // by a passphrase's field
    bool word_taken = false;  // the letter that comes next begins another word

    std::string pressed;         // the key under the finger
    Moment since{};              // since then
    int repeats = 0;             // Backspace, while it is held
    char variants_of = '\0';     // the letter whose variants are offered
    std::optional<Point> slide;  // the finger that opened them and has not left the screen
};

}  // namespace gui
