#include "gui/typing/letter.h"

#include <array>
#include <string_view>

namespace gui::typing {
namespace {

struct Vowel {
    char base;
    Mark mark;
    std::u32string_view tones;  // in the order of Tone
};
constexpr std::array<Vowel, 12> vowels{{
    {'a', Mark::none, U"aáàảãạ"},
    {'a', Mark::breve, U"ăắằẳẵặ"},
    {'a', Mark::circumflex, U"âấầẩẫậ"},
    {'e', Mark::none, U"eéèẻẽẹ"},
    {'e', Mark::circumflex, U"êếềểễệ"},
    {'i', Mark::none, U"iíìỉĩị"},
    {'o', Mark::none, U"oóòỏõọ"},
    {'o', Mark::circumflex, U"ôốồổỗộ"},
    {'o', Mark::horn, U"ơớờởỡợ"},
    {'u', Mark::none, U"uúùủũụ"},
    {'u', Mark::horn, U"ưứừửữự"},
    {'y', Mark::none, U"yýỳỷỹỵ"},
}};

char32_t in_case(char32_t c, bool upper) {
    if (!upper) return c;
    if (c < 0x80) return c >= U'a' && c <= U'z' ? c - 0x20 : c;
    // Latin-1 has its capitals 32 places before, the Vietnamese letters elsewhere one place.
    return c <= 0xFF ? c - 0x20 : c - 1;
}

}  // namespace

Letter plain(char key) {
    const bool upper = key >= 'A' && key <= 'Z';
    return {.base = upper ? static_cast<char>(key + ('a' - 'A')) : key, .upper = upper};
}

bool is_vowel(const Letter& letter) {
    return std::string_view("aeiouy").find(letter.base) != std::string_view::npos;
}

char32_t spelt(const Letter& letter, Tone tone) {
    for (const Vowel& vowel : vowels) {
        if (vowel.base != letter.base || vowel.mark != letter.mark) continue;
        return in_case(vowel.tones.at(static_cast<std::size_t>(tone)), letter.upper);
    }
    if (letter.mark == Mark::stroke) return in_case(U'đ', letter.upper);
    return in_case(static_cast<unsigned char>(letter.base), letter.upper);
}

Letter letter_of(char32_t c) {
    if (c == U'đ') return {.base = 'd', .mark = Mark::stroke};
    for (const Vowel& vowel : vowels) {
        if (vowel.tones.front() == c) return {.base = vowel.base, .mark = vowel.mark};
    }
    return plain(static_cast<char>(c));
}

}  // namespace gui::typing
