// What the answers mean: one outcome per scale, one value per finding. No files, no
// clock, no state. Every rule comes from the definition; here is only arithmetic.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "instruments/answers.h"
#include "instruments/flow.h"
#include "instruments/instrument.h"

namespace scoring {

// Kept with every stored score. Grows when the same definition would score differently.
inline constexpr int scorer_version = 1;

// A scale that cannot be scored is a finding, not a failure: `score` is empty and
// `missing` says how many asked items it waits for (refusals included).
struct ScaleOutcome {
    std::optional<double> score;        // at most four decimals matter (prorated thirds)
    std::optional<std::uint16_t> band;  // position in Scale::bands; may stand without a score (rule bounds)
    int missing = 0;
    bool prorated = false;
    // Rule bounds: least and greatest over every completion of the answers.
    std::optional<double> min, max;
};

struct Result {
    std::vector<ScaleOutcome> scales;     // by scale
    std::vector<std::uint16_t> findings;  // by finding: position in Finding::values
};

[[nodiscard]] Result score(const instruments::Instrument& instrument, const instruments::AnswerSheet& sheet,
                           const instruments::Flow& asked);
void score(const instruments::Instrument& instrument, const instruments::AnswerSheet& sheet,
           const instruments::Flow& asked, Result& into);

// The result in the columns and cells of `screening score`, in the contract's order:
// per scale SCALE, .band, .missing and with rule bounds .min .max; then each finding.
[[nodiscard]] std::vector<std::string> columns(const instruments::Instrument& instrument);
void append_cells(const instruments::Instrument& instrument, const Result& result,
                  std::vector<std::string>& cells);
[[nodiscard]] std::string score_text(
    double value);  // at most four decimals, no trailing zeros, half away from zero

}  // namespace scoring
