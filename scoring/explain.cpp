#include "scoring/explain.h"

#include "scoring/tally.h"

namespace scoring {

using instruments::State;

Explanation explain(const instruments::Instrument& instrument, const instruments::AnswerSheet& sheet,
                    const instruments::Flow& asked, instruments::ScaleIndex scale) {
    Explanation explanation;
    for (const auto& term : instrument.scales[scale].terms) {
        ExplainedTerm explained;
        explained.item = term.item;
        explained.state = instruments::state_of(asked, sheet, term.item);
        if (explained.state == State::answered) {
            if (const auto points = points_of(term, sheet[term.item]))
                explained.points = Exact{*points * instruments::Decimal::one, 1}.value();
        } else if (asked[term.item] == instruments::Truth::no) {
            explained.points = 0;
        }
        explanation.terms.push_back(explained);
    }
    for (const auto item : instrument.scales[scale].waits_for) {
        const State state = instruments::state_of(asked, sheet, item);
        if (state == State::refused || state == State::not_answered) explanation.missing.push_back(item);
    }
    return explanation;
}

}  // namespace scoring
