#include "runtime/catalog.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "scoring/prove.h"

namespace runtime {

namespace fs = std::filesystem;
using instruments::Problem;
using instruments::Problems;

namespace {

std::vector<fs::path> xml_files(const fs::path& directory) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator it(directory, error), end; !error && it != end; it.increment(error)) {
        if (it->path().extension() == ".xml") files.push_back(it->path());
    }
    std::ranges::sort(files);
    return files;
}

// "3.1" after "3.0" and "10" after "9": parts are numbers where they can be.
bool version_less(std::string_view left, std::string_view right) {
    while (!left.empty() && !right.empty()) {
        const std::string_view a = left.substr(0, left.find('.'));
        const std::string_view b = right.substr(0, right.find('.'));
        int x = 0;
        int y = 0;
        const bool numbers = std::from_chars(a.data(), a.data() + a.size(), x).ptr == a.data() + a.size() &&
                             std::from_chars(b.data(), b.data() + b.size(), y).ptr == b.data() + b.size();
        if (numbers ? x != y : a != b) return numbers ? x < y : a < b;
        left.remove_prefix(std::min(left.size(), a.size() + 1));
        right.remove_prefix(std::min(right.size(), b.size() + 1));
    }
    return left.size() < right.size();
}

void append(Problems& to, const Problems& from) {
    std::ranges::copy(from, std::back_inserter(to));
}

std::vector<instruments::Wording> values(const std::map<std::string, instruments::Wording>& wordings) {
    std::vector<instruments::Wording> list;
    list.reserve(wordings.size());
    for (const auto& [language, wording] : wordings)
        list.push_back(wording);
    return list;
}

}  // namespace

Wordings CatalogEntry::words() const {
    Wordings by_language;
    for (const auto& [language, wording] : wordings)
        by_language.emplace(language, &wording);
    return by_language;
}

std::string CatalogEntry::title(const std::string& language, const LanguageTags& tags) const {
    if (wordings.empty()) return instrument.id;
    const Wordings by_language = words();
    const std::string title = Words(instrument, by_language, language, &tags).plain("title");
    return title.empty() ? instrument.id : title;
}

Catalog Catalog::load(const fs::path& directory) {
    Catalog catalog;
    std::vector<instruments::Wording> wordings;
    for (const fs::path& file : xml_files(directory / "wording")) {
        auto loaded = instruments::load_wording(file);
        append(catalog.problems_, loaded ? loaded->warnings : loaded.error());
        if (loaded) wordings.push_back(std::move(loaded->wording));
    }
    for (const fs::path& file : xml_files(directory / "definitions")) {
        auto loaded = scoring::load_proved(file);
        append(catalog.problems_, loaded ? loaded->warnings : loaded.error());
        if (!loaded) continue;
        CatalogEntry entry{std::move(loaded->instrument), {}, false};
        for (instruments::Wording& wording : wordings) {
            if (wording.instrument == entry.instrument.id && wording.version == entry.instrument.version) {
                const std::string language = wording.language;
                entry.wordings.emplace(language, std::move(wording));
            }
        }
        const Problems misfits = instruments::check_wordings(entry.instrument, values(entry.wordings));
        append(catalog.problems_, misfits);
        if (instruments::has_errors(misfits) || entry.wordings.empty()) continue;
        catalog.entries_.push_back(std::move(entry));
    }
    std::ranges::sort(catalog.entries_, [](const CatalogEntry& a, const CatalogEntry& b) {
        if (a.instrument.id != b.instrument.id) return a.instrument.id < b.instrument.id;
        return version_less(b.instrument.version, a.instrument.version);
    });
    for (std::size_t i = 0; i < catalog.entries_.size(); ++i) {
        catalog.entries_[i].offered =
            i == 0 || catalog.entries_[i - 1].instrument.id != catalog.entries_[i].instrument.id;
    }
    catalog.load_occasions(directory / "occasions");
    return catalog;
}

