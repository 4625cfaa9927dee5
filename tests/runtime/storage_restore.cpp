// A restore by a supervisor: every page and the history are verified before anything is touched,
// and it is an event of the store that is put in place.
#include <sodium.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <filesystem>

#include "runtime/storage/restore.h"
#include "tests/runtime/forced_store.h"
#include "tests/support/screening.h"

using namespace runtime::storage;
using namespace tests;
namespace fs = std::filesystem;

namespace {

Stored<void> restored_by(std::string_view name, const fs::path& backup, const fs::path& file) {
    return restore(backup, file, {name, passphrase_of(name), now()});
}

fs::path backup_of(const InventedStore& invented) {
    const fs::path backup = invented.folder() / "the-backup";
    REQUIRE(invented.open("supervisor").back_up(backup, now()));
    return backup;
}

std::string digest_of_bytes(std::string_view bytes) {
    std::string digest(crypto_generichash_BYTES, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(digest.data()), digest.size(),
                       reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr, 0);
    return digest;
}

std::string eight_bytes(std::size_t number) {
    std::string bytes;
    for (int i = 0; i < 8; ++i)
        bytes += static_cast<char>((number >> (8 * i)) & 0xff);
    return bytes;
}

// As somebody makes it from the files, without opening the store.
fs::path backup_from_files(const fs::path& file) {
    const std::string keys = read_file(file.string() + ".keys");
    const std::string store = read_file(file);
    std::string bytes = "screening backup 1\n" + eight_bytes(keys.size()) + eight_bytes(store.size());
    bytes += keys + store;
    const fs::path backup = file.parent_path() / "the-backup";
    write_file(backup, bytes + digest_of_bytes(bytes));
    return backup;
}

// As somebody writes it who has changed a page and knows how the digest is made.
void damage_a_page(const fs::path& backup) {
    std::string bytes = read_file(backup);
    const std::size_t end = bytes.size() - crypto_generichash_BYTES;
    // Of the third page before the last.
    bytes[end - 3 * 4096 + 100] = static_cast<char>(bytes[end - 3 * 4096 + 100] ^ 1);
    bytes.replace(end, crypto_generichash_BYTES, digest_of_bytes(std::string_view(bytes).substr(0, end)));
    write_file(backup, bytes);
}

void nothing_was_touched(const InventedStore& invented, const std::map<std::string, std::string>& before) {
    for (const auto& [name, content] : before) {
        if (name.ends_with(".tries")) continue;
        INFO(name);
        CHECK(read_file(invented.folder() / name) == content);
    }
    for (const char* suffix :
         {".restoring", ".restoring-journal", ".restored", ".restored.keys", ".replaced"}) {
        INFO(suffix);
        CHECK_FALSE(fs::exists(invented.beside(suffix)));
    }
}

}  // namespace

TEST_CASE("a supervisor's restore is an event of the store that she puts in place", "[storage][restore]") {
    const InventedStore invented;
    const fs::path backup = backup_of(invented);
    REQUIRE(invented.open("supervisor").add_site("invented/later", now()));

    REQUIRE(restored_by("supervisor", backup, invented.file()));

    Store store = invented.open("supervisor");
    const auto history = store.history().value();
    CHECK(history.back().kind == "store.restored");
    CHECK(history.back().actor == "supervisor");
    CHECK(history.at(history.size() - 2).kind == "store.backup_begun");
    CHECK(store.sites()->size() == 2);
    CHECK(store.check()->whole());
    CHECK(fs::exists(invented.beside(".replaced")));
    CHECK_FALSE(fs::exists(invented.beside(".restoring-journal")));
}

TEST_CASE("keys of a later version that stand there are told as theirs, not the backup's",
          "[storage][restore]") {
    const InventedStore invented;
    const fs::path backup = backup_of(invented);
    std::string keys = read_file(invented.beside(".keys"));
    const std::string format = "\"format\": 1";
    REQUIRE(keys.find(format) != std::string::npos);
    write_file(invented.beside(".keys"), keys.replace(keys.find(format), format.size(), "\"format\": 2"));

    const auto restored = restored_by("supervisor", backup, invented.file());

    REQUIRE_KIND(restored, from_the_future);
    CHECK(restored.error().detail == keys_that_stand);
}

