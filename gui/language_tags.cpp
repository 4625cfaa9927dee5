#include "gui/language_tags.h"

namespace gui {

namespace {

runtime::LanguageTags tags_in_words(const std::string& only_in_vi, const std::string& only_in_en) {
    return {{"vi", " (" + only_in_vi + ")"}, {"en", " (" + only_in_en + ")"}};
}

}  // namespace

runtime::LanguageTags language_tags(const Phrases& phrases, Language language) {
    return tags_in_words(phrases.say(language, "only_in_vi"), phrases.say(language, "only_in_en"));
}

std::string title_of(const runtime::CatalogEntry& entry, const Frame& frame) {
    return entry.title(frame.language() == Language::en ? "en" : "vi",
                       tags_in_words(frame.say("only_in_vi"), frame.say("only_in_en")));
}

}  // namespace gui
