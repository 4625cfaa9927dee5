// The level of care of a finished session, for its case card: the highest that a band or a
// finding of the definition declares. It shows no substance and no injecting; a definition
// that declares no level (DASS-21: no source gives one) leaves it open.
#pragma once

#include "instruments/answers.h"
#include "instruments/instrument.h"
#include "runtime/storage/records.h"

namespace runtime {

// "Look again" where a score could not be given, or where a question that only a finding
// waits for has no answer.
[[nodiscard]] storage::Care care_of(const instruments::Instrument& instrument,
                                    const instruments::AnswerSheet& sheet, const storage::Scoring& scoring);

}  // namespace runtime