TEST_CASE("only a supervisor of the backup, with her passphrase of then, restores by name",
          "[storage][restore]") {
    const InventedStore invented;
    const fs::path backup = backup_of(invented);
    {
        Store store = invented.open("supervisor");
        REQUIRE(store.add_staff("later", Role::supervisor, {}, passphrase_of("later"), now()));
        REQUIRE(store.change_passphrase(passphrase_of("supervisor"), passphrase_of("new"), now()));
    }
    const auto before = files_in(invented.folder());

    REQUIRE_KIND(restored_by("coordinator", backup, invented.file()), not_permitted);
    REQUIRE_KIND(restored_by("evaluator", backup, invented.file()), not_permitted);
    REQUIRE_KIND(restored_by("later", backup, invented.file()), no_such_name);
    REQUIRE_KIND(restore(backup, invented.file(), {"supervisor", passphrase_of("new"), now()}),
                 wrong_passphrase);
    nothing_was_touched(invented, before);

    REQUIRE(restored_by("supervisor", backup, invented.file()));
}

TEST_CASE("a file that is too short, or of another kind, is no backup", "[storage][restore]") {
    const InventedStore invented;
    const fs::path backup = backup_of(invented);
    const std::string whole = read_file(backup);
    const fs::path other = invented.folder() / "other";
    const auto told = [&](const std::string& bytes) {
        write_file(other, bytes);
        return is_backup(other);
    };

    CHECK(is_backup(backup));
    CHECK_FALSE(told(""));
    CHECK_FALSE(told(whole.substr(0, 18)));
    CHECK_FALSE(told("Screening backup 1\n" + whole.substr(19)));
    CHECK_FALSE(is_backup(invented.folder() / "none"));
}

TEST_CASE("a backup whose store is no whole pages is refused", "[storage][restore]") {
    const InventedStore invented;
    const std::string whole = read_file(backup_of(invented));
    const std::string line = whole.substr(0, 19);
    const fs::path other = invented.folder() / "other";
    // No keys and a store of this size, with sizes that fit the file.
    const auto refused = [&](std::size_t size) {
        std::string sizes(16, '\0');
        sizes[8] = static_cast<char>(size & 0xffU);
        sizes[9] = static_cast<char>(size >> 8U);
        write_file(other, line + sizes + std::string(size + 32, 'x'));
        return restore(other, invented.file());
    };

    for (const std::size_t size : {std::size_t{0}, std::size_t{4095}, std::size_t{4097}}) {
        const auto done = refused(size);
        REQUIRE_KIND(done, not_a_backup);
        CHECK(done.error().detail == "sizes");
    }
    const auto done = refused(4096);
    REQUIRE_KIND(done, not_a_backup);
    CHECK(done.error().detail == "digest");
}

TEST_CASE("a backup tells who can open it, and what its recovery sheet is called", "[storage][restore]") {
    const InventedStore invented;
    const fs::path before = backup_of(invented);
    REQUIRE(invented.open("supervisor").make_recovery_sheet(passphrase_of("sheet"), now()));
    const fs::path after = invented.folder() / "later";
    REQUIRE(invented.open("supervisor").back_up(after, now()));

    const std::vector<std::string> names{"supervisor", "coordinator", "evaluator", "elsewhere"};
    CHECK(people_of(before)->names == names);
    CHECK(people_of(before)->sheet.empty());
    CHECK(people_of(after)->names == names);
    REQUIRE_KIND(people_of(invented.file()), not_a_backup);
    REQUIRE(restore(after, invented.file(), {people_of(after)->sheet, passphrase_of("sheet"), now()}));
    CHECK(invented.open("supervisor").history()->back().actor == people_of(after)->sheet);
}

