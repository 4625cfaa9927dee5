// The golden examples: answers in; out come expected cells, and what is asked and what not.
// Here they are only understood; scoring runs them.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "instruments/accept.h"
#include "instruments/draft.h"
#include "instruments/names.h"

namespace instruments {

namespace {

class ExamplesLoader {
  public:
    explicit ExamplesLoader(Draft& draft) : draft_(draft), instrument_(draft.instrument) { know_columns(); }

    void run(const XmlElement& element) {
        if (!draft_.spend(instrument_.items.size())) return;
        Example example;
        example.id = draft_.id(element);
        const Place place = draft_.document.place(element);
        example.line = place.line;
        example.column = place.column;
        draft_.sources(element);
        led_to_.clear();
        if (has_id(instrument_.examples, example.id)) {
            draft_.error(get(element, "id"), fmt::format("the example '{}' is there already", example.id));
        }
        for (const XmlElement& child : element.children) {
            if (child.name == "answers") load_answers(child, example);
            if (child.name == "expect") load_expected(child, example);
            if (child.name == "asks") load_items_of(child, example.asks);
            if (child.name == "skips") load_items_of(child, example.skips);
        }
        if (element.children.size() < 2)
            draft_.error(element, "<example> shows nothing: it needs <expect>, <asks> or <skips>");
        instrument_.examples.push_back(std::move(example));
    }

  private:
    void error(const XmlElement& element, std::size_t at, std::string sentence) {
        draft_.error_in(element, at, std::move(sentence));
    }

    // What stands under a prefix comes first, whatever the order of writing; then item by item.
    void load_answers(const XmlElement& element, Example& example) {
        const std::vector<Pair> found = draft_.pairs(element, "NAME=CELL");
        std::vector<Answer> answers(instrument_.items.size());
        std::unordered_set<std::string_view> prefixes;
        for (const Pair& pair : found) {
            if (!pair.name.ends_with(".*")) continue;
            if (!prefixes.insert(pair.name).second)
                error(element, pair.at, fmt::format("'{}' has an answer here already", pair.name));
            set_all(element, pair, answers);
        }
        std::vector<bool> seen(answers.size());
        for (const Pair& pair : found) {
            if (pair.name.ends_with(".*")) continue;
            const auto item = find_item(element, {pair.name, pair.at});
            if (!item) continue;
            if (seen[*item])
                error(element, pair.at, fmt::format("'{}' has an answer here already", pair.name));
            seen[*item] = true;
            const auto answer = answer_from_cell(instrument_, instrument_.items[*item], pair.cell);
            if (answer) {
                answers[*item] = *answer;
            } else {
                error(element, pair.cell_at, wrong_cell(pair, answer.error(), instrument_.items[*item]));
            }
        }
        for (std::size_t item = 0; item < answers.size(); ++item) {
            if (answers[item].index() == 0) continue;
            example.answers.emplace_back(static_cast<ItemIndex>(item), std::move(answers[item]));
        }
    }

    [[nodiscard]] std::string wrong_cell(const Pair& pair, Rejection rejection, const Item& item) const {
        std::string said = fmt::format("'{}' {}", pair.cell, sentence(rejection, instrument_, item));
        if (rejection == Rejection::not_a_code)
            said += did_you_mean(pair.cell, codes_of(*choices_of(instrument_, item)));
        return said;
    }

    std::optional<ItemIndex> find_item(const XmlElement& element, Word name) {
        const auto item = instrument_.find_item(name.text);
        if (item || draft_.is_full()) return item;
        const bool is_several = name.text.find_first_of("{*") != std::string_view::npos;
        error(element, name.at,
              fmt::format("'{}' is not an item of this definition{}", name.text,
                          is_several ? ": here each item is named by itself"
                                     : did_you_mean(name.text, ids_of(instrument_.items))));
        return item;
    }

