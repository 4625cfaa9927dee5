// What somebody learns who holds the files of a store and no passphrase, in plain words.
#pragma once

#include <string>

#include "runtime/cli/program.h"

namespace runtime::cli {

[[nodiscard]] Status show_finder_view(Program& program, const std::string& store);

}  // namespace runtime::cli
