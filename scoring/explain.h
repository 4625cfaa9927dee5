// How a score came about, term by term: for `show`, the result screen and a
// supervisor who checks by hand.
#pragma once

#include <vector>

#include "scoring/score.h"

namespace scoring {

struct ExplainedTerm {
    instruments::ItemIndex item = 0;
    instruments::State state = instruments::State::not_asked;
    std::optional<double> points;  // what it adds, before `multiply`; empty when it adds nothing known
};
struct Explanation {
    std::vector<ExplainedTerm> terms;
    std::vector<instruments::ItemIndex> missing;  // the items that keep the scale from a score
};
[[nodiscard]] Explanation explain(const instruments::Instrument& instrument,
                                  const instruments::AnswerSheet& sheet, const instruments::Flow& asked,
                                  instruments::ScaleIndex scale);

}  // namespace scoring
