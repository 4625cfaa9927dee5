#include "runtime/cli/sentences.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "instruments/problem.h"
#include "instruments/utf8.h"
#include "runtime/storage/files.h"

namespace runtime::cli {

namespace {

using Kind = storage::StoreError::Kind;

std::string sentence(Kind kind) {
    switch (kind) {
        case Kind::no_such_file:
            return "there is no store here. `screening store create` makes one.";
        case Kind::already_exists:
            return "there is a store, or the keys of one, already. Choose another name.";
        case Kind::keys_missing:
            return "the store is here, but its key file (the same name with '.keys') is not. Put it back "
                   "beside the "
                   "store; without it nobody can open it.";
        case Kind::no_such_name:
            return "nobody of this name can sign in to this store. Check the spelling after --as.";
        case Kind::wrong_passphrase:
            return "the passphrase is wrong.";
        case Kind::too_many_tries:
            return "too many wrong passphrases for this person.";
        case Kind::weak_passphrase:
            return "the new passphrase is too weak: at least 15 characters, not all the same.";
        case Kind::same_passphrase:
            return "the new passphrase is the present one. Nothing was changed; choose another.";
        case Kind::not_a_store:
            return "this file is not a store. (A backup is one only after `screening restore --in` put it in "
                   "a "
                   "store's place.)";
        case Kind::damaged:
            return "the store or its key file (the same name with '.keys') is damaged, or the two do not "
                   "belong together. Keep both as they are. `screening restore` puts a backup in its place "
                   "and "
                   "sets this one aside; a copy of both files that was made together works too, in another "
                   "folder.";
        case Kind::from_the_future:
            return "the store was made by a later version of this program. Use that version.";
        case Kind::in_use:
            return "the store is in use by another program, perhaps the kiosk. Close it there and try again.";
        case Kind::in_the_way:
            return "a folder, a link or the like has the name of a file of the store's. Move it away.";
        case Kind::half_restored:
            return "a backup was verified and waits beside the store to take its place, which the disk or "
                   "the "
                   "folder did not allow. Nothing is lost. Make room, or let the folder be written to, and "
                   "give a "
                   "command for this store again: it goes on with it.";
        case Kind::disk_full:
            return "the disk is full. Nothing was changed; make room and try again.";
        case Kind::read_only:
            return "the file, what lies beside it under its name ('.keys', '-journal' and so on) or its "
                   "folder may "
                   "not be read or written by you. Nothing was changed.";
        case Kind::io:
            return "the disk failed while reading or writing. What was under way may be done all the same: "
                   "look "
                   "before you do it again, and keep an old passphrase until the new one has opened the "
                   "store. "
                   "Check the disk.";
        case Kind::out_of_memory:
            return "there is not enough memory for this. Nothing was changed.";
        case Kind::not_permitted:
            return "this person may not do that; it takes a supervisor.";
        case Kind::name_taken:
            return "there is, or was, a member of staff of this name. Choose another.";
        case Kind::no_such_site:
            return "a site is not known here. `screening site list` shows those that are, `screening site "
                   "add` adds one.";
        case Kind::not_accepted:
            return "the instrument, exactly as it is installed, was not accepted. `screening accept` does "
                   "that.";
        case Kind::no_such_record:
            return "there is no such record.";
        case Kind::sealed_to_others:
            return "there are records that are not sealed to you. Another supervisor can read them.";
        case Kind::wrong_state:
            return "this cannot be done at this point.";
        case Kind::bad_value:
            return "a value is malformed.";
        case Kind::ambiguous_code:
            return "a code here could be several clients': theirs differ in hyphens or blanks only. Write it "
                   "as the store has it.";
        case Kind::last_supervisor:
            return "this is the last supervisor; add another one first.";
        case Kind::oneself:
            return "nobody disables herself; another supervisor does.";
        case Kind::other_store:
            return "the backup is of another store than the one that stands there. Nothing was changed; "
                   "--other-store restores it all the same.";
        case Kind::practice_backup:
            return "the backup is of a practice store, whose passphrases everybody knows, so it takes the "
                   "place of a practice store only. Nothing was changed. To practise with it, give --store "
                   "the name of a file that is not there yet, with --practice.";
        case Kind::not_a_backup:
            return "this is not a whole backup of a store. Nothing was changed.";
    }
    return "something went wrong.";
}

std::string wait_words(std::chrono::seconds wait) {
    if (wait < std::chrono::seconds(90)) return fmt::format("{} seconds", wait.count());
    return fmt::format("{} minutes", (wait.count() + 59) / 60);
}

// A store that is whole may stand beside what is not its own.
std::string damaged_words(std::string_view detail) {
    constexpr std::string_view go_on =
        "The store is not opened with it, and nothing was changed. If somebody put it there, move it to "
        "another folder and try again. Else keep all of it as it is: `screening restore` puts a backup in "
        "the store's place and sets this one aside.";
    if (detail == storage::not_its_journal) {
        return fmt::format(
            "what lies beside the store as its journal (the same name with '-journal') is not what a "
            "power cut left of it, or is damaged. {}",
            go_on);
    }
    if (detail == storage::write_ahead_log) {
        return fmt::format(
            "a write-ahead log lies beside the store (the same name with '-wal' or '-shm'), which this "
            "program never makes. {}",
            go_on);
    }
    if (detail == storage::damaged_backup) {
        return "the backup is damaged: its keys, its pages or its history are not as they were written. "
               "Nothing was "
               "changed; restore another one.";
    }
    return sentence(Kind::damaged);
}

// Which value the store refused stands in the detail; commands say more before they ask it.
std::string sentence(const storage::StoreError& error) {
    if (error.wait > std::chrono::seconds(0))
        return fmt::format("{} The next try may be made in {}.", sentence(error.kind),
                           wait_words(error.wait));
    if (error.kind == Kind::damaged && error.detail == storage::history_broken) {
        return "the history of the store is not as it was written: an event was changed, taken out or put in "
               "between. Nothing of the store is used. Keep it and its key file as they are, and restore the "
               "newest backup (`screening restore`).";
    }
    if (error.kind == Kind::in_the_way) {
        return fmt::format(
            "'{}' is no file of this program's (a folder, a link, or somebody's own), where one is to be. "
            "Move it "
            "away, and try again.",
            error.detail);
    }
    if (error.records) {
        return fmt::format(
            "{} {} of {}{} can still be read. `screening salvage` takes them out into a folder.",
            damaged_words(error.detail), error.records->readable, error.records->all_found ? "" : "at least ",
            counted(error.records->of, "record"));
    }
    if (error.kind == Kind::other_store && error.detail == storage::unknown_store) {
        return "nobody can tell whether the backup is of the store that stands there: the key file of that "
               "one (the same name with '.keys') is gone or damaged. Nothing was changed. Put the key file "
               "back if there is a copy of it; --other-store restores the backup all the same.";
    }
    if (error.kind == Kind::damaged) return damaged_words(error.detail);
    if (error.kind != Kind::bad_value) return sentence(error.kind);
    if (error.detail == "site") return "a site is written district/ward.";
    if (error.detail == "date") return "a date is written year-month-day, 2026-11-22.";
    if (error.detail == "name") return "a name is one line of 1 to 100 bytes.";
    if (error.detail == "unseen") return "a character that nobody sees stands in the name.";
    if (error.detail == "code") return "a client's code is one line of 1 to 100 bytes.";
    if (error.detail == storage::name_beside) {
        return "files whose names end in '.keys', '.lock', '.tries', '.session', '.taken', '.sheet', "
               "'.changed', "
               "'.rehearsal', '.restored', '.restoring', '.new', '.part', '-journal', '-wal' or '-shm', or "
               "have "
               "'.replaced' in them, belong to a store beside them. Choose another name.";
    }
    return sentence(error.kind);
}

Status status_of(Kind kind) {
    const bool input = kind == Kind::weak_passphrase || kind == Kind::same_passphrase ||
                       kind == Kind::name_taken || kind == Kind::no_such_site || kind == Kind::bad_value;
    return input ? Status::problems : Status::could_not;
}

}  // namespace

std::string counted(std::int64_t number, std::string_view thing) {
    return fmt::format("{} {}{}", number, thing, number == 1 ? "" : "s");
}

std::string reason_of(int error) {
    switch (error) {
        case ENOSPC:
        case EDQUOT:
            return "the disk is full";
        case EFBIG:
            return "it is larger than files may be here";
        case EROFS:
            return "the disk can only be read";
        case EACCES:
        case EPERM:
            return "this is not allowed here";
        case ENOENT:
            return "there is no such folder";
        case ENOTDIR:
            return "a part of its path is not a folder";
        case EISDIR:
            return "this is a folder";
        case EPIPE:
            return "it was closed";
        default:
            return std::generic_category().message(error);
    }
}

std::string sentence(const FileTrouble& trouble) {
    return fmt::format("{}: it could not be written: {}.", trouble.file.string(), reason_of(trouble.error));
}

std::string sentence(storage::PassphraseRefusal refusal) {
    using storage::PassphraseRefusal;
    switch (refusal) {
        case PassphraseRefusal::too_short:
            return fmt::format(
                "The new passphrase is too short: at least {} characters, for example four words.",
                storage::passphrase_characters_min);
        case PassphraseRefusal::too_long:
            return fmt::format("The new passphrase is too long: at most {} bytes.",
                               storage::passphrase_bytes_max);
        case PassphraseRefusal::not_utf8:
            return "The new passphrase is not text in UTF-8.";
        case PassphraseRefusal::control_character:
            return "The new passphrase has a tab or another character that cannot be typed again.";
        case PassphraseRefusal::one_character:
            return "The new passphrase is one character throughout.";
        case PassphraseRefusal::of_practice:
            return "This is the passphrase of practice stores, which everybody knows. Choose another one: "
                   "this store is a real one.";
    }
    return "The new passphrase is refused.";
}

std::string sentence(const storage::StoreMark& mark) {
    return fmt::format("The store has {}; its history ends with event {}, head {} {}.\n",
                       counted(mark.records, "record"), mark.events, mark.head.substr(0, 8),
                       mark.head.substr(8, 8));
}

std::optional<std::string> name_fault(std::string_view name) {
    constexpr std::size_t bytes_max = 100;
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    if (!instruments::is_utf8(name)) return "The name is not text in UTF-8.";
    if (name.find_first_not_of(' ') == std::string_view::npos) return "The name is empty.";
    if (name.size() > bytes_max) return fmt::format("The name is longer than {} bytes.", bytes_max);
    if (std::ranges::any_of(name, is_control)) {
        return "A tab, a line end or another control character stands in the name.";
    }
    for (std::size_t at = 0; at < name.size();) {
        const instruments::CodePoint point = instruments::code_point_at(name, at);
        if (instruments::is_unseen(point.value)) return "A character that nobody sees stands in the name.";
        at += point.length;
    }
    if (name.front() == ' ' || name.back() == ' ') return "A blank stands at an end of the name.";
    return std::nullopt;
}

std::optional<std::string> unknown_site(const storage::Site& site, const std::vector<storage::Site>& known) {
    if (std::ranges::find(known, site) != known.end()) return std::nullopt;
    const std::string nearest = instruments::nearest(site, known);
    return fmt::format("The site '{}' is not known.{}", site,
                       nearest.empty() ? " `screening site list` shows those that are."
                                       : fmt::format(" Did you mean '{}'?", nearest));
}

Status tell(Console& console, const storage::StoreError& error, const std::filesystem::path& store) {
    return console.fail(status_of(error.kind), fmt::format("{}: {}", store.string(), sentence(error)));
}

}  // namespace runtime::cli
