#include "scoring/explain.h"

#include <algorithm>

#include "scoring/tally.h"

namespace scoring {

using instruments::State;
using instruments::Truth;

namespace {

double to_double(Wide ten_thousandths) {
    return Exact{ten_thousandths * instruments::Decimal::one, 1}.value();
}

// What a term without a known answer can add: 0, too, where it may not be asked at all.
void set_range(const instruments::Instrument& instrument, const instruments::Term& term, bool asked,
               ExplainedTerm& explained) {
    if (term.weights.empty()) {
        const auto& number = std::get<instruments::NumberForm>(instrument.items[term.item].form);
        explained.least = to_double(number.min.ten_thousandths);
        explained.most = to_double(number.max.ten_thousandths);
    } else {
        const auto [least, most] = std::ranges::minmax(term.weights);
        explained.least = to_double(least.ten_thousandths);
        explained.most = to_double(most.ten_thousandths);
    }
    if (asked) return;
    explained.least = std::min(explained.least, 0.0);
    explained.most = std::max(explained.most, 0.0);
}

}  // namespace

Explanation explain(const instruments::Instrument& instrument, const instruments::AnswerSheet& sheet,
                    const instruments::Flow& asked, instruments::ScaleIndex scale) {
    Explanation explanation;
    for (const auto item : instrument.scales[scale].waits_for) {
        const State state = instruments::state_of(asked, sheet, item);
        if (state == State::refused || state == State::not_answered) explanation.missing.push_back(item);
        explanation.waits += asked[item] == Truth::yes ? 1 : 0;
    }
    const Tally so_far = tally(instrument.scales[scale], sheet, asked);
    explanation.sum = to_double(so_far.sum);
    explanation.asked = so_far.asked;
    explanation.answered = so_far.answered;
    for (const auto& term : instrument.scales[scale].terms) {
        ExplainedTerm explained{
            .item = term.item, .state = instruments::state_of(asked, sheet, term.item), .points = {}};
        if (asked[term.item] == Truth::yes) {
            if (const auto points = points_of(term, sheet[term.item])) {
                explained.points = to_double(*points);
            }
        } else if (explanation.missing.empty() ||
                   instruments::evaluate(instrument.items[term.item].ask_if, sheet, asked) == Truth::no) {
            // Skipped whatever is missing; a term that a missing answer would ask adds nothing known.
            explained.points = 0;
        }
        if (explained.points) {
            explained.least = explained.most = *explained.points;
        } else {
            set_range(instrument, term, asked[term.item] == Truth::yes, explained);
        }
        explanation.terms.push_back(explained);
    }
    return explanation;
}

}  // namespace scoring
