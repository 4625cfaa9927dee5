#include "gui/typing/vni.h"

namespace gui::typing {

void press_vni(Word& word, char key) {
    switch (key) {
        case '0':
            return word.level(key);
        case '1':
            return word.tone(Tone::acute, key);
        case '2':
            return word.tone(Tone::grave, key);
        case '3':
            return word.tone(Tone::hook, key);
        case '4':
            return word.tone(Tone::tilde, key);
        case '5':
            return word.tone(Tone::dot, key);
        case '6':
            return word.circumflex("aeo", key);
        case '7':
            return word.horn_or_breve("ou", key);
        case '8':
            return word.horn_or_breve("a", key);
        case '9':
            return word.stroke(key);
        default:
            return word.letter(key);
    }
}

}  // namespace gui::typing
