// The program without a window. It chooses the command and turns what comes of it into
// the exit status; what a command does is in the file of its name.
#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <exception>
#include <new>
#include <optional>
#include <sstream>

#include "runtime/cli/command_words.h"
#include "runtime/cli/program.h"
#include "runtime/private_memory.h"

namespace {

using runtime::cli::Program;
using runtime::cli::refuse_words;
using runtime::cli::Status;

void add_commands(Program& program) {
    runtime::cli::add_validate(program);
    runtime::cli::add_instruments(program);
    runtime::cli::add_show(program);
    runtime::cli::add_score(program);
    runtime::cli::add_store(program);
    runtime::cli::add_staff(program);
    runtime::cli::add_site(program);
    runtime::cli::add_accept(program);
    runtime::cli::add_import(program);
    runtime::cli::add_export(program);
    runtime::cli::add_verify(program);
    runtime::cli::add_backup(program);
    runtime::cli::add_salvage(program);
}

// The name of an option or argument that was given with nothing in it: a script whose variable is
// not set means something else than leaving the option away.
std::optional<std::string> given_empty(const CLI::App& app) {
    for (const CLI::Option* option : app.get_options()) {
        const bool empty = std::ranges::any_of(option->results(), &std::string::empty);
        if (empty) return option->get_name();
    }
    for (const CLI::App* command : app.get_subcommands()) {
        if (auto name = given_empty(*command)) return name;
    }
    return std::nullopt;
}

Status run(Program& program, int count, char** arguments) {
    CLI::App& app = program.app;
    app.name("screening");
    app.description("Screening questionnaires: check, show and score them, and keep a store of answers.");
    app.footer(
        "INSTRUMENT is an id (the version offered), id@version, or the path of a definition.\n"
        "Not made yet: paper, report.\n"
        "Exit status: 0 done; 1 the input has problems; 2 wrong usage; 3 could not.");
    app.set_version_flag("--version", "screening " KIOSK_VERSION);
    app.add_option("--instruments", program.instruments,
                   "Use the instruments in DIR (definitions/ and wording/) instead of those installed")
        ->type_name("DIR");
    app.require_subcommand(1);
    app.fallthrough();
    add_commands(program);
    if (const auto refused = refuse_words(program, count, arguments)) return *refused;
    try {
        app.parse(count, arguments);
    } catch (const CLI::ParseError& error) {
        std::ostringstream out;
        std::ostringstream complaint;
        const int code = app.exit(error, out, complaint);
        program.console.print(out.str());
        if (code == 0) return Status::done;
        std::string sentence = complaint.str();
        while (!sentence.empty() && sentence.back() == '\n')
            sentence.pop_back();
        return program.console.fail(Status::usage, sentence);
    }
    if (const auto name = given_empty(app)) {
        return program.console.fail(Status::usage, fmt::format("{}: it is given, and empty.", *name));
    }
    return program.run();
}

}  // namespace

int main(int count, char** arguments) {
    runtime::keep_memory_private();
    // A closed pipe is an error to report, not a silent death in the middle of an export.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);  // and so is a file that may not grow
    try {
        Program program;
        return static_cast<int>(program.console.finish(run(program, count, arguments)));
    } catch (const std::bad_alloc&) {
        std::fputs("screening: There is not enough memory for this.\n", stderr);
    } catch (const std::exception& error) {
        // Ours to mend: no command lets one out on purpose. Its text may hold an answer, so it stays in.
        std::fputs("screening: Something went wrong inside the program; nothing more was done.\n", stderr);
    }
    return static_cast<int>(Status::could_not);
}
