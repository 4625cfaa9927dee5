#include "runtime/cli/find_instrument.h"

#include <fmt/format.h>
#include <unistd.h>

#include "runtime/assets.h"

namespace runtime::cli {

namespace fs = std::filesystem;

namespace {

bool is_path(const std::string& name) {
    return name.find('/') != std::string::npos || name.ends_with(".xml");
}

tl::expected<CatalogEntry, Status> read_definition(Program& program, const std::string& file) {
    if (const auto reason = not_a_file(file)) {
        return tl::unexpected(program.console.fail(Status::could_not, fmt::format("{}: {}.", file, *reason)));
    }
    auto read = Catalog::read(file);
    if (read) return std::move(read->entry);
    for (const instruments::Problem& problem : read.error())
        program.console.problem(problem);
    return tl::unexpected(Status::problems);
}

}  // namespace

std::optional<std::string> unreadable(const fs::path& file) {
    std::error_code error;
    const fs::file_status status = fs::status(file, error);
    if (!fs::exists(status))
        return error && error != std::errc::no_such_file_or_directory ? error.message() : "no such file";
    if (fs::is_directory(status)) return "this is a folder; a file is needed";
    if (access(file.c_str(), R_OK) != 0) return "this file may not be read";
    return std::nullopt;
}

std::optional<std::string> not_a_file(const fs::path& file) {
    if (auto reason = unreadable(file)) return reason;
    std::error_code error;
    if (!fs::is_regular_file(file, error)) return "this is not a regular file";
    return std::nullopt;
}

tl::expected<fs::path, Status> instruments_folder(Program& program) {
    fs::path folder = program.instruments;
    if (folder.empty()) {
        const auto assets = find_assets();
        if (!assets) {
            return tl::unexpected(program.console.fail(Status::could_not,
                                                       "The installed instruments were not found beside the "
                                                       "program. Name their folder with --instruments DIR."));
        }
        folder = assets->instruments;
    } else if (std::error_code error; !fs::is_directory(folder / "definitions", error)) {
        return tl::unexpected(program.console.fail(
            Status::could_not, fmt::format("{}: there is no folder 'definitions' in it.", folder.string())));
    }
    return folder;
}

tl::expected<Catalog, Status> load_catalog(Program& program) {
    return instruments_folder(program).map([](const fs::path& folder) { return Catalog::load(folder); });
}

void mention_problems(Program& program, const Catalog& catalog) {
    for (const instruments::Problem& problem : catalog.problems())
        program.console.problem(problem);
}

tl::expected<CatalogEntry, Status> find_instrument(Program& program, const std::string& name) {
    if (is_path(name)) return read_definition(program, name);
    const auto catalog = load_catalog(program);
    if (!catalog) return tl::unexpected(catalog.error());
    return find_instrument(program, *catalog, name);
}

tl::expected<CatalogEntry, Status> find_instrument(Program& program, const Catalog& catalog,
                                                   const std::string& name) {
    if (is_path(name)) return read_definition(program, name);
    if (const CatalogEntry* entry = catalog.find(name)) return *entry;
    // Perhaps it is installed and broken: then its problems are the answer.
    if (instruments::has_errors(catalog.problems())) mention_problems(program, catalog);
    const std::string nearest = catalog.nearest(name);
    return tl::unexpected(program.console.fail(
        Status::could_not,
        fmt::format("No instrument '{}' is installed.{} `screening instruments` lists them.", name,
                    nearest.empty() ? "" : fmt::format(" Did you mean '{}'?", nearest))));
}

}  // namespace runtime::cli
