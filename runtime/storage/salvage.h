// How much of a store with damaged pages can still be read, so that people can weigh what a
// backup would lose against what the damage has. Changes nothing.
#pragma once

#include <filesystem>
#include <optional>

#include "runtime/storage/error.h"
#include "runtime/storage/secret.h"

namespace runtime::storage {

// Finished records and sessions that were begun. Nothing when not even the list of tables can be read.
[[nodiscard]] std::optional<ReadableRecords> readable_records(const std::filesystem::path& file,
                                                              const Secret& data_key);

}  // namespace runtime::storage
