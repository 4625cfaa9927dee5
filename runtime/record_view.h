// A stored record as a supervisor reads it: who, when, how, what was answered in words, and
// the result. Made from the definition that is installed now, and it says so where that is
// not the one under which it was answered.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runtime/catalog.h"
#include "runtime/result_view.h"
#include "runtime/session/page.h"
#include "runtime/storage/records.h"

namespace runtime {

struct RecordView {
    storage::SessionSummary session;
    std::string title;                 // the questionnaire's; its full id when it is not installed
    bool known = false;                // the definition is installed in exactly this form
    bool words_changed = false;        // the wording is not the one that was read
    bool scores_differ = false;        // computed again, a score is not as it was stored
    std::vector<ReviewLine> answers;   // what was asked, in order; as codes when it is not known
    std::optional<ResultView> result;  // of a finished one
};

[[nodiscard]] RecordView record_view(const storage::Record& record, const Catalog& catalog,
                                     const std::string& language, const LanguageTags& tags = {});

}  // namespace runtime
