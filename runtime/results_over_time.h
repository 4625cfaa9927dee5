// How one client's scores of a questionnaire went, as a supervisor looks back: each scale with the scores
// that were stored, oldest first. Nothing is smoothed or computed anew, and nothing is said of a change:
// how large one has to be to mean something, the definitions do not say.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/result_view.h"
#include "runtime/storage/records.h"

namespace runtime {

struct ScoreAtTime {
    storage::Date date;
    std::string version;          // of the definition: scores of two versions are not joined
    std::optional<double> value;  // nothing where it could not be given
    bool shown = false;           // of the record that stands
};
struct ScaleOverTime {
    ScaleView scale;                  // its name, ends and bands, of the record that stands
    std::vector<ScoreAtTime> scores;  // one for each record, of which there are two at least; one has a value
};

// Of the records of one client and questionnaire, oldest first, and the result of that which stands
// (`shown`, its id). Scales that nothing was ever asked about are left out.
[[nodiscard]] std::vector<ScaleOverTime> results_over_time(std::span<const storage::Record> records,
                                                           std::string_view shown, const ResultView& result);

}  // namespace runtime
