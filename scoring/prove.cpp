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

using Positions = std::map<std::string, std::size_t, std::less<>>;

Positions positions_of(const std::vector<std::string>& names) {
    Positions positions;
    for (std::size_t i = 0; i < names.size(); ++i)
        positions[names[i]] = i;
    return positions;
}

// In steps, as Instrument::row_work: some tenths of a second.
constexpr std::size_t most_work = 20'000'000;
constexpr std::size_t work_of_a_cell = 8;

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
    const auto names = columns(instrument);
    const Positions positions = positions_of(names);
    const std::size_t work_of_an_example = instrument.row_work + work_of_a_cell * names.size();
    std::size_t proved = 0;
    for (const auto& example : instrument.examples) {
        if (problems.size() >= instruments::most_problems) break;
        if (++proved * work_of_an_example > most_work) {
            problems.push_back(
                {instruments::Severity::error,
                 {instrument.file, example.line, example.column},
                 fmt::format(
                     "the example {} is one too many: of a definition that takes so much work to score, "
                     "{} can be proved",
                     example.id, proved - 1)});
            break;
        }
        AnswerSheet sheet(instrument.items.size());
        for (const auto& [item, answer] : example.answers)
            sheet.set(item, answer);
        const Flow asked = instruments::flow(instrument, sheet);
        const auto report = [&](std::string sentence) {
            problems.push_back({instruments::Severity::error,
                                {instrument.file, example.line, example.column},
                                std::move(sentence)});
        };
        std::vector<std::string> cells;
        if (!example.expect.empty()) append_cells(instrument, score(instrument, sheet, asked), cells);
        for (const auto& [column, expected] : example.expect) {
            const auto position = positions.find(column);
            assert(position != positions.end());  // the loader knows the columns
            const std::string& cell = cells[position->second];
            if (cell != expected) {
                report(fmt::format("the example {} expects {} to be {}, and it comes out {}", example.id,
                                   column, quoted_or_empty(expected), quoted_or_empty(cell)));
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
