// `screening backup` and `screening restore`: an encrypted copy, and back.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <memory>

#include "runtime/cli/open_store.h"
#include "runtime/cli/sentences.h"
#include "runtime/clock.h"
#include "runtime/storage/restore.h"

namespace runtime::cli {

namespace {

struct Backup {
    StoreOptions store;
    std::string out;
};

Status back_up(Program& program, const Backup& wish) {
    auto store = open_store(program, wish.store);
    if (!store) return store.error();
    const auto mark = store->back_up(wish.out, SystemClock().now());
    if (!mark && mark.error().kind == storage::StoreError::Kind::already_exists) {
        return program.console.fail(
            Status::could_not, fmt::format("{}: there is a file already. Choose another name.", wish.out));
    }
    if (!mark && mark.error().kind == storage::StoreError::Kind::no_such_file) {
        return program.console.fail(
            Status::could_not, fmt::format("{}: there is no such folder. Nothing was written.", wish.out));
    }
    if (!mark) return tell(program.console, mark.error(), wish.out);
    program.console.did(fmt::format("{}: the backup is made.", wish.out));
    program.console.print(
        fmt::format("{}: the backup is made. It opens with the passphrases of today; keep it as carefully as "
                    "the store.\n",
                    wish.out));
    program.console.print(sentence(*mark));
    return Status::done;
}

struct Restoring {
    std::string in;
    StoreOptions store;
    bool other_store = false;
    bool practice = false;
    storage::StoreMark mark = {};  // of the backup, where its history was verified
};

bool opens_with_another(const storage::Stored<void>& restored) {
    return !restored && (restored.error().kind == storage::StoreError::Kind::wrong_passphrase ||
                         restored.error().kind == storage::StoreError::Kind::no_such_name);
}

// What a backup would take the place of, where nobody has said who does that.
std::string words_for_what_stands(const std::filesystem::path& file) {
    std::error_code ignored;  // what cannot be looked for is not there
    const std::filesystem::path keys = file.string() + ".keys";
    if (!std::filesystem::exists(file, ignored) && std::filesystem::exists(keys, ignored)) {
        return fmt::format(
            "there is no store here, but the key file of one ({}). If its store lies elsewhere, put that "
            "back beside it. Else --as NAME of a supervisor of the backup puts the backup here and sets the "
            "key file aside.",
            keys.string());
    }
    if (std::filesystem::exists(file, ignored) && !std::filesystem::exists(keys, ignored)) {
        return fmt::format(
            "a store stands here without its key file ({}), which nobody can open. If there is a copy of "
            "that, put it back. Else --as NAME of a supervisor of the backup puts the backup in its place.",
            keys.string());
    }
    return "a store stands here. --as NAME of one of its supervisors (or, if it cannot be opened, of the "
           "backup) puts the backup in its place.";
}

// What lies beside it now that a backup has taken its place.
std::string words_for_what_was_set_aside(const std::filesystem::path& aside) {
    std::vector<std::string> files;
    for (const std::filesystem::path& file : storage::files_of(aside))
        files.push_back(file.string());
    return fmt::format("What was there is kept as {}. Delete {} when you do not need {}.\n",
                       fmt::join(files, " and "), files.size() == 1 ? "it" : "all of these",
                       files.size() == 1 ? "it" : "them");
}

// Whoever replaces a store that stands is asked for her passphrase of today, and for that of the backup's day
// if it was another.
tl::expected<storage::Stored<void>, Status> put_back(Program& program, Restoring& wish) {
    using storage::OtherStore;
    const std::string& file = wish.store.store;
    if (storage::is_in_its_own_way(wish.in, file)) {
        return tl::unexpected(program.console.fail(
            Status::usage,
            fmt::format("{}: the backup itself is where the store is to be, or among what would be set aside "
                        "there. Nothing was changed; give --store another name.",
                        wish.in)));
    }
    std::error_code ignored;  // what cannot be looked at is no folder
    if (std::filesystem::is_directory(file, ignored)) {
        return tl::unexpected(program.console.fail(
            Status::usage,
            fmt::format("{}: this is a folder. --store names the file that is to be the store, in a folder "
                        "that is there: for example {}.",
                        file, (std::filesystem::path(file) / "clinic.store").string())));
    }
    if (const auto refused = refuse_root(program, file)) return tl::unexpected(*refused);
    // One that was interrupted is finished before it is looked at what stands there.
    if (const auto held = storage::StoreFile::hold(file)) tell_of_finished_restore(program, *held);
    const OtherStore other = wish.other_store ? OtherStore::taken : OtherStore::refused;
    const auto empty_place = wish.practice ? storage::Purpose::practice : storage::Purpose::real;
    const bool stands = storage::store_stands(file);
    if (wish.store.name.empty() && stands) {
        return tl::unexpected(
            program.console.fail(Status::usage, fmt::format("{}: {}", file, words_for_what_stands(file))));
    }
    if (wish.store.name.empty()) return storage::restore(wish.in, file, other, empty_place);
    Passphrases passphrases(program.console, wish.store.passphrase_file);
    auto passphrase = passphrases.present(wish.store.name);
    if (!passphrase) return tl::unexpected(passphrase.error());
    if (const auto may = storage::may_replace(file, wish.store.name, *passphrase); !may) return may;
    const auto restored_with = [&](const storage::Secret& one, bool proved_here) {
        return storage::restore(
            wish.in, file,
            {wish.store.name, one, SystemClock().now(), other, empty_place, &wish.mark, proved_here});
    };
    auto restored = restored_with(*passphrase, stands);
    if (!stands || !opens_with_another(restored)) return restored;
    program.console.warn("The backup does not open with this passphrase. Hers of the day when it was made:");
    passphrase = passphrases.present(wish.store.name);
    if (!passphrase) return tl::unexpected(passphrase.error());
    return restored_with(*passphrase, false);
}

Status restore(Program& program, Restoring& wish) {
    std::error_code error;
    const std::string& store = wish.store.store;
    const bool replaces = storage::store_stands(store);
    const auto tried = put_back(program, wish);
    if (!tried) return tried.error();
    const storage::Stored<void>& done = *tried;
    if (!done && done.error().kind == storage::StoreError::Kind::no_such_file) {
        const bool backup_is_there = std::filesystem::exists(wish.in, error);
        return program.console.fail(Status::could_not,
                                    backup_is_there ? fmt::format("{}: there is no such folder.", store)
                                                    : fmt::format("{}: there is no such file.", wish.in));
    }
    if (!done) {
        const auto& [kind, detail, wait, records] = done.error();
        const bool of_backup =
            kind == storage::StoreError::Kind::not_a_backup ||
            (kind != storage::StoreError::Kind::not_a_store && detail.starts_with(storage::reading_backup)) ||
            detail == storage::damaged_backup ||
            (kind == storage::StoreError::Kind::from_the_future && detail != storage::keys_that_stand);
        return tell(program.console, done.error(), of_backup ? wish.in : store);
    }
    program.console.did(fmt::format("{}: the backup is restored.", store));
    program.console.print(fmt::format(
        "{}: the backup is restored, as it was when it was made. Who was disabled since can sign in "
        "again, and what was erased since is in it again.\n",
        store));
    if (wish.store.name.empty()) {
        program.console.print(
            "Its bytes are as they were written. Its pages and its history were not verified: --as NAME of a "
            "supervisor of the backup does that before, and notes it there; `screening verify` does it "
            "now.\n");
    } else {
        program.console.print("The backup, before this was noted: " + sentence(wish.mark));
    }
    if (replaces) {
        program.console.print(words_for_what_was_set_aside(storage::set_aside(store).back()));
    }
    return Status::done;
}

}  // namespace

void add_backup(Program& program) {
    CLI::App* backing = program.app.add_subcommand("backup", "Copy a store into one encrypted file");
    const auto backup = std::make_shared<Backup>();
    add_store_options(*backing, backup->store);
    backing->add_option("--out", backup->out, "The new file")->type_name("FILE")->required();
    backing->callback(
        [&program, backup] { program.run = [&program, backup] { return back_up(program, *backup); }; });

    CLI::App* restoring =
        program.app.add_subcommand("restore", "Put a backup in a store's place, after verifying all of it");
    const auto wish = std::make_shared<Restoring>();
    restoring->add_option("--in", wish->in, "The backup")->type_name("FILE")->required();
    restoring
        ->add_option("--store", wish->store.store, "Where the store is to be; one that is there is set aside")
        ->type_name("FILE")
        ->required();
    restoring
        ->add_option(
            "--as", wish->store.name,
            "A supervisor: of the store that stands there, or of the backup where none can be opened")
        ->type_name("NAME");
    restoring->add_flag("--other-store", wish->other_store,
                        "Also where the backup is of another store than the one that stands there");
    restoring->add_flag("--practice", wish->practice,
                        "Where no store stands: a practice store's backup too, to practise with");
    restoring
        ->add_option(
            "--passphrase-file", wish->store.passphrase_file,
            "Read her passphrase from the first line of FILE instead of asking on the terminal; that of the "
            "backup's day, if it was another, from the second")
        ->type_name("FILE");
    restoring->callback(
        [&program, wish] { program.run = [&program, wish] { return restore(program, *wish); }; });
}

}  // namespace runtime::cli
