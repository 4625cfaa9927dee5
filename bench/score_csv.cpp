// `screening score` on whole files: rows per second, from a file to a file. Rows are
// invented: every answer at random, one in two hundred left blank.
#include <benchmark/benchmark.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include "instruments/load.h"
#include "scoring/batch.h"

namespace {

using instruments::Instrument;

Instrument load(const std::string& name) {
    auto loaded = instruments::load_instrument(SOURCE_DIR "/instruments/definitions/" + name + ".xml");
    if (!loaded) std::abort();
    return std::move(loaded->instrument);
}

std::filesystem::path file(const std::string& name) {
    return std::filesystem::temp_directory_path() / ("bench-score-" + std::to_string(getpid()) + name);
}

void write_rows(const Instrument& instrument, const std::filesystem::path& to, int rows) {
    std::ofstream out(to, std::ios::binary);
    std::mt19937 random(1);  // NOLINT(*-msc51-cpp): the same every time
    out << "id";
    for (const auto& item : instrument.items)
        out << ',' << item.id;
    out << '\n';
    for (int row = 0; row < rows; ++row) {
        out << "P" << 100'000 + row;
        for (const auto& item : instrument.items) {
            out << ',';
            const auto* choices = choices_of(instrument, item);
            if (choices == nullptr || random() % 200 == 0) continue;
            out << choices->choices[random() % choices->choices.size()].code;
        }
        out << '\n';
    }
}

void score_file(benchmark::State& state, const std::string& name, int rows) {
    const Instrument instrument = load(name);
    const auto from = file(".in.csv");
    const auto to = file(".out.csv");
    write_rows(instrument, from, rows);
    for (auto _ : state) {
        std::ifstream in(from, std::ios::binary);
        std::ofstream out(to, std::ios::binary);
        const auto summary = scoring::score_csv(instrument, in, out, {}, [](const auto&) {});
        if (!summary.is_clean() || summary.rows != rows) state.SkipWithError("rows have problems");
    }
    state.SetItemsProcessed(state.iterations() * rows);
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(std::filesystem::file_size(from)));
    std::filesystem::remove(from);
    std::filesystem::remove(to);
}

void dass_21(benchmark::State& state) {
    score_file(state, "dass-21-1", 1'000'000);
}
void assist(benchmark::State& state) {
    score_file(state, "assist-3.1", 50'000);
}

BENCHMARK(dass_21)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(assist)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
