// Which words of the public list (runtime/storage/passphrase_words.h) the keyboard on the screen offers to
// complete, while a passphrase is typed on it. They tell nothing that the keys just touched did not.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace gui {

struct PassphraseOffers {
    std::size_t begun = 0;                // letters of the word before the caret; 0 between words
    std::vector<std::string_view> words;  // the shortest that begin so and go on; none for one letter
};

inline constexpr std::size_t passphrase_offers_max = 3;

// For the words that stand before the caret.
[[nodiscard]] PassphraseOffers passphrase_offers(std::string_view before_caret);

}  // namespace gui