    // No item twice, nor both asked and skipped.
    void load_items_of(const XmlElement& element, std::vector<ItemIndex>& into) {
        for (const Word& word : words_of(element.text)) {
            const auto item = find_item(element, word);
            if (!item) continue;
            const auto [known, is_new] = led_to_.emplace(*item, element.name);
            if (!is_new)
                error(element, word.at,
                      fmt::format("'{}' stands in this example's <{}> already", word.text, known->second));
            into.push_back(*item);
        }
    }

    // `q1.*=no`: every item under q1 that takes `no`; texts are named one by one.
    void set_all(const XmlElement& element, const Pair& pair, std::vector<Answer>& answers) {
        if (!draft_.spend(answers.size())) return;
        const std::string_view prefix = pair.name.substr(0, pair.name.size() - 1);
        std::size_t under = 0;
        std::size_t taken = 0;
        for (std::size_t item = 0; item < answers.size(); ++item) {
            const Item& candidate = instrument_.items[item];
            if (!candidate.id.starts_with(prefix) || std::holds_alternative<TextForm>(candidate.form))
                continue;
            ++under;
            const auto answer = answer_from_cell(instrument_, candidate, pair.cell);
            if (!answer) continue;
            ++taken;
            answers[item] = *answer;
        }
        if (under == 0) {
            error(element, pair.at, fmt::format("no item stands under '{}'", pair.name));
        } else if (taken == 0) {
            error(element, pair.cell_at, fmt::format("no item under '{}' takes '{}'", pair.name, pair.cell));
        }
    }

    // What each column may say; nothing listed: a number.
    using Words = std::vector<std::string>;

    void know(std::string column, Words words) {
        names_.push_back(column);
        columns_.emplace(std::move(column), std::move(words));
    }
    void know_columns() {
        for (const Scale& scale : instrument_.scales) {
            know(scale.id, {});
            if (!scale.bands.empty()) know(scale.id + ".band", ids_of(scale.bands));
            know(scale.id + ".missing", {});
            if (scale.missing != MissingRule::bounds) continue;
            know(scale.id + ".min", {});
            know(scale.id + ".max", {});
        }
        for (const Finding& finding : instrument_.findings)
            know(finding.id, ids_of(finding.values));
    }

    void load_expected(const XmlElement& element, Example& example) {
        std::unordered_set<std::string_view> seen;
        for (const Pair& pair : draft_.pairs(element, "COLUMN=CELL")) {
            if (draft_.is_full()) return;
            const auto column = columns_.find(std::string(pair.name));
            if (column == columns_.end()) {
                error(element, pair.at,
                      fmt::format("'{}' is not a column of the scores{}", pair.name,
                                  did_you_mean(pair.name, names_)));
                continue;
            }
            check_cell(element, pair, column->second);
            if (!seen.insert(pair.name).second) {
                error(element, pair.at, fmt::format("'{}' is expected here already", pair.name));
            }
            example.expect.emplace_back(pair.name, pair.cell);
        }
    }

    void check_cell(const XmlElement& element, const Pair& pair, const Words& words) {
        if (pair.cell.empty()) return;
        if (words.empty()) {
            if (!parse_decimal(pair.cell))
                error(element, pair.cell_at, fmt::format("'{}' is not a number", pair.cell));
            return;
        }
        constexpr std::size_t words_of_a_step = 16;
        if (!draft_.spend(words.size() / words_of_a_step)) return;
        if (std::find(words.begin(), words.end(), pair.cell) != words.end()) return;
        error(element, pair.cell_at,
              fmt::format("'{}' is none of {}{}", pair.cell, fmt::join(words, ", "),
                          did_you_mean(pair.cell, words)));
    }

    Draft& draft_;
    Instrument& instrument_;
    std::unordered_map<ItemIndex, std::string> led_to_;  // by this example: asks or skips
    std::vector<std::string> names_;
    std::unordered_map<std::string, Words> columns_;
};

}  // namespace

void load_examples(Draft& draft) {
    ExamplesLoader loader(draft);
    for (const XmlElement& child : draft.document.root().children) {
        if (child.name == "example") loader.run(child);
    }
}

}  // namespace instruments
