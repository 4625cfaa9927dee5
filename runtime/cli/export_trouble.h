// Why records did not come out into a folder, in sentences.
#pragma once

#include <optional>
#include <string>

#include "runtime/cli/program.h"
#include "runtime/export/csv_export.h"

namespace runtime::cli {

// A folder of this name would stand in the way of a store beside it: told, before anything is asked.
[[nodiscard]] std::optional<Status> refuse_name(Program& program, const std::string& folder);

// Tells it and hands back the status that the contract gives it.
[[nodiscard]] Status tell(Program& program, const ExportTrouble& trouble, const std::string& store,
                          const std::string& folder);

}  // namespace runtime::cli
