// <limits>: which numbers, dates and texts are taken, written a second time. No example can show it,
// for an example holds only answers that are taken; a limit with a digit too many would go unnoticed.
#include <fmt/format.h>
#include <map>
#include <set>

#include "instruments/dates.h"
#include "instruments/draft.h"
#include "instruments/names.h"

namespace instruments {

namespace {

// With as many decimals as the item takes.
std::string written(Decimal value, int decimals) {
    std::string text = to_string(value);
    if (decimals == 0) return text;
    std::size_t point = text.find('.');
    if (point == std::string::npos) {
        point = text.size();
        text += '.';
    }
    text.resize(point + 1 + static_cast<std::size_t>(decimals), '0');
    return text;
}

// As it is to be written: 0..31, 0.00..60.00, 1950-01-01..2026-12-31, of a text its most characters. Choices
// have none.
struct LimitsOf {
    std::string operator()(const OneChoice&) const { return ""; }
    std::string operator()(const SeveralChoices&) const { return ""; }
    std::string operator()(const NumberForm& form) const {
        return written(form.min, form.decimals) + ".." + written(form.max, form.decimals);
    }
    std::string operator()(const DateForm& form) const {
        return to_string(form.earliest) + ".." + to_string(form.latest);
    }
    std::string operator()(const TextForm& form) const { return std::to_string(form.max_length); }
};

using ByKey = std::map<std::string, std::string, std::less<>>;

std::string what_it_is(std::string_view name, const Instrument& instrument, const ByKey& limits) {
    const auto item = instrument.find_item(name);
    if (item && choices_of(instrument, instrument.items[*item]) != nullptr)
        return fmt::format("'{}' is answered with choices, which have no limits", name);
    if (item) return fmt::format("'{}' is written here as its id is: {}", name, instrument.items[*item].key);
    std::vector<std::string> keys;
    for (const auto& [key, limit] : limits)
        keys.push_back(key);
    return fmt::format("'{}' is not an item of this definition with limits{}", name,
                       did_you_mean(name, keys));
}

void load_limits(Draft& draft, const XmlElement& element) {
    draft.sources(element);
    ByKey limits;
    for (const Item& item : draft.instrument.items) {
        std::string of_item = std::visit(LimitsOf(), item.form);
        if (!of_item.empty()) limits.emplace(item.key, std::move(of_item));
    }
    std::set<std::string_view> seen;
    for (const Pair& pair : draft.pairs(element, "ITEM=LEAST..MOST, or ITEM=CHARACTERS of a text")) {
        if (draft.is_full()) return;
        const auto known = limits.find(pair.name);
        if (known == limits.end()) {
            draft.error_in(element, pair.at, what_it_is(pair.name, draft.instrument, limits));
        } else if (!seen.insert(pair.name).second) {
            draft.error_in(element, pair.at, fmt::format("the limits of '{}' stand here already", pair.name));
        } else if (pair.cell != known->second) {
            draft.error_in(element, pair.cell_at,
                           fmt::format("'{}' takes {}, and here stands '{}': one of the two is wrong, or is "
                                       "not written like the other",
                                       pair.name, known->second, pair.cell));
        }
    }
    for (const Item& item : draft.instrument.items) {
        if (limits.contains(item.key) && seen.insert(item.key).second)
            draft.error(element, fmt::format("the limits of '{}' are left out", item.key));
    }
}

}  // namespace

void load_limits(Draft& draft) {
    for (const XmlElement& child : draft.document.root().children) {
        if (child.name == "limits") load_limits(draft, child);
    }
}

}  // namespace instruments
