// An invented practice store with so many finished records of 21 answers, for benchmarks of what reads them
// all.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "bench/store_folder.h"
#include "runtime/storage/store.h"

namespace bench {

inline constexpr int items = 21;

// RECORDS in the environment, or this many.
inline int records_wanted(int otherwise) {
    const char* wanted = std::getenv("RECORDS");
    const int number = wanted == nullptr ? otherwise : static_cast<int>(std::strtol(wanted, nullptr, 10));
    return number > 0 ? number : otherwise;
}

// Opened by its supervisor. Ten thousand records are made in about a second.
inline runtime::storage::Store filled_store(const Folder& folder, int records) {
    using namespace runtime::storage;
    static_cast<void>(
        value(StoreFile::create(folder.file(), "supervisor", passphrase(), Purpose::practice, {1})));
    Store store = value(Store::open(folder.file(), "supervisor", passphrase()));
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
    const std::vector<ImportedRecord> all(static_cast<std::size_t>(records), record);
    value(store.import(all, {1}));
    return store;
}

}  // namespace bench
