#include "scoring/score.h"

#include "scoring/bounds.h"
#include "scoring/tally.h"

namespace scoring {

using instruments::AnswerSheet;
using instruments::Flow;
using instruments::Instrument;
using instruments::MissingRule;
using instruments::Scale;
using instruments::Truth;

namespace {

ScaleOutcome score_scale(const Instrument& instrument, const Scale& scale, const AnswerSheet& sheet,
                         const Flow& asked) {
    ScaleOutcome outcome = outcome_of(scale, tally(scale, sheet, asked));
    if (scale.missing != MissingRule::bounds || outcome.missing == 0) return outcome;

    if (const auto range = bounds(instrument, scale, sheet, asked)) {
        outcome.min = range->least.value();
        outcome.max = range->greatest.value();
        const auto lowest = band_of(scale, range->least);
        if (lowest == band_of(scale, range->greatest)) outcome.band = lowest;
    }
    return outcome;
}

std::uint16_t value_of(const instruments::Finding& finding, const AnswerSheet& sheet, const Flow& asked) {
    const std::size_t last = finding.values.size() - 1;
    for (std::size_t i = 0; i < last; ++i) {
        if (instruments::evaluate(finding.values[i].when, sheet, asked) == Truth::yes) {
            return static_cast<std::uint16_t>(i);
        }
    }
    return static_cast<std::uint16_t>(last);
}

}  // namespace

void score(const Instrument& instrument, const AnswerSheet& sheet, const Flow& asked, Result& into) {
    into.scales.resize(instrument.scales.size());
    for (std::size_t i = 0; i < into.scales.size(); ++i) {
        into.scales[i] = score_scale(instrument, instrument.scales[i], sheet, asked);
    }
    into.findings.resize(instrument.findings.size());
    for (std::size_t i = 0; i < into.findings.size(); ++i) {
        into.findings[i] = value_of(instrument.findings[i], sheet, asked);
    }
}

Result score(const Instrument& instrument, const AnswerSheet& sheet, const Flow& asked) {
    Result result;
    score(instrument, sheet, asked, result);
    return result;
}

}  // namespace scoring
