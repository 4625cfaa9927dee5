// How long it takes to read every finished record of a store as an export does; what of that is opening
// each record's key: reseal.cpp; and a step loop over a plain table of as many answers under SQLCipher,
// beside which it must stand. 10,000 records, or RECORDS=47620 for a million answers.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <fstream>
#include <string>

#include "bench/filled_store.h"
#include "runtime/storage/sqlite.h"

namespace {

using namespace runtime::storage;

constexpr int usual = 10'000;

void each_record(benchmark::State& state) {
    const bench::Folder folder;
    const int records = bench::records_wanted(usual);
    Store store = bench::filled_store(folder, records);

    for (auto each : state) {
        std::size_t answers = 0;
        bench::value(store.each_record({}, Reading::exporting,
                                       [&answers](const Record& record) {
                                           answers += record.answers.size();
                                           return true;
                                       },
                                       {1}));
        if (answers != static_cast<std::size_t>(records * bench::items)) std::abort();
    }
}
BENCHMARK(each_record)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(3);

void step_loop(benchmark::State& state) {
    const bench::Folder folder;
    std::ofstream(folder.file()).flush();
    Connection connection(folder.file(), Secret::random(32));
    connection.run(
        "CREATE TABLE answers (session TEXT NOT NULL, item TEXT NOT NULL, value TEXT NOT NULL,"
        " PRIMARY KEY (session, item)) STRICT, WITHOUT ROWID;"
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " +
        std::to_string(bench::records_wanted(usual) * bench::items) +
        ")"
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
