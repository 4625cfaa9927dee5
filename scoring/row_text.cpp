#include "scoring/row_text.h"

#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace scoring {

using instruments::MissingRule;

namespace {

void append_whole(std::string& out, std::int64_t value) {
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    out.append(digits.data(), end);
}

// "25.6667" from 256667: four places, no trailing zeros.
void append_ten_thousandths(std::string& out, std::int64_t value) {
    if (value < 0) out += '-';
    const std::int64_t magnitude = std::abs(value);
    append_whole(out, magnitude / 10'000);
    std::int64_t rest = magnitude % 10'000;
    if (rest == 0) return;
    out += '.';
    for (std::int64_t place = 1'000; rest != 0; place /= 10) {
        out += static_cast<char>('0' + rest / place);
        rest %= place;
    }
}

}  // namespace

void append_score(std::string& out, double value) {
    // Beyond this a double has no four decimals left to lose.
    if (!(std::abs(value) < 1e11)) {
        out += fmt::format("{:.0f}", value);
        return;
    }
    append_ten_thousandths(out, std::llround(value * 1e4));
}

void append_outcome(const instruments::Scale& scale, const ScaleOutcome& outcome, std::string& out) {
    out += ',';
    if (outcome.score) append_score(out, *outcome.score);
    out += ',';
    if (outcome.band) out += scale.bands[*outcome.band].id;
    out += ',';
    append_whole(out, outcome.missing);
    if (scale.missing != MissingRule::bounds) return;
    out += ',';
    if (outcome.min) append_score(out, *outcome.min);
    out += ',';
    if (outcome.max) append_score(out, *outcome.max);
}

}  // namespace scoring
