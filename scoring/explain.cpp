#include "scoring/explain.h"

#include "scoring/tally.h"

namespace scoring {

using instruments::State;
using instruments::Truth;

Explanation explain(const instruments::Instrument& instrument, const instruments::AnswerSheet& sheet,
                    const instruments::Flow& asked, instruments::ScaleIndex scale) {
    Explanation explanation;
    for (const auto item : instrument.scales[scale].waits_for) {
        const State state = instruments::state_of(asked, sheet, item);
        if (state == State::refused || state == State::not_answered) explanation.missing.push_back(item);
    }
    for (const auto& term : instrument.scales[scale].terms) {
        ExplainedTerm explained{term.item, instruments::state_of(asked, sheet, term.item), std::nullopt};
        if (asked[term.item] == Truth::yes) {
            if (const auto points = points_of(term, sheet[term.item])) {
                explained.points = Exact{*points * instruments::Decimal::one, 1}.value();
            }
        } else if (explanation.missing.empty() ||
                   instruments::evaluate(instrument.items[term.item].ask_if, sheet, asked) == Truth::no) {
            // Skipped whatever is missing; a term that a missing answer would ask adds nothing known.
            explained.points = 0;
        }
        explanation.terms.push_back(explained);
    }
    return explanation;
}

}  // namespace scoring
