#include "gui/glyph_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <utility>

namespace gui {
namespace {

using instruments::Place;
using instruments::Problems;

std::string as_points(const std::u32string& characters) {
    std::string points;
    for (const char32_t c : characters)
        points += fmt::format("{}U+{:04X}", points.empty() ? "" : ", ", static_cast<unsigned>(c));
    return points;
}

// One text with characters that no font has.
struct Finding {
    Place place;
    std::string what;
    std::u32string characters;
};

class Search {
  public:
    explicit Search(const Fonts& fonts) : fonts_(fonts) {}

    void look_at(const instruments::Wording& wording) {
        const Place whole{.file = wording.file};
        const auto before = static_cast<std::ptrdiff_t>(findings_.size());
        look_at(wording.owner, "the owner", whole);
        look_at(wording.licence, "the licence", whole);
        look_at(wording.translator, "the translator", whole);
        look_at(wording.terms, "the text of the terms", whole);
        for (const auto& [key, text] : wording.texts) {
            const auto place = wording.places.find(key);
            look_at(text, fmt::format("the text '{}'", key),
                    place == wording.places.end() ? whole : place->second);
        }
        std::stable_sort(
            findings_.begin() + before, findings_.end(),
            [](const Finding& one, const Finding& other) { return one.place.line < other.place.line; });
    }

    void look_at(const instruments::Instrument& instrument) {
        const Place whole{.file = instrument.file};
        look_at(instrument.terms, "the text of the terms", whole);
        for (const instruments::Source& source : instrument.sources)
            look_at(source.text, fmt::format("the source '{}'", source.id), whole);
    }

    void look_at(const instruments::OccasionList& list) {
        const Place whole{.file = list.file};
        for (const instruments::Occasion& occasion : list.occasions) {
            for (const auto& [language, name] : occasion.names)
                look_at(name, fmt::format("the name of the occasion '{}' in '{}'", occasion.id, language),
                        whole);
        }
        for (const instruments::Source& source : list.sources)
            look_at(source.text, fmt::format("the source '{}'", source.id), whole);
    }

    void look_at(const runtime::Catalog& catalog) {
        for (const runtime::CatalogEntry* entry : catalog.all()) {
            look_at(entry->instrument);
            for (const auto& [language, wording] : entry->wordings)
                look_at(wording);
        }
        look_at(catalog.occasions());
    }

    [[nodiscard]] Problems problems() const {
        Problems problems;
        for (const Finding& finding : findings_) {
            problems.push_back({instruments::Severity::warning, finding.place,
                                fmt::format("{} has a character that no installed font can draw: {}",
                                            finding.what, as_points(finding.characters))});
        }
        return problems;
    }

    [[nodiscard]] std::vector<UndrawableFile> files() const {
        std::map<std::string, std::u32string> all;
        for (const Finding& finding : findings_) {
            std::u32string& of_file = all[finding.place.file];
            for (const char32_t c : finding.characters) {
                if (of_file.find(c) == std::u32string::npos) of_file += c;
            }
        }
        std::vector<UndrawableFile> files;
        files.reserve(all.size());
        for (const auto& [file, characters] : all)
            files.push_back({std::filesystem::path(file).filename().string(), as_points(characters)});
        return files;
    }

  private:
    void look_at(const std::string& text, std::string what, const Place& place) {
        const auto missing = fonts_.missing_glyphs(text);
        if (missing.empty()) return;
        findings_.push_back({place, std::move(what), {missing.begin(), missing.end()}});
    }

    const Fonts& fonts_;
    std::vector<Finding> findings_;
};

template <typename Looked>
Problems problems_of(const Looked& looked, const Fonts& fonts) {
    Search search(fonts);
    search.look_at(looked);
    return search.problems();
}

}  // namespace

Problems undrawable(const instruments::Wording& wording, const Fonts& fonts) {
    return problems_of(wording, fonts);
}

Problems undrawable(const instruments::Instrument& instrument, const Fonts& fonts) {
    return problems_of(instrument, fonts);
}

Problems undrawable(const instruments::OccasionList& occasions, const Fonts& fonts) {
    return problems_of(occasions, fonts);
}

Problems undrawable(const runtime::Catalog& catalog, const Fonts& fonts) {
    return problems_of(catalog, fonts);
}

std::vector<UndrawableFile> undrawable_files(const runtime::Catalog& catalog, const Fonts& fonts) {
    Search search(fonts);
    search.look_at(catalog);
    return search.files();
}

}  // namespace gui
