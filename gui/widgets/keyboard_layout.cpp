#include "gui/widgets/keyboard_layout.h"

#include <algorithm>
#include <array>

#include "gui/typing/letter.h"
#include "gui/utf8.h"

namespace gui {
namespace {

using Page = KeyboardState::Page;
using Shift = KeyboardState::Shift;

constexpr float widest = 1500;
constexpr float top = 8;
constexpr float bottom = 6;

struct Cap {
    KeyRole role = KeyRole::character;
    char32_t character = 0;
    std::string_view word{};
    float width = 1;   // in tenths of a row
    float before = 0;  // room that belongs to the key but is not drawn as it
    float after = 0;
};
using Row = std::vector<Cap>;

// Signs whose name would not be one plain word in a play.
struct Named {
    char32_t character;
    std::string_view name;
};
constexpr std::array<Named, 9> named{{{U',', "comma"},
                                      {U'.', "period"},
                                      {U'"', "quote"},
                                      {U'#', "hash"},
                                      {U'“', "open_quote"},
                                      {U'”', "close_quote"},
                                      {U'–', "dash"},
                                      {U'…', "ellipsis"},
                                      {U'•', "bullet"}}};

Row row_of(std::u32string_view characters, bool upper = false) {
    Row row;
    for (char32_t c : characters) {
        if (upper && c >= U'a' && c <= U'z') c -= 0x20;
        row.push_back({.character = c});
    }
    return row;
}

// Room for the most, so that a word keeps its place however many there are.
Row row_of(const PassphraseOffers& offers) {
    Row row;
    for (const std::string_view word : offers.words)
        row.push_back({.role = KeyRole::word, .word = word, .width = 10.F / passphrase_offers_max});
    return row;
}

bool offers_words(const KeyboardState& keyboard) {
    return keyboard.form == KeyboardForm::secret && keyboard.page == Page::letters;
}

Row third_row(std::u32string_view characters, bool upper) {
    Row row = row_of(characters, upper);
    row.insert(row.begin(), {.role = KeyRole::shift, .width = 1.4F, .after = 0.1F});
    row.push_back({.role = KeyRole::backspace, .width = 1.4F, .before = 0.1F});
    return row;
}

Row last_row(KeyboardForm form) {
    const bool words = form == KeyboardForm::words;
    Row row{{.role = KeyRole::page, .width = 1.3F}};
    if (words) row.push_back({.role = KeyRole::method, .width = 1.4F});
    row.push_back({.character = form == KeyboardForm::code ? U'-' : U','});
    row.push_back({.role = KeyRole::space, .width = words ? 3.0F : 4.4F});
    row.push_back({.character = U'.'});
    row.push_back({.role = KeyRole::hide});
    row.push_back({.role = KeyRole::enter, .width = 1.3F});
    return row;
}

std::vector<Row> rows_of(const KeyboardState& keyboard, typing::Method method) {
    const KeyboardForm form = *keyboard.form;
    const bool upper = keyboard.shift != Shift::off;
    std::vector<Row> rows;
    if (keyboard.page == Page::letters) {
        const bool vni = form == KeyboardForm::words && method == typing::Method::vni;
        if (vni || form == KeyboardForm::code) rows.push_back(row_of(U"1234567890"));
        if (offers_words(keyboard)) rows.push_back(row_of(keyboard.offers));
        rows.push_back(row_of(U"qwertyuiop", upper));
        Row second = row_of(U"asdfghjkl", upper);
        second.front().before = second.back().after = 0.5F;
        rows.push_back(second);
        rows.push_back(third_row(U"zxcvbnm", upper));
    } else {
        const bool more = keyboard.page == Page::more_signs;
        rows.push_back(row_of(more ? U"[]{}<>^~|\\" : U"1234567890"));
        rows.push_back(row_of(more ? U"`_$₫°…–“”•" : U"@#&*()+-/%"));
        rows.push_back(third_row(U"!?\"':;=", false));
    }
    rows.push_back(last_row(form));
    return rows;
}

std::string name_of(const Cap& cap) {
    switch (cap.role) {
        case KeyRole::word:
            return "key.word." + std::string(cap.word);
        case KeyRole::shift:
            return "key.shift";
        case KeyRole::backspace:
            return "key.backspace";
        case KeyRole::page:
            return "key.page";
        case KeyRole::method:
            return "key.method";
        case KeyRole::space:
            return "key.space";
        case KeyRole::enter:
            return "key.enter";
        case KeyRole::hide:
            return "key.hide";
        case KeyRole::character:
            break;
    }
    std::string name = "key.";
    const auto* const found = std::find_if(
        named.begin(), named.end(), [&](const Named& sign) { return sign.character == cap.character; });
    if (found != named.end()) return name.append(found->name);
    const bool upper = cap.character >= U'A' && cap.character <= U'Z';
    append_character(name, upper ? cap.character + 0x20 : cap.character);
    return name;
}

bool is_wide(const Rect& place) {
    return place.w > place.h * 3;
}

Rect room_for_keys(const Rect& place) {
    const float wide = std::min(place.w - 2 * (is_wide(place) ? 14.F : 4.F), widest);
    return {place.x + (place.w - wide) / 2, place.y + top, wide, place.h - top - bottom};
}

}  // namespace

std::vector<ScreenKeyPlace> keyboard_layout(const KeyboardState& keyboard, typing::Method method) {
    std::vector<ScreenKeyPlace> keys;
    if (!keyboard.form) return keys;
    const float gap = is_wide(keyboard.place) ? 5 : 3;
    const Rect place = room_for_keys(keyboard.place);
    const auto rows = rows_of(keyboard, method);
    const float tenth = place.w / 10;
    const float high = place.h / static_cast<float>(rows.size());
    float y = place.y;
    for (const Row& row : rows) {
        float x = place.x;
        for (const Cap& cap : row) {
            const Rect cell{x, y, (cap.before + cap.width + cap.after) * tenth, high};
            const Rect inner{x + cap.before * tenth, y, cap.width * tenth, high};
            keys.push_back({cap.role, cap.character, cap.word, name_of(cap), cell, inner.inset(gap, 4)});
            x += cell.w;
        }
        y += high;
    }
    return keys;
}

Rect offers_strip(const KeyboardState& keyboard) {
    if (!offers_words(keyboard)) return {};
    const auto rows = static_cast<float>(rows_of(keyboard, typing::Method::off).size());
    Rect place = room_for_keys(keyboard.place);
    return place.cut_top(place.h / rows);
}

std::vector<std::u32string> variants_of(char32_t character) {
    using typing::Letter;
    using typing::Mark;
    using typing::Tone;
    if (character >= 0x80) return {};
    const Letter letter = typing::plain(static_cast<char>(character));
    if (letter.base == 'd') {
        return {{typing::spelt({.base = 'd', .mark = Mark::stroke, .upper = letter.upper}, Tone::level)}};
    }
    if (!typing::is_vowel(letter)) return {};
    std::vector<std::u32string> rows;
    for (const Mark mark : {Mark::none, Mark::breve, Mark::circumflex, Mark::horn}) {
        const Letter marked{.base = letter.base, .mark = mark, .upper = letter.upper};
        const char32_t level = typing::spelt(marked, Tone::level);
        // The same letter again: it does not take this mark.
        if (mark != Mark::none && level == character) continue;
        std::u32string row;
        if (mark != Mark::none) row += level;
        for (const Tone tone : {Tone::acute, Tone::grave, Tone::hook, Tone::tilde, Tone::dot}) {
            row += typing::spelt(marked, tone);
        }
        rows.push_back(row);
    }
    return rows;
}

std::string_view hint_of(char32_t character, typing::Method method) {
    struct Hint {
        char32_t character;
        std::string_view marks;
    };
    static constexpr std::array<Hint, 6> telex{
        {{U's', "á"}, {U'f', "à"}, {U'r', "ả"}, {U'x', "ã"}, {U'j', "ạ"}, {U'w', "ơ ư ă"}}};
    static constexpr std::array<Hint, 9> vni{{{U'1', "á"},
                                              {U'2', "à"},
                                              {U'3', "ả"},
                                              {U'4', "ã"},
                                              {U'5', "ạ"},
                                              {U'6', "â ê ô"},
                                              {U'7', "ơ ư"},
                                              {U'8', "ă"},
                                              {U'9', "đ"}}};
    const char32_t small = character >= U'A' && character <= U'Z' ? character + 0x20 : character;
    const auto find = [small](const auto& hints) -> std::string_view {
        const auto* const found = std::find_if(hints.begin(), hints.end(),
                                               [small](const Hint& hint) { return hint.character == small; });
        return found == hints.end() ? std::string_view{} : found->marks;
    };
    if (method == typing::Method::telex) return find(telex);
    return method == typing::Method::vni ? find(vni) : std::string_view{};
}

}  // namespace gui
