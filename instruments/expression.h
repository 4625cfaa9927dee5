// From a condition as written to a Condition: lexer, parser and type check of the
// language that condition.h describes. Every problem says at which byte it stands;
// what can never be true is found elsewhere (reach.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "instruments/condition.h"
#include "instruments/instrument.h"

namespace instruments {

inline constexpr std::size_t longest_expression = 4096;
inline constexpr int deepest_expression = 24;   // parentheses and `not`
inline constexpr std::size_t stack_depth = 64;  // what evaluating the deepest one may need

// What a condition may look at: the items before `known`, and the entry for which
// `{list}` stands in its item. Items from `known` on are there, but stand later.
struct Scope {
    const Instrument* instrument = nullptr;
    std::size_t known = 0;
    std::optional<Entry> entry;
};

struct ExpressionProblem {
    std::size_t at = 0;  // byte in the text
    std::string sentence;
};

[[nodiscard]] tl::expected<Condition, std::vector<ExpressionProblem>> compile(std::string_view text,
                                                                              const Scope& scope);

// `{list}` filled in; empty when the text has a placeholder that is not this entry's list.
[[nodiscard]] std::optional<std::string> fill_entry(std::string_view text, const Instrument& instrument,
                                                    const std::optional<Entry>& entry);

}  // namespace instruments
