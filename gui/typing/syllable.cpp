#include "gui/typing/syllable.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace gui::typing {
namespace {

// `kr` and `ăk` are for Krông and Đắk Lắk. `q` never stands without its u.
constexpr std::u32string_view initials =
    U"b c ch d đ g gh gi h k kh kr l m n ng ngh nh p ph qu r s t th tr v x";

// Every rhyme of the standard spelling, and a few of loans and of speech (moóc, tuýp, hừm, ậc).
constexpr std::u32string_view rhymes =
    U"a ac ach ai am an ang anh ao ap at au ay "
    U"ă ăc ăk ăm ăn ăng ăp ăt "
    U"â âc âm ân âng âp ât âu ây "
    U"e ec em en eng eo ep et "
    U"ê êch êm ên ênh êp êt êu "
    U"i ia ich im in inh ip it iu "
    U"iêc iêm iên iêng iêp iêt iêu "
    U"o oc oi om on ong op ot ooc oong "
    U"oa oac oach oai oam oan oang oanh oao oap oat oay "
    U"oăc oăm oăn oăng oăt oe oem oen oeo oet "
    U"ô ôc ôi ôm ôn ông ôp ôt "
    U"ơ ơi ơm ơn ơp ơt "
    U"u uc ui um un ung up ut "
    U"ua uân uâng uât uây uê uên uêch uênh uêt uêu uơ "
    U"uôc uôi uôm uôn uông uôt "
    U"uy uya uych uyên uyêt uym uyn uynh uyp uyt uyu "
    U"ư ưa ưc ưi ưm ưn ưng ưt ưu "
    U"ươc ươi ươm ươn ương ươp ươt ươu "
    U"y ych yêm yên yêng yêt yêu ym yn ynh yt";

std::vector<Letters> list_of(std::u32string_view words) {
    std::vector<Letters> list(1);
    for (const char32_t c : words) {
        if (c == U' ') {
            list.emplace_back();
        } else {
            list.back().push_back(letter_of(c));
        }
    }
    return list;
}

bool can_become(const Letter& typed, const Letter& wanted) {
    return typed.base == wanted.base && (typed.mark == Mark::none || typed.mark == wanted.mark);
}

// Whether letters [from, from + the shorter length) can become the beginning of `pattern`.
bool agrees(const Letters& letters, std::size_t from, const Letters& pattern) {
    const std::size_t length = std::min(letters.size() - from, pattern.size());
    for (std::size_t i = 0; i < length; ++i) {
        if (!can_become(letters.at(from + i), pattern.at(i))) return false;
    }
    return true;
}

bool begins_rhyme(const Letters& letters, std::size_t from) {
    static const std::vector<Letters> patterns = list_of(rhymes);
    return std::any_of(patterns.begin(), patterns.end(), [&](const Letters& pattern) {
        return letters.size() - from <= pattern.size() && agrees(letters, from, pattern);
    });
}

// A syllable that ends in c, ch, k, p or t is short: only two tones are spoken on it.
bool stops(const Letters& letters, const Parts& parts) {
    return parts.has_vowel() && parts.final < letters.size() &&
           std::string_view("ckpt").find(letters.at(parts.final).base) != std::string_view::npos;
}

}  // namespace

Parts parts_of(const Letters& letters) {
    const auto vowel_at = [&](std::size_t i) { return i < letters.size() && is_vowel(letters.at(i)); };
    Parts parts;
    while (parts.vowels < letters.size() && !vowel_at(parts.vowels))
        ++parts.vowels;
    const char first = parts.vowels == 1 ? letters.front().base : '\0';
    const char glide = vowel_at(parts.vowels) ? letters.at(parts.vowels).base : '\0';
    const bool qu = first == 'q' && glide == 'u';
    const bool gi = first == 'g' && glide == 'i' && vowel_at(parts.vowels + 1);
    if (qu || gi) ++parts.vowels;
    parts.final = parts.vowels;
    while (vowel_at(parts.final))
        ++parts.final;
    return parts;
}

bool can_be_syllable(const Letters& letters, Tone tone) {
    static const std::vector<Letters> patterns = list_of(initials);
    const Parts parts = parts_of(letters);
    if (stops(letters, parts) && tone != Tone::level && tone != Tone::acute && tone != Tone::dot)
        return false;
    if (letters.empty() || begins_rhyme(letters, 0)) return true;
    return std::any_of(patterns.begin(), patterns.end(), [&](const Letters& initial) {
        if (!agrees(letters, 0, initial)) return false;
        return letters.size() <= initial.size() || begins_rhyme(letters, initial.size());
    });
}

std::size_t tone_place(const Letters& letters, TonePlacement placement) {
    const Parts parts = parts_of(letters);
    if (!parts.has_vowel()) return letters.size();
    for (std::size_t i = parts.final; i > parts.vowels; --i) {
        if (letters.at(i - 1).mark != Mark::none) return i - 1;
    }
    const std::size_t count = parts.final - parts.vowels;
    const std::size_t first = parts.vowels;
    if (count == 1) return first;
    const bool open = parts.final == letters.size();
    if (count > 2 || !open) return first + 1;
    const std::array<char, 2> pair{letters.at(first).base, letters.at(first + 1).base};
    constexpr std::array<std::array<char, 2>, 3> glides{{{'o', 'a'}, {'o', 'e'}, {'u', 'y'}}};
    const bool glide = std::find(glides.begin(), glides.end(), pair) != glides.end();
    return glide && placement == TonePlacement::new_style ? first + 1 : first;
}

}  // namespace gui::typing
