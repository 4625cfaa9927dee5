#include "runtime/cli/export_trouble.h"

#include <fmt/format.h>

#include <string_view>
#include <variant>

#include "runtime/cli/find_instrument.h"
#include "runtime/cli/sentences.h"
#include "runtime/storage/files.h"

namespace runtime::cli {

namespace {

template <class... Ts>
struct Overloaded : Ts... {
    using Ts::operator()...;
};

}  // namespace

std::optional<Status> refuse_name(Program& program, const std::string& folder) {
    if (!storage::is_name_beside(folder)) return std::nullopt;
    return tell(program.console, {storage::StoreError::Kind::bad_value, std::string(storage::name_beside)},
                folder);
}

Status tell(Program& program, const ExportTrouble& trouble, const std::string& store,
            const std::string& folder) {
    Console& console = program.console;
    const auto could_not = [&console](std::string_view text) {
        return console.fail(Status::could_not, text);
    };
    return std::visit(
        Overloaded{
            [&](const storage::StoreError& error) { return tell(console, error, store); },
            [&](const FileTrouble& error) { return could_not(sentence(error) + " Nothing was exported."); },
            [&](const FolderNotEmpty& full) {
                const std::string left =
                    full.left.empty()
                        ? ""
                        : fmt::format(
                              " Hidden files in it ({}) may be what an export that was killed left, with "
                              "answers in clear: remove them.",
                              fmt::join(full.left, ", "));
                return could_not(
                    fmt::format("{}: this folder is not empty, and an export never writes over "
                                "anything. Name a new one.{}",
                                folder, left));
            },
            [&](const DefinitionMissing& missing) {
                const auto installed = instruments_folder(program);
                return could_not(fmt::format(
                    "There are records of {}, and its definition is not installed as it was when they were "
                    "made. Put that file back into {}, and its words into {}. Nothing was exported.",
                    missing.instrument, (*installed / "definitions").string(),
                    (*installed / "wording").string()));
            },
        },
        trouble);
}

}  // namespace runtime::cli
