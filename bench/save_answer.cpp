// How long one accepted answer takes until it is durable, and what of that is ours: the
// same loop with nothing but SQLCipher in the same mode stands beside it. Run it in a folder
// on the disk in question: `bench_save_answer`, or with TMPDIR set.
#include <benchmark/benchmark.h>

#define SQLITE_HAS_CODEC 1
#include <sqlcipher/sqlite3.h>

#include <string>
#include <vector>

#include "bench/store_folder.h"
#include "runtime/storage/store.h"

namespace {

using namespace runtime::storage;
using bench::Folder;
using bench::value;

std::string item(std::int64_t number) {
    return "q" + std::to_string(number % 21 + 1);
}

void save_answer(benchmark::State& state) {
    const Folder folder;
    const Secret passphrase = bench::passphrase();
    const InstrumentRef instrument{"dass-21", "1", "digest"};
    const auto held =
        value(StoreFile::create(folder.file(), "supervisor", passphrase, Purpose::practice, {1}));
    Store store = value(Store::open(held, "supervisor", passphrase));
    value(store.add_site("a/b", {1}));
    value(store.accept(instrument, {{"vi", "digest"}}, {1}));
    const auto visit =
        value(store.start_visit({"INVENTED-1", "a/b", "2026-02-28", Mode::staff, "vi", {instrument}}, {1}));
    const std::string session = visit.sessions.front().id;
    value(store.begin_session(session, {"q1", "vi"}, {1}));
    std::int64_t number = 0;

    for (auto each : state) {
        ++number;
        const std::vector<AnswerChange> one{
            {item(number), AnswerChange::Given{AnswerState::answered, std::to_string(number % 4)}}};
        value(store.save(session, one, {item(number + 1), "vi"}, {number}));
    }
}
BENCHMARK(save_answer)->Unit(benchmark::kMillisecond)->UseRealTime();

void must(int result, int wanted = SQLITE_OK) {
    if (result != wanted) std::abort();
}

void run(sqlite3* db, const char* sql) {
    must(sqlite3_exec(db, sql, nullptr, nullptr, nullptr));
}

void sqlcipher_alone(benchmark::State& state) {
    const Folder folder;
    sqlite3* db = nullptr;
    must(sqlite3_open(folder.file().c_str(), &db));
    run(db, "PRAGMA key = \"x'2DD29CA851E7B56E4697B0E1F08507293D761A05CE4D1B628663F411A8086D99'\"");
    run(db,
        "PRAGMA cipher_memory_security = ON; PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = TRUNCATE;"
        "PRAGMA synchronous = EXTRA; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;"
        "CREATE TABLE sessions (id TEXT NOT NULL PRIMARY KEY, position TEXT NOT NULL) STRICT, WITHOUT ROWID;"
        "CREATE TABLE answers (session TEXT NOT NULL REFERENCES sessions (id), item TEXT NOT NULL,"
        " value TEXT NOT NULL, PRIMARY KEY (session, item)) STRICT, WITHOUT ROWID;"
        "INSERT INTO sessions (id, position) VALUES ('one', 'q1');");
    sqlite3_stmt* move = nullptr;
    sqlite3_stmt* answer = nullptr;
    must(sqlite3_prepare_v2(db, "UPDATE sessions SET position = ?1 WHERE id = 'one'", -1, &move, nullptr));
    must(sqlite3_prepare_v2(db,
                            "INSERT INTO answers (session, item, value) VALUES ('one', ?1, ?2)"
                            " ON CONFLICT (session, item) DO UPDATE SET value = excluded.value",
                            -1, &answer, nullptr));
    std::int64_t number = 0;

    for (auto each : state) {
        ++number;
        run(db, "BEGIN IMMEDIATE");
        const std::string position = item(number + 1);
        must(sqlite3_bind_text(move, 1, position.c_str(), -1, SQLITE_TRANSIENT));
        must(sqlite3_step(move), SQLITE_DONE);
        must(sqlite3_reset(move));
        const std::string at = item(number);
        must(sqlite3_bind_text(answer, 1, at.c_str(), -1, SQLITE_TRANSIENT));
        must(sqlite3_bind_text(answer, 2, std::to_string(number % 4).c_str(), -1, SQLITE_TRANSIENT));
        must(sqlite3_step(answer), SQLITE_DONE);
        must(sqlite3_reset(answer));
        run(db, "COMMIT");
    }
    must(sqlite3_finalize(move));
    must(sqlite3_finalize(answer));
    must(sqlite3_close(db));
}
BENCHMARK(sqlcipher_alone)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
