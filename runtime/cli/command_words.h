// The first words of a call, before its options are looked at: a command that is not there is
// told with the nearest one, and one that is promised and not made yet is told as that.
#pragma once

#include <optional>

#include "runtime/cli/program.h"

namespace runtime::cli {

// Nothing where the words name a command, or none was given.
[[nodiscard]] std::optional<Status> refuse_words(Program& program, int count, char** arguments);

}  // namespace runtime::cli
