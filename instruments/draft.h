// An instrument while it is read: what the loaders of its parts (load_*.cpp) share.
// They add to `instrument` and say what is wrong; load.cpp runs them in order. Not
// for anyone outside this folder.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "instruments/instrument.h"
#include "instruments/names.h"
#include "instruments/problem.h"
#include "instruments/reach.h"
#include "instruments/xml.h"

namespace instruments {

// One word of a value that is several, and where in the value it stands.
struct Word {
    std::string_view text;
    std::size_t at = 0;
};
[[nodiscard]] std::vector<Word> words_of(std::string_view value);
[[nodiscard]] bool is_id(std::string_view text);  // [a-z0-9][a-z0-9_.-]*, at most 64
// Two or three small letters, perhaps with a region: "vi", "en", "pt-br".
[[nodiscard]] bool is_language(std::string_view text);
[[nodiscard]] std::string plain_text(const XmlElement& element);  // runs of blanks are one space

// One NAME=CELL of an element's text, and where in the text its two halves stand.
struct Pair {
    std::string_view name;
    std::string_view cell;
    std::size_t at = 0;
    std::size_t cell_at = 0;
};

// What a set of weights says, by position of its choice list.
struct WeightSet {
    std::string id;
    std::uint16_t choices = 0;
    std::vector<Decimal> values;
    std::vector<std::string> sources;
};

inline constexpr std::size_t most_entries = 256;
inline constexpr std::size_t most_choices = 64;
inline constexpr std::size_t most_states = 100'000;
// Steps, some ten nanoseconds each: one respondent's answers are scored in some milliseconds.
inline constexpr std::size_t most_row_work = 400'000;

template <class Thing>
bool has_id(const std::vector<Thing>& things, std::string_view id) {
    for (const Thing& thing : things) {
        if (thing.id == id) return true;
    }
    return false;
}

class Draft {
  public:
    Draft(const XmlDocument& xml, Instrument& into, Problems& found)
        : document(xml), instrument(into), problems(found) {}

    const XmlDocument& document;
    Instrument& instrument;
    Problems& problems;
    std::vector<WeightSet> weights;
    // Item by item, where its condition is written: the section's and its own.
    struct Asking {
        const XmlAttribute* section = nullptr;
        ItemIndex section_begin = 0;
        const XmlAttribute* own = nullptr;
    };
    std::vector<Asking> askings;
    // Where each item's id is written, {list} and all, and its line.
    std::unordered_map<std::string, int> item_keys;
    // Every name that a column of a file of answers has, and the element that has it (none: the file's own).
    std::unordered_map<std::string, const XmlElement*> columns;

    void error(Place place, std::string sentence);
    void error(const XmlElement& element, std::string sentence) {
        if (!is_full()) error(document.place(element), std::move(sentence));
    }
    void error(const XmlAttribute& attribute, std::string sentence, std::size_t within = 0) {
        if (!is_full()) error(document.place(attribute, within), std::move(sentence));
    }
    // At a character of the element's text.
    void error_in(const XmlElement& element, std::size_t at, std::string sentence) {
        if (!is_full()) error(document.text_place(element, at), std::move(sentence));
    }
    // Nothing more is said: what would only be said need not be looked for.
    [[nodiscard]] bool is_full() const { return problems.size() >= most_problems; }
    void warn(Place place, std::string sentence);

    // Work that a small file could multiply (an item over a list, a wildcard). False:
    // this file asks for more than any instrument needs; said once.
    [[nodiscard]] bool spend(std::size_t work);
    // Going through that many names to find one.
    [[nodiscard]] bool spend_names(std::size_t names);
    // Work that every sheet costs, each time it is decided and scored (Instrument::row_work).
    // False: more than is ever to be waited for; said once, where it became too much.
    template <class Part>  // an element or attribute
    [[nodiscard]] bool spend_row(std::size_t work, const Part& at) {
        const bool had = instrument.row_work <= most_row_work;
        instrument.row_work += std::min(work, most_row_work + 1);
        if (had && instrument.row_work > most_row_work) error(at, too_much_a_row());
        return instrument.row_work <= most_row_work;
    }
    [[nodiscard]] std::size_t row_left() const {
        return most_row_work - std::min(most_row_work, instrument.row_work);
    }

