#include "scoring/prove.h"

#include <cassert>
#include <map>

#include <fmt/format.h>

#include "instruments/flow.h"
#include "scoring/score.h"

namespace scoring {

using instruments::AnswerSheet;
using instruments::Flow;
using instruments::Instrument;
using instruments::Problems;
using instruments::Truth;

namespace {

std::map<std::string, std::string, std::less<>> cells_by_column(const Instrument& instrument,
                                                                const AnswerSheet& sheet, const Flow& asked) {
    const auto names = columns(instrument);
    std::vector<std::string> cells;
    append_cells(instrument, score(instrument, sheet, asked), cells);
    std::map<std::string, std::string, std::less<>> by_column;
    for (std::size_t i = 0; i < names.size(); ++i)
        by_column[names[i]] = cells[i];
    return by_column;
}

std::string quoted_or_empty(const std::string& cell) {
    return cell.empty() ? "empty" : "'" + cell + "'";
}

std::string_view in_words(Truth asked) {
    if (asked == Truth::unknown) return "it depends on an answer that is not given";
    return asked == Truth::yes ? "it is asked" : "it is skipped";
}

}  // namespace

Problems prove(const Instrument& instrument) {
    Problems problems;
    for (const auto& example : instrument.examples) {
        if (problems.size() >= instruments::most_problems) break;
        AnswerSheet sheet(instrument.items.size());
        for (const auto& [item, answer] : example.answers)
            sheet.set(item, answer);
        const Flow asked = instruments::flow(instrument, sheet);
        const auto report = [&](std::string sentence) {
            problems.push_back({instruments::Severity::error,
                                {instrument.file, example.line, example.column},
                                std::move(sentence)});
        };
        std::map<std::string, std::string, std::less<>> cells;
        if (!example.expect.empty()) cells = cells_by_column(instrument, sheet, asked);
        for (const auto& [column, expected] : example.expect) {
            const auto cell = cells.find(column);
            assert(cell != cells.end());  // the loader knows the columns
            if (cell->second != expected) {
                report(fmt::format("the example {} expects {} to be {}, and it comes out {}", example.id,
                                   column, quoted_or_empty(expected), quoted_or_empty(cell->second)));
            }
        }
        for (const auto item : example.asks) {
            if (asked[item] != Truth::yes)
                report(fmt::format("the example {} asks {}, and {}", example.id, instrument.items[item].id,
                                   in_words(asked[item])));
        }
        for (const auto item : example.skips) {
            if (asked[item] != Truth::no)
                report(fmt::format("the example {} skips {}, and {}", example.id, instrument.items[item].id,
                                   in_words(asked[item])));
        }
    }
    return problems;
}

tl::expected<instruments::LoadedInstrument, Problems> load_proved(const std::filesystem::path& file) {
    auto loaded = instruments::load_instrument(file);
    if (!loaded) return loaded;
    Problems problems = prove(loaded->instrument);
    if (problems.empty()) return loaded;
    return tl::unexpected(std::move(problems));
}

}  // namespace scoring
