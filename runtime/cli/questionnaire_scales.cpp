// The second half of the readable questionnaire: what the answers come to.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "runtime/cli/questionnaire.h"
#include "runtime/cli/text.h"

namespace runtime::cli {

namespace {

using instruments::Decimal;
using instruments::Instrument;
using instruments::Scale;
using instruments::Term;

void put(const Sheet& sheet, std::string_view text, std::string_view first) {
    if (!text.empty()) sheet.console.print(wrapped(text, first, sheet.console.width()));
}

// "never 0 · once_or_twice 2", or that the number itself counts.
std::string weights_in_words(const Instrument& instrument, const Term& term) {
    if (term.weights.empty()) return "the number itself";
    const instruments::ChoiceList* list = choices_of(instrument, instrument.items[term.item]);
    std::vector<std::string> parts;
    parts.reserve(term.weights.size());
    for (std::size_t i = 0; list != nullptr && i < list->choices.size(); ++i) {
        parts.push_back(fmt::format("{} = {}", list->choices[i].code, to_string(term.weights[i])));
    }
    return fmt::to_string(fmt::join(parts, ", "));
}

// Terms with the same weights share a line.
void print_terms(const Sheet& sheet, const Scale& scale) {
    const Instrument& instrument = sheet.entry.instrument;
    std::vector<std::pair<std::string, std::vector<std::string>>> lines;
    for (const Term& term : scale.terms) {
        const std::string weights = weights_in_words(instrument, term);
        auto line = std::ranges::find(lines, weights, [](const auto& pair) { return pair.first; });
        if (line == lines.end()) line = lines.insert(lines.end(), {weights, {}});
        line->second.push_back(instrument.items[term.item].id);
    }
    for (const auto& [weights, items] : lines) {
        put(sheet, fmt::format("{}: {}", fmt::join(items, ", "), weights), "    ");
    }
}

std::string missing_in_words(const Scale& scale) {
    switch (scale.missing) {
        case instruments::MissingRule::none:
            return "with any answer missing there is no score";
        case instruments::MissingRule::prorate:
            return fmt::format(
                "up to {} missing: the mean of the scale's answered items takes its place; more: no score",
                scale.missing_max);
        case instruments::MissingRule::bounds:
            return "with any answer missing there is no score, but the least and greatest that is possible; "
                   "the band only if every completion gives it";
    }
    return "";
}

std::string band_words(const Sheet& sheet, const Scale& scale, const instruments::Band& band,
                       std::string_view suffix = "") {
    return sheet.words.of("band", band.id, band.id, scale.entry, suffix);
}

void print_bands(const Sheet& sheet, const Scale& scale) {
    int widest = 0;
    for (const instruments::Band& band : scale.bands)
        widest = std::max(widest, width_of(band.id));
    for (std::size_t i = 0; i < scale.bands.size(); ++i) {
        const instruments::Band& band = scale.bands[i];
        const std::string range =
            i + 1 < scale.bands.size()
                ? fmt::format("{} to below {}", to_string(band.from), to_string(scale.bands[i + 1].from))
                : fmt::format("{} and over", to_string(band.from));
        std::string text = band_words(sheet, scale, band);
        if (const std::string action = band_words(sheet, scale, band, "action"); !action.empty()) {
            text += ": " + action;
        }
        put(sheet, text, fmt::format("    {}  {:<15} ", padded(band.id, widest), range));
    }
}

void print_scale(const Sheet& sheet, const Scale& scale) {
    sheet.console.print(fmt::format(
        "\n{}   [{}]\n", sheet.console.heading(sheet.words.of("scale", scale.id, scale.key, scale.entry)),
        scale.id));
    const std::string multiply =
        scale.multiply == Decimal::of(1) ? "" : fmt::format(", times {}", to_string(scale.multiply));
    put(sheet,
        fmt::format("{}{}; {} to {}; {}", scale.combine == instruments::Combine::sum ? "Sum" : "Mean",
                    multiply, to_string(scale.min), to_string(scale.max),
                    scale.higher_is_worse ? "higher is worse" : "higher is better"),
        "  ");
    print_terms(sheet, scale);
    put(sheet, "Missing: " + missing_in_words(scale) + ".", "  ");
    if (!scale.bands.empty()) sheet.console.print("  Bands:\n");
    print_bands(sheet, scale);
    put(sheet, fmt::format("Sources: {}", fmt::join(scale.sources, ", ")), "  ");
}

void print_finding(const Sheet& sheet, const instruments::Finding& finding) {
    const std::string key = "finding." + finding.id;
    sheet.console.print(
        fmt::format("\n{}   [{}]\n", sheet.console.heading(sheet.words.plain(key)), finding.id));
    sheet.console.print("  The first that is true:\n");
    for (const instruments::FindingValue& value : finding.values) {
        std::string text = sheet.words.plain(key + "." + value.id);
        if (const std::string action = sheet.words.plain(key + "." + value.id + ".action"); !action.empty()) {
            text += ": " + action;
        }
        put(sheet, value.id, "    ");
        put(sheet, text, "      ");
        put(sheet, value.when.always() ? "otherwise" : "if " + value.when.text, "      ");
    }
    put(sheet, fmt::format("Sources: {}", fmt::join(finding.sources, ", ")), "  ");
}

// When a leaflet is handed over: "with opioids moderate, high".
std::string occasion(const Instrument& instrument, const instruments::Leaflet& leaflet) {
    std::vector<std::string> values;
    values.reserve(leaflet.when.size());
    std::string what;
    if (leaflet.for_scale) {
        const Scale& scale = instrument.scales[*leaflet.for_scale];
        what = scale.id;
        for (const std::uint16_t band : leaflet.when)
            values.push_back(scale.bands[band].id);
    } else if (leaflet.for_finding) {
        const instruments::Finding& finding = instrument.findings[*leaflet.for_finding];
        what = finding.id;
        for (const std::uint16_t value : leaflet.when)
            values.push_back(finding.values[value].id);
    }
    if (what.empty() || values.empty()) return "always";
    return fmt::format("with {} {}", what, fmt::join(values, " or "));
}

void print_leaflets(const Sheet& sheet) {
    const Instrument& instrument = sheet.entry.instrument;
    if (instrument.leaflets.empty()) return;
    sheet.console.print("\n" + sheet.console.heading("Handed over with the result") + "\n");
    for (const instruments::Leaflet& leaflet : instrument.leaflets) {
        const std::string key = "leaflet." + leaflet.id;
        sheet.console.print("\n");
        put(sheet, fmt::format("{} ({})", sheet.words.plain(key), occasion(instrument, leaflet)), "  ");
        for (const instruments::Leaflet::Part& part : leaflet.parts) {
            const std::string part_key = key + "." + part.id;
            put(sheet, sheet.words.plain(part_key), "  ");
            for (int point = 1; point <= part.points; ++point) {
                put(sheet, sheet.words.plain(fmt::format("{}.{}", part_key, point)), "    - ");
            }
        }
    }
}

}  // namespace

void print_scales(const Sheet& sheet) {
    for (const Scale& scale : sheet.entry.instrument.scales)
        print_scale(sheet, scale);
    for (const instruments::Finding& finding : sheet.entry.instrument.findings)
        print_finding(sheet, finding);
    print_leaflets(sheet);
    sheet.console.print("\n");
    put(sheet, sheet.words.plain("result.note"), "");
}

}  // namespace runtime::cli
