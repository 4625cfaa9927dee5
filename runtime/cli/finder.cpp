// `screening verify --finder`: what somebody learns who holds only the files.
#include "runtime/cli/finder.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <array>
#include <filesystem>

#include "runtime/cli/finder_keys.h"
#include "runtime/cli/sentences.h"
#include "runtime/cli/text.h"
#include "runtime/storage/finder.h"
#include "runtime/storage/restore.h"

namespace runtime::cli {

namespace {

using storage::FinderView;

// A date that no calendar of the system has stands in seconds.
std::string time_of(std::int64_t written) {
    const auto time = static_cast<std::time_t>(written);
    std::tm parts{};
    if (::gmtime_r(&time, &parts) == nullptr) return fmt::format("{} s after 1970", written);
    return fmt::format("{:%Y-%m-%d %H:%M:%S}", parts);
}

std::string times(int number) {
    return number == 1 ? "once" : fmt::format("{} times", number);
}

std::string line_of(const storage::FoundFile& file) {
    return fmt::format("  {}  {}  {}\n", shown(file.name),
                       counted(static_cast<std::int64_t>(file.size), "byte"), time_of(file.written));
}

void print_files(Console& console, const FinderView& view) {
    console.print("Files, their sizes and when each was last changed (UTC):\n");
    for (const storage::FoundFile& file : view.files)
        console.print(line_of(file));
}

void print_store(Console& console, const FinderView& view) {
    console.print("\nThat these are a store of this program, and about how much is in it, from the size.\n");
    console.print(fmt::format("The store's random id: {}. For each person a random id and a public key.\n",
                              shown(view.keys.store)));
    console.print(
        "That a backup, or what a restore set aside, is of this store: it has the same id, and the same "
        "first "
        "bytes;\n"
        "and which pages were written in between, all of them where the store got a new key.\n"
        "From the dates of the files: when the store was made or first used here ('.lock'), when something "
        "was "
        "last\n"
        "saved (the store itself), when somebody last signed in or tried to ('.tries'), and when people or\n"
        "passphrases last changed ('.keys').\n");
}

std::string some_of_these(int number) {
    return number == 1 ? "one of these was" : fmt::format("{} of these were", number);
}

void print_tries(Console& console, const FinderView& view) {
    console.print(
        fmt::format("How many wrong passphrases each person has typed since last signing in ({} in all), and "
                    "when the last, in\n"
                    "seconds since the machine was started; with the date of '.tries', when that was.\n",
                    view.wrong_tries));
    if (view.client_tries > 0)
        console.print(
            fmt::format("That {} typed while a client had the tablet.\n", some_of_these(view.client_tries)));
    if (view.restore_tries > 0)
        console.print(fmt::format("That {} typed to restore a backup.\n", some_of_these(view.restore_tries)));
    if (!view.boots.empty()) {
        console.print(fmt::format(
            "During which start of the machine, by the name that its system gave it: {}. The system's own\n"
            "logs have that name with dates.\n",
            listed(view.boots)));
    }
}

void print_clients(Console& console, const FinderView& view) {
    if (view.with_client && !view.with_staff_again) {
        console.print(
            "That a client had the tablet alone, and nobody of the staff has signed in since; when that was "
            "and\n"
            "about how much was answered, from the file that ends in '.session'.\n");
    }
    if (view.clients_set_aside > 0) {
        console.print(fmt::format(
            "That a client had the tablet alone when a restore set the store aside, {}, and that nobody of "
            "the "
            "staff\n"
            "had signed in since; when that was and about how much was answered, from the file that ends in "
            "'.session'.\n",
            times(view.clients_set_aside)));
    }
    if (view.lost_visits > 0) {
        console.print(
            fmt::format("That what was answered alone could not be read back, or belongs to another state of "
                        "the store, {}.\n",
                        times(view.lost_visits)));
    }
}

// What is there only meanwhile. An empty journal means nothing; any other of these does.
struct Meanwhile {
    std::string_view suffix;
    std::string_view words;
};
constexpr std::array<Meanwhile, 10> meanwhile{{
    {"-journal", "something was being saved"},
    {".changed",
     "somebody was being disabled, or a passphrase or a recovery sheet changed, and it was not done"},
    {".keys.new", "people or passphrases were being changed"},
    {".rehearsal", "the store was being opened after a power cut"},
    {".restored", "a backup was about to take the store's place"},
    {".restoring", "a backup was being restored"},
    {".session-journal", "what a client answered alone was being saved"},
    {".session.new", "the tablet was about to be handed to a client"},
    {".session.taken", "somebody of the staff was signing in after a client had the tablet alone"},
    {".tries.new", "somebody was signing in, or tried to"},
}};

void print_unfinished(Console& console, const FinderView& view) {
    std::string lines;
    for (const storage::FoundFile& file : view.files) {
        for (const auto& [suffix, words] : meanwhile) {
            const bool empty_journal = suffix.ends_with("-journal") && file.size == 0;
            if (file.name == view.name + std::string(suffix) && !empty_journal)
                lines += fmt::format("  {}: {}.\n", shown(file.name), words);
        }
    }
    if (lines.empty()) return;
    console.print("What was under way when the power failed or the program was ended:\n" + lines);
}

void print_what_is_closed(Console& console, std::string_view where) {
    console.print(fmt::format(
        "\nNot in {} in a form that can be read: clients' codes, answers, scores, dates of visits, "
        "sites,\n"
        "roles, the history, what the programme wrote. Without a passphrase there is no key to them.\n"
        "With anybody's passphrase, not a supervisor's alone: what docs/decisions/0006-sealed-records.md "
        "lists, "
        "and how\n"
        "often each questionnaire was finished in how many minutes, counted without client, person or "
        "date.\n",
        where));
}

void print_backup(Console& console, const storage::FoundBackup& backup) {
    console.print("The file, its size and when it was last changed (UTC):\n" + line_of(backup.file));
    console.print(
        fmt::format("\nThat this is a backup of a store of this program, and about how much is in it: the "
                    "encrypted store "
                    "has\n{}.\n",
                    counted(static_cast<std::int64_t>(backup.store_size), "byte")));
    if (!backup.whole) console.print("That it is not whole: it was not finished, or it was cut off.\n");
    console.print(
        "When it was made, from the date of the file where it was not copied since; the name may have it "
        "too.\n");
    console.print(fmt::format("The store's random id: {}. For each person a random id and a public key.\n",
                              shown(backup.keys.store)));
    console.print(
        "That another backup or the store on a tablet is the same one: it has the same id, and the same "
        "first "
        "bytes.\n"
        "With that other one: who was added or disabled in between, whose passphrase was changed, and which "
        "pages of\n"
        "the store were written, all of them where it got a new key.\n");
    print_keys(console, backup.keys);
}

Status show_backup(Program& program, const std::string& file) {
    const auto backup = storage::finder_view_of_backup(file);
    if (!backup) return tell(program.console, backup.error(), file);
    Console& console = program.console;
    console.print("Whoever holds this backup and no passphrase can learn this, and nothing more:\n\n");
    print_backup(console, *backup);
    print_what_is_closed(console, "this file");
    return Status::done;
}

}  // namespace

Status show_finder_view(Program& program, const std::string& store) {
    std::error_code ignored;  // what cannot be looked at is refused as a store is
    if (std::filesystem::is_regular_file(store, ignored) && storage::is_backup(store))
        return show_backup(program, store);
    const auto view = storage::finder_view(store);
    if (!view) return tell(program.console, view.error(), store);
    Console& console = program.console;
    console.print("Whoever holds these files and no passphrase can learn this, and nothing more:\n\n");
    print_files(console, *view);
    print_store(console, *view);
    print_keys(console, view->keys);
    if (view->unwritten_sheet)
        console.print("That nobody has said yet that the words of the recovery sheet are written down.\n");
    if (view->restored_here) console.print("That a backup was restored here.\n");
    for (const storage::OtherKeys& other : view->other_keys)
        print_other_keys(console, other, view->keys);
    print_tries(console, *view);
    print_clients(console, *view);
    print_unfinished(console, *view);
    print_what_is_closed(console, "these files");
    return Status::done;
}

}  // namespace runtime::cli