    // Reading attributes. What is wrong is said; what comes back is then a harmless value.
    [[nodiscard]] std::string id(const XmlElement& element, const char* name = "id");
    [[nodiscard]] bool flag(const XmlElement& element, std::string_view name, bool otherwise);
    [[nodiscard]] std::size_t one_of(const XmlElement& element, std::string_view name,
                                     const std::vector<std::string>& values, std::size_t otherwise);
    [[nodiscard]] Decimal decimal(const XmlAttribute& attribute);
    [[nodiscard]] int whole(const XmlElement& element, std::string_view name, int least, int most,
                            int otherwise);
    std::vector<std::string> sources(const XmlElement& element);
    // The text as pairs; a word that is none is said, with the form that it must have, and left out.
    [[nodiscard]] std::vector<Pair> pairs(const XmlElement& element, std::string_view form);

    // `name` in `things` (anything with an id), with the nearest one in the problem's sentence.
    template <class Thing>
    std::optional<std::uint16_t> named(const XmlAttribute& attribute, const std::vector<Thing>& things,
                                       std::string_view kind) {
        return named(attribute, Word{attribute.value, 0}, things, kind);
    }
    template <class Thing>
    std::optional<std::uint16_t> named(const XmlAttribute& attribute, Word word,
                                       const std::vector<Thing>& things, std::string_view kind) {
        if (!spend_names(0)) return std::nullopt;
        for (std::size_t index = 0; index < things.size(); ++index) {
            if (things[index].id != word.text) continue;
            if (!spend_names(index)) return std::nullopt;
            return static_cast<std::uint16_t>(index);
        }
        if (spend_names(things.size()) && !is_full()) unknown(attribute, word, ids_of(things), kind);
        return std::nullopt;
    }
    // Whether one of them has that id; false, too, where there are too many to look through.
    template <class Thing>
    [[nodiscard]] bool is_there(const std::vector<Thing>& things, std::string_view id) {
        return spend_names(things.size()) && has_id(things, id);
    }
    void unknown(const XmlAttribute& attribute, Word word, const std::vector<std::string>& known,
                 std::string_view kind);

    // Entries named by `except`, as a mask over the list.
    [[nodiscard]] std::vector<bool> excepted(const XmlElement& element, const std::optional<ListIndex>& list);
    [[nodiscard]] std::optional<ListIndex> over(const XmlElement& element);
    // An id that may hold `{list}`, and must if it is repeated.
    [[nodiscard]] bool is_template(const XmlAttribute& attribute, const std::optional<ListIndex>& list);
    // No two columns of a file of answers and scores have one name.
    void claim_column(const std::string& name, const XmlElement& element);

  private:
    [[nodiscard]] static std::string too_much_a_row();

    std::size_t spent_ = 0;
};

[[nodiscard]] const XmlAttribute* find(const XmlElement& element, std::string_view name);
// An attribute that the shape check has seen.
[[nodiscard]] const XmlAttribute& get(const XmlElement& element, std::string_view name);

void sort_by_place(Problems& problems);

void load_source(Draft& draft, const XmlElement& element);
void load_parts(Draft& draft);       // modes, sources, choices, lists, weights, cards
void load_items(Draft& draft);       // sections and items, without their conditions
void load_conditions(Draft& draft);  // of the items
void load_scales(Draft& draft);
void load_findings(Draft& draft);
void load_leaflets(Draft& draft);
void load_examples(Draft& draft);
void load_limits(Draft& draft);
void check_reach(Draft& draft);  // conditions that can never be true, or always are

// One condition; its problems are said at their very place.
[[nodiscard]] std::optional<Condition> load_condition(Draft& draft, const XmlAttribute& attribute,
                                                      std::size_t known, const std::optional<Entry>& entry);

}  // namespace instruments
