// `screening verify --finder`: what somebody learns who holds only the files.
#include "runtime/cli/finder.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "runtime/cli/sentences.h"
#include "runtime/storage/finder.h"

namespace runtime::cli {

Status show_finder_view(Program& program, const std::string& store) {
    const auto view = storage::finder_view(store);
    if (!view) return tell(program.console, view.error(), store);
    Console& console = program.console;
    console.print("Whoever holds these files and no passphrase can learn this, and nothing more:\n\n");
    console.print("Files, their sizes and when each was last changed (UTC):\n");
    for (const storage::FoundFile& file : view->files) {
        console.print(fmt::format("  {}  {} bytes  {:%Y-%m-%d %H:%M:%S}\n", file.name, file.size,
                                  fmt::gmtime(static_cast<std::time_t>(file.written))));
    }
    console.print("\nThat these are a store of this program, and about how much is in it, from the size.\n");
    console.print(fmt::format("The store's random id: {}.\n", view->store));
    console.print(view->practice ? "That it is for practice, with invented clients.\n"
                                 : "That it is not for practice.\n");
    console.print(
        fmt::format("That {} can sign in, under these display names: {}. Not who is what: roles and sites "
                    "are encrypted.\n",
                    view->names.size() == 1 ? "one person" : fmt::format("{} people", view->names.size()),
                    fmt::join(view->names, ", ")));
    console.print(view->recovery_sheets > 0 ? "That there is a recovery sheet on paper.\n"
                                            : "That there is no recovery sheet.\n");
    console.print(fmt::format("What a guess at a passphrase costs: Argon2id, {} passes over {} KiB.\n",
                              view->kdf_passes, view->kdf_memory / 1024));
    console.print(fmt::format(
        "How many wrong passphrases each person has typed since last signing in ({} in all), and when, in\n"
        "seconds since the machine was started.\n",
        view->wrong_tries));
    if (view->with_client)
        console.print("That a client had the tablet alone, and nobody of the staff has signed in since.\n");
    if (view->changing) console.print("That somebody was being disabled when the power failed.\n");
    console.print(
        "\nNot in these files in a form that can be read: clients' codes, answers, scores, dates of visits, "
        "sites,\n"
        "roles, the history, what the programme wrote. Without a passphrase there is no key to them.\n"
        "With anybody's passphrase, not a supervisor's alone: what docs/decisions/0006-sealed-records.md "
        "lists, "
        "and how\n"
        "often each questionnaire was finished in how many minutes, counted without client, person or "
        "date.\n");
    return Status::done;
}

}  // namespace runtime::cli
