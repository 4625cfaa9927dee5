#include "gui/passphrase_offers.h"

#include <algorithm>

#include "runtime/storage/passphrase_words.h"

namespace gui {

PassphraseOffers passphrase_offers(std::string_view before_caret) {
    // One letter begins hundreds of words: three of them would be no help.
    constexpr std::size_t letters_min = 2;
    const std::size_t space = before_caret.rfind(' ');
    const std::string_view begun =
        space == std::string_view::npos ? before_caret : before_caret.substr(space + 1);
    PassphraseOffers offers{begun.size(), {}};
    if (begun.size() < letters_min) return offers;
    const auto& all = runtime::storage::passphrase_words();
    for (auto word = std::ranges::lower_bound(all, begun); word != all.end() && word->starts_with(begun);
         ++word) {
        if (word->size() > begun.size()) offers.words.push_back(*word);
    }
    std::ranges::stable_sort(offers.words, {}, &std::string_view::size);
    if (offers.words.size() > passphrase_offers_max) offers.words.resize(passphrase_offers_max);
    return offers;
}

}  // namespace gui
