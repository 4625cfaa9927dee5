// Why records did not come out into a folder, in sentences.
#pragma once

#include <string>

#include "runtime/cli/program.h"
#include "runtime/export/csv_export.h"

namespace runtime::cli {

// Tells it and hands back the status that the contract gives it.
[[nodiscard]] Status tell(Program& program, const ExportTrouble& trouble, const std::string& store,
                          const std::string& folder);

}  // namespace runtime::cli
