// Backups: whole or not there, refused when a bit is not as it was, and put back without ever
// losing the store that was there.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>

#include "runtime/storage/finder.h"
#include "runtime/storage/restore.h"
#include "tests/support/invented_store.h"
#include "tests/support/screening.h"

using namespace runtime::storage;
using namespace tests;
namespace fs = std::filesystem;

namespace {

// A store with one answer in it, and its backup.
struct BackedUp {
    BackedUp() {
        {
            Store store = invented.open("coordinator");
            session = begun_session(store);
            save(store, session, {answer("q1", "2")});
        }
        REQUIRE(invented.open("supervisor").back_up(backup, now()));
    }
    InventedStore invented;
    fs::path backup = invented.folder() / "the-backup";
    std::string session;
};

std::string answer_in(const fs::path& file, const std::string& session) {
    auto store = Store::open(file, "coordinator", passphrase_of("coordinator"));
    if (!store) return "not opened";
    return store->session(session, now())->answers.front().value;
}

}  // namespace

TEST_CASE("a backup is one file, from which everybody goes on in another place", "[storage]") {
    const BackedUp made;
    const TemporaryFolder elsewhere;
    const auto file = elsewhere.path() / "store.db";

    REQUIRE(restore(made.backup, file, OtherStore::refused, Purpose::practice));

    CHECK(answer_in(file, made.session) == "2");
    for (const char* name : {"supervisor", "evaluator", "elsewhere"})
        CHECK(Store::open(file, name, passphrase_of(name)).has_value());
    auto store = Store::open(file, "supervisor", passphrase_of("supervisor"));
    CHECK(store->check()->whole());
    CHECK(store->history()->back().kind == "store.backup_begun");
    CHECK_FALSE(fs::exists(elsewhere.path() / "store.db.replaced"));
    CHECK((fs::status(made.backup).permissions() & (fs::perms::group_all | fs::perms::others_all)) ==
          fs::perms::none);
}

TEST_CASE("a backup in the place of a store is called none", "[storage]") {
    const BackedUp made;

    REQUIRE_KIND(StoreFile::hold(made.backup), not_a_store);
    REQUIRE_KIND(finder_view(made.backup), not_a_store);
    REQUIRE_KIND(finder_view_of_backup(made.invented.file()), not_a_backup);
}

TEST_CASE("what a backup shows without a passphrase is its key file, its size and date", "[storage]") {
    const BackedUp made;

    const auto found = finder_view_of_backup(made.backup);

    REQUIRE(found);
    CHECK(found->file.name == "the-backup");
    CHECK(found->file.size == fs::file_size(made.backup));
    CHECK(found->store_size == fs::file_size(made.invented.file()));
    CHECK(found->whole);
    CHECK(found->keys.practice);
    CHECK(found->keys.names ==
          std::vector<std::string>{"supervisor", "coordinator", "evaluator", "elsewhere"});
    CHECK(found->keys.store == finder_view(made.invented.file())->keys.store);
}

TEST_CASE("only a supervisor makes a backup, and never over a file", "[storage]") {
    const InventedStore invented;
    const auto out = invented.folder() / "out";
    for (const char* name : {"coordinator", "evaluator"})
        REQUIRE_KIND(invented.open(name).back_up(out, now()), not_permitted);
    CHECK_FALSE(fs::exists(out));
    write_file(out, "something of somebody's");

    REQUIRE_KIND(invented.open("supervisor").back_up(out, now()), already_exists);
    REQUIRE_KIND(invented.open("supervisor").back_up(invented.folder() / "no" / "folder", now()),
                 no_such_file);

    CHECK(read_file(out) == "something of somebody's");
    CHECK_FALSE(fs::exists(invented.folder() / "out.part"));
}

TEST_CASE("that a backup was made is noted when it was, and how far it goes is told", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");

    REQUIRE_KIND(store.back_up(invented.folder() / "no" / "folder", now()), no_such_file);
    CHECK(store.history()->back().kind == "store.backup_begun");
    const auto mark = store.back_up(invented.folder() / "one", now());
    REQUIRE(mark);
    CHECK(store.history()->back().kind == "store.backed_up");
    CHECK(store.mark()->events == mark->events + 1);

    const TemporaryFolder elsewhere;
    const auto file = elsewhere.path() / "store.db";
    REQUIRE(restore(invented.folder() / "one", file, OtherStore::refused, Purpose::practice));
    CHECK(Store::open(file, "supervisor", passphrase_of("supervisor"))->mark()->head == mark->head);
}

TEST_CASE("a store goes on after its backup was made, through the same connection", "[storage]") {
    const InventedStore invented;
    Store store = invented.open("supervisor");

    REQUIRE(store.back_up(invented.folder() / "one", now()));
    REQUIRE(store.add_site("invented/later", now()));
    REQUIRE(store.back_up(invented.folder() / "two", now()));

    CHECK(store.check()->whole());
    CHECK(read_file(invented.folder() / "one") != read_file(invented.folder() / "two"));
}

TEST_CASE("restoring sets the store that was there aside", "[storage]") {
    const BackedUp made;
    {
        Store store = made.invented.open("coordinator");
        save(store, made.session, {answer("q1", "3")});
    }

    REQUIRE(restore(made.backup, made.invented.file()));

    CHECK(answer_in(made.invented.file(), made.session) == "2");
    CHECK(answer_in(made.invented.beside(".replaced"), made.session) == "3");
}

