#include "runtime/storage/settings.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "runtime/storage/history.h"

namespace runtime::storage {

namespace {

constexpr std::array<std::string_view, 3> colours{"light", "dark", "high_contrast"};
constexpr std::array<std::string_view, 3> typing{"telex", "vni", "off"};
constexpr std::array<std::string_view, 2> tone_marks{"old", "new"};
constexpr std::array<std::string_view, 2> switches{"no", "yes"};
constexpr std::array<std::string_view, 2> languages{"vi", "en"};
constexpr std::array text_percents{100, 125, 150, 200};

bool idle_time(int seconds) {
    return seconds >= idle_seconds_min && seconds <= idle_seconds_max;
}

bool text_percent(int percent) {
    return std::ranges::find(text_percents, percent) != text_percents.end();
}

// Sets `value` when the row is there and its word is known.
template <class E, std::size_t Size>
void read(const SettingRows& rows, std::string_view name, const std::array<std::string_view, Size>& words,
          E& value) {
    const auto row = rows.find(name);
    if (row == rows.end()) return;
    const auto word = std::ranges::find(words, row->second);
    if (word != words.end()) value = static_cast<E>(word - words.begin());
}

void read(const SettingRows& rows, std::string_view name, bool (*fits)(int), int& value) {
    const auto row = rows.find(name);
    if (row == rows.end()) return;
    int number = 0;
    const char* end = row->second.data() + row->second.size();
    const auto [stop, error] = std::from_chars(row->second.data(), end, number);
    if (error == std::errc() && stop == end && fits(number)) value = number;
}

template <class E, std::size_t Size>
std::string word(const std::array<std::string_view, Size>& words, E value) {
    return std::string(words.at(static_cast<std::size_t>(value)));
}

bool known_language(std::string_view language) {
    return std::ranges::find(languages, language) != languages.end();
}

}  // namespace

SettingRows rows_of(const Settings& settings) {
    return {
        {"programme", settings.programme},
        {"language", settings.language},
        {"text_percent", std::to_string(settings.text_percent)},
        {"colours", word(colours, settings.colours)},
        {"cover_seconds", std::to_string(settings.cover_seconds)},
        {"lock_seconds", std::to_string(settings.lock_seconds)},
        {"auto_advance", word(switches, settings.auto_advance)},
        {"read_aloud", word(switches, settings.read_aloud)},
        {"typing", word(typing, settings.typing)},
        {"tone_marks", word(tone_marks, settings.tone_marks)},
    };
}

Settings settings_from(const SettingRows& rows) {
    Settings settings;
    if (const auto row = rows.find("programme"); row != rows.end()) settings.programme = row->second;
    if (const auto row = rows.find("language"); row != rows.end() && known_language(row->second)) {
        settings.language = row->second;
    }
    read(rows, "text_percent", text_percent, settings.text_percent);
    read(rows, "colours", colours, settings.colours);
    read(rows, "cover_seconds", idle_time, settings.cover_seconds);
    read(rows, "lock_seconds", idle_time, settings.lock_seconds);
    read(rows, "auto_advance", switches, settings.auto_advance);
    read(rows, "read_aloud", switches, settings.read_aloud);
    read(rows, "typing", typing, settings.typing);
    read(rows, "tone_marks", tone_marks, settings.tone_marks);
    return settings;
}

bool within_limits(const Settings& settings) {
    return known_language(settings.language) && text_percent(settings.text_percent) &&
           idle_time(settings.cover_seconds) && idle_time(settings.lock_seconds);
}

std::string digest_of_words(std::string_view words) {
    if (words.empty()) return {};
    Digest digest{};
    crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(words.data()),
                       words.size(), nullptr, 0);
    return hexadecimal(digest);
}

std::string written_out(std::string_view instrument, std::span<const LocalName> names) {
    std::vector<std::string> lines;
    for (const LocalName& name : names) {
        if (name.instrument != instrument) continue;
        lines.push_back(name.list + " " + name.entry + " " + name.language + " " + name.names + "\n");
    }
    std::ranges::sort(lines);
    std::string text;
    for (const std::string& line : lines)
        text += line;
    return text;
}

std::string_view name_of(SiteWords::Kind kind) {
    return kind == SiteWords::Kind::consent ? "consent" : "contact";
}

}  // namespace runtime::storage
