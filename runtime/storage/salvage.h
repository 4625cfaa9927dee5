// What of a store with damaged pages can still be read: how much, so that people can weigh what a
// backup would lose against what the damage has, and the records themselves (Store::salvage). Changes
// nothing.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "runtime/storage/error.h"
#include "runtime/storage/records.h"
#include "runtime/storage/secret.h"

namespace runtime::storage {

// Finished records and sessions that were begun. Nothing when not even the list of tables can be read.
[[nodiscard]] std::optional<ReadableRecords> readable_records(const std::filesystem::path& file,
                                                              const Secret& data_key);

// What became of them. `found` is the sum of `taken`, `corrected`, `without_answers` and the lost.
struct Salvaged {
    Purpose purpose = Purpose::real;
    std::int64_t found = 0;
    bool all_found = true;             // false: there were at least so many
    std::int64_t taken = 0;            // handed out
    std::int64_t corrected = 0;        // left out: a correction that was handed out stands in their place
    std::int64_t without_answers = 0;  // declined, given up, or nothing was answered yet
    // False: what was corrected stands in damaged pages of the history, so that a record whose correction is
    // lost may have been handed out as a right one.
    bool corrections_known = true;
    struct Lost {
        std::string id;
        std::optional<Moment> sealed = {};  // as far as the history can be read
        std::optional<Date> date = {};      // of a session that was not sealed yet
        bool to_others = false;             // whole, and not sealed to this person
        bool maybe_erased = false;          // only a part of the history, which is damaged too, tells of it
    };
    std::vector<Lost> lost;
    // FILE.session, what a client last answered alone: its sessions are among the others.
    enum class Alone : std::uint8_t { none, taken, unread };
    Alone alone = Alone::none;
};

}  // namespace runtime::storage
