#include "runtime/result_view.h"

#include <algorithm>

#include "runtime/session/page_of.h"
#include "scoring/explain.h"

namespace runtime {

using instruments::Instrument;
using instruments::ItemIndex;
using instruments::State;

namespace {

struct Input {
    const Instrument& instrument;
    const Wordings& wordings;
    const std::string& language;
    const instruments::AnswerSheet& sheet;
    instruments::Flow asked;
    Words words;
    const LanguageTags& tags;
};

double to_double(instruments::Decimal value) {
    return static_cast<double>(value.ten_thousandths) / static_cast<double>(instruments::Decimal::one);
}

std::string question(const Input& in, ItemIndex index) {
    return in.words.of(in.instrument.items[index]);
}

ScaleView scale_view(const Input& in, std::size_t index, const scoring::ScaleOutcome& outcome) {
    const instruments::Scale& scale = in.instrument.scales[index];
    ScaleView view;
    view.id = scale.id;
    view.name = in.words.of("scale", scale.id, scale.key, scale.entry);
    if (scale.entry) {
        const NameGiven given = name_given(in.instrument, in.asked, in.sheet, *scale.entry);
        if (!given.words.empty()) view.name += ": " + given.words;
    }
    view.least = to_double(scale.min);
    view.greatest = to_double(scale.max);
    view.higher_is_worse = scale.higher_is_worse;
    view.missing = outcome.missing;
    view.prorated = outcome.prorated;
    if (const auto& multiply = in.instrument.scales[index].multiply;
        multiply != instruments::Decimal::of(1)) {
        view.multiply = instruments::to_string(multiply);
    }
    for (const std::string& id : scale.sources) {
        const auto source = std::ranges::find(in.instrument.sources, id, &instruments::Source::id);
        if (source != in.instrument.sources.end()) view.sources.push_back({source->text, source->certainty});
    }
    if (outcome.score) {
        view.score = scoring::score_text(*outcome.score);
        view.value = *outcome.score;
    } else if (outcome.min && outcome.max) {
        view.min_score = scoring::score_text(*outcome.min);
        view.max_score = scoring::score_text(*outcome.max);
    }
    for (const instruments::Band& band : scale.bands) {
        view.bands.push_back(
            {band.id, in.words.of("band", band.id, band.id, scale.entry), band.tone, to_double(band.from)});
    }
    if (outcome.band) {
        view.band = *outcome.band;
        const std::string& id = scale.bands[*outcome.band].id;
        view.action = in.words.of("band", id, id, scale.entry, "action");
        view.say = in.words.of("band", id, id, scale.entry, "say");
        view.next = in.words.of("band", id, id, scale.entry, "next");
    }
    for (std::size_t i = 0; i < scale.bands.size() && outcome.min && outcome.max; ++i) {
        const bool begins = i == 0 || to_double(scale.bands[i].from) <= *outcome.max;
        const bool ends = i + 1 < scale.bands.size() && to_double(scale.bands[i + 1].from) <= *outcome.min;
        if (begins && !ends) view.possible.push_back(static_cast<int>(i));
    }

    const scoring::Explanation how =
        scoring::explain(in.instrument, in.sheet, in.asked, static_cast<instruments::ScaleIndex>(index));
    view.waits = how.waits;
    view.asked = how.asked;
    view.answered = how.answered;
    view.mean = scale.combine == instruments::Combine::mean;
    view.sum = scoring::score_text(how.sum);
    if (view.prorated && !view.mean)
        view.prorated_sum = scoring::score_text(how.sum * how.asked / how.answered);
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
                         false,
                         false,
                         nullptr,
                         &in.tags};
    view.untouched = outcome.score.has_value();
    for (const scoring::ExplainedTerm& term : how.terms) {
        view.untouched = view.untouched && term.state != State::answered && term.state != State::refused;
        view.terms.push_back({question(in, term.item), answer_in_words(page, term.item), term.state,
                              term.points ? scoring::score_text(*term.points) : std::string(),
                              scoring::score_text(term.least), scoring::score_text(term.most)});
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
    LeafletView view{leaflet.id, in.words.plain(key), {}};
    for (const instruments::Leaflet::Part& part : leaflet.parts) {
        const std::string part_key = key + "." + part.id;
        LeafletView::Part shown{in.words.plain(part_key), {}};
        for (int point = 1; point <= part.points; ++point) {
            shown.points.push_back(in.words.plain(part_key + "." + std::to_string(point)));
        }
        view.parts.push_back(std::move(shown));
    }
    return view;
}

}  // namespace

ResultView result_view(const Instrument& instrument, const Wordings& wordings, const std::string& language,
                       const instruments::AnswerSheet& sheet, const LanguageTags& tags) {
    const Input in{instrument,
                   wordings,
                   language,
                   sheet,
                   instruments::flow(instrument, sheet),
                   Words(instrument, wordings, language, &tags),
                   tags};
    const scoring::Result result = scoring::score(instrument, sheet, in.asked);

    ResultView view;
    view.instrument_id = instrument.full_id();
    view.title = in.words.plain("title");
    view.note = in.words.plain("result.note");
    view.closing = in.words.plain("closing");
    for (std::size_t i = 0; i < instrument.scales.size(); ++i) {
        view.scales.push_back(scale_view(in, i, result.scales[i]));
    }
    for (std::size_t i = 0; i < instrument.findings.size(); ++i) {
        const instruments::Finding& finding = instrument.findings[i];
        const instruments::FindingValue& value = finding.values[result.findings[i]];
        const std::string key = "finding." + finding.id;
        const std::string value_key = key + "." + value.id;
        view.findings.push_back({finding.id, in.words.plain(key), value.id, in.words.plain(value_key),
                                 in.words.plain(value_key + ".action"), in.words.plain(value_key + ".say"),
                                 in.words.plain(value_key + ".next"), value.tone});
    }
    for (const instruments::Leaflet& leaflet : instrument.leaflets) {
        if (goes_with(leaflet, result)) view.leaflets.push_back(leaflet_view(in, leaflet));
    }
    return view;
}

}  // namespace runtime
