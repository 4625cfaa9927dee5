// `screening verify --finder`: what somebody learns who holds only the files.
#include "runtime/cli/finder.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "runtime/cli/sentences.h"
#include "runtime/cli/text.h"
#include "runtime/storage/finder.h"
#include "runtime/storage/recovery.h"

namespace runtime::cli {

namespace {

using storage::FinderView;

std::string listed(const std::vector<std::string>& texts) {
    std::string list;
    for (const std::string& text : texts) {
        list += list.empty() ? "" : ", ";
        list += in_a_list(text);
    }
    return list;
}

// A recovery sheet has a slot like a person's, and a name that says nothing by itself.
std::string who(const std::string& name) {
    return storage::is_recovery_sheet(name) ? fmt::format("the recovery sheet ({})", shown(name))
                                            : in_a_list(name);
}

std::string listed_people(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names) {
        list += list.empty() ? "" : ", ";
        list += who(name);
    }
    return list;
}

// A date that no calendar of the system has stands in seconds.
std::string time_of(std::int64_t written) {
    const auto time = static_cast<std::time_t>(written);
    std::tm parts{};
    if (::gmtime_r(&time, &parts) == nullptr) return fmt::format("{} s after 1970", written);
    return fmt::format("{:%Y-%m-%d %H:%M:%S}", parts);
}

void print_files(Console& console, const FinderView& view) {
    console.print("Files, their sizes and when each was last changed (UTC):\n");
    for (const storage::FoundFile& file : view.files) {
        console.print(fmt::format("  {}  {}  {}\n", shown(file.name),
                                  counted(static_cast<std::int64_t>(file.size), "byte"),
                                  time_of(file.written)));
    }
}

void print_store(Console& console, const FinderView& view) {
    console.print("\nThat these are a store of this program, and about how much is in it, from the size.\n");
    console.print(fmt::format("The store's random id: {}. For each person a random id and a public key.\n",
                              shown(view.store)));
    console.print(
        "That a backup is of this store: it has the same id, and the same first bytes.\n"
        "From the dates of the files: when somebody last signed in or tried to ('.tries'), and when people "
        "or\n"
        "passphrases last changed ('.keys').\n");
    console.print(view.practice ? "That it is for practice, with invented clients.\n"
                                : "That it is not for practice.\n");
}

void print_people(Console& console, const FinderView& view) {
    console.print(
        view.names.size() == 1
            ? fmt::format("That one person can sign in, under this display name: {}.\n"
                          "Not as what: roles and sites are encrypted.\n",
                          shown(view.names.front()))
            : fmt::format("That {} people can sign in, in the order in which they were added, under "
                          "these display names: {}.\n"
                          "The first of them is a supervisor, unless the one who set the store up was "
                          "disabled since.\nNot who else is what: roles and sites are encrypted.\n",
                          view.names.size(), listed(view.names)));
}

void print_sheets(Console& console, const FinderView& view) {
    console.print(
        view.recovery_sheets > 0
            ? fmt::format("That there is a recovery sheet on paper, and that {} made so far.\n",
                          view.sheets_made == 1 ? "one was" : fmt::format("{} were", view.sheets_made))
            : "That there is no recovery sheet.\n");
    if (view.unwritten_sheet) {
        console.print("That nobody has said yet that the words of the recovery sheet are written down.\n");
    }
}

void print_earlier_keys(Console& console, const FinderView& view) {
    if (!view.earlier_keys) return;
    console.print("That a backup was restored here; the key file of the other store lies beside this one");
    console.print(
        view.earlier_names.empty()
            ? " and has no other names.\n"
            : fmt::format(" and\nhas {} besides: {}.\n",
                          view.earlier_names.size() == 1 ? "this display name" : "these display names",
                          listed(view.earlier_names)));
}

void print_guessing(Console& console, const FinderView& view) {
    console.print(fmt::format("What a guess at a passphrase costs: Argon2id, {} over {} KiB.\n",
                              view.kdf_passes == 1 ? "one pass" : fmt::format("{} passes", view.kdf_passes),
                              view.kdf_memory / 1024));
}

void print_tries(Console& console, const FinderView& view) {
    console.print(
        fmt::format("How many wrong passphrases each person has typed since last signing in ({} in all), and "
                    "when the last, in\n"
                    "seconds since the machine was started.\n",
                    view.wrong_tries));
    if (view.client_tries > 0)
        console.print(
            fmt::format("That {} of these typed while a client had the tablet.\n",
                        view.client_tries == 1 ? "one was" : fmt::format("{} were", view.client_tries)));
    if (!view.boots.empty()) {
        console.print(fmt::format(
            "During which start of the machine, by the name that its system gave it: {}. The system's own\n"
            "logs have that name with dates.\n",
            listed(view.boots)));
    }
}

void print_clients(Console& console, const FinderView& view) {
    if (view.with_client) {
        console.print(
            "That a client had the tablet alone, and nobody of the staff has signed in since; when that was "
            "and\n"
            "about how much was answered, from the file that ends in '.session'.\n");
    }
    if (view.lost_visits > 0) {
        console.print(
            fmt::format("That what was answered alone could not be read back, or belongs to another state of "
                        "the store, {}.\n",
                        view.lost_visits == 1 ? "once" : fmt::format("{} times", view.lost_visits)));
    }
}

std::string sentence(const storage::KeyChange& change) {
    const char* when = "when the power failed or the program was ended";
    const std::string names = listed_people(change.names);
    if (change.of == storage::KeyChange::Of::passphrase)
        return fmt::format("That the passphrase of {} was being changed {}.\n", names, when);
    if (change.names.empty()) return fmt::format("That the keys were being changed {}.\n", when);
    if (change.names.size() == 1) return fmt::format("That {} was being disabled {}.\n", names, when);
    return fmt::format("That one of these was being disabled {}: {}.\n", when, names);
}

void print_what_is_closed(Console& console) {
    console.print(
        "\nNot in these files in a form that can be read: clients' codes, answers, scores, dates of visits, "
        "sites,\n"
        "roles, the history, what the programme wrote. Without a passphrase there is no key to them.\n"
        "With anybody's passphrase, not a supervisor's alone: what docs/decisions/0006-sealed-records.md "
        "lists, "
        "and how\n"
        "often each questionnaire was finished in how many minutes, counted without client, person or "
        "date.\n");
}

}  // namespace

Status show_finder_view(Program& program, const std::string& store) {
    const auto view = storage::finder_view(store);
    if (!view) return tell(program.console, view.error(), store);
    Console& console = program.console;
    console.print("Whoever holds these files and no passphrase can learn this, and nothing more:\n\n");
    print_files(console, *view);
    print_store(console, *view);
    print_people(console, *view);
    print_sheets(console, *view);
    print_earlier_keys(console, *view);
    print_guessing(console, *view);
    print_tries(console, *view);
    print_clients(console, *view);
    if (view->changing) console.print(sentence(*view->changing));
    print_what_is_closed(console);
    return Status::done;
}

}  // namespace runtime::cli
