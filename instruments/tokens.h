// The words of a condition: cuts its text into tokens. What they mean is the parser's
// part (expression.cpp).
#pragma once

#include <string_view>
#include <vector>

#include "instruments/expression.h"

namespace instruments {

struct Token {
    enum class Kind : std::uint8_t { word, quoted, comparison, open, close, comma, end };
    Kind kind = Kind::end;
    Comparison comparison = Comparison::equal;
    std::string_view text;  // without the quotes
    std::size_t at = 0;
};

// Always ends with an `end` token. What is no token is skipped and becomes a problem.
[[nodiscard]] std::vector<Token> cut(std::string_view text, std::vector<ExpressionProblem>& problems);

}  // namespace instruments
