#include "runtime/level_of_care.h"

#include <algorithm>
#include <string_view>

#include "instruments/flow.h"

namespace runtime {

namespace {

std::string_view value_of(const storage::Scoring& scoring, std::string_view column) {
    const auto found = std::ranges::find_if(
        scoring.scores, [column](const storage::Score& score) { return score.name == column; });
    return found == scoring.scores.end() ? std::string_view() : std::string_view(found->value);
}

void raise(storage::Care& care, int level) {
    if (level > 0) care.level = std::max(care.level.value_or(0), level);
}

// A question that no score waits for and that has no answer: a finding may be the poorer for it.
bool finding_lacks_an_answer(const instruments::Instrument& instrument,
                             const instruments::AnswerSheet& sheet) {
    const bool levels = std::ranges::any_of(instrument.findings, [](const instruments::Finding& finding) {
        return std::ranges::any_of(finding.values,
                                   [](const instruments::FindingValue& value) { return value.level > 0; });
    });
    if (!levels) return false;
    const instruments::Flow asked = instruments::flow(instrument, sheet);
    for (std::size_t item = 0; item < instrument.items.size(); ++item) {
        const bool open = asked[item] == instruments::Truth::yes && instrument.items[item].required &&
                          !instruments::is_answered(sheet[static_cast<instruments::ItemIndex>(item)]);
        const bool scored = std::ranges::any_of(instrument.scales, [item](const instruments::Scale& scale) {
            return std::ranges::binary_search(scale.waits_for, static_cast<instruments::ItemIndex>(item));
        });
        if (open && !scored) return true;
    }
    return false;
}

}  // namespace

storage::Care care_of(const instruments::Instrument& instrument, const instruments::AnswerSheet& sheet,
                      const storage::Scoring& scoring) {
    storage::Care care;
    for (const instruments::Scale& scale : instrument.scales) {
        if (value_of(scoring, scale.id).empty()) care.look_again = true;
        const std::string_view band_id = value_of(scoring, scale.id + ".band");
        for (const instruments::Band& band : scale.bands) {
            if (band.id == band_id) raise(care, band.level);
        }
    }
    for (const instruments::Finding& finding : instrument.findings) {
        const std::string_view value_id = value_of(scoring, finding.id);
        for (const instruments::FindingValue& value : finding.values) {
            if (value.id == value_id) raise(care, value.level);
        }
    }
    care.look_again = care.look_again || finding_lacks_an_answer(instrument, sheet);
    return care;
}

}  // namespace runtime
