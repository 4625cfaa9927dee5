#include "runtime/cli/command_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace runtime::cli {

namespace {

constexpr std::array<std::string_view, 2> not_made_yet = {"report", "paper"};

std::vector<std::string> names_in(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
        names.push_back(command->get_name());
    return names;
}

// `before`: the group and a blank, or nothing.
std::optional<Status> refuse_word(Program& program, const CLI::App& app, const std::string& before,
                                  const std::string& word) {
    const std::vector<std::string> known = names_in(app);
    if (std::ranges::find(known, word) != known.end()) return std::nullopt;
    const std::string command = before + word;
    if (std::ranges::find(not_made_yet, command) != not_made_yet.end()) {
        return program.console.fail(Status::could_not,
                                    fmt::format("`screening {}` is not made yet.", command));
    }
    const std::string nearest = instruments::nearest(word, known);
    return program.console.fail(
        Status::usage,
        fmt::format("There is no command '{}'.{} `screening {}--help` lists them.", command,
                    nearest.empty() ? "" : fmt::format(" Did you mean '{}{}'?", before, nearest), before));
}

}  // namespace

std::optional<Status> refuse_words(Program& program, int count, char** arguments) {
    std::vector<std::string> words(arguments + 1, arguments + count);
    auto word = words.begin();
    while (word != words.end() && word->starts_with('-'))
        word += *word == "--instruments" && word + 1 != words.end() ? 2 : 1;
    if (word == words.end()) return std::nullopt;
    if (const auto refused = refuse_word(program, program.app, "", *word)) return refused;
    const CLI::App& group = *program.app.get_subcommand(*word);
    if (names_in(group).empty() || word + 1 == words.end() || word[1].starts_with('-')) return std::nullopt;
    return refuse_word(program, group, *word + " ", word[1]);
}

}  // namespace runtime::cli
