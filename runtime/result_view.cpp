#include "runtime/result_view.h"

#include <algorithm>

#include "runtime/session/page_of.h"
#include "scoring/explain.h"

namespace runtime {

using instruments::Instrument;
using instruments::ItemIndex;
using instruments::State;
using instruments::Wording;

namespace {

struct Input {
    const Instrument& instrument;
    const std::map<std::string, const Wording*>& wordings;
    const std::string& language;
    const instruments::AnswerSheet& sheet;
    instruments::Flow asked;
};

// In the language of the moment, else in any other; empty when nobody has the words.
std::string text(const Input& in, std::string_view prefix, std::string_view id, std::string_view key,
                 const std::optional<instruments::Entry>& entry, std::string_view suffix = "") {
    std::string found =
        instruments::text_of(*in.wordings.at(in.language), in.instrument, prefix, id, key, entry, suffix);
    for (auto it = in.wordings.begin(); found.empty() && it != in.wordings.end(); ++it) {
        found = instruments::text_of(*it->second, in.instrument, prefix, id, key, entry, suffix);
    }
    return found;
}

std::string text(const Input& in, std::string_view key, std::string_view suffix = "") {
    return text(in, "", key, key, std::nullopt, suffix);
}

double to_double(instruments::Decimal value) {
    return static_cast<double>(value.ten_thousandths) / static_cast<double>(instruments::Decimal::one);
}

std::string question(const Input& in, ItemIndex index) {
    const instruments::Item& item = in.instrument.items[index];
    return text(in, "item.", item.id, item.key, item.entry);
}

ScaleView scale_view(const Input& in, std::size_t index, const scoring::ScaleOutcome& outcome) {
    const instruments::Scale& scale = in.instrument.scales[index];
    ScaleView view;
    view.id = scale.id;
    view.name = text(in, "scale.", scale.id, scale.key, scale.entry);
    view.least = to_double(scale.min);
    view.greatest = to_double(scale.max);
    view.higher_is_worse = scale.higher_is_worse;
    view.missing = outcome.missing;
    view.prorated = outcome.prorated;
    view.sources = scale.sources;
    if (outcome.score) {
        view.score = scoring::score_text(*outcome.score);
        view.value = *outcome.score;
    } else if (outcome.min && outcome.max) {
        view.min_score = scoring::score_text(*outcome.min);
        view.max_score = scoring::score_text(*outcome.max);
    }
    for (const instruments::Band& band : scale.bands) {
        view.bands.push_back(
            {band.id, text(in, "band.", band.id, band.id, scale.entry), band.tone, to_double(band.from)});
    }
    if (outcome.band) {
        view.band = *outcome.band;
        const std::string& id = scale.bands[*outcome.band].id;
        view.action = text(in, "band.", id, id, scale.entry, ".action");
        view.say = text(in, "band.", id, id, scale.entry, ".say");
    }

    const scoring::Explanation how =
        scoring::explain(in.instrument, in.sheet, in.asked, static_cast<instruments::ScaleIndex>(index));
    for (const ItemIndex item : how.missing)
        view.missing_questions.push_back(question(in, item));
    const PageInput page{in.instrument,
                         in.wordings,
                         in.language,
                         instruments::Mode::staff,
                         in.sheet,
                         in.asked,
                         Page::Kind::review,
                         0,
                         {},
                         false,
                         false};
    view.untouched = outcome.score.has_value();
    for (const scoring::ExplainedTerm& term : how.terms) {
        view.untouched = view.untouched && term.state != State::answered && term.state != State::refused;
        view.terms.push_back({question(in, term.item), answer_in_words(page, term.item), term.state,
                              term.points ? scoring::score_text(*term.points) : std::string()});
    }
    return view;
}

bool goes_with(const instruments::Leaflet& leaflet, const scoring::Result& result) {
    std::optional<std::uint16_t> value;
    if (leaflet.for_scale) value = result.scales[*leaflet.for_scale].band;
    if (leaflet.for_finding) value = result.findings[*leaflet.for_finding];
    if (leaflet.when.empty()) return true;
    return value && std::ranges::find(leaflet.when, *value) != leaflet.when.end();
}

LeafletView leaflet_view(const Input& in, const instruments::Leaflet& leaflet) {
    const std::string key = "leaflet." + leaflet.id;
    LeafletView view{leaflet.id, text(in, key), {}};
    for (const instruments::Leaflet::Part& part : leaflet.parts) {
        const std::string part_key = key + "." + part.id;
        LeafletView::Part shown{text(in, part_key), {}};
        for (int point = 1; point <= part.points; ++point) {
            shown.points.push_back(text(in, part_key + "." + std::to_string(point)));
        }
        view.parts.push_back(std::move(shown));
    }
    return view;
}

}  // namespace

ResultView result_view(const Instrument& instrument, const std::map<std::string, const Wording*>& wordings,
                       const std::string& language, const instruments::AnswerSheet& sheet) {
    const Input in{instrument, wordings, language, sheet, instruments::flow(instrument, sheet)};
    const scoring::Result result = scoring::score(instrument, sheet, in.asked);

    ResultView view;
    view.instrument_id = instrument.full_id();
    view.title = text(in, "title");
    view.note = text(in, "result.note");
    view.closing = text(in, "closing");
    for (std::size_t i = 0; i < instrument.scales.size(); ++i) {
        view.scales.push_back(scale_view(in, i, result.scales[i]));
    }
    for (std::size_t i = 0; i < instrument.findings.size(); ++i) {
        const instruments::Finding& finding = instrument.findings[i];
        const instruments::FindingValue& value = finding.values[result.findings[i]];
        const std::string key = "finding." + finding.id;
        const std::string value_key = key + "." + value.id;
        view.findings.push_back({finding.id, text(in, key), value.id, text(in, value_key),
                                 text(in, value_key, ".action"), text(in, value_key, ".say"), value.tone});
    }
    for (const instruments::Leaflet& leaflet : instrument.leaflets) {
        if (goes_with(leaflet, result)) view.leaflets.push_back(leaflet_view(in, leaflet));
    }
    return view;
}

}  // namespace runtime
