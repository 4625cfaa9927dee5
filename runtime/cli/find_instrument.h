// INSTRUMENT on the command line: an id (the version offered), id@version, or the path of
// a definition. What is not found is told on the console, with the nearest known name.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <tl/expected.hpp>

#include "runtime/catalog.h"
#include "runtime/cli/program.h"

namespace runtime::cli {

// Where the installed instruments lie: what --instruments says, or what came with the program.
[[nodiscard]] tl::expected<std::filesystem::path, Status> instruments_folder(Program& program);
// Every installed instrument. Files with errors are left out; `mention_problems` tells them.
[[nodiscard]] tl::expected<Catalog, Status> load_catalog(Program& program);
void mention_problems(Program& program, const Catalog& catalog);

[[nodiscard]] tl::expected<CatalogEntry, Status> find_instrument(Program& program, const std::string& name);
[[nodiscard]] tl::expected<CatalogEntry, Status> find_instrument(Program& program, const Catalog& catalog,
                                                                 const std::string& name);

// Why this file cannot be read, or nothing.
[[nodiscard]] std::optional<std::string> unreadable(const std::filesystem::path& file);

// The same for what must be an ordinary file: a definition that is a pipe is never waited for.
[[nodiscard]] std::optional<std::string> not_a_file(const std::filesystem::path& file);

}  // namespace runtime::cli
