#include "instruments/wording.h"

#include <fmt/format.h>

namespace instruments {

namespace {

void replace_all(std::string& text, const std::string& placeholder, std::string_view words) {
    for (std::size_t at = text.find(placeholder); at != std::string::npos;
         at = text.find(placeholder, at + words.size())) {
        text.replace(at, placeholder.size(), words);
    }
}

std::string filled(std::string text, const Wording& wording, const Instrument& instrument,
                   const Entry& entry) {
    if (text.find('{') == std::string::npos) return text;
    const List& list = instrument.lists[entry.list];
    const std::string key = fmt::format("list.{}.{}", list.id, list.entries[entry.entry]);
    const std::string* name = wording.find(key);
    const std::string* phrase = wording.find(key + ".phrase");
    const std::string& code = list.entries[entry.entry];
    replace_all(text, fmt::format("{{{}.name}}", list.id), name != nullptr ? *name : code);
    replace_all(text, fmt::format("{{{}}}", list.id), phrase != nullptr ? *phrase : code);
    return text;
}

// "item", "q1", "help" or "item.", "q1", ".help" or "", "title", "": parts that are there, a dot between.
std::string key_of(std::string_view prefix, std::string_view name, std::string_view suffix) {
    if (prefix.ends_with('.')) prefix.remove_suffix(1);
    if (suffix.starts_with('.')) suffix.remove_prefix(1);
    return fmt::format("{}{}{}{}{}", prefix, prefix.empty() ? "" : ".", name, suffix.empty() ? "" : ".",
                       suffix);
}

}  // namespace

const std::string* Wording::find(std::string_view key) const {
    const auto found = texts.find(key);
    return found != texts.end() ? &found->second : nullptr;
}

std::string text_of(const Wording& wording, const Instrument& instrument, std::string_view prefix,
                    std::string_view id, std::string_view key, const std::optional<Entry>& entry,
                    std::string_view suffix) {
    const std::string* text = wording.find(key_of(prefix, id, suffix));
    if (text == nullptr) text = wording.find(key_of(prefix, key, suffix));
    if (text == nullptr) return {};
    return entry ? filled(*text, wording, instrument, *entry) : *text;
}

std::string question_of(const Wording& wording, const Instrument& instrument, const Item& item) {
    return text_of(wording, instrument, "item", item.id, item.key, item.entry);
}

std::string name_of(const Wording& wording, const Instrument& instrument, const Scale& scale) {
    return text_of(wording, instrument, "scale", scale.id, scale.key, scale.entry);
}

std::string choice_text(const Wording& wording, const ChoiceList& list, std::size_t choice) {
    const std::string* text = wording.find(fmt::format("choice.{}.{}", list.id, list.choices[choice].code));
    return text != nullptr ? *text : list.choices[choice].code;
}

}  // namespace instruments
