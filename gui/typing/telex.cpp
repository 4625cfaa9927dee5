#include "gui/typing/telex.h"

namespace gui::typing {

void press_telex(Word& word, char key) {
    const char small = plain(key).base;
    switch (small) {
        case 's':
            return word.tone(Tone::acute, key);
        case 'f':
            return word.tone(Tone::grave, key);
        case 'r':
            return word.tone(Tone::hook, key);
        case 'x':
            return word.tone(Tone::tilde, key);
        case 'j':
            return word.tone(Tone::dot, key);
        case 'z':
            return word.level(key);
        case 'd':
            return word.stroke(key);
        case 'a':
        case 'e':
        case 'o':
            return word.circumflex(std::string_view(&small, 1), key);
        case 'w':
            if (!word.lone_horn(key)) word.horn_or_breve("aou", key);
            return;
        default:
            return word.letter(key);
    }
}

}  // namespace gui::typing
