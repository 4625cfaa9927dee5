#include "runtime/words.h"

#include <utility>

namespace runtime {

namespace {

const instruments::Wording* first_of(const Wordings& wordings, const std::string& language) {
    const auto own = wordings.find(language);
    return own == wordings.end() ? wordings.begin()->second : own->second;
}

}  // namespace

Words::Words(const instruments::Instrument& instrument, const Wordings& wordings, const std::string& language,
             const LanguageTags* tags)
    : instrument_(&instrument),
      wordings_(&wordings),
      first_(first_of(wordings, language)),
      own_(wordings.contains(language)),
      tags_(tags) {}

// What came from another language, with its tag or to be told by the caller. Where nothing at all has
// words in the language that was asked for, the title says so for everything.
std::string Words::from(const std::string& language, std::string_view key, std::string text,
                        std::string* came_from) const {
    if (came_from != nullptr) {
        *came_from = language;
    } else if (tags_ != nullptr && (own_ || key == "title") && tags_->contains(language)) {
        text += tags_->at(language);
    }
    return text;
}

std::string Words::plain(std::string_view key, std::string* came_from) const {
    if (own_) {
        if (const std::string* text = first_->find(key)) return *text;
    }
    for (const auto& [language, wording] : *wordings_) {
        if (const std::string* text = wording->find(key)) return from(language, key, *text, came_from);
    }
    return {};
}

std::string Words::of(std::string_view prefix, std::string_view id, std::string_view key,
                      const std::optional<instruments::Entry>& entry, std::string_view suffix,
                      std::string* came_from) const {
    std::string text;
    if (own_) text = instruments::text_of(*first_, *instrument_, prefix, id, key, entry, suffix);
    if (!text.empty()) return text;
    for (const auto& [language, wording] : *wordings_) {
        text = instruments::text_of(*wording, *instrument_, prefix, id, key, entry, suffix);
        if (!text.empty()) return from(language, key, std::move(text), came_from);
    }
    return {};
}

std::string Words::of(const instruments::Item& item, std::string_view suffix, std::string* came_from) const {
    return of("item", item.id, item.key, item.entry, suffix, came_from);
}

}  // namespace runtime
