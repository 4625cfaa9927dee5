#include "runtime/cli/finder_keys.h"

#include <fmt/format.h>

#include "runtime/cli/text.h"
#include "runtime/storage/recovery.h"

namespace runtime::cli {

namespace {

using storage::FoundKeys;
using storage::OtherKeys;

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

std::string words_of(const storage::KeyChange& change) {
    const char* when = "when the power failed or the program was ended";
    const std::string names = listed_people(change.names);
    if (change.of == storage::KeyChange::Of::passphrase)
        return fmt::format("the passphrase of {} was being changed {}.\n", names, when);
    if (change.names.empty()) return fmt::format("the keys were being changed {}.\n", when);
    if (change.names.size() == 1) return fmt::format("{} was being disabled {}.\n", names, when);
    return fmt::format("one of these was being disabled {}: {}.\n", when, names);
}

void print_people(Console& console, const FoundKeys& keys) {
    console.print(
        keys.names.size() == 1
            ? fmt::format("That one person can sign in, under this display name: {}.\n"
                          "She is a supervisor: a store always has one.\n",
                          shown(keys.names.front()))
            : fmt::format("That {} people can sign in, in the order in which they were added, under "
                          "these display names: {}.\n"
                          "The first of them is a supervisor, unless the one who set the store up was "
                          "disabled since.\nNot who else is what: roles and sites are encrypted.\n",
                          keys.names.size(), listed(keys.names)));
}

void print_sheets(Console& console, const FoundKeys& keys) {
    console.print(
        keys.recovery_sheets > 0
            ? fmt::format("That there is a recovery sheet on paper, and that {} made so far.\n",
                          keys.sheets_made == 1 ? "one was" : fmt::format("{} were", keys.sheets_made))
            : "That this store has no recovery sheet.\n");
    if (keys.recovery_sheets == 0) return;
    console.print(keys.added_after_sheet == 0
                      ? "The newest was made when all of these people were added.\n"
                      : fmt::format("The newest was made before {} of these people {} added.\n",
                                    keys.added_after_sheet, keys.added_after_sheet == 1 ? "was" : "were"));
}

std::string cost_of_a_guess(const FoundKeys& keys) {
    return fmt::format("What a guess at a passphrase costs: Argon2id, {} over {} KiB.\n",
                       keys.kdf_passes == 1 ? "one pass" : fmt::format("{} passes", keys.kdf_passes),
                       keys.kdf_memory / 1024);
}

// By its name: who wrote it knows what it is, and whoever reads the name.
std::string what_it_is(std::string_view file) {
    if (file.ends_with(".keys.new")) return ", which was being written when the power failed";
    if (file.ends_with(".restored.keys")) return ", of a backup that was being put in the store's place";
    if (file.find(".replaced") != std::string_view::npos) return ", which a restore set aside";
    return "";
}

void print_sheets_of_other(Console& console, const FoundKeys& keys) {
    console.print(
        keys.recovery_sheets > 0
            ? fmt::format("  In that file: that there was a recovery sheet, and that {} made till then.\n",
                          keys.sheets_made == 1 ? "one was" : fmt::format("{} were", keys.sheets_made))
            : "  In that file: that there was no recovery sheet.\n");
}

void print_names_between(Console& console, const OtherKeys& other) {
    const auto print = [&console](const char* what, const std::vector<std::string>& names) {
        if (!names.empty()) console.print(fmt::format("  {}: {}.\n", what, listed_people(names)));
    };
    print("In it and not in the store's own", other.only_in_it);
    print("In the store's own and not in it", other.not_in_it);
    if (!other.only_in_it.empty() || !other.not_in_it.empty())
        console.print("  Who is in one of them only was added or disabled in between.\n");
    print("Another public key under the same name", other.with_another_key);
    if (!other.with_another_key.empty()) console.print("  The passphrase was changed in between.\n");
    print("Added once more under the same name, with another random id", other.given_anew);
    if (other.another_data_key)
        console.print(
            "  That the store got a new key in between: somebody was disabled, a passphrase was changed or "
            "a recovery\n  sheet was replaced.\n");
}

bool tells_nothing_new(const OtherKeys& other, const FoundKeys& own) {
    return other.only_in_it.empty() && other.not_in_it.empty() && other.with_another_key.empty() &&
           other.given_anew.empty() && !other.another_data_key && other.keys->sheets_made == own.sheets_made;
}

}  // namespace

std::string listed(const std::vector<std::string>& texts) {
    std::string list;
    for (const std::string& text : texts) {
        list += list.empty() ? "" : ", ";
        list += in_a_list(text);
    }
    return list;
}

void print_keys(Console& console, const FoundKeys& keys) {
    console.print(keys.practice ? "That it is for practice, with invented clients.\n"
                                : "That it is not for practice.\n");
    print_people(console, keys);
    print_sheets(console, keys);
    console.print(cost_of_a_guess(keys));
    if (keys.changing) console.print("That " + words_of(*keys.changing));
}

void print_other_keys(Console& console, const OtherKeys& other, const FoundKeys& own) {
    console.print(other.in_a_backup
                      ? fmt::format("That a backup is here, {}, with a key file in it.\n", shown(other.file))
                      : fmt::format("That another key file is here, {}{}.\n", shown(other.file),
                                    what_it_is(other.file)));
    if (!other.keys) {
        console.print(
            "  It is not whole or makes no sense; what stands in it can be read as far as it goes.\n");
        return;
    }
    const bool other_store = other.keys->store != own.store;
    if (other_store) {
        console.print(
            fmt::format("  It is of another store, whose random id is {}.\n", shown(other.keys->store)));
        console.print(fmt::format("  Display names in it: {}.\n", listed(other.keys->names)));
        console.print(other.keys->practice ? "  That one is for practice.\n"
                                           : "  That one is not for practice.\n");
        console.print("  " + cost_of_a_guess(*other.keys));
    } else if (tells_nothing_new(other, own)) {
        console.print("  The same people, recovery sheets and keys as in the store's own.\n");
    } else {
        print_names_between(console, other);
    }
    print_sheets_of_other(console, *other.keys);
    if (other.keys->changing) console.print("  In that file: that " + words_of(*other.keys->changing));
}

}  // namespace runtime::cli
