// One answer of ASSIST: what is asked next and every score, as the kiosk works it out
// after each tap. Sheets are invented.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <sstream>

#include "instruments/accept.h"
#include "instruments/flow.h"
#include "instruments/load.h"
#include "scoring/score.h"

namespace {

using instruments::AnswerSheet;
using instruments::Instrument;

const Instrument& assist() {
    static const auto loaded =
        instruments::load_instrument(SOURCE_DIR "/instruments/definitions/assist-3.1.xml");
    if (!loaded) std::abort();
    return loaded->instrument;
}

AnswerSheet sheet(const std::string& answers) {
    AnswerSheet sheet(assist().items.size());
    std::istringstream words(answers);
    for (std::string word; words >> word;) {
        const std::size_t equals = word.find('=');
        const std::string id = word.substr(0, equals);
        for (std::size_t i = 0; i < assist().items.size(); ++i) {
            const auto& item = assist().items[i];
            const bool in_group =
                id.ends_with('*') && item.entry && item.id.starts_with(id.substr(0, id.size() - 1));
            if (item.id != id && !in_group) continue;
            const auto answer = instruments::answer_from_cell(assist(), item, word.substr(equals + 1));
            if (answer) sheet.set(static_cast<instruments::ItemIndex>(i), *answer);
        }
    }
    return sheet;
}

// One answer changes to and fro; each time everything is worked out anew.
void answer_and_score(benchmark::State& state, const std::string& answers) {
    AnswerSheet answered = sheet(answers);
    const auto changing = *assist().find_item("q7.opioids");
    instruments::Flow asked(assist().items.size());
    scoring::Result result;
    std::uint8_t choice = 0;
    for (auto _ : state) {
        choice = choice == 0 ? 1 : 0;
        answered.set(changing, instruments::Chosen{choice});
        instruments::flow(assist(), answered, asked);
        scoring::score(assist(), answered, asked, result);
        benchmark::DoNotOptimize(result.scales.data());
        benchmark::ClobberMemory();
    }
}

const std::string four_substances =
    "q1.*=no q1.tobacco=yes q1.alcohol=yes q1.amphetamines=yes q1.opioids=yes "
    "q2.*=weekly q3.*=monthly q4.*=never q5.*=never q6.*=no_never q7.*=no_never q8=no_never ";

void complete(benchmark::State& state) {
    answer_and_score(state, four_substances);
}
void one_missing(benchmark::State& state) {
    answer_and_score(state, four_substances + "q4.opioids=refused");
}
void all_ten(benchmark::State& state) {
    answer_and_score(state, four_substances + "q1.*=yes");
}
void nothing_answered(benchmark::State& state) {
    answer_and_score(state, "");
}

void flow_alone(benchmark::State& state) {
    const AnswerSheet answered = sheet(four_substances);
    instruments::Flow asked(assist().items.size());
    for (auto _ : state) {
        instruments::flow(assist(), answered, asked);
        benchmark::DoNotOptimize(asked.data());
    }
}

BENCHMARK(complete);
BENCHMARK(one_missing);
BENCHMARK(all_ten);
BENCHMARK(nothing_answered);
BENCHMARK(flow_alone);

}  // namespace

BENCHMARK_MAIN();
