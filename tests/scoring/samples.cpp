#include "tests/scoring/samples.h"

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "instruments/accept.h"
#include "instruments/flow.h"
#include "instruments/load.h"
#include "tests/support/places.h"

namespace samples {

using instruments::AnswerSheet;
using instruments::Instrument;

namespace {

Instrument shipped(const std::string& name) {
    const auto file =
        std::filesystem::path(tests::source_dir()) / "instruments/definitions" / (name + ".xml");
    auto loaded = instruments::load_instrument(file);
    if (!loaded) throw std::runtime_error(to_line(loaded.error().front()));
    return std::move(loaded->instrument);
}

}  // namespace

const Instrument& assist() {
    static const Instrument instrument = shipped("assist-3.1");
    return instrument;
}

const Instrument& assist_3_0() {
    static const Instrument instrument = shipped("assist-3.0");
    return instrument;
}

const Instrument& dass() {
    static const Instrument instrument = shipped("dass-21-1");
    return instrument;
}

Instrument small(std::string_view body) {
    const std::string xml = R"(<?xml version="1.0" encoding="UTF-8"?>
<instrument id="small" version="1" respondent="client" role="coordinator">
<terms>Invented for tests.</terms>
<mode id="staff"/>
<source id="ours" certainty="ours">Invented.</source>
<choices id="ab"><choice code="a"/><choice code="b"/><choice code="c"/></choices>
<choices id="yn"><choice code="yes"/><choice code="no"/></choices>
<choices id="set"><choice code="x"/><choice code="y"/><choice code="z"/><choice code="none" exclusive="yes"/></choices>
<list id="part"><entry id="one"/><entry id="two"/></list>
<weights id="w" choices="ab" source="ours"><weight code="a" value="1"/><weight code="b" value="2.5"/><weight code="c" value="-1"/></weights>
<weights id="v" choices="yn" source="ours"><weight code="yes" value="1"/><weight code="no" value="0"/></weights>
)" + std::string(body) + "\n</instrument>\n";
    auto parsed = instruments::parse_instrument(xml, "small.xml");
    if (!parsed) {
        for (const auto& problem : parsed.error())
            UNSCOPED_INFO(to_line(problem));
        FAIL("the small instrument does not load");
    }
    return std::move(parsed->instrument);
}

instruments::ItemIndex item(const Instrument& instrument, std::string_view id) {
    const auto found = instrument.find_item(id);
    if (!found) FAIL("no item " << id);
    return found.value_or(0);
}

void tell(const Instrument& instrument, AnswerSheet& sheet, std::string_view answers) {
    std::istringstream words{std::string(answers)};
    std::string word;
    while (words >> word) {
        const std::size_t equals = word.find('=');
        const std::string id = word.substr(0, equals);
        const std::string cell = word.substr(equals + 1);
        for (std::size_t i = 0; i < instrument.items.size(); ++i) {
            const auto& candidate = instrument.items[i];
            const bool group = id.ends_with('*') && candidate.entry &&
                               candidate.id.starts_with(std::string_view(id).substr(0, id.size() - 1));
            if (!group && candidate.id != id) continue;
            const auto answer = instruments::answer_from_cell(instrument, candidate, cell);
            if (!answer) FAIL(word << " is no answer");
            sheet.set(static_cast<instruments::ItemIndex>(i), *answer);
        }
    }
}

AnswerSheet sheet(const Instrument& instrument, std::string_view answers) {
    AnswerSheet sheet(instrument.items.size());
    tell(instrument, sheet, answers);
    return sheet;
}

Cells scored(const Instrument& instrument, const AnswerSheet& sheet) {
    const auto asked = instruments::flow(instrument, sheet);
    std::vector<std::string> cells;
    scoring::append_cells(instrument, scoring::score(instrument, sheet, asked), cells);
    const auto names = scoring::columns(instrument);
    REQUIRE(names.size() == cells.size());
    Cells by_column;
    for (std::size_t i = 0; i < names.size(); ++i)
        by_column[names[i]] = cells[i];
    return by_column;
}

Cells scored(const Instrument& instrument, std::string_view answers) {
    return scored(instrument, sheet(instrument, answers));
}

std::string scale(const Instrument& instrument, std::string_view answers, const std::string& scale) {
    const Cells cells = scored(instrument, answers);
    std::string text;
    for (const char* suffix : {"", ".band", ".missing", ".min", ".max"}) {
        const auto cell = cells.find(scale + suffix);
        if (cell == cells.end()) continue;
        if (!text.empty()) text += ' ';
        text += cell->second.empty() ? "-" : cell->second;
    }
    return text;
}

std::string read(const std::string& path) {
    std::ifstream file(tests::source_dir() + "/" + path, std::ios::binary);
    if (!file) FAIL("cannot read " << path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

}  // namespace samples
