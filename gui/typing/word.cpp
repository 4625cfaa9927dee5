#include "gui/typing/word.h"

#include <utility>

#include "gui/typing/syllable.h"
#include "gui/utf8.h"

namespace gui::typing {
namespace {

bool has(std::string_view bases, char base) {
    return bases.find(base) != std::string_view::npos;
}

Mark circumflex_of(char /*base*/) {
    return Mark::circumflex;
}

Mark hook_of(char base) {
    return base == 'a' ? Mark::breve : Mark::horn;
}

// Where `uo` stands among the vowels, in any of its spellings; the end where it does not.
std::size_t find_uo(const Letters& letters) {
    const Parts parts = parts_of(letters);
    for (std::size_t i = parts.vowels; i + 1 < parts.final; ++i) {
        if (letters.at(i).base == 'u' && letters.at(i + 1).base == 'o') return i;
    }
    return letters.size();
}

}  // namespace

bool Word::has_vowel() const {
    return !foreign_ && parts_of(letters_).has_vowel();
}

bool Word::take(const Letters& letters) {
    if (!can_be_syllable(letters, tone_)) return false;
    letters_ = letters;
    return true;
}

void Word::letter(char key) {
    keys_ += key;
    if (!foreign_) {
        // One horn in `uo` before another letter means both: đươc, whichever of them was typed.
        const std::size_t uo = find_uo(letters_);
        Letters longer = letters_;
        if (uo + 2 == letters_.size() &&
            (letters_.at(uo).mark == Mark::horn || letters_.at(uo + 1).mark == Mark::horn)) {
            longer.at(uo).mark = longer.at(uo + 1).mark = Mark::horn;
        }
        longer.push_back(plain(key));
        if (take(longer)) return;
        if (!taken_back_) return stand_as_typed();
        stay_as_it_is();
    }
    letters_.push_back(plain(key));
}

void Word::stand_as_typed() {
    letters_.clear();
    for (const char key : keys_)
        letters_.push_back(plain(key));
    tone_ = Tone::level;
    foreign_ = true;
}

void Word::stay_as_it_is() {
    tone_at_ = tone_place(letters_, placement_);
    if (tone_at_ == letters_.size()) tone_ = Tone::level;
    foreign_ = true;
}

void Word::take_back(std::size_t at, char key) {
    keys_ += key;
    taken_back_ = true;
    if (letters_.at(at).from_w) {
        letters_.at(at) = {.base = 'w', .upper = letters_.at(at).upper};
        return stay_as_it_is();
    }
    letters_.at(at).mark = Mark::none;
    Letters longer = letters_;
    longer.push_back(plain(key));
    if (!can_be_syllable(longer, tone_)) stay_as_it_is();
    letters_ = std::move(longer);
}

void Word::tone(Tone tone, char key) {
    if (!has_vowel()) return letter(key);
    if (tone_ == tone) {
        keys_ += key;
        tone_ = Tone::level;
        taken_back_ = true;
        stay_as_it_is();
        letters_.push_back(plain(key));
    } else if (can_be_syllable(letters_, tone)) {
        keys_ += key;
        tone_ = tone;
    } else {
        letter(key);
    }
}

void Word::level(char key) {
    if (foreign_ || tone_ == Tone::level) return letter(key);
    keys_ += key;
    tone_ = Tone::level;
}

void Word::circumflex(std::string_view bases, char key) {
    put_mark(bases, circumflex_of, key);
}

void Word::horn_or_breve(std::string_view bases, char key) {
    if (!foreign_ && has(bases, 'o') && horn_pair(key)) return;
    put_mark(bases, hook_of, key);
}

// `uo` gets its horns together, but stays uơ while nothing follows: thuở.
bool Word::horn_pair(char key) {
    const std::size_t uo = find_uo(letters_);
    if (uo == letters_.size()) return false;
    Letters marked = letters_;
    marked.at(uo + 1).mark = Mark::horn;
    if (uo + 2 < marked.size()) marked.at(uo).mark = Mark::horn;
    if (marked == letters_) {
        Letter& u = letters_.at(uo);
        u = {.base = u.from_w ? 'w' : 'u', .upper = u.upper};
        take_back(uo + 1, key);
        return true;
    }
    if (!take(marked)) return false;
    keys_ += key;
    return true;
}

void Word::put_mark(std::string_view bases, Mark (*mark_of)(char), char key) {
    if (foreign_) return letter(key);
    const Parts parts = parts_of(letters_);
    for (std::size_t i = parts.final; i > parts.vowels; --i) {
        const std::size_t at = i - 1;
        const char base = letters_.at(at).base;
        if (!has(bases, base) || letters_.at(at).mark == mark_of(base)) continue;
        Letters marked = letters_;
        marked.at(at).mark = mark_of(base);
        // From ươ to uô the first horn goes as well.
        const bool after_u = base == 'o' && at > parts.vowels && marked.at(at - 1).base == 'u';
        if (after_u && mark_of(base) == Mark::circumflex) marked.at(at - 1).mark = Mark::none;
        if (!take(marked)) continue;
        keys_ += key;
        return;
    }
    for (std::size_t i = parts.final; i > parts.vowels; --i) {
        const Letter& marked = letters_.at(i - 1);
        if (has(bases, marked.base) && marked.mark == mark_of(marked.base)) return take_back(i - 1, key);
    }
    letter(key);
}

void Word::stroke(char key) {
    if (foreign_ || letters_.empty() || letters_.front().base != 'd') return letter(key);
    if (letters_.front().mark == Mark::stroke) return take_back(0, key);
    Letters marked = letters_;
    marked.front().mark = Mark::stroke;
    if (!take(marked)) return letter(key);
    keys_ += key;
}

bool Word::lone_horn(char key) {
    const bool gi = letters_.size() == 2 && letters_.front().base == 'g' && letters_.back().base == 'i';
    if (foreign_ || (has_vowel() && !gi)) return false;
    Letters longer = letters_;
    longer.push_back({.base = 'u', .mark = Mark::horn, .upper = plain(key).upper, .from_w = true});
    if (!take(longer)) return false;
    keys_ += key;
    return true;
}

std::string Word::text() const {
    const std::size_t place = foreign_ ? tone_at_ : tone_place(letters_, placement_);
    std::string out;
    for (std::size_t i = 0; i < letters_.size(); ++i) {
        append_character(out, spelt(letters_.at(i), i == place ? tone_ : Tone::level));
    }
    return out;
}

}  // namespace gui::typing
