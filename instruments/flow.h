// Which items this respondent is asked, given these answers. An answer counts only
// where its item is asked; answers behind a condition that is false or unknown are
// kept out: of every condition, score and export of answers.
#pragma once

#include <vector>

#include "instruments/instrument.h"

namespace instruments {

// yes: asked. no: skipped whatever is still to come. unknown: depends on an answer not given yet; not asked
// now.
using Flow = std::vector<Truth>;  // by item

[[nodiscard]] Flow flow(const Instrument& instrument, const AnswerSheet& sheet);
void flow(const Instrument& instrument, const AnswerSheet& sheet,
          Flow& into);  // no allocation once `into` has its size

// A condition over what counts: `asked` may be shorter than the items when only earlier items are decided.
[[nodiscard]] Truth evaluate(const Condition& condition, const AnswerSheet& sheet, const Flow& asked);

// The states that stay distinct to the export.
enum class State : std::uint8_t { answered, refused, not_answered, not_asked, kept_out };
[[nodiscard]] State state_of(const Flow& asked, const AnswerSheet& sheet, ItemIndex item);

// How many asked items have an answer or a refusal, and the fewest and most that
// can still come, over every way the open answers may fall (docs/instrument-format.md).
struct Progress {
    int answered = 0;
    int fewest = 0;
    int most = 0;
};
[[nodiscard]] Progress progress(const Instrument& instrument, const AnswerSheet& sheet, const Flow& asked);

}  // namespace instruments
