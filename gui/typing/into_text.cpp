#include "gui/typing/into_text.h"

#include <algorithm>
#include <utility>

#include "gui/utf8.h"

namespace gui::typing {
namespace {

struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
};

// False, with nothing changed, where the text would grow beyond its limit.
bool replace(std::string& text, Caret& caret, Span span, const std::string& word, const EditRules& rules) {
    std::string longer = text;
    longer.replace(span.begin, span.end - span.begin, word);
    const std::size_t count = character_count(longer);
    if (count > rules.limit && count > character_count(text)) return false;
    text = std::move(longer);
    caret.at = caret.anchor = span.begin + word.size();
    return true;
}

bool type_letter(std::string& text, Caret& caret, char32_t letter, const EditRules& rules,
                 const TypingChoice& choice) {
    const bool begins = caret.word.empty();
    const Span span = begins ? Span{std::min(caret.at, caret.anchor), std::max(caret.at, caret.anchor)}
                             : Span{caret.word_begin, caret.at};
    Composer longer = caret.word;
    if (!replace(text, caret, span, longer.press(letter, choice), rules)) return false;
    caret.word = std::move(longer);
    caret.word_begin = span.begin;
    return true;
}

}  // namespace

bool composing(const std::string& text, const Caret& caret, const TypingChoice& choice) {
    if (caret.word.empty() || caret.at != caret.anchor || caret.at > text.size()) return false;
    if (caret.word_begin > caret.at) return false;
    return std::string_view(text).substr(caret.word_begin, caret.at - caret.word_begin) ==
           caret.word.word(choice);
}

bool type_into(std::string& text, Caret& caret, const ScreenKey& key, const EditRules& rules,
               const TypingChoice& choice) {
    caret.at = std::min(caret.at, text.size());
    caret.anchor = std::min(caret.anchor, text.size());
    if (!composing(text, caret, choice)) caret.word.clear();
    if (key.key == Key::backspace && !caret.word.empty()) {
        const Span span{caret.word_begin, caret.at};
        return replace(text, caret, span, caret.word.take_back(choice), rules);
    }
    if (key.key == Key::none && caret.word.takes(key.character, choice.method)) {
        return type_letter(text, caret, key.character, rules, choice);
    }
    caret.word.clear();
    if (key.key != Key::none) return edit(text, caret, KeyDown{.key = key.key}, rules);
    return edit(text, caret, TextTyped{key.character}, rules);
}

}  // namespace gui::typing
