// How long it takes to read every finished record, of a million answers in all, as an export
// does; what of that is opening each record's key; and a step loop over a plain table of as many
// answers under SQLCipher, beside which it must stand. Making the store takes some seconds.
#include <benchmark/benchmark.h>
#include <sodium.h>
#include <stdlib.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "runtime/storage/sqlite.h"
#include "runtime/storage/store.h"

namespace {

using namespace runtime::storage;

constexpr int records = 47'620;
constexpr int items = 21;

class Folder {
  public:
    Folder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "bench-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr) std::abort();
        path_ = pattern;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    [[nodiscard]] std::filesystem::path file() const { return path_ / "store.db"; }

  private:
    std::filesystem::path path_;
};

template <class T>
T value(Stored<T> stored) {
    if (!stored) {
        std::fprintf(stderr, "%s\n", stored.error().detail.c_str());
        std::abort();
    }
    if constexpr (!std::is_void_v<T>) return std::move(*stored);
}

Secret passphrase() {
    return Secret{std::string_view("an invented passphrase")};
}

void fill(Store& store, int count) {
    const InstrumentRef instrument{"dass-21", "1", "digest"};
    value(store.add_site("a/b", {1}));
    value(store.accept(instrument, {{"vi", "digest"}}, {1}));
    ImportedRecord record{instrument, "INVENTED-1", "a/b", "2026-02-28", "vi", {}, {"1", {}}};
    for (int item = 1; item <= items; ++item)
        record.answers.push_back({"q" + std::to_string(item), AnswerState::answered, "2", "vi", 0});
    for (const char* scale : {"depression", "anxiety", "stress"}) {
        for (const char* column : {"", ".band", ".missing"})
            record.scoring.scores.push_back({std::string(scale) + column, "14"});
    }
    const std::vector<ImportedRecord> all(static_cast<std::size_t>(count), record);
    value(store.import(all, {1}));
}

void each_record(benchmark::State& state) {
    const Folder folder;
    static_cast<void>(
        value(StoreFile::create(folder.file(), "supervisor", passphrase(), Purpose::practice, {1})));
    Store store = value(Store::open(folder.file(), "supervisor", passphrase()));
    fill(store, records);

    for (auto each : state) {
        std::size_t answers = 0;
        value(store.each_record({}, Reading::exporting,
                                [&answers](const Record& record) {
                                    answers += record.answers.size();
                                    return true;
                                },
                                {1}));
        if (answers != std::size_t{records} * items) std::abort();
    }
}
BENCHMARK(each_record)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(3);

// A new supervisor gets the keys of ten thousand records.
void add_supervisor(benchmark::State& state) {
    const Folder folder;
    static_cast<void>(
        value(StoreFile::create(folder.file(), "supervisor", passphrase(), Purpose::practice, {1})));
    Store store = value(Store::open(folder.file(), "supervisor", passphrase()));
    fill(store, 10'000);
    int number = 0;

    for (auto each : state)
        value(store.add_staff("new-" + std::to_string(++number), Role::supervisor, {}, passphrase(), {1}));
}
BENCHMARK(add_supervisor)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(3);

void open_one_key(benchmark::State& state) {
    std::array<unsigned char, 32> public_key{};
    std::array<unsigned char, 32> private_key{};
    std::array<unsigned char, 32> key{};
    std::array<unsigned char, 80> sealed{};
    if (sodium_init() < 0) std::abort();
    crypto_box_keypair(public_key.data(), private_key.data());
    crypto_box_seal(sealed.data(), key.data(), key.size(), public_key.data());

    for (auto each : state) {
        if (crypto_box_seal_open(key.data(), sealed.data(), sealed.size(), public_key.data(),
                                 private_key.data()) != 0) {
            std::abort();
        }
    }
}
BENCHMARK(open_one_key)->Unit(benchmark::kMicrosecond);

void step_loop(benchmark::State& state) {
    const Folder folder;
    std::ofstream(folder.file()).flush();
    Connection connection(folder.file(), Secret::random(32));
    connection.run(
        "CREATE TABLE answers (session TEXT NOT NULL, item TEXT NOT NULL, value TEXT NOT NULL,"
        " PRIMARY KEY (session, item)) STRICT, WITHOUT ROWID;"
        "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 1000019)"
        "INSERT INTO answers SELECT printf('%036d', i / 21), 'q' || (i % 21), '2' FROM n;");
    static constexpr std::string_view all = "SELECT session, item, value FROM answers";

    for (auto each : state) {
        std::size_t bytes = 0;
        auto rows = connection.prepare(all);
        while (rows.step())
            bytes += rows.text("session").size() + rows.text("item").size() + rows.text("value").size();
        benchmark::DoNotOptimize(bytes);
    }
}
BENCHMARK(step_loop)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(3);

}  // namespace

BENCHMARK_MAIN();
