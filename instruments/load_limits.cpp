// <limits>: which numbers, dates and texts are taken, written a second time. No example can show it,
// for an example holds only answers that are taken; a limit with a digit too many would go unnoticed.
#include <fmt/format.h>
#include <set>

#include "instruments/dates.h"
#include "instruments/draft.h"
#include "instruments/names.h"

namespace instruments {

namespace {

// As it is to be written: 0..31, 1950-01-01..2026-12-31, of a text its most characters. Choices have none.
struct LimitsOf {
    std::string operator()(const OneChoice&) const { return ""; }
    std::string operator()(const SeveralChoices&) const { return ""; }
    std::string operator()(const NumberForm& form) const {
        return to_string(form.min) + ".." + to_string(form.max);
    }
    std::string operator()(const DateForm& form) const {
        return to_string(form.earliest) + ".." + to_string(form.latest);
    }
    std::string operator()(const TextForm& form) const { return std::to_string(form.max_length); }
};

class LimitsLoader {
  public:
    explicit LimitsLoader(Draft& draft) : draft_(draft) {
        for (const Item& item : draft.instrument.items) {
            std::string limits = std::visit(LimitsOf(), item.form);
            if (!limits.empty()) limits_.emplace(item.key, std::move(limits));
        }
    }

    void run(const XmlElement& element) {
        draft_.sources(element);
        std::set<std::string_view> seen;
        for (const Pair& pair : draft_.pairs(element)) {
            const auto known = limits_.find(pair.name);
            if (known == limits_.end()) {
                unknown(element, pair);
            } else if (!seen.insert(pair.name).second) {
                draft_.error_in(element, pair.at,
                                fmt::format("the limits of '{}' stand here already", pair.name));
            } else if (pair.cell != known->second) {
                draft_.error_in(element, pair.cell_at,
                                fmt::format("'{}' takes {}, and here stands '{}': one of the two is wrong",
                                            pair.name, known->second, pair.cell));
            }
        }
        for (const auto& [key, limits] : limits_) {
            if (seen.count(key) == 0)
                draft_.error(element, fmt::format("the limits of '{}' are left out: {}", key, limits));
        }
    }

  private:
    void unknown(const XmlElement& element, const Pair& pair) {
        std::vector<std::string> keys;
        for (const auto& [key, limits] : limits_)
            keys.push_back(key);
        draft_.error_in(element, pair.at,
                        fmt::format("'{}' is no item of a number, date or text{}", pair.name,
                                    did_you_mean(pair.name, keys)));
    }

    Draft& draft_;
    std::map<std::string, std::string, std::less<>> limits_;  // by the item's id as it is written
};

}  // namespace

void load_limits(Draft& draft) {
    for (const XmlElement& child : draft.document.root().children) {
        if (child.name == "limits") LimitsLoader(draft).run(child);
    }
}

}  // namespace instruments
