// What one scale has so far: the points of its answered terms, and how many answers
// it still waits for. From a tally follows the outcome under the rules `none` and
// `prorate`, and under `bounds` once nothing is missing; scoring/bounds.h does the rest.
#pragma once

#include <optional>

#include "instruments/flow.h"
#include "scoring/exact.h"
#include "scoring/score.h"

namespace scoring {

struct Tally {
    Wide sum = 0;      // of the answered terms, in ten-thousandths, before `multiply`
    int asked = 0;     // terms that are asked
    int answered = 0;  // of these, with an answer
    int missing = 0;   // asked items that the scale waits for, terms or not, without an answer
    // A missing answer would also decide what else is asked, so there is nothing to prorate over.
    bool gate_missing = false;
};

// What an answer adds, in ten-thousandths; nothing for no answer or a refusal.
[[nodiscard]] std::optional<Wide> points_of(const instruments::Term& term, const instruments::Answer& answer);

[[nodiscard]] Tally tally(const instruments::Scale& scale, const instruments::AnswerSheet& sheet,
                          const instruments::Flow& asked);

// Everything but the least and greatest of an incomplete `bounds` scale.
[[nodiscard]] ScaleOutcome outcome_of(const instruments::Scale& scale, const Tally& tally);

}  // namespace scoring
