// Loading a shipped definition from its bytes, every check included; and deciding the
// flow on a sheet. The file itself is read before, so that the disk is not measured.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "instruments/flow.h"
#include "instruments/load.h"

namespace {

std::string bytes_of(const std::string& name) {
    std::ifstream stream(SOURCE_DIR "/instruments/definitions/" + name, std::ios::binary);
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return bytes.str();
}

void load(benchmark::State& state, const std::string& name) {
    const std::string xml = bytes_of(name);
    for ([[maybe_unused]] const auto& turn : state) {
        auto loaded = instruments::parse_instrument(xml, name);
        if (!loaded) std::abort();
        benchmark::DoNotOptimize(loaded);
    }
}
BENCHMARK_CAPTURE(load, assist, std::string("assist-3.1.xml"))->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(load, dass_21, std::string("dass-21-1.xml"))->Unit(benchmark::kMicrosecond);

// Every item of choices answered, the first and the second code in turn.
void flow(benchmark::State& state, const std::string& name) {
    const auto loaded = instruments::parse_instrument(bytes_of(name), name);
    if (!loaded) std::abort();
    const instruments::Instrument& instrument = loaded->instrument;
    instruments::AnswerSheet sheet(instrument.items.size());
    for (std::size_t item = 0; item < instrument.items.size(); ++item) {
        if (!std::holds_alternative<instruments::OneChoice>(instrument.items[item].form)) continue;
        sheet.set(static_cast<instruments::ItemIndex>(item),
                  instruments::Chosen{static_cast<std::uint8_t>(item % 2)});
    }
    instruments::Flow asked;
    for ([[maybe_unused]] const auto& turn : state) {
        instruments::flow(instrument, sheet, asked);
        benchmark::DoNotOptimize(asked.data());
    }
}
BENCHMARK_CAPTURE(flow, assist, std::string("assist-3.1.xml"));
BENCHMARK_CAPTURE(flow, dass_21, std::string("dass-21-1.xml"));

}  // namespace

BENCHMARK_MAIN();
