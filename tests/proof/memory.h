// Memory that runs out: one allocation of this process fails, once, as if there were none left.
// Seen are C++'s own (operator new), SQLite's, and the pages that libsodium takes for keys and
// for deriving them (mmap). This file defines operator new and mmap for the whole test program.
#pragma once

#include <cstdint>

namespace proof {

enum class Allocator : std::uint8_t { cpp, sqlite, pages };

// SQLite is given an allocator of ours. Before the first connection of a process, or with none open.
void watch_sqlite_memory();

// The number-th allocation from here on fails; with 0 none does.
void fail_allocation(Allocator allocator, std::int64_t number);
// Since fail_allocation() of this allocator.
[[nodiscard]] std::int64_t allocations(Allocator allocator);
[[nodiscard]] bool allocation_failed();

}  // namespace proof
