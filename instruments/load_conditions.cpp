// When each item is asked: its section's condition and its own, compiled and joined.
#include <fmt/format.h>

#include "instruments/draft.h"
#include "instruments/expression.h"

namespace instruments {

namespace {

constexpr std::size_t letters_a_step = 8;

std::string in_parentheses(const std::string& text) {
    return text.find(" or ") == std::string::npos ? text : "(" + text + ")";
}

Condition joined(const Condition& left, const Condition& right) {
    if (left.always()) return right;
    if (right.always()) return left;
    Condition all = left;
    all.steps.insert(all.steps.end(), right.steps.begin(), right.steps.end());
    all.steps.emplace_back().kind = Step::Kind::both;
    all.text = in_parentheses(left.text) + " and " + in_parentheses(right.text);
    return all;
}

}  // namespace

std::optional<Condition> load_condition(Draft& draft, const XmlAttribute& attribute, std::size_t known,
                                        const std::optional<Entry>& entry) {
    if (draft.is_full()) return std::nullopt;
    // Each count looks for its items among all of them.
    std::size_t counts = 0;
    for (std::size_t at = attribute.value.find("count"); at != std::string::npos;
         at = attribute.value.find("count", at + 1)) {
        ++counts;
    }
    if (!draft.spend(attribute.value.size() / letters_a_step + counts * draft.instrument.items.size()))
        return std::nullopt;
    auto condition = compile(attribute.value, {&draft.instrument, known, entry});
    if (condition) {
        if (!draft.spend(condition->size())) return std::nullopt;
        return std::move(*condition);
    }
    for (const ExpressionProblem& problem : condition.error())
        draft.error(attribute, problem.sentence, problem.at);
    return std::nullopt;
}

void load_conditions(Draft& draft) {
    Instrument& instrument = draft.instrument;
    instrument.row_work = instrument.items.size();
    const XmlAttribute* section = nullptr;
    Condition of_section;
    const XmlAttribute* failed = nullptr;  // a repeated item says what is wrong once
    for (std::size_t index = 0; index < instrument.items.size(); ++index) {
        Item& item = instrument.items[index];
        const Draft::Asking& asking = draft.askings[index];
        if (asking.section != section) {
            section = asking.section;
            of_section = {};
            if (section != nullptr) {
                of_section =
                    load_condition(draft, *section, asking.section_begin, std::nullopt).value_or(Condition{});
            }
        }
        Condition own;
        if (asking.own != nullptr && asking.own != failed) {
            auto condition = load_condition(draft, *asking.own, index, item.entry);
            if (condition) {
                own = std::move(*condition);
            } else {
                failed = asking.own;
            }
        }
        if (const XmlAttribute* at = asking.own != nullptr ? asking.own : asking.section) {
            // A section's condition is copied into each of its items.
            const std::size_t letters = of_section.text.size() + own.text.size();
            if (!draft.spend_row(of_section.size() + own.size(), *at) ||
                !draft.spend(letters / letters_a_step))
                return;
        }
        item.ask_if = joined(of_section, own);
    }
}

}  // namespace instruments