TEST_CASE("wrong passphrases at a restore make the next one wait, and take back none of those at sign-in",
          "[storage][restore]") {
    const InventedStore invented;
    const fs::path backup = backup_of(invented);
    const Secret wrong = passphrase_of("another");
    for (int i = 0; i < 4; ++i)
        REQUIRE_KIND(Store::open(invented.file(), "supervisor", wrong), wrong_passphrase);
    const auto restored_with = [&](const Secret& passphrase) {
        return restore(backup, invented.file(), {"supervisor", passphrase, now()});
    };
    REQUIRE(restored_with(passphrase_of("supervisor")));
    const auto fifth = Store::open(invented.file(), "supervisor", wrong);
    REQUIRE_FALSE(fifth);
    CHECK(fifth.error().wait > std::chrono::seconds(0));

    for (int i = 0; i < 5; ++i)
        REQUIRE_KIND(restored_with(wrong), wrong_passphrase);
    REQUIRE_KIND(restored_with(passphrase_of("supervisor")), too_many_tries);
}

TEST_CASE("a backup with a changed page under a right digest is refused to a supervisor before it replaces",
          "[storage][restore]") {
    const InventedStore invented;
    const fs::path backup = backup_of(invented);
    damage_a_page(backup);
    const auto before = files_in(invented.folder());

    const auto refused = restored_by("supervisor", backup, invented.file());
    REQUIRE_KIND(refused, damaged);
    CHECK(refused.error().detail == damaged_backup);
    nothing_was_touched(invented, before);

    // Without a key nobody can see it: the bytes are as the digest says.
    REQUIRE(restore(backup, invented.file()));
    REQUIRE_KIND(Store::open(invented.file(), "supervisor", passphrase_of("supervisor")), damaged);
}

TEST_CASE("a backup whose history somebody was at is refused to a supervisor before it replaces",
          "[storage][restore]") {
    const InventedStore invented;
    forced(invented).run(
        "DROP TRIGGER events_are_never_changed; UPDATE events SET kind = 'site.removed' WHERE number = 2;");
    const fs::path backup = backup_from_files(invented.file());
    const auto before = files_in(invented.folder());

    REQUIRE_KIND(restored_by("supervisor", backup, invented.file()), damaged);

    nothing_was_touched(invented, before);
}

TEST_CASE("a practice store's backup never takes the place of a real store, whatever became of it",
          "[storage][restore]") {
    const InventedStore practice;
    const fs::path backup = backup_of(practice);
    const TemporaryFolder folder;
    const fs::path real = folder.path() / "db";
    const fs::path keys = folder.path() / "db.keys";
    REQUIRE(StoreFile::create(real, "supervisor", passphrase_of("another"), Purpose::real, now()));
    const auto refused = [&] {
        const auto before = files_in(folder.path());
        // Whoever wishes it, and says whatever can be said.
        REQUIRE_KIND(restore(backup, real), practice_backup);
        REQUIRE_KIND(restore(backup, real, OtherStore::taken, Purpose::practice), practice_backup);
        REQUIRE_KIND(
            restore(backup, real,
                    {"supervisor", passphrase_of("supervisor"), now(), OtherStore::taken, Purpose::practice}),
            practice_backup);
        CHECK(files_in(folder.path()) == before);
    };

    refused();
    write_file(real, "not even a store any more");
    refused();
    write_file(keys, "no sense in it");
    refused();
    fs::remove(keys);
    refused();
}

TEST_CASE("a practice store's backup is put where nothing stands only when that is to be for practice",
          "[storage][restore]") {
    const InventedStore practice;
    const fs::path backup = backup_of(practice);
    const TemporaryFolder folder;
    const fs::path file = folder.path() / "db";

    REQUIRE_KIND(restore(backup, file), practice_backup);
    REQUIRE_KIND(restored_by("supervisor", backup, file), practice_backup);
    CHECK(files_in(folder.path()).empty());

    REQUIRE(
        restore(backup, file,
                {"supervisor", passphrase_of("supervisor"), now(), OtherStore::refused, Purpose::practice}));
    CHECK(StoreFile::hold(file)->purpose() == Purpose::practice);
    // There it is replaced as every store is, and another practice store's place can be taken.
    REQUIRE(restored_by("supervisor", backup, file));
    REQUIRE_KIND(restore(backup, InventedStore().file()), other_store);
}

