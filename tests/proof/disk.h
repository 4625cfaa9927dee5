// The border between the program and its files: every call of the system that touches a
// file in one folder is seen here, whoever makes it (SQLite's own files, the key file, what
// is added later), can be counted, made to fail, and written down. Only one disk is watched
// at a time. To wait for the real disk would show nothing here, so a sync only is noted.
// To ask for a file's size does not fail: SQLCipher's page check goes on without the answer.
//
// This file defines open, read, write, fsync and their like for the whole test program.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace proof {

enum class Fault : std::uint8_t {
    error,      // any call: an input/output error
    full,       // calls that need room: no space left
    torn,       // a write: half of it is done, and then there is no space left
    unsettled,  // syncs, new names, removals and truncations: an input/output error
};

struct Plan {
    Fault fault = Fault::error;
    int call = 1;  // the first call that fails, of those that this fault can hit
    bool for_ever = false;
    bool lying = false;     // writes and truncations that fail say that they did not
    std::string only_of{};  // only calls to the file of this name; else to any
};

// What changed on the disk, in order. Files are named without their folder.
struct Operation {
    enum class Kind : std::uint8_t { create, write, truncate, sync, sync_folder, rename, remove, mark };
    Kind kind = Kind::mark;
    std::string file{};
    std::string bytes{};   // of a write; of a rename the new name
    std::uint64_t at = 0;  // offset of a write, size of a truncation, number of a mark
};

class Disk {
  public:
    explicit Disk(const std::filesystem::path& folder);
    Disk(const Disk&) = delete;
    Disk& operator=(const Disk&) = delete;
    ~Disk();

    // Counts from here; the plan holds until mend().
    void fail(const Plan& plan);
    void mend();
    // Whether a call failed since fail().
    [[nodiscard]] bool failed() const;

    void record();
    // Into the record: the program said something to somebody here.
    void mark(std::uint64_t number);
    [[nodiscard]] const std::vector<Operation>& recorded() const;
    // What was opened to be written outside the folder.
    [[nodiscard]] const std::vector<std::string>& opened_elsewhere() const;
};

}  // namespace proof
