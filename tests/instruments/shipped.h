// The definitions and wordings that ship, for the tests that look at them: loaded with
// every problem shown, and read back as plain words.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "instruments/load.h"
#include "tests/support/places.h"

namespace shipped_files {

using namespace instruments;

using Words = std::vector<std::string>;

inline const Words shipped = {"assist-3.1",          "assist-3.0",       "dass-21-1", "client-satisfaction-1",
                              "treatment-history-1", "referral-record-1"};

inline std::filesystem::path folder() {
    return std::filesystem::path(tests::source_dir()) / "instruments";
}

inline std::string lines_of(const Problems& problems) {
    std::string lines;
    for (const Problem& problem : problems)
        lines += to_line(problem) + '\n';
    return lines;
}

inline Instrument load(const std::string& name) {
    auto loaded = load_instrument(folder() / "definitions" / (name + ".xml"));
    INFO((loaded ? std::string() : lines_of(loaded.error())));
    REQUIRE(loaded);
    INFO(lines_of(loaded->warnings));
    CHECK(loaded->warnings.empty());
    return std::move(loaded->instrument);
}

inline Wording load_words(const std::string& name, const std::string& language) {
    auto loaded = load_wording(folder() / "wording" / (name + '.' + language + ".xml"));
    INFO((loaded ? std::string() : lines_of(loaded.error())));
    REQUIRE(loaded);
    INFO(lines_of(loaded->warnings));
    CHECK(loaded->warnings.empty());
    return std::move(loaded->wording);
}

inline Words split(const std::string& text, char separator = ' ') {
    Words words;
    std::istringstream stream(text);
    for (std::string word; std::getline(stream, word, separator);)
        words.push_back(word);
    return words;
}

inline const Item& item(const Instrument& instrument, std::string_view id) {
    INFO(id);
    const auto found = instrument.item_by_id.find(id);
    REQUIRE(found != instrument.item_by_id.end());
    return instrument.items[found->second];
}

inline Words codes(const Instrument& instrument, std::string_view id) {
    const ChoiceList* list = choices_of(instrument, item(instrument, id));
    REQUIRE(list != nullptr);
    Words result;
    for (const Choice& choice : list->choices)
        result.push_back(choice.code);
    return result;
}

inline const Scale& scale(const Instrument& instrument, std::string_view id) {
    for (const Scale& each : instrument.scales) {
        if (each.id == id) return each;
    }
    FAIL("no scale " << id);
    return instrument.scales.front();
}

}  // namespace shipped_files
