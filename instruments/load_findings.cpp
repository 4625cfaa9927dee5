// Findings (named outcomes by rule) and leaflets (words to hand over with a result).
#include <fmt/format.h>
#include <algorithm>

#include "instruments/draft.h"

namespace instruments {

namespace {

void load_value(Draft& draft, const XmlElement& element, bool is_last, Finding& finding) {
    static const std::vector<std::string> tones{"ok", "mild", "warn", "high", "sev"};
    FindingValue value;
    value.id = draft.id(element);
    if (draft.is_there(finding.values, value.id)) {
        draft.error(get(element, "id"), fmt::format("the value '{}' is there already", value.id));
    }
    draft.sources(element);
    if (find(element, "tone") != nullptr) value.tone = tones[draft.one_of(element, "tone", tones, 0)];
    value.level = draft.whole(element, "level", 1, 3, 0);
    const XmlAttribute* when = find(element, "when");
    if (when == nullptr && !is_last) draft.error(element, "only the last value has no 'when'");
    if (when != nullptr && is_last) {
        draft.error(draft.document.name_place(*when), "the last value holds otherwise and has no 'when'");
    }
    if (when != nullptr) {
        auto condition = load_condition(draft, *when, draft.instrument.items.size(), std::nullopt);
        if (condition && draft.spend_row(1 + condition->size(), *when)) value.when = std::move(*condition);
    }
    finding.values.push_back(std::move(value));
}

void load_finding(Draft& draft, const XmlElement& element) {
    Finding finding;
    finding.id = draft.id(element);
    draft.claim_column(finding.id, element);
    finding.sources = draft.sources(element);
    const XmlElement* last = nullptr;
    for (const XmlElement& child : element.children) {
        if (child.name == "value") last = &child;
    }
    for (const XmlElement& child : element.children) {
        if (child.name == "value") load_value(draft, child, &child == last, finding);
    }
    draft.instrument.findings.push_back(std::move(finding));
}

template <class Thing>
void load_when(Draft& draft, const XmlElement& element, const std::vector<Thing>& outcomes,
               std::string_view kind, Leaflet& leaflet) {
    const XmlAttribute* when = find(element, "when");
    if (when == nullptr) return;
    for (const Word& word : words_of(when->value)) {
        const auto outcome = draft.named(*when, word, outcomes, kind);
        if (!outcome) continue;
        if (std::find(leaflet.when.begin(), leaflet.when.end(), *outcome) != leaflet.when.end()) {
            draft.error(*when, fmt::format("'{}' is named already", word.text), word.at);
        }
        leaflet.when.push_back(*outcome);
        if (!draft.spend_names(leaflet.when.size())) return;
    }
    std::sort(leaflet.when.begin(), leaflet.when.end());
    if (leaflet.when.empty())
        draft.error(*when, "'when' names nothing: leave it out where the leaflet is always shown");
}

void load_leaflet(Draft& draft, const XmlElement& element) {
    constexpr int most_points = 100;
    Leaflet leaflet;
    leaflet.id = draft.id(element);
    draft.sources(element);
    if (draft.is_there(draft.instrument.leaflets, leaflet.id)) {
        draft.error(get(element, "id"), fmt::format("the leaflet '{}' is there already", leaflet.id));
    }
    const XmlAttribute* scale = find(element, "for-scale");
    const XmlAttribute* finding = find(element, "for-finding");
    if (scale != nullptr && finding != nullptr)
        draft.error(element, "a leaflet is for a scale or for a finding, not for both");
    if (scale == nullptr && finding == nullptr && find(element, "when") != nullptr) {
        draft.error(element, "'when' needs 'for-scale' or 'for-finding'");
    }
    if (scale != nullptr) {
        leaflet.for_scale = draft.named(*scale, draft.instrument.scales, "scale");
        if (leaflet.for_scale)
            load_when(draft, element, draft.instrument.scales[*leaflet.for_scale].bands, "band", leaflet);
    } else if (finding != nullptr) {
        leaflet.for_finding = draft.named(*finding, draft.instrument.findings, "finding");
        if (leaflet.for_finding) {
            load_when(draft, element, draft.instrument.findings[*leaflet.for_finding].values, "value",
                      leaflet);
        }
    }
    for (const XmlElement& child : element.children) {
        if (child.name != "part") continue;
        Leaflet::Part part{draft.id(child), draft.whole(child, "points", 0, most_points, 0)};
        if (draft.is_there(leaflet.parts, part.id)) {
            draft.error(get(child, "id"), fmt::format("the part '{}' is there already", part.id));
        }
        // Each point is a text of every wording.
        constexpr std::size_t of_a_text = 8;
        if (!draft.spend(of_a_text * static_cast<std::size_t>(1 + part.points))) return;
        leaflet.parts.push_back(std::move(part));
    }
    draft.instrument.leaflets.push_back(std::move(leaflet));
}

}  // namespace

void load_findings(Draft& draft) {
    for (const XmlElement& child : draft.document.root().children) {
        if (child.name == "finding") load_finding(draft, child);
    }
}

void load_leaflets(Draft& draft) {
    for (const XmlElement& child : draft.document.root().children) {
        if (child.name == "leaflet") load_leaflet(draft, child);
    }
}

}  // namespace instruments
