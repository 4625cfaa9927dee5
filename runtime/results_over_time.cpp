#include "runtime/results_over_time.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace runtime {

namespace {

// As it was stored when the record was last scored; nothing where it could not be given.
std::optional<double> stored_score(const storage::Record& record, std::string_view scale) {
    if (record.scorings.empty()) return std::nullopt;
    const auto& scores = record.scorings.back().scores;
    const auto found = std::ranges::find(scores, scale, &storage::Score::name);
    if (found == scores.end()) return std::nullopt;
    double value = 0;
    const char* const end = found->value.data() + found->value.size();
    const auto read = std::from_chars(found->value.data(), end, value);
    if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
    return value;
}

}  // namespace

std::vector<ScaleOverTime> results_over_time(std::span<const storage::Record> records, std::string_view shown,
                                             const ResultView& result) {
    std::vector<ScaleOverTime> all;
    for (const ScaleView& scale : result.scales) {
        ScaleOverTime one{.scale = scale, .scores = {}};
        for (const storage::Record& record : records)
            one.scores.push_back({record.session.date, record.session.instrument.version,
                                  stored_score(record, scale.id), record.session.id == shown});
        const auto known = std::ranges::count_if(
            one.scores, [](const ScoreAtTime& score) { return score.value.has_value(); });
        const bool never_asked =
            scale.untouched && std::ranges::all_of(one.scores, [&scale](const ScoreAtTime& score) {
                return score.value.value_or(scale.least) == scale.least;
            });
        if (one.scores.size() > 1 && known > 0 && !scale.bands.empty() && !never_asked)
            all.push_back(std::move(one));
    }
    return all;
}

}  // namespace runtime