void Catalog::load_occasions(const fs::path& directory) {
    bool found = false;
    for (const fs::path& file : xml_files(directory)) {
        auto loaded = instruments::load_occasions(file);
        append(problems_, loaded ? loaded->warnings : loaded.error());
        if (!loaded) continue;
        const Problems misfits = instruments::check_occasions(loaded->list, offered());
        append(problems_, misfits);
        if (instruments::has_errors(misfits)) continue;
        if (found) {
            problems_.push_back({instruments::Severity::error,
                                 {file.string(), 0, 0},
                                 "a site has one list of occasions; " + occasions_.file + " is used"});
            continue;
        }
        occasions_ = std::move(loaded->list);
        found = true;
    }
}

std::vector<const instruments::Instrument*> Catalog::offered() const {
    std::vector<const instruments::Instrument*> list;
    for (const CatalogEntry& entry : entries_) {
        if (entry.offered) list.push_back(&entry.instrument);
    }
    return list;
}

const CatalogEntry* Catalog::find(const std::string& name) const {
    const auto it = std::ranges::find_if(entries_, [&name](const CatalogEntry& entry) {
        return entry.instrument.full_id() == name || (entry.offered && entry.instrument.id == name);
    });
    return it == entries_.end() ? nullptr : &*it;
}

std::vector<const CatalogEntry*> Catalog::all() const {
    std::vector<const CatalogEntry*> list;
    list.reserve(entries_.size());
    for (const CatalogEntry& entry : entries_)
        list.push_back(&entry);
    return list;
}

std::string Catalog::nearest(const std::string& name) const {
    std::vector<std::string> known;
    for (const CatalogEntry& entry : entries_) {
        known.push_back(entry.instrument.id);
        known.push_back(entry.instrument.full_id());
    }
    std::string small = name;
    std::ranges::transform(small, small.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    if (std::string nearest = instruments::nearest(small, known); !nearest.empty()) return nearest;
    // "dass" for "dass-21"
    const auto begun =
        std::ranges::find_if(known, [&small](const std::string& id) { return id.starts_with(small); });
    return small.empty() || begun == known.end() ? "" : *begun;
}

namespace {

// ID-VERSION.LANGUAGE.xml: a draft or a copy beside it is no wording.
bool is_wording_of(std::string_view stem, std::string_view name) {
    constexpr std::string_view ending = ".xml";
    if (!name.starts_with(stem) || !name.ends_with(ending) || name.size() <= stem.size() + ending.size())
        return false;
    return name.substr(stem.size(), name.size() - stem.size() - ending.size()).find('.') ==
           std::string_view::npos;
}

}  // namespace

tl::expected<Catalog::ReadEntry, Problems> Catalog::read(const fs::path& definition) {
    auto loaded = scoring::load_proved(definition);
    if (!loaded) return tl::unexpected(std::move(loaded.error()));
    CatalogEntry entry{std::move(loaded->instrument), {}, true};
    Problems problems = std::move(loaded->warnings);
    const std::string stem = entry.instrument.id + "-" + entry.instrument.version + ".";
    const fs::path beside = definition.has_parent_path() ? definition.parent_path() : ".";
    for (const fs::path& directory : {beside, (beside / ".." / "wording").lexically_normal()}) {
        for (const fs::path& file : xml_files(directory)) {
            if (!is_wording_of(stem, file.filename().string())) continue;
            auto wording = instruments::load_wording(file);
            append(problems, wording ? wording->warnings : wording.error());
            if (wording) {
                const std::string language = wording->wording.language;
                entry.wordings.emplace(language, std::move(wording->wording));
            }
        }
    }
    append(problems, instruments::check_wordings(entry.instrument, values(entry.wordings)));
    if (instruments::has_errors(problems)) return tl::unexpected(std::move(problems));
    return ReadEntry{std::move(entry), std::move(problems)};
}

tl::expected<instruments::LoadedOccasions, Problems> Catalog::read_occasions(const fs::path& file) {
    auto loaded = instruments::load_occasions(file);
    if (!loaded) return loaded;
    const fs::path folder = file.has_parent_path() ? file.parent_path() : ".";
    const fs::path around = (folder / "..").lexically_normal();
    std::error_code error;
    if (!fs::is_directory(around / "definitions", error)) return loaded;
    append(loaded->warnings, instruments::check_occasions(loaded->list, load(around).offered()));
    if (instruments::has_errors(loaded->warnings)) return tl::unexpected(std::move(loaded->warnings));
    return loaded;
}

}  // namespace runtime
