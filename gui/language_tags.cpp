#include "gui/language_tags.h"

namespace gui {

namespace {

runtime::LanguageTags behind_words(const std::string& only_in_vi, const std::string& only_in_en) {
    return {{"vi", " " + only_in_vi}, {"en", " " + only_in_en}};
}

}  // namespace

runtime::LanguageTags language_tags(const Phrases& phrases, Language language) {
    return behind_words(phrases.say(language, "tag_only_in_vi"), phrases.say(language, "tag_only_in_en"));
}

namespace {

struct Spoken {
    std::string language;
    runtime::LanguageTags tags;
};
Spoken spoken_on(const Frame& frame) {
    return {frame.language() == Language::en ? "en" : "vi",
            behind_words(frame.say("tag_only_in_vi"), frame.say("tag_only_in_en"))};
}

}  // namespace

std::string words_under(const runtime::CatalogEntry& entry, std::string_view key, const Frame& frame) {
    if (entry.wordings.empty()) return {};
    const Spoken spoken = spoken_on(frame);
    const runtime::Wordings wordings = entry.words();
    return runtime::Words(entry.instrument, wordings, spoken.language, &spoken.tags).plain(key);
}

std::string title_of(const runtime::CatalogEntry& entry, const Frame& frame) {
    const Spoken spoken = spoken_on(frame);
    return entry.title(spoken.language, spoken.tags);
}

}  // namespace gui
