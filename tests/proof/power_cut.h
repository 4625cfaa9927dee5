// What may be on the disk after the power failed at some moment of a recorded run: what
// was synced is there; of the rest each write, truncation, new name and removal was done,
// or not, or in part (a write by sectors), and writes to one file in any order.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <random>
#include <span>
#include <string>

#include "tests/proof/disk.h"

namespace proof {

using Files = std::map<std::string, std::string>;  // content by name

// Which syncs the machine obeyed; the others only said so.
enum class Syncs : std::uint8_t { all, of_files_only, none };

// One possible state: `run` up to the cut, from these files on. Another with each call.
[[nodiscard]] Files after_power_cut(const Files& before, std::span<const Operation> run, Syncs syncs,
                                    std::minstd_rand& random);

[[nodiscard]] Files files_of(const std::filesystem::path& folder);
void put_files(const Files& files, const std::filesystem::path& folder);

}  // namespace proof
