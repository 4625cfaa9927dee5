// Writing what clients read: the consent text and the contact, for all sites or for one, in
// both languages beside each other, with a look at it as a client gets it.
#include <algorithm>

#include "gui/screens/consent.h"
#include "gui/screens/filters.h"
#include "gui/screens/setting_rows.h"
#include "gui/screens/supervisor_settings.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"
#include "gui/widgets/sheet.h"
#include "runtime/site_words.h"

namespace gui {

namespace {

namespace storage = runtime::storage;
using WordsKind = storage::SiteWords::Kind;

bool consent(const WordsDraft& draft) {
    return draft.kind == WordsKind::consent;
}

// "settings.consent.vi"
std::string field_name(const WordsDraft& draft, const char* language) {
    return "settings." + std::string(storage::name_of(draft.kind)) + "." + language;
}

Filter site_filter(const SettingsView& view, const WordsDraft& draft, Frame& frame) {
    Filter filter{.name = "settings.site",
                  .title = frame.say("words_where"),
                  .options = {{"all", frame.say("any_site")}},
                  .chosen = 0};
    for (const std::string& site : view.home.sites) {
        if (site == draft.site) filter.chosen = filter.options.size();
        filter.options.push_back({control_word(site), site_words(site)});
    }
    return filter;
}

std::vector<storage::SiteWords> all_of(const WordsDraft& draft) {
    std::vector<storage::SiteWords> words;
    for (const auto& [where, text] : draft.texts)
        words.push_back({draft.kind, where.first, where.second, text});
    return words;
}

// What holds at this site if it were saved now.
runtime::SiteText held(const SettingsView& view, const WordsDraft& draft, WordsKind kind, Frame& frame) {
    std::vector<storage::SiteWords> words;
    if (kind == draft.kind) {
        words = all_of(draft);
        std::erase_if(words, [](const storage::SiteWords& each) {
            return each.words.find_first_not_of(" \n") == std::string::npos;
        });
    } else {
        words = view.words;
    }
    return runtime::words_for(words, kind, draft.site, code_of(frame.language()));
}

void field(WordsDraft& draft, const char* language, Frame& frame, Rect place) {
    const std::string label = frame.say(std::string("language_") + language);
    const std::string hint = frame.say(consent(draft) ? "consent_placeholder" : "contact_placeholder");
    const FieldLook look{
        .form = FieldForm::text_area,
        .label = label,
        .placeholder = hint,
        .limit = consent(draft) ? storage::consent_characters_max : storage::contact_characters_max,
        .show_count = true,
        .words = std::string_view(language) == "en" ? Language::en : Language::vi};
    text_field(frame, field_name(draft, language), place, draft.texts[{draft.site, language}], look);
}

}  // namespace

void draw_words(const SettingsView& view, SettingsDraft& draft, Frame& frame, Column& column,
                Wishes& wishes) {
    WordsDraft& words = *draft.words;
    const bool changed = words.texts != words.before;
    if (page_back(frame, column, changed, words.leaving)) {
        draft.words.reset();
        return;
    }
    column.text(frame.say(consent(words) ? "setting_consent" : "setting_contact"), {.style = Style::h1});
    column.gap(4);
    column.text(frame.say(consent(words) ? "consent_setting_hint" : "contact_setting_hint"), quiet(frame));
    column.gap(16);
    const Filter sites = site_filter(view, words, frame);
    filter_pills(std::span(&sites, 1), words.open_filter, frame, column);
    column.gap(8);
    column.text(frame.say(words.site.empty() ? "words_for_all" : "words_for_one"),
                quiet(frame, Style::caption));
    column.gap(16);
    const FieldLook measure{.form = FieldForm::text_area, .label = "x"};
    const bool beside = !frame.stacked();
    const float wide = beside ? (column.width() - 18) / 2 : column.width();
    const float high = field_height(frame, measure, wide, consent(words) ? 300.F : 150.F);
    Rect first = column.take(high);
    Rect second = first;
    if (beside) {
        second = first.cut_right(wide);
        first.w = wide;
    } else {
        column.gap(16);
        second = column.take(high);
    }
    field(words, "vi", frame, first);
    field(words, "en", frame, second);
    column.gap(18);
    const std::string preview = frame.say("words_preview");
    const ButtonLook look{.kind = ButtonKind::secondary, .before = Icon::show, .style = Style::body_medium};
    Rect place = column.take(height::target);
    place.w = std::min(place.w, button_width(frame, preview, look));
    if (button(frame, "settings.preview", preview, place, look)) {
        words.preview = true;
        frame.again();
    }
    column.gap(16);
    if (save_button(frame, column, changed)) {
        std::vector<storage::SiteWords> saved = all_of(words);
        std::erase_if(saved, [&](const storage::SiteWords& each) {
            return words.before[{each.site, each.language}] == each.words;
        });
        wishes.emplace_back(wish::SaveWords{std::move(saved)});
    }
}

void words_sheets(const SettingsView& view, SettingsDraft& draft, Frame& frame) {
    WordsDraft& words = *draft.words;
    const Filter sites = site_filter(view, words, frame);
    if (const auto chosen = filter_sheet(std::span(&sites, 1), words.open_filter, frame)) {
        words.site = *chosen == 0 ? "" : view.home.sites[*chosen - 1];
    }
    if (words.preview) {
        Sheet sheet(frame, "preview", frame.say("words_preview"), SheetForm::side);
        {
            ScrollArea area(frame, "preview", sheet.content());
            Column column(frame, flush(area.content()));
            programme_words({.consent = held(view, words, WordsKind::consent, frame),
                             .contact = held(view, words, WordsKind::contact, frame)},
                            frame, column);
            area.end_at(column.y());
        }
        if (sheet.closed()) {
            words.preview = false;
            frame.again();
        }
    }
    if (throw_away_dialog(frame, words.leaving)) draft.words.reset();
}

}  // namespace gui
