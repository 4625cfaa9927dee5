#include "gui/glyph_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>

namespace gui {
namespace {

using instruments::Place;
using instruments::Problem;
using instruments::Problems;

void look_at(const std::string& text, std::string_view what, const Place& place, const Fonts& fonts,
             Problems& problems) {
    std::string points;
    for (const char32_t c : fonts.missing_glyphs(text)) {
        points += fmt::format("{}U+{:04X}", points.empty() ? "" : ", ", static_cast<unsigned>(c));
    }
    if (points.empty()) return;
    problems.push_back({instruments::Severity::warning, place,
                        fmt::format("{} has a character that no installed font can draw: {}", what, points)});
}

}  // namespace

Problems undrawable(const instruments::Wording& wording, const Fonts& fonts) {
    Problems problems;
    const Place whole{.file = wording.file};
    look_at(wording.owner, "the owner", whole, fonts, problems);
    look_at(wording.licence, "the licence", whole, fonts, problems);
    look_at(wording.translator, "the translator", whole, fonts, problems);
    look_at(wording.terms, "the text of the terms", whole, fonts, problems);
    for (const auto& [key, text] : wording.texts) {
        const auto place = wording.places.find(key);
        look_at(text, fmt::format("the text '{}'", key),
                place == wording.places.end() ? whole : place->second, fonts, problems);
    }
    std::stable_sort(problems.begin(), problems.end(), [](const Problem& one, const Problem& other) {
        return one.place.line < other.place.line;
    });
    return problems;
}

Problems undrawable(const instruments::Instrument& instrument, const Fonts& fonts) {
    Problems problems;
    const Place whole{.file = instrument.file};
    look_at(instrument.terms, "the text of the terms", whole, fonts, problems);
    for (const instruments::Source& source : instrument.sources)
        look_at(source.text, fmt::format("the source '{}'", source.id), whole, fonts, problems);
    return problems;
}

Problems undrawable(const runtime::Catalog& catalog, const Fonts& fonts) {
    Problems problems;
    for (const runtime::CatalogEntry* entry : catalog.all()) {
        std::ranges::move(undrawable(entry->instrument, fonts), std::back_inserter(problems));
        for (const auto& [language, wording] : entry->wordings) {
            std::ranges::move(undrawable(wording, fonts), std::back_inserter(problems));
        }
    }
    return problems;
}

}  // namespace gui
