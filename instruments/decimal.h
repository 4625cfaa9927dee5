// A decimal number with four places, exact. Answers, weights and cut-offs are
// decimals and not doubles, so that 4.5 days is above 4 and 0.1 + 0.2 is 0.3.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace instruments {

struct Decimal {
    static constexpr std::int64_t one = 10'000;
    std::int64_t ten_thousandths = 0;

    static constexpr Decimal of(std::int64_t whole) { return {whole * one}; }
    constexpr auto operator<=>(const Decimal&) const = default;
};

// "4", "4.5", "-0.25"; at most nine digits before the point and four after it.
// Anything else (spaces, exponent, a comma, a second point, "+4") is nothing.
std::optional<Decimal> parse_decimal(std::string_view text);
std::string to_string(Decimal value);  // no trailing zeros, "." as the point
int decimals_used(Decimal value);      // 0 to 4

}  // namespace instruments
