#include "runtime/words.h"

namespace runtime {

Words::Words(const instruments::Instrument& instrument, const Wordings& wordings, const std::string& language)
    : instrument_(&instrument), wordings_(&wordings), first_(wordings.at(language)) {}

std::string Words::plain(std::string_view key) const {
    if (const std::string* text = first_->find(key)) return *text;
    for (const auto& [language, wording] : *wordings_) {
        if (const std::string* text = wording->find(key)) return *text;
    }
    return {};
}

std::string Words::of(std::string_view prefix, std::string_view id, std::string_view key,
                      const std::optional<instruments::Entry>& entry, std::string_view suffix,
                      std::string* came_from) const {
    std::string text = instruments::text_of(*first_, *instrument_, prefix, id, key, entry, suffix);
    if (!text.empty()) return text;
    for (const auto& [language, wording] : *wordings_) {
        text = instruments::text_of(*wording, *instrument_, prefix, id, key, entry, suffix);
        if (text.empty()) continue;
        if (came_from != nullptr) *came_from = language;
        return text;
    }
    return {};
}

std::string Words::of(const instruments::Item& item, std::string_view suffix, std::string* came_from) const {
    return of("item", item.id, item.key, item.entry, suffix, came_from);
}

}  // namespace runtime
