// What substances are called here, written beside the instrument's own names, which stay as
// they are.
#include <algorithm>

#include "gui/language_tags.h"
#include "gui/screens/setting_rows.h"
#include "gui/screens/supervisor_settings.h"
#include "gui/utf8.h"
#include "gui/widgets/card.h"

namespace gui {

namespace {

namespace storage = runtime::storage;

std::string entry_phrase(const runtime::CatalogEntry& entry, const instruments::List& list,
                         const std::string& id, const std::string& language) {
    const runtime::Wordings words = entry.words();
    const std::string& spoken = words.contains(language) ? language : words.begin()->first;
    const std::string phrase =
        runtime::Words(entry.instrument, words, spoken).plain("list." + list.id + "." + id + ".phrase");
    if (phrase.empty()) return id;
    const std::size_t first = next_boundary(phrase, 0);
    return upper_case(std::string_view(phrase).substr(0, first)) + phrase.substr(first);
}

void fields_of(const std::string& key, const std::string& id, NamesDraft& draft, Frame& frame,
               Column& column) {
    const auto field = [&](const char* language, Rect place) {
        const std::string label = frame.say(std::string("language_") + language);
        const FieldLook look{.label = label,
                             .limit = storage::local_names_characters_max,
                             .words = std::string_view(language) == "en" ? Language::en : Language::vi};
        text_field(frame, "names." + id + "." + language, place, draft.texts[{key, language}], look);
    };
    const FieldLook measure{.label = "x"};
    const float high = field_height(frame, measure, column.width());
    if (frame.stacked()) {
        field("vi", column.take(high));
        column.gap(12);
        field("en", column.take(high));
        return;
    }
    Rect first = column.take(high);
    const float wide = (first.w - 18) / 2;
    const Rect second = first.cut_right(wide);
    first.w = wide;
    field("vi", first);
    field("en", second);
}

}  // namespace

NamesDraft names_draft(const SettingsView& view, const runtime::CatalogEntry& entry) {
    NamesDraft draft;
    draft.instrument = entry.instrument.full_id();
    for (const instruments::List& list : entry.instrument.lists) {
        for (const std::string& id : list.entries) {
            for (const char* language : {"vi", "en"})
                draft.texts[{list.id + " " + id, language}];
        }
    }
    for (const storage::LocalName& name : view.names) {
        if (name.instrument == entry.instrument.id)
            draft.texts[{name.list + " " + name.entry, name.language}] = name.names;
    }
    draft.before = draft.texts;
    return draft;
}

void draw_names(const SettingsView& view, SettingsDraft& draft, Frame& frame, Column& column,
                Wishes& wishes) {
    NamesDraft& names = *draft.names;
    const runtime::CatalogEntry* entry = view.home.catalog->find(names.instrument);
    const bool changed = names.texts != names.before;
    if (entry == nullptr || page_back(frame, column, changed, names.leaving)) {
        draft.names.reset();
        return;
    }
    const std::string language = code_of(frame.language());
    column.text(frame.say("local_names_of", {title_of(*entry, frame)}), {.style = Style::h1});
    column.gap(4);
    column.text(frame.say("local_names_hint"), quiet(frame));
    column.gap(18);
    for (const instruments::List& list : entry->instrument.lists) {
        for (const std::string& id : list.entries) {
            column.text(entry_phrase(*entry, list, id, language), {.style = Style::title});
            column.gap(8);
            fields_of(list.id + " " + id, id, names, frame, column);
            column.gap(22);
        }
    }
    if (save_button(frame, column, changed)) {
        std::vector<storage::LocalName> saved;
        for (const auto& [key, text] : names.texts) {
            if (names.before[key] == text) continue;
            const std::size_t space = key.first.find(' ');
            saved.push_back({entry->instrument.id, key.first.substr(0, space), key.first.substr(space + 1),
                             key.second, text});
        }
        wishes.emplace_back(wish::SaveNames{std::move(saved)});
    }
}

void names_sheets(SettingsDraft& draft, Frame& frame) {
    if (throw_away_dialog(frame, draft.names->leaving)) draft.names.reset();
}

}  // namespace gui
