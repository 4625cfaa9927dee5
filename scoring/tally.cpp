#include "scoring/tally.h"

#include <algorithm>

namespace scoring {

using instruments::Answer;
using instruments::AnswerSheet;
using instruments::Flow;
using instruments::ItemIndex;
using instruments::Scale;
using instruments::Term;
using instruments::Truth;

std::optional<Wide> points_of(const Term& term, const Answer& answer) {
    if (const auto* chosen = std::get_if<instruments::Chosen>(&answer)) {
        return term.weights.at(chosen->choice).ten_thousandths;
    }
    if (const auto* number = std::get_if<instruments::Number>(&answer)) return number->value.ten_thousandths;
    return std::nullopt;
}

namespace {

bool is_missing(const AnswerSheet& sheet, const Flow& asked, ItemIndex item) {
    return asked[item] == Truth::yes && !instruments::is_answered(sheet[item]);
}

}  // namespace

Tally tally(const Scale& scale, const AnswerSheet& sheet, const Flow& asked) {
    Tally result;
    for (const ItemIndex item : scale.waits_for)
        result.missing += is_missing(sheet, asked, item) ? 1 : 0;
    for (const Term& term : scale.terms) {
        if (asked[term.item] != Truth::yes) continue;
        ++result.asked;
        if (const auto points = points_of(term, sheet[term.item])) {
            ++result.answered;
            result.sum += *points;
        }
    }
    if (result.missing > 0 && scale.missing == instruments::MissingRule::prorate) {
        // What is waited for and is no term decides, too: only for this it is waited for.
        result.gate_missing = std::ranges::any_of(
            scale.deciding, [&](ItemIndex item) { return is_missing(sheet, asked, item); });
    }
    return result;
}

namespace {

bool can_be_scored(const Scale& scale, const Tally& tally) {
    if (tally.missing == 0) return scale.combine == instruments::Combine::sum || tally.answered > 0;
    return scale.missing == instruments::MissingRule::prorate && !tally.gate_missing && tally.answered > 0 &&
           tally.missing <= scale.missing_max;
}

}  // namespace

ScaleOutcome outcome_of(const Scale& scale, const Tally& tally) {
    ScaleOutcome outcome;
    outcome.missing = tally.missing;
    if (!can_be_scored(scale, tally)) return outcome;

    Exact value{tally.sum * scale.multiply.ten_thousandths, 1};
    if (scale.combine == instruments::Combine::mean) {
        value.parts = tally.answered;
    } else if (tally.missing > 0) {
        // Each missing item counts as the mean of the answered ones.
        value.numerator *= tally.asked;
        value.parts = tally.answered;
    }
    outcome.prorated = tally.missing > 0;
    outcome.score = value.value();
    outcome.band = band_of(scale, value);
    if (scale.missing == instruments::MissingRule::bounds) outcome.min = outcome.max = outcome.score;
    return outcome;
}

}  // namespace scoring
