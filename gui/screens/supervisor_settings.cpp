#include "gui/screens/supervisor_settings.h"
#include "gui/language_tags.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string>

#include "gui/screens/setting_rows.h"
#include "gui/widgets/list.h"
#include "gui/widgets/switch_row.h"

namespace gui {

namespace {

namespace storage = runtime::storage;
using storage::Settings;
using WordsKind = storage::SiteWords::Kind;

void section(Frame& frame, Column& column, const char* phrase) {
    column.gap(26);
    column.text(frame.say(phrase), {.style = Style::title});
    column.gap(12);
}

class List {
  public:
    List(const SettingsView& view, SettingsDraft& draft, Frame& frame, float width, Wishes& wishes)
        : view_(view), draft_(draft), frame_(frame), width_(width - 2 * setting_card_pad), wishes_(wishes) {}

    [[nodiscard]] SettingRow choice(const char* phrase, std::vector<SettingOption> options,
                                    std::function<void(Settings&, const std::string&)> set) const;
    [[nodiscard]] SettingRow words(WordsKind kind, const char* name, const char* phrase, Icon icon) const;
    [[nodiscard]] SettingRow local_names(const runtime::CatalogEntry& entry) const;
    [[nodiscard]] SettingRow seconds(const char* name, const char* phrase, int Settings::* value) const;
    [[nodiscard]] SettingRow yes_no(const char* name, const char* phrase, bool Settings::* value) const;

  private:
    template <class Change>
    void change(const Change& set) const {
        Settings settings = view_.settings;
        set(settings);
        if (settings != view_.settings) wishes_.emplace_back(wish::ChangeSettings{std::move(settings)});
    }
    [[nodiscard]] std::string languages_of(WordsKind kind) const;

