// How long it takes to seal a finished visit of DASS-21, durably, and the sealing of its record alone; and to
// open a store, every page and the whole history checked, with few events and with 100,000.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "bench/store_folder.h"
#include "runtime/storage/record_content.h"
#include "runtime/storage/sealed_record.h"
#include "runtime/storage/store.h"

namespace {

using namespace runtime::storage;
using bench::Folder;
using bench::passphrase;
using bench::value;

const InstrumentRef dass{"dass-21", "1", "digest"};

Store made(const Folder& folder) {
    const auto held =
        value(StoreFile::create(folder.file(), "supervisor", passphrase(), Purpose::practice, {1}));
    Store store = value(Store::open(held, "supervisor", passphrase()));
    value(store.add_site("a/b", {1}));
    value(store.accept(dass, {{"vi", "digest"}}, {1}));
    return store;
}

// The visit's id.
std::string answered_visit(Store& store) {
    const auto visit =
        value(store.start_visit({"INVENTED-1", "a/b", "2026-02-28", Mode::staff, "vi", {dass}}, {1}));
    const std::string session = visit.sessions.front().id;
    value(store.begin_session(session, {"q1", "vi"}, {1}));
    std::vector<AnswerChange> answers;
    for (int number = 1; number <= 21; ++number) {
        answers.push_back({"q" + std::to_string(number),
                           AnswerChange::Given{AnswerState::answered, std::to_string(number % 4)}});
    }
    value(store.save(session, answers, {"q21", "vi"}, {2}));
    value(store.finish_session(session, {"1", {{"depression", "14"}, {"anxiety", "12"}, {"stress", "16"}}},
                               {3}));
    return visit.id;
}

void seal_visit(benchmark::State& state) {
    const Folder folder;
    Store store = made(folder);
    for (auto each : state) {
        state.PauseTiming();
        const std::string visit = answered_visit(store);
        state.ResumeTiming();
        value(store.finish_visit(visit, {4}));
    }
}
BENCHMARK(seal_visit)->Unit(benchmark::kMillisecond)->UseRealTime();

void seal_record(benchmark::State& state) {
    const Folder folder;
    Store store = made(folder);
    const std::string session = value(store.visit(answered_visit(store))).sessions.front().id;
    const Bytes content = content_of(value(store.session(session, {4})));
    const std::vector<PublicKey> recipients(static_cast<std::size_t>(state.range(0)), PublicKey{9});
    for (auto each : state)
        benchmark::DoNotOptimize(seal(session, content, recipients));
}
BENCHMARK(seal_record)->Arg(1)->Arg(3)->Unit(benchmark::kMicrosecond);

void open_store(benchmark::State& state) {
    const Folder folder;
    {
        Store store = made(folder);
        std::vector<Site> sites;
        for (std::int64_t number = 0; number < state.range(0); ++number)
            sites.push_back("a/" + std::to_string(number));
        value(store.add_sites(sites, {1}));
    }
    for (auto each : state)
        benchmark::DoNotOptimize(value(Store::open(folder.file(), "supervisor", passphrase())));
}
BENCHMARK(open_store)->Arg(100)->Arg(100'000)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
