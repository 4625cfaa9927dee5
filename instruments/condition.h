// The expression language of definitions, compiled: small, total, typed, over the
// items that stand before the one that asks. No loops, no side effects, always an
// end. Three-valued: what is not known is unknown, never false and never 0.
//
//   q1.alcohol = 'yes'                one choice: = and != with a quoted code
//   has(needs, 'housing')             several choices
//   q8.days_per_month > 4             number or date ('2020-01-31'): = != < <= > >=
//   count(q1.{substance}, 'no') = 10  how many of a repeated item have that code now; never unknown
//   asked(q8)  answered(q8)  refused(q8)   never unknown
//   and  or  not  ( )                 Kleene's three-valued logic
//
// An item that is not asked, not answered or refused compares as unknown.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/decimal.h"

namespace instruments {

enum class Truth : std::uint8_t { no, yes, unknown };
Truth operator!(Truth value);
Truth both(Truth left, Truth right);
Truth either(Truth left, Truth right);

using ItemIndex = std::uint16_t;

enum class Comparison : std::uint8_t { equal, unequal, less, at_most, more, at_least };

// One step of a compiled expression, in postfix order on a small stack.
struct Step {
    enum class Kind : std::uint8_t {
        constant,  // pushes `truth`
        compare,   // item (choice index or number or date) against `value`
        has,       // several choices: the bit `value`
        count,     // over `items`: how many have choice `value`, compared with `limit`
        asked,     // of `item`
        answered,  // of `item`
        refused,   // of `item`
        negate,
        both,
        either,
    };
    Kind kind = Kind::constant;
    Comparison comparison = Comparison::equal;
    Truth truth = Truth::yes;
    ItemIndex item = 0;
    std::int64_t value = 0;        // choice index; or ten-thousandths; or yyyymmdd
    std::int64_t limit = 0;        // count only
    std::vector<ItemIndex> items;  // count only
};

// Empty = always true (the item has no condition).
struct Condition {
    std::vector<Step> steps;
    std::string text;  // as written, placeholders filled in: for `show` and explanations

    [[nodiscard]] bool always() const { return steps.empty(); }
    [[nodiscard]] std::size_t size() const;  // what deciding it costs: its steps and all that they count
    [[nodiscard]] std::vector<ItemIndex> items() const;  // every item it looks at, once, ascending
};

}  // namespace instruments
