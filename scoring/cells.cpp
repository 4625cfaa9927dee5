#include "scoring/row_text.h"
#include "scoring/score.h"

namespace scoring {

using instruments::Instrument;
using instruments::MissingRule;

std::vector<std::string> columns(const Instrument& instrument) {
    std::vector<std::string> names;
    for (const auto& scale : instrument.scales) {
        names.push_back(scale.id);
        names.push_back(scale.id + ".band");
        names.push_back(scale.id + ".missing");
        if (scale.missing != MissingRule::bounds) continue;
        names.push_back(scale.id + ".min");
        names.push_back(scale.id + ".max");
    }
    for (const auto& finding : instrument.findings)
        names.push_back(finding.id);
    return names;
}

std::string score_text(double value) {
    std::string text;
    append_score(text, value);
    return text;
}

namespace {

std::string text_or_empty(const std::optional<double>& value) {
    return value ? score_text(*value) : std::string();
}

}  // namespace

void append_cells(const Instrument& instrument, const Result& result, std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < instrument.scales.size(); ++i) {
        const auto& scale = instrument.scales[i];
        const auto& outcome = result.scales[i];
        cells.push_back(text_or_empty(outcome.score));
        cells.push_back(outcome.band ? scale.bands[*outcome.band].id : std::string());
        cells.push_back(std::to_string(outcome.missing));
        if (scale.missing != MissingRule::bounds) continue;
        cells.push_back(text_or_empty(outcome.min));
        cells.push_back(text_or_empty(outcome.max));
    }
    for (std::size_t i = 0; i < instrument.findings.size(); ++i) {
        cells.push_back(instrument.findings[i].values[result.findings[i]].id);
    }
}

}  // namespace scoring
