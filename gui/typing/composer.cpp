#include "gui/typing/composer.h"

#include "gui/typing/telex.h"
#include "gui/typing/vni.h"

namespace gui::typing {
namespace {

constexpr std::size_t longest_word = 40;  // keys

}  // namespace

bool Composer::takes(char32_t key, Method method) const {
    if (method == Method::off || keys_.size() >= longest_word) return false;
    const bool letter = (key >= U'a' && key <= U'z') || (key >= U'A' && key <= U'Z');
    const bool digit = key >= U'0' && key <= U'9';
    return letter || (digit && method == Method::vni && !keys_.empty());
}

std::string Composer::press(char32_t key, const TypingChoice& choice) {
    keys_ += static_cast<char>(key);
    return compose(keys_, choice);
}

std::string Composer::take_back(const TypingChoice& choice) {
    if (!keys_.empty()) keys_.pop_back();
    return compose(keys_, choice);
}

std::string Composer::word(const TypingChoice& choice) const {
    return compose(keys_, choice);
}

// Made anew from its keys each time: what a key meant may depend on those after it, and the
// last can be taken back without knowing what it did.
std::string compose(const std::string& keys, const TypingChoice& choice) {
    if (choice.method == Method::off) return keys;
    Word word(choice.tones);
    for (const char key : keys) {
        if (choice.method == Method::telex) {
            press_telex(word, key);
        } else {
            press_vni(word, key);
        }
    }
    return word.text();
}

}  // namespace gui::typing
