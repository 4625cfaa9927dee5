// What is wrong with the tablet itself: it would let a finder read what this program never wrote, see
// docs/deployment.md, an older store is still there, or it keeps answers too slowly. Only what is known to be
// missing is named; a disk whose kind the system does not tell is not.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace runtime {

enum class TabletFault : std::uint8_t {
    disk_in_clear,       // the disk with the store is not encrypted (dm-crypt)
    swap_in_clear,       // memory may be written to a disk that is not
    memory_not_locked,   // the system does not let this program keep keys out of the swap
    older_store_beside,  // a restore set it aside (storage/restore.h): what is erased now is not erased there
    saves_slowly,        // an answer took a second or more: a worn or failing disk (Kiosk::slowest_saving)
};

// `root` stands for "/", for tests.
[[nodiscard]] std::vector<TabletFault> tablet_faults(const std::filesystem::path& store,
                                                     const std::filesystem::path& root = "/");

}  // namespace runtime