TEST_CASE("a backup of which one bit is not as it was is refused, and the store stays", "[storage]") {
    const BackedUp made;
    const std::string whole = read_file(made.backup);
    const std::string store = read_file(made.invented.file());
    const std::string keys = read_file(made.invented.beside(".keys"));
    const auto bad = made.invented.folder() / "bad";
    const std::size_t step = std::max<std::size_t>(1, whole.size() / 150);

    for (std::size_t at = 0; at < whole.size(); at += at < 64 ? 1 : step) {
        std::string flipped = whole;
        flipped[at] = static_cast<char>(flipped[at] ^ (1 << (at % 8)));
        write_file(bad, flipped);
        INFO("byte " << at);
        REQUIRE_KIND(restore(bad, made.invented.file()), not_a_backup);
    }
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{19}, std::size_t{34},
                                   whole.size() / 2, whole.size() - 33, whole.size() - 1}) {
        write_file(bad, whole.substr(0, size));
        INFO("cut to " << size);
        REQUIRE_KIND(restore(bad, made.invented.file()), not_a_backup);
    }
    write_file(bad, whole + "x");
    REQUIRE_KIND(restore(bad, made.invented.file()), not_a_backup);
    write_file(bad, store);
    REQUIRE_KIND(restore(bad, made.invented.file()), not_a_backup);
    REQUIRE_KIND(restore(made.invented.folder(), made.invented.file()), not_a_backup);
    REQUIRE_KIND(restore(made.invented.folder() / "none", made.invented.file()), no_such_file);

    CHECK(read_file(made.invented.file()) == store);
    CHECK(read_file(made.invented.beside(".keys")) == keys);
    for (const char* suffix : {".restoring", ".restored", ".restored.keys", ".replaced"})
        CHECK_FALSE(fs::exists(made.invented.beside(suffix)));
}

TEST_CASE("a store that is in use is not replaced", "[storage]") {
    const BackedUp made;
    const auto held = StoreFile::hold(made.invented.file());

    const int status = status_of(in_child([&] {
        const auto done = restore(made.backup, made.invented.file());
        return !done && done.error().kind == StoreError::Kind::in_use ? 3 : 1;
    }));

    CHECK(status == 3);
}

TEST_CASE("a restore whose power is cut after any of its steps is finished by the next start", "[storage]") {
    const BackedUp made;
    const TemporaryFolder other;
    REQUIRE(restore(made.backup, other.path() / "db", OtherStore::refused, Purpose::practice));
    {
        Store store = made.invented.open("coordinator");
        save(store, made.session, {answer("q1", "3")});
    }
    const auto at = [&](const char* suffix) { return made.invented.beside(suffix); };
    // The verified copy waits; then each step by hand, as far as `steps`.
    for (int steps = 0; steps <= 3; ++steps) {
        INFO("steps " << steps);
        fs::copy_file(other.path() / "db", at(".restored"), fs::copy_options::overwrite_existing);
        fs::copy_file(other.path() / "db.keys", at(".restored.keys"), fs::copy_options::overwrite_existing);
        if (steps >= 1) fs::rename(at(".keys"), at(".replaced.keys"));
        if (steps >= 2) fs::rename(at(".restored.keys"), at(".keys"));
        if (steps >= 3) fs::rename(at(""), at(".replaced"));

        REQUIRE(answer_in(made.invented.file(), made.session) == "2");
        REQUIRE(answer_in(at(".replaced"), made.session) == "3");

        for (const char* suffix : {"", ".keys"}) {
            fs::remove(at(suffix));
            fs::rename(at((std::string(".replaced") + suffix).c_str()), at(suffix));
        }
    }
}

TEST_CASE("what a restore set aside stays when another one follows", "[storage]") {
    const BackedUp made;
    const auto at = [&](const char* suffix) { return made.invented.beside(suffix); };
    write_file(at(".replaced-note"), "somebody's own");
    for (const char* value : {"1", "3", "0"}) {
        {
            Store store = made.invented.open("coordinator");
            save(store, made.session, {answer("q1", value)});
        }
        REQUIRE(restore(made.backup, made.invented.file()));
    }

    const auto aside = runtime::storage::set_aside(made.invented.file());
    REQUIRE(aside.size() == 4);
    CHECK(aside.back() == at(".replaced-4"));
    CHECK(answer_in(at(".replaced-2"), made.session) == "1");
    CHECK(answer_in(at(".replaced-3"), made.session) == "3");
    CHECK(answer_in(at(".replaced-4"), made.session) == "0");
    CHECK(answer_in(made.invented.file(), made.session) == "2");
    CHECK(tests::read_file(at(".replaced-note")) == "somebody's own");
}

TEST_CASE("a restore that was cut before its verifying is not taken up", "[storage]") {
    const BackedUp made;
    write_file(made.invented.beside(".restoring"), "half of a store");
    write_file(made.invented.beside(".restored.keys"), "and its keys");

    CHECK(answer_in(made.invented.file(), made.session) == "2");
    REQUIRE(restore(made.backup, made.invented.file()));
    CHECK(answer_in(made.invented.file(), made.session) == "2");
}
