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
    double least = 0, most = 0;    // what it can add; both are the points where these are known
};
struct Explanation {
    std::vector<ExplainedTerm> terms;
    std::vector<instruments::ItemIndex> missing;  // the items that keep the scale from a score
    int waits = 0;                                // asked items that the scale waits for, answered or not
    double sum = 0;                               // of the known points, before `multiply`
    int asked = 0, answered = 0;                  // terms that are asked, and that have an answer
};
[[nodiscard]] Explanation explain(const instruments::Instrument& instrument,
                                  const instruments::AnswerSheet& sheet, const instruments::Flow& asked,
                                  instruments::ScaleIndex scale);

}  // namespace scoring