TEST_CASE("a real store's backup needs no word about practice", "[storage][restore]") {
    const TemporaryFolder folder;
    const fs::path real = folder.path() / "db";
    REQUIRE(StoreFile::create(real, "supervisor", passphrase_of("supervisor"), Purpose::real, now()));
    const fs::path backup = backup_from_files(real);
    const InventedStore practice;

    REQUIRE(restore(backup, folder.path() / "elsewhere"));
    REQUIRE(restore(backup, real));
    REQUIRE_KIND(restore(backup, practice.file()), other_store);
    REQUIRE(restore(backup, practice.file(), OtherStore::taken));
    fs::remove(real.string() + ".keys");
    REQUIRE(restored_by("supervisor", backup, real));
    CHECK(StoreFile::hold(real)->purpose() == Purpose::real);
}

TEST_CASE("wrong passphrases at a restore are in the history of what was restored", "[storage][restore]") {
    const InventedStore invented;
    const fs::path backup = backup_of(invented);
    for (int i = 0; i < 2; ++i)
        REQUIRE_KIND(restore(backup, invented.file(), {"supervisor", passphrase_of("another"), now()}),
                     wrong_passphrase);

    for (int i = 0; i < 2; ++i) {
        REQUIRE(restored_by("supervisor", backup, invented.file()));
        std::vector<std::string> told;
        const auto history = invented.open("supervisor").history();
        REQUIRE(history);
        for (const Event& event : *history) {
            if (event.kind == "passphrase.wrong") told.push_back(event.actor + " " + event.object);
        }
        // The second restore is of the same backup, and nobody typed a wrong one before it.
        CHECK(told == (i == 0 ? std::vector<std::string>{"supervisor 2"} : std::vector<std::string>{}));
    }
}

TEST_CASE(
    "a store whose keys are gone is replaced by its own backup, and by another's only when that is said",
    "[storage][restore]") {
    const TemporaryFolder folder;
    const fs::path file = folder.path() / "db";
    const TemporaryFolder elsewhere;
    const fs::path other = elsewhere.path() / "db";
    const fs::path keys = file.string() + ".keys";
    REQUIRE(StoreFile::create(file, "supervisor", passphrase_of("supervisor"), Purpose::real, now()));
    REQUIRE(StoreFile::create(other, "supervisor", passphrase_of("supervisor"), Purpose::real, now()));
    const fs::path backup = backup_from_files(file);
    const fs::path others = backup_from_files(other);
    // What was written since the backup makes no other store of it.
    REQUIRE(Store::open(file, "supervisor", passphrase_of("supervisor"))->add_site(north, now()));
    const bool gone = GENERATE(true, false);
    if (gone) {
        fs::remove(keys);
    } else {
        write_file(keys, "no sense in it");
    }
    const auto before = files_in(folder.path());
    const auto restored = [&](const fs::path& from, OtherStore said) {
        return restore(from, file, {"supervisor", passphrase_of("supervisor"), now(), said});
    };

    const auto refused = restored(others, OtherStore::refused);
    REQUIRE_KIND(refused, other_store);
    CHECK(refused.error().detail == unknown_store);
    for (const auto& [name, content] : before)
        CHECK(read_file(folder.path() / name) == content);
    REQUIRE(restored(backup, OtherStore::refused));
    CHECK(Store::open(file, "supervisor", passphrase_of("supervisor"))->purpose() == Purpose::real);

    {
        // A new data key makes no other store of it either.
        auto store = Store::open(file, "supervisor", passphrase_of("supervisor"));
        REQUIRE(store->add_staff("leaves", Role::evaluator, {}, passphrase_of("leaves"), now()));
        REQUIRE(store->disable_staff("leaves", now()));
    }
    fs::remove(keys);
    REQUIRE(restored(backup, OtherStore::refused));
    fs::remove(keys);
    REQUIRE(restored(others, OtherStore::taken));
}
