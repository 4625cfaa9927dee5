// What the programme decides about its tablets and says to its clients: the list of
// settings, each taking effect at once, and two pages to write on, which are saved as a
// whole: the programme's words, and what substances are called here.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gui/screens/home.h"
#include "runtime/storage/settings.h"

namespace gui {

struct SettingsView {
    const HomeView& home;
    const runtime::storage::Settings& settings;
    const std::vector<runtime::storage::SiteWords>& words;
    const std::vector<runtime::storage::LocalName>& names;
};

// Texts being written, and as they were: by site or entry, and language.
using Texts = std::map<std::pair<std::string, std::string>, std::string>;
struct WordsDraft {
    runtime::storage::SiteWords::Kind kind = runtime::storage::SiteWords::Kind::consent;
    std::string site;  // empty: all
    Texts texts, before;
    std::string open_filter;
    bool preview = false;
    bool leaving = false;
};
struct NamesDraft {
    std::string instrument;  // full id of the version that lends its words
    Texts texts, before;     // "list entry", language
    bool leaving = false;
};
struct SettingsDraft {
    std::optional<std::string> programme;  // while it is being typed
    std::optional<WordsDraft> words;       // while its page stands
    std::optional<NamesDraft> names;
};
// Something was written that would be lost.
bool unsaved(const SettingsDraft& draft, const runtime::storage::Settings& settings);
// What others saved since this was begun is what it goes on from; what was written stays. True where both
// wrote the same text.
bool bring_up_to_date(SettingsDraft& draft, const std::vector<runtime::storage::SiteWords>& words,
                      const std::vector<runtime::storage::LocalName>& names);
void draw_settings(const SettingsView& view, SettingsDraft& draft, Frame& frame, Column& column,
                   Wishes& wishes);
// Over the page.
void settings_sheets(const SettingsView& view, SettingsDraft& draft, Frame& frame);

// The two pages.
void draw_words(const SettingsView& view, SettingsDraft& draft, Frame& frame, Column& column, Wishes& wishes);
void words_sheets(const SettingsView& view, SettingsDraft& draft, Frame& frame);
NamesDraft names_draft(const SettingsView& view, const runtime::CatalogEntry& entry);
void draw_names(const SettingsView& view, SettingsDraft& draft, Frame& frame, Column& column, Wishes& wishes);
void names_sheets(SettingsDraft& draft, Frame& frame);

}  // namespace gui
