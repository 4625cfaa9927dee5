// What a programme decides about its tablets and says to its clients, as plain values with
// their limits. How they are written in the store is this file's matter; what they do is
// not: the window and the kiosk read them.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace runtime::storage {

enum class Colours : std::uint8_t { light, dark, high_contrast };
enum class TypingMethod : std::uint8_t { telex, vni, off };
enum class ToneMarks : std::uint8_t { old_style, new_style };  // hòa or hoà

inline constexpr int idle_seconds_min = 60;
inline constexpr int idle_seconds_max = 300;

struct Settings {
    std::string programme;        // its name; empty: not told
    std::string language = "vi";  // that a new session begins with
    int text_percent = 100;       // 100, 125, 150 or 200
    Colours colours = Colours::light;
    int cover_seconds = 60;  // without a touch, until the client's page is covered
    int lock_seconds = 120;  // without a touch, until staff sign in again
    bool auto_advance = false;
    bool read_aloud = false;  // whether a voice is offered
    TypingMethod typing = TypingMethod::telex;
    ToneMarks tone_marks = ToneMarks::old_style;

    friend bool operator==(const Settings&, const Settings&) = default;
};

using SettingRows = std::map<std::string, std::string, std::less<>>;  // by name, as stored
[[nodiscard]] SettingRows rows_of(const Settings& settings);
// A row that this program does not know, or whose value it does not take, is passed over: the
// default holds.
[[nodiscard]] Settings settings_from(const SettingRows& rows);
// The programme's name apart, which the store checks as it does all words.
[[nodiscard]] bool within_limits(const Settings& settings);

// Words of the programme, or of one site in their place, in one language. Paragraphs are
// divided by line ends.
struct SiteWords {
    enum class Kind : std::uint8_t {
        consent,  // what a client agrees to
        contact,  // whom to call, and where
    };
    Kind kind = Kind::consent;
    std::string site;  // empty: wherever the site has none of its own
    std::string language;
    std::string words;

    friend bool operator==(const SiteWords&, const SiteWords&) = default;
};
inline constexpr std::size_t consent_characters_max = 4000;
inline constexpr std::size_t contact_characters_max = 400;
inline constexpr std::size_t programme_characters_max = 80;
inline constexpr std::size_t local_names_characters_max = 120;

// What one entry of an instrument's list is called here: "đá, hàng đá". For all its versions.
struct LocalName {
    std::string instrument;  // bare id
    std::string list, entry;
    std::string language;
    std::string names;

    friend bool operator==(const LocalName&, const LocalName&) = default;
};

// Tells which words somebody saw: BLAKE2b, in hexadecimal; empty for none.
[[nodiscard]] std::string digest_of_words(std::string_view words);
// All local names of an instrument as one text, "list entry language names" a line; empty when
// there are none.
[[nodiscard]] std::string written_out(std::string_view instrument, std::span<const LocalName> names);

[[nodiscard]] std::string_view name_of(SiteWords::Kind kind);

}  // namespace runtime::storage
