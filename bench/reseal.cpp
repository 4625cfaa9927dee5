// How long it takes to add a supervisor to a store with ten thousand finished records (RECORDS=N: N of
// them): the key of each is opened by the one who adds her and sealed to her. And the two halves of that
// alone: one key opened, one key sealed. To change a supervisor's passphrase is the same for her own new
// key, in a copy of the store that is then put under a new data key.
#include <benchmark/benchmark.h>
#include <sodium.h>

#include <array>
#include <cstdlib>
#include <string>

#include "bench/filled_store.h"

namespace {

using namespace runtime::storage;

void add_supervisor(benchmark::State& state) {
    const bench::Folder folder;
    Store store = bench::filled_store(folder, bench::records_wanted(10'000));
    int number = 0;

    for (auto each : state)
        bench::value(store.add_staff("new-" + std::to_string(++number), Role::supervisor, {},
                                     bench::passphrase(), {1}));
}
BENCHMARK(add_supervisor)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(3);

// She reads none of it: what is left is the passphrase's own cost and one transaction.
void add_evaluator(benchmark::State& state) {
    const bench::Folder folder;
    Store store = bench::filled_store(folder, bench::records_wanted(10'000));
    int number = 0;

    for (auto each : state)
        bench::value(store.add_staff("new-" + std::to_string(++number), Role::evaluator, {},
                                     bench::passphrase(), {1}));
}
BENCHMARK(add_evaluator)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(3);

void change_passphrase(benchmark::State& state) {
    const bench::Folder folder;
    Store store = bench::filled_store(folder, bench::records_wanted(10'000));
    for (auto each : state)
        bench::value(store.change_passphrase(bench::passphrase(), bench::passphrase(), {1}));
}
BENCHMARK(change_passphrase)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(3);

struct SealedOnce {
    SealedOnce() {
        if (sodium_init() < 0) std::abort();
        crypto_box_keypair(public_key.data(), private_key.data());
        seal();
    }
    void seal() { crypto_box_seal(sealed.data(), key.data(), key.size(), public_key.data()); }
    std::array<unsigned char, 32> public_key{};
    std::array<unsigned char, 32> private_key{};
    std::array<unsigned char, 32> key{};
    std::array<unsigned char, 80> sealed{};
};

void open_one_key(benchmark::State& state) {
    SealedOnce one;
    for (auto each : state) {
        if (crypto_box_seal_open(one.key.data(), one.sealed.data(), one.sealed.size(), one.public_key.data(),
                                 one.private_key.data()) != 0) {
            std::abort();
        }
    }
}
BENCHMARK(open_one_key)->Unit(benchmark::kMicrosecond);

void seal_one_key(benchmark::State& state) {
    SealedOnce one;
    for (auto each : state)
        one.seal();
}
BENCHMARK(seal_one_key)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
