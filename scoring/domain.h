// The answers that an item may still get, as a set: some of its choices, or an interval
// of numbers or days. An answered item's set has one member. Sets are split where a
// condition tells their members apart, so that within a part it has one truth.
#pragma once

#include <array>
#include <cstdint>

#include "instruments/instrument.h"

namespace scoring {

// The truths that a condition may still take, as a set: bit n stands for Truth n.
using Truths = std::uint8_t;
[[nodiscard]] constexpr Truths just(instruments::Truth truth) {
    return static_cast<Truths>(1U << static_cast<unsigned>(truth));
}
inline constexpr Truths can_be_yes = just(instruments::Truth::yes);
inline constexpr Truths can_be_no = just(instruments::Truth::no);
inline constexpr Truths can_be_unknown = just(instruments::Truth::unknown);

struct Domain {
    // Choices: these may be chosen. Of several, these surely are.
    std::uint64_t may = 0;
    std::uint64_t must = 0;
    // Numbers in ten-thousandths, on a grid of `step`; dates as yyyymmdd.
    std::int64_t low = 0;
    std::int64_t high = 0;
    std::int64_t step = 1;
    bool is_answer = false;  // the set stands for one answer that was given
};

// Every answer that the item takes.
[[nodiscard]] Domain all_answers(const instruments::Instrument& instrument, const instruments::Item& item);
// This answer alone. It is an answer: neither a refusal nor nothing.
[[nodiscard]] Domain only(const instruments::Answer& answer);

// What comparing an interval comes to.
[[nodiscard]] Truths compare_numbers(const Domain& interval, instruments::Comparison comparison,
                                     std::int64_t value);
// What a step of kind compare or has may come to over the set, if its item is asked.
[[nodiscard]] Truths truths(const instruments::Item& item, const Domain& domain,
                            const instruments::Step& step);
// Whether the code is surely, possibly or never chosen: for `count`.
[[nodiscard]] Truths holds(const instruments::Item& item, const Domain& domain, std::int64_t choice);

// The parts, at most three and none empty, over each of which truths() (holds(), for a count) is one.
struct Parts {
    std::array<Domain, 3> part;
    int count = 0;
};
[[nodiscard]] Parts split(const instruments::Instrument& instrument, const instruments::Item& item,
                          const Domain& domain, const instruments::Step& step);

// The least and greatest that a term adds over the set, in ten-thousandths.
struct Points {
    std::int64_t least = 0;
    std::int64_t greatest = 0;
};
[[nodiscard]] Points points_over(const instruments::Term& term, const Domain& domain);

}  // namespace scoring
