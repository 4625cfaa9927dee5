// `screening validate`: every problem of definitions, wordings and lists of occasions, at its
// line and column.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <fstream>
#include <memory>

#include "instruments/load.h"
#include "runtime/cli/find_instrument.h"
#include "runtime/cli/text.h"

namespace runtime::cli {

namespace {

namespace fs = std::filesystem;
using instruments::Problems;

// The name of the first element, past declaration and comments: enough to tell a wording
// or a list of occasions from a definition. The loader checks the file; a wrong guess only changes the
// messages.
std::string root_name(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::string head(8192, '\0');
    stream.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(stream.gcount()));
    std::size_t at = 0;
    while ((at = head.find('<', at)) != std::string::npos) {
        const std::string_view rest = std::string_view(head).substr(at);
        const std::string_view end = rest.starts_with("<!--") ? "-->" : rest.starts_with("<?") ? "?>" : "";
        if (end.empty()) {
            const std::size_t stop = rest.find_first_of(" \t\r\n/>", 1);
            return std::string(rest.substr(1, stop == std::string_view::npos ? stop : stop - 1));
        }
        const std::size_t closed = rest.find(end);
        if (closed == std::string_view::npos) break;
        at += closed + end.size();
    }
    return "";
}

struct Examined {
    Problems problems;
    std::string summary;  // when there is no error
};

Examined examine_definition(const fs::path& file) {
    auto read = Catalog::read(file);
    if (!read) return {std::move(read.error()), ""};
    const instruments::Instrument& instrument = read->entry.instrument;
    const std::string none = fmt::format(
        "none, so nobody can be asked; {}-{}.LANGUAGE.xml is looked for beside it and in ../wording",
        instrument.id, instrument.version);
    std::vector<std::string> languages;
    languages.reserve(read->entry.wordings.size());
    for (const auto& [language, wording] : read->entry.wordings)
        languages.push_back(language);
    return {std::move(read->warnings),
            fmt::format("{} is valid: {}, {}, {} proved; words: {}", instrument.full_id(),
                        counted(instrument.items.size(), "item"), counted(instrument.scales.size(), "scale"),
                        counted(instrument.examples.size(), "example"),
                        languages.empty() ? none : fmt::to_string(fmt::join(languages, " ")))};
}

Examined examine_wording(const fs::path& file) {
    auto loaded = instruments::load_wording(file);
    if (!loaded) return {std::move(loaded.error()), ""};
    Examined examined{std::move(loaded->warnings), ""};
    const instruments::Wording& wording = loaded->wording;
    const std::string name = fmt::format("{}-{}.xml", wording.instrument, wording.version);
    const fs::path folder = file.has_parent_path() ? file.parent_path() : ".";
    std::string compared = "its definition was not found, so only its form was checked";
    for (const fs::path& definition :
         {folder / name, (folder / ".." / "definitions" / name).lexically_normal()}) {
        std::error_code error;
        if (!fs::exists(definition, error)) continue;
        const auto instrument = instruments::load_instrument(definition);
        if (!instrument) {
            compared =
                fmt::format("{} has problems of its own, so only its form was checked", definition.string());
            break;
        }
        std::ranges::copy(instruments::check_wordings(instrument->instrument, {wording}),
                          std::back_inserter(examined.problems));
        compared = "it fits its definition";
        break;
    }
    examined.summary = fmt::format("the words of {}@{} in {} are valid: {} texts; {}", wording.instrument,
                                   wording.version, wording.language, wording.texts.size(), compared);
    return examined;
}

Examined examine_occasions(const fs::path& file) {
    auto read = Catalog::read_occasions(file);
    if (!read) return {std::move(read.error()), ""};
    std::vector<std::string> ids;
    ids.reserve(read->list.occasions.size());
    for (const instruments::Occasion& occasion : read->list.occasions)
        ids.push_back(occasion.id);
    const fs::path folder = file.has_parent_path() ? file.parent_path() : ".";
    std::error_code error;
    const bool compared = fs::is_directory((folder / ".." / "definitions").lexically_normal(), error);
    return {std::move(read->warnings),
            fmt::format("the occasions {} are valid: {}{}", read->list.id, fmt::join(ids, " "),
                        compared ? "" : "; no ../definitions was found, so only its form was checked")};
}

Examined examine(const fs::path& file) {
    const std::string root = root_name(file);
    if (root == "wording") return examine_wording(file);
    if (root == "occasions") return examine_occasions(file);
    return examine_definition(file);
}

Status validate(Program& program, const std::vector<std::string>& files) {
    Status status = Status::done;
    for (const std::string& file : files) {
        // A pipe would be waited for, for ever.
        if (const auto reason = not_a_file(file)) {
            status = program.console.fail(Status::could_not, fmt::format("{}: {}.", file, *reason));
            continue;
        }
        const Examined examined = examine(file);
        for (const instruments::Problem& problem : examined.problems)
            program.console.problem(problem);
        if (instruments::has_errors(examined.problems)) {
            status = std::max(status, Status::problems);
        } else {
            program.console.print(fmt::format("{}: {}\n", file, examined.summary));
        }
    }
    return status;
}

}  // namespace

void add_validate(Program& program) {
    CLI::App* command = program.app.add_subcommand("validate", "Check definitions, wordings and occasions");
    const auto files = std::make_shared<std::vector<std::string>>();
    command
        ->add_option(
            "FILE", *files,
            "Definitions (their wordings are found beside them or in ../wording), wordings, occasions")
        ->required();
    command->callback(
        [&program, files] { program.run = [&program, files] { return validate(program, *files); }; });
}

}  // namespace runtime::cli
