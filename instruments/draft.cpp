#include "instruments/draft.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <cassert>

#include "instruments/expression.h"
#include "instruments/names.h"

namespace instruments {

std::vector<Word> words_of(std::string_view value) {
    constexpr std::string_view blanks = " \n\t\r";
    std::vector<Word> words;
    for (std::size_t at = value.find_first_not_of(blanks); at != std::string_view::npos;) {
        const std::size_t end = std::min(value.find_first_of(blanks, at), value.size());
        words.push_back({value.substr(at, end - at), at});
        at = value.find_first_not_of(blanks, end);
    }
    return words;
}

bool is_id(std::string_view text) {
    constexpr std::size_t longest = 64;
    const auto plain = [](char character) {
        return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
    };
    if (text.empty() || text.size() > longest || !plain(text.front())) return false;
    return std::all_of(text.begin(), text.end(), [&plain](char character) {
        return plain(character) || character == '_' || character == '.' || character == '-';
    });
}

bool is_language(std::string_view text) {
    const std::size_t letters = std::min(text.find('-'), text.size());
    return is_id(text) && text.find_first_of("._") == std::string_view::npos && letters >= 2 && letters <= 3;
}

std::string plain_text(const XmlElement& element) {
    std::string text;
    for (const Word& word : words_of(element.text)) {
        if (!text.empty()) text += ' ';
        text += word.text;
    }
    return text;
}

void sort_by_place(Problems& problems) {
    std::stable_sort(problems.begin(), problems.end(), [](const Problem& left, const Problem& right) {
        return std::pair(left.place.line, left.place.column) <
               std::pair(right.place.line, right.place.column);
    });
}

const XmlAttribute* find(const XmlElement& element, std::string_view name) {
    for (const XmlAttribute& attribute : element.attributes) {
        if (attribute.name == name) return &attribute;
    }
    return nullptr;
}

const XmlAttribute& get(const XmlElement& element, std::string_view name) {
    const XmlAttribute* attribute = find(element, name);
    assert(attribute != nullptr);
    return *attribute;
}

void Draft::error(Place place, std::string sentence) {
    if (is_full()) return;
    problems.push_back({Severity::error, std::move(place), std::move(sentence)});
    if (problems.size() == most_problems) problems.back().sentence += " (further problems are not listed)";
}

void Draft::warn(Place place, std::string sentence) {
    if (problems.size() + 1 >= most_problems) return;
    problems.push_back({Severity::warning, std::move(place), std::move(sentence)});
}

std::vector<Pair> Draft::pairs(const XmlElement& element, std::string_view form) {
    std::vector<Pair> found;
    for (const Word& word : words_of(element.text)) {
        const std::size_t sign = word.text.find('=');
        if (sign == std::string_view::npos || sign == 0) {
            error_in(element, word.at, fmt::format("'{}' must be {}, without blanks", word.text, form));
            continue;
        }
        found.push_back({word.text.substr(0, sign), word.text.substr(sign + 1), word.at, word.at + sign + 1});
    }
    return found;
}

bool Draft::spend(std::size_t work) {
    constexpr std::size_t most = 4'000'000;
    const bool had = spent_ <= most;
    spent_ += std::min(work, most + 1);
    if (had && spent_ > most)
        error(Place{document.file(), 0, 0},
              "the definition is far larger, with all that it repeats and names again, than any instrument: "
              "repeat less of it, or make several of it");
    return spent_ <= most;
}

bool Draft::spend_names(std::size_t names) {
    constexpr std::size_t names_a_step = 16;
    return spend(1 + names / names_a_step);
}

std::string Draft::too_much_a_row() {
    return fmt::format(
        "up to here, deciding what is asked and scoring it takes more than {} steps for each respondent, and "
        "this is too much: repeat less, let conditions look at fewer items, or have fewer scales",
        most_row_work);
}

std::string Draft::id(const XmlElement& element, const char* name) {
    const XmlAttribute& attribute = get(element, name);
    if (!is_id(attribute.value)) {
        error(attribute,
              fmt::format(
                  "'{}' is not an id: small letters, digits and _ . -, a letter or digit first, at most 64",
                  attribute.value));
    }
    return attribute.value;
}

bool Draft::flag(const XmlElement& element, std::string_view name, bool otherwise) {
    return one_of(element, name, {"no", "yes"}, otherwise ? 1 : 0) == 1;
}

std::size_t Draft::one_of(const XmlElement& element, std::string_view name,
                          const std::vector<std::string>& values, std::size_t otherwise) {
    const XmlAttribute* attribute = find(element, name);
    if (attribute == nullptr) return otherwise;
    const auto found = std::find(values.begin(), values.end(), attribute->value);
    if (found != values.end()) return static_cast<std::size_t>(found - values.begin());
    error(*attribute,
          fmt::format("'{}' of <{}> is one of {}, not '{}'{}", name, element.name, fmt::join(values, ", "),
                      attribute->value, did_you_mean(attribute->value, values)));
    return otherwise;
}

Decimal Draft::decimal(const XmlAttribute& attribute) {
    const auto number = parse_decimal(attribute.value);
    if (!number) {
        error(attribute, fmt::format("'{}' is not a number (at most nine digits, a point and four decimals)",
                                     attribute.value));
    }
    return number.value_or(Decimal{});
}

int Draft::whole(const XmlElement& element, std::string_view name, int least, int most, int otherwise) {
    const XmlAttribute* attribute = find(element, name);
    if (attribute == nullptr) return otherwise;
    const auto number = parse_decimal(attribute->value);
    if (!number || decimals_used(*number) != 0 || *number < Decimal::of(least) ||
        *number > Decimal::of(most)) {
        error(*attribute, fmt::format("'{}' of <{}> is a whole number from {} to {}, not '{}'", name,
                                      element.name, least, most, attribute->value));
        return otherwise;
    }
    return static_cast<int>(number->ten_thousandths / Decimal::one);
}

std::vector<std::string> Draft::sources(const XmlElement& element) {
    std::vector<std::string> found;
    const XmlAttribute* attribute = find(element, "source");
    if (attribute == nullptr) return found;
    const std::vector<Word> words = words_of(attribute->value);
    if (words.empty()) error(*attribute, "'source' names no source");
    for (const Word& word : words) {
        if (named(*attribute, word, instrument.sources, "source")) found.emplace_back(word.text);
    }
    return found;
}

void Draft::unknown(const XmlAttribute& attribute, Word word, const std::vector<std::string>& known,
                    std::string_view kind) {
    if (is_full()) return;
    const bool vowel = std::string_view("aeiou").find(kind.front()) != std::string_view::npos;
    error(attribute,
          fmt::format("'{}' is not {} {} of this definition{}", word.text, vowel ? "an" : "a", kind,
                      did_you_mean(word.text, known)),
          word.at);
}

std::optional<ListIndex> Draft::over(const XmlElement& element) {
    const XmlAttribute* attribute = find(element, "over");
    return attribute != nullptr ? named(*attribute, instrument.lists, "list") : std::nullopt;
}

std::vector<bool> Draft::excepted(const XmlElement& element, const std::optional<ListIndex>& list) {
    const XmlAttribute* attribute = find(element, "except");
    if (!list) {
        if (attribute != nullptr && find(element, "over") == nullptr) {
            error(document.name_place(*attribute),
                  "'except' needs a list to except from: nothing is repeated here");
        }
        return {};
    }
    const List& entries = instrument.lists[*list];
    std::vector<bool> mask(entries.entries.size());
    if (attribute == nullptr) return mask;
    for (const Word& word : words_of(attribute->value)) {
        if (!spend_names(entries.entries.size())) break;
        const auto found = std::find(entries.entries.begin(), entries.entries.end(), word.text);
        if (found == entries.entries.end()) {
            unknown(*attribute, word, entries.entries, fmt::format("entry of the list {}", entries.id));
        } else {
            mask[static_cast<std::size_t>(found - entries.entries.begin())] = true;
        }
    }
    if (std::all_of(mask.begin(), mask.end(), [](bool excepted) { return excepted; })) {
        error(*attribute, "'except' leaves no entry");
    }
    return mask;
}

bool Draft::is_template(const XmlAttribute& attribute, const std::optional<ListIndex>& list) {
    const std::string& value = attribute.value;
    if (!list) {
        const std::size_t brace = value.find_first_of("{}");
        if (brace == std::string::npos) return true;
        error(attribute,
              fmt::format("'{}' has a placeholder, but nothing is repeated here: 'over' is missing", value),
              brace);
        return false;
    }
    const auto filled = fill_entry(value, instrument, Entry{*list, 0});
    const std::string& name = instrument.lists[*list].id;
    if (!filled) {
        error(attribute, fmt::format("'{}' has a placeholder other than {{{}}}", value, name),
              value.find_first_of("{}"));
        return false;
    }
    if (value.find('{') == std::string::npos) {
        error(attribute,
              fmt::format("'{}' is repeated over {} and needs {{{}}} in its id", value, name, name));
        return false;
    }
    return true;
}

void Draft::claim_column(const std::string& name, const XmlElement& element) {
    const auto [other, is_new] = columns.emplace(name, &element);
    if (is_new) return;
    if (other->second == nullptr) {
        error(element, fmt::format("'{}' is a column of every file of answers and cannot be an id", name));
    } else {
        error(element, fmt::format("'{}' is there already (line {})", name, document.line(*other->second)));
    }
}

}  // namespace instruments
