// Between what the store keeps (strings) and what instruments and scoring work with:
// stored answers to a sheet and back, and a result to the columns that are stored.
#pragma once

#include <vector>

#include "instruments/answers.h"
#include "instruments/instrument.h"
#include "runtime/storage/records.h"

namespace runtime {

// An answer whose item or code the definition does not have is left out: the definition's
// digest is stored with the session, so this happens to a damaged record only.
[[nodiscard]] instruments::AnswerSheet sheet_of(const instruments::Instrument& instrument,
                                                const std::vector<storage::StoredAnswer>& answers);

// How this item's answer is stored now; cleared when it has none.
[[nodiscard]] storage::AnswerChange change_of(const instruments::Instrument& instrument,
                                              const instruments::AnswerSheet& sheet,
                                              instruments::ItemIndex item);

// The columns of `screening score`, as they are kept with the record.
[[nodiscard]] storage::Scoring scoring_of(const instruments::Instrument& instrument,
                                          const instruments::AnswerSheet& sheet);

}  // namespace runtime
