// The word being typed, one keystroke after the other. It remembers the keys of this one
// word, nothing of any other, and nothing at all once it is cleared.
#pragma once

#include <string>

#include "gui/typing/typing_choice.h"

namespace gui::typing {

class Composer {
  public:
    // Whether the key is a part of the word; any other ends it. Longer than any word: not either.
    [[nodiscard]] bool takes(char32_t key, Method method) const;

    // One more key that it takes, one less (the last), or all gone. Each says what the word now is.
    std::string press(char32_t key, const TypingChoice& choice);
    std::string take_back(const TypingChoice& choice);
    void clear() { keys_.clear(); }

    [[nodiscard]] bool empty() const { return keys_.empty(); }
    [[nodiscard]] std::string word(const TypingChoice& choice) const;

  private:
    std::string keys_;
};

// The word that these keys make, in UTF-8 and NFC.
std::string compose(const std::string& keys, const TypingChoice& choice);

}  // namespace gui::typing
