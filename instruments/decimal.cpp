#include "instruments/decimal.h"

#include <fmt/format.h>

namespace instruments {

namespace {

bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view text) {
    constexpr std::size_t most_whole = 9;
    constexpr std::size_t most_decimals = 4;
    const bool negative = !text.empty() && text.front() == '-';
    if (negative) text.remove_prefix(1);

    std::int64_t value = 0;
    std::size_t at = 0;
    for (; at < text.size() && is_digit(text[at]); ++at) {
        if (at == most_whole) return std::nullopt;
        value = value * 10 + (text[at] - '0');
    }
    if (at == 0) return std::nullopt;

    std::size_t decimals = 0;
    if (at < text.size()) {
        if (text[at] != '.') return std::nullopt;
        for (++at; at < text.size() && is_digit(text[at]); ++at, ++decimals) {
            if (decimals == most_decimals) return std::nullopt;
            value = value * 10 + (text[at] - '0');
        }
        if (decimals == 0 || at != text.size()) return std::nullopt;
    }
    for (; decimals < most_decimals; ++decimals)
        value *= 10;
    return Decimal{negative ? -value : value};
}

std::string to_string(Decimal value) {
    const bool negative = value.ten_thousandths < 0;
    const auto magnitude = negative ? 0 - static_cast<std::uint64_t>(value.ten_thousandths)
                                    : static_cast<std::uint64_t>(value.ten_thousandths);
    std::string text = fmt::format("{}{}", negative ? "-" : "", magnitude / Decimal::one);
    if (magnitude % Decimal::one != 0) {
        text += fmt::format(".{:04}", magnitude % Decimal::one);
        while (text.back() == '0')
            text.pop_back();
    }
    return text;
}

int decimals_used(Decimal value) {
    int decimals = 4;
    for (std::int64_t rest = value.ten_thousandths; decimals > 0 && rest % 10 == 0; rest /= 10)
        --decimals;
    return decimals;
}

}  // namespace instruments