    const SettingsView& view_;
    SettingsDraft& draft_;
    Frame& frame_;
    float width_;
    Wishes& wishes_;
};

SettingRow List::choice(const char* phrase, std::vector<SettingOption> options,
                        std::function<void(Settings&, const std::string&)> set) const {
    std::string label = frame_.say(phrase);
    const bool beside = !frame_.stacked();
    const float names = beside ? width_ * 0.4F : width_;
    const float pills = beside ? width_ - names - 16 : width_;
    const float label_high = text_height(frame_, label, names, {.style = Style::body_medium});
    const float pills_high = option_pills_height(frame_, pills, options);
    const float high = (beside ? std::max(label_high, pills_high) : label_high + 8 + pills_high) + 20;
    return {high, [this, label = std::move(label), options = std::move(options), set = std::move(set), beside,
                   names, label_high](Rect r) {
                r = r.inset(0, 10);
                if (beside) {
                    draw_text_middle(frame_, r.cut_left(names), label, {.style = Style::body_medium});
                    r.cut_left(16);
                } else {
                    draw_text(frame_, r.cut_top(label_high + 8), label, {.style = Style::body_medium});
                }
                const std::string touched = option_pills(frame_, r, options);
                if (!touched.empty()) change([&](Settings& settings) { set(settings, touched); });
            }};
}

SettingRow List::seconds(const char* name, const char* phrase, int Settings::* value) const {
    std::vector<SettingOption> options;
    for (const int each : {60, 90, 120, 180, 300}) {
        options.push_back({std::string(name) + "." + std::to_string(each),
                           frame_.say("seconds", {std::to_string(each)}), view_.settings.*value == each});
    }
    return choice(phrase, std::move(options), [value](Settings& settings, const std::string& touched) {
        settings.*value = std::stoi(touched.substr(touched.rfind('.') + 1));
    });
}

SettingRow List::yes_no(const char* name, const char* phrase, bool Settings::* value) const {
    const bool now = view_.settings.*value;
    std::vector<SettingOption> options{{std::string(name) + ".no", frame_.say("no"), !now},
                                       {std::string(name) + ".yes", frame_.say("yes"), now}};
    return choice(phrase, std::move(options), [value](Settings& settings, const std::string& touched) {
        settings.*value = touched.ends_with(".yes");
    });
}

std::string List::languages_of(WordsKind kind) const {
    std::string words;
    for (const char* language : {"vi", "en"}) {
        const bool written = std::ranges::any_of(view_.words, [&](const storage::SiteWords& each) {
            return each.kind == kind && each.site.empty() && each.language == language;
        });
        if (!words.empty()) words += " · ";
        words += frame_.say(std::string("language_") + language) + ": " +
                 frame_.say(written ? "words_written" : "words_missing");
    }
    return words;
}

SettingRow List::words(WordsKind kind, const char* name, const char* phrase, Icon icon) const {
    const auto look = [this, kind, icon](const std::string& detail) {
        const bool missing = std::ranges::none_of(
            view_.words, [kind](const storage::SiteWords& each) { return each.kind == kind; });
        return RowLook{.detail = detail, .detail_tone = missing ? Tone::warn : Tone::plain, .before = icon};
    };
    std::string label = frame_.say(phrase);
    std::string detail = languages_of(kind);
    const float high = list_row_height(frame_, label, width_, look(detail));
    return {high, [this, kind, name, look, label = std::move(label), detail = std::move(detail)](Rect r) {
                if (!list_row(frame_, name, label, r, look(detail))) return;
                WordsDraft words;
                words.kind = kind;
                std::vector<std::string> sites{""};
                sites.insert(sites.end(), view_.home.sites.begin(), view_.home.sites.end());
                for (const std::string& site : sites) {
                    for (const char* language : {"vi", "en"})
                        words.texts[{site, language}];
                }
                for (const storage::SiteWords& each : view_.words) {
                    if (each.kind == kind) words.texts[{each.site, each.language}] = each.words;
                }
                words.before = words.texts;
                draft_.words = std::move(words);
                frame_.again();
            }};
}

SettingRow List::local_names(const runtime::CatalogEntry& entry) const {
    const auto written =
        std::ranges::count(view_.names, entry.instrument.id, &storage::LocalName::instrument);
    std::string label = frame_.say("local_names_of", {title_of(entry, frame_)});
    std::string detail = frame_.count("local_names_count", static_cast<long>(written));
    const auto look = [](const std::string& words) { return RowLook{.detail = words, .before = Icon::chat}; };
    const float high = list_row_height(frame_, label, width_, look(detail));
    return {high, [this, &entry, look, label = std::move(label), detail = std::move(detail)](Rect r) {
                if (!list_row(frame_, "settings.names." + entry.instrument.id, label, r, look(detail)))
                    return;
                draft_.names = names_draft(view_, entry);
                frame_.again();
            }};
}

void programme_name(const SettingsView& view, SettingsDraft& draft, Frame& frame, Column& column,
                    Wishes& wishes) {
    const std::string label = frame.say("setting_programme");
    const std::string hint = frame.say("programme_hint");
    const FieldLook look{.label = label, .placeholder = hint, .limit = storage::programme_characters_max};
    std::string text = draft.programme.value_or(view.settings.programme);
    const FieldTouch touch = column.field("settings.programme", text, look);
    if (touch.changed) draft.programme = text;
    if (!draft.programme || *draft.programme == view.settings.programme) return;
    column.gap(12);
    const std::string save = frame.say("save");
    Rect place = column.take(height::target);
    place.w = std::min(place.w, std::max(160.F, button_width(frame, save, {.style = Style::body_medium})));
    if (button(frame, "settings.programme.save", save, place, {.style = Style::body_medium}) ||
        touch.submitted) {
        Settings settings = view.settings;
        settings.programme = *draft.programme;
        wishes.emplace_back(wish::ChangeSettings{std::move(settings)});
    }
}

// "name.value" of an enumeration, in the order of its values.
template <class E, std::size_t Size>
std::vector<SettingOption> options_of(Frame& frame, const char* name,
                                      const std::array<const char*, Size>& values, const char* phrase,
                                      E now) {
    std::vector<SettingOption> options;
    options.reserve(Size);
    for (std::size_t i = 0; i < Size; ++i) {
        options.push_back({std::string(name) + "." + values[i], frame.say(std::string(phrase) + values[i]),
                           static_cast<std::size_t>(now) == i});
    }
    return options;
}
template <class E, std::size_t Size>
E value_of(const std::array<const char*, Size>& values, const std::string& touched) {
    const std::string value = touched.substr(touched.rfind('.') + 1);
    return static_cast<E>(std::ranges::find(values, value) - values.begin());
}

constexpr std::array colours{"light", "dark", "high_contrast"};
constexpr std::array typing_methods{"telex", "vni", "off"};
constexpr std::array tone_marks{"old", "new"};

// A text that is not in `now` is empty there.
bool go_on_from(const Texts& now, Texts& texts, Texts& before) {
    bool both = false;
    for (auto& [key, old] : before) {
        const auto found = now.find(key);
        const std::string saved = found == now.end() ? std::string() : found->second;
        if (saved == old) continue;
        std::string& text = texts[key];
        if (text == old) {
            text = saved;
        } else {
            both = both || text != saved;
        }
        old = saved;
    }
    return both;
}

}  // namespace

bool bring_up_to_date(SettingsDraft& draft, const std::vector<storage::SiteWords>& words,
                      const std::vector<storage::LocalName>& names) {
    Texts now;
    if (draft.words) {
        for (const storage::SiteWords& each : words) {
            if (each.kind == draft.words->kind) now[{each.site, each.language}] = each.words;
        }
        return go_on_from(now, draft.words->texts, draft.words->before);
    }
    if (!draft.names) return false;
    const std::string id = draft.names->instrument.substr(0, draft.names->instrument.find('@'));
    for (const storage::LocalName& each : names) {
        if (each.instrument == id) now[{each.list + " " + each.entry, each.language}] = each.names;
    }
    return go_on_from(now, draft.names->texts, draft.names->before);
}

bool unsaved(const SettingsDraft& draft, const Settings& settings) {
    return (draft.words && draft.words->texts != draft.words->before) ||
           (draft.names && draft.names->texts != draft.names->before) ||
           (draft.programme && *draft.programme != settings.programme);
}

void draw_settings(const SettingsView& view, SettingsDraft& draft, Frame& frame, Column& column,
                   Wishes& wishes) {
    if (draft.words) {
        draw_words(view, draft, frame, column, wishes);
        return;
    }
    if (draft.names) {
        draw_names(view, draft, frame, column, wishes);
        return;
    }
    const List list(view, draft, frame, column.width(), wishes);
    const Settings& now = view.settings;
    column.text(frame.say("part_settings"), {.style = Style::h1});
    column.gap(4);
    column.text(frame.say("settings_hint"), quiet(frame));

    section(frame, column, "settings_words");
    std::vector<SettingRow> words{
        list.words(WordsKind::consent, "settings.consent", "setting_consent", Icon::document),
        list.words(WordsKind::contact, "settings.contact", "setting_contact", Icon::person),
    };
    for (const runtime::Offer& offer : view.home.offers) {
        if (offer.entry->offered && !offer.entry->instrument.lists.empty()) {
            words.push_back(list.local_names(*offer.entry));
        }
    }
    rows_card(frame, column, words);
    column.gap(18);
    programme_name(view, draft, frame, column, wishes);

    section(frame, column, "settings_display");
    std::vector<SettingOption> languages;
    for (const char* language : {"vi", "en"}) {
        languages.push_back({std::string("language.") + language,
                             frame.say(std::string("language_") + language), now.language == language});
    }
    std::vector<SettingOption> sizes;
    for (const int percent : {100, 125, 150, 200}) {
        const std::string number = std::to_string(percent);
        sizes.push_back({"text." + number, frame.say("percent", {number}), now.text_percent == percent});
    }
    const auto last = [](const std::string& touched) { return touched.substr(touched.rfind('.') + 1); };
    const std::array display{
        list.choice("setting_language", std::move(languages),
                    [last](Settings& s, const std::string& touched) { s.language = last(touched); }),
        list.choice(
            "setting_text_percent", std::move(sizes),
            [last](Settings& s, const std::string& touched) { s.text_percent = std::stoi(last(touched)); }),
        list.choice("setting_colours", options_of(frame, "colours", colours, "scheme_", now.colours),
                    [](Settings& s, const std::string& touched) {
                        s.colours = value_of<storage::Colours>(colours, touched);
                    }),
    };
    rows_card(frame, column, display);

    section(frame, column, "settings_idle");
    const std::array idle{
        list.seconds("cover", "setting_cover_seconds", &Settings::cover_seconds),
        list.seconds("lock", "setting_lock_seconds", &Settings::lock_seconds),
    };
    rows_card(frame, column, idle);

    section(frame, column, "settings_answering");
    const std::array answering{
        list.yes_no("auto_advance", "setting_auto_advance", &Settings::auto_advance),
        list.yes_no("read_aloud", "setting_read_aloud", &Settings::read_aloud),
        list.choice("setting_typing", options_of(frame, "typing", typing_methods, "typing_", now.typing),
                    [](Settings& s, const std::string& touched) {
                        s.typing = value_of<storage::TypingMethod>(typing_methods, touched);
                    }),
        list.choice("setting_tone_marks",
                    options_of(frame, "tone_marks", tone_marks, "tone_marks_", now.tone_marks),
                    [](Settings& s, const std::string& touched) {
                        s.tone_marks = value_of<storage::ToneMarks>(tone_marks, touched);
                    }),
    };
    rows_card(frame, column, answering);
}

void settings_sheets(const SettingsView& view, SettingsDraft& draft, Frame& frame) {
    if (draft.words) words_sheets(view, draft, frame);
    if (draft.names) names_sheets(draft, frame);
}

}  // namespace gui
