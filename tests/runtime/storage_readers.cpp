// Who can open what is finished, and what a supervisor was told of it: against somebody who has the data key
// and a program of her own. Everybody is invented.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "runtime/storage/keyring.h"
#include "runtime/storage/known_readers.h"
#include "tests/runtime/forced_store.h"

using namespace runtime::storage;
using namespace tests;

namespace {

using Known = Reader::Known;
using History = Readers::History;

// As one signs in.
Store signed_in(const InventedStore& invented, std::string_view name) {
    Store store = invented.open(name);
    REQUIRE(store.note_sign_in(now()));
    return store;
}

// Added by "supervisor", who knows her from then on.
void add_supervisor(const InventedStore& invented, std::string_view name) {
    REQUIRE(
        signed_in(invented, "supervisor").add_staff(name, Role::supervisor, {}, passphrase_of(name), now()));
}

Readers readers_of(Store& store) {
    const auto readers = store.readers();
    REQUIRE(readers.has_value());
    return *readers;
}

Known known(const Readers& readers, std::string_view name) {
    const auto found = std::ranges::find(readers.all, name, &Reader::name);
    REQUIRE(found != readers.all.end());
    return found->known;
}

// As if nobody had: the trigger stands there again.
void cut_newest_event(const InventedStore& invented) {
    Connection connection = forced(invented);
    std::string trigger;
    {
        auto row =
            prepared(connection, "SELECT sql FROM sqlite_schema WHERE name = 'events_are_never_deleted'");
        REQUIRE(row.step());
        trigger = row.text("sql");
    }
    connection.run("DROP TRIGGER events_are_never_deleted");
    connection.run("DELETE FROM events WHERE number = (SELECT MAX(number) FROM events)");
    connection.run(trigger);
}

void put_an_event(const InventedStore& invented) {
    REQUIRE(invented.open("coordinator").register_client("INVENTED-9", north, today, now()));
}

}  // namespace

TEST_CASE("whoever made a store knows who can open it", "[storage][readers]") {
    const InventedStore invented;
    Store store = signed_in(invented, "supervisor");

    CHECK(readers_of(store).all == std::vector<Reader>{{"supervisor", Known::yes}});
    CHECK(readers_of(store).history == History::as_noted);
}

TEST_CASE("a recovery sheet that was made with the store is known", "[storage][readers]") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "store.db";
    REQUIRE(StoreFile::create(file, "supervisor", passphrase_of("supervisor"), Purpose::practice, now(),
                              passphrase_of("sheet")));
    auto store = Store::open(file, "supervisor", passphrase_of("supervisor"));
    REQUIRE(store);

    const Readers readers = readers_of(*store);
    CHECK(readers.all.size() == 2);
    CHECK(readers.all_known());
}

TEST_CASE("a role that somebody gave herself is told to a supervisor until she says that she knows it",
          "[storage][readers]") {
    const InventedStore invented;
    signed_in(invented, "supervisor");
    forced(invented).run("UPDATE staff SET role = 'supervisor' WHERE name = 'coordinator'");
    {
        Store forger = signed_in(invented, "coordinator");
        REQUIRE(forger.know_readers(now()));  // she may say so for herself alone
    }
    {
        Store store = signed_in(invented, "supervisor");
        CHECK(known(readers_of(store), "coordinator") == Known::no);
        CHECK(known(readers_of(store), "supervisor") == Known::yes);
    }
    Store store = signed_in(invented, "supervisor");  // to look is not to confirm
    CHECK(known(readers_of(store), "coordinator") == Known::no);

    REQUIRE(store.know_readers(now()));

    CHECK(readers_of(store).all_known());
}

TEST_CASE("what a supervisor was told cannot be written or borrowed by somebody else", "[storage][readers]") {
    const InventedStore invented;
    add_supervisor(invented, "second");
    REQUIRE(signed_in(invented, "second").know_readers(now()));

    SECTION("taken away, she is told of everybody again, and that the history cannot be compared") {
        cut_newest_event(invented);
        forced(invented).run("DELETE FROM known_readers");
        signed_in(invented, "supervisor");
        Store store = signed_in(invented, "supervisor");
        CHECK(known(readers_of(store), "second") == Known::no);
        CHECK(readers_of(store).history == History::not_noted);
        REQUIRE(store.know_readers(now()));
        CHECK(readers_of(store).history == History::not_noted);
        CHECK(readers_of(store).all_known());
        REQUIRE(store.know_history(now()));
        CHECK(readers_of(store).history == History::as_noted);
    }
    SECTION("another supervisor's in its place") {
        forced(invented).run(
            "UPDATE known_readers SET note = (SELECT note FROM known_readers AS other "
            "WHERE other.staff <> known_readers.staff) "
            "WHERE staff = (SELECT id FROM staff WHERE name = 'supervisor')");
        Store store = signed_in(invented, "supervisor");
        CHECK(known(readers_of(store), "second") == Known::no);
    }
    SECTION("something else in its place") {
        forced(invented).run("UPDATE known_readers SET note = zeroblob(length(note))");
        Store store = signed_in(invented, "supervisor");
        CHECK(known(readers_of(store), "second") == Known::no);
    }
}

TEST_CASE("a note of who is known opens for the private key that wrote it, whole", "[storage][readers]") {
    const InventedStore invented;
    const KeyPair own = keys_of(invented, "supervisor");
    const KnownReaders known{{{"invented-id", "00ff"}}, 7, "aa"};
    auto note = note_of(known, own);

    CHECK(known_readers_in(note, own) == known);
    CHECK_FALSE(known_readers_in(note, keys_of(invented, "coordinator")).has_value());
    note.back() ^= 1U;
    CHECK_FALSE(known_readers_in(note, own).has_value());
    CHECK_FALSE(known_readers_in(std::span(note).first(39), own).has_value());
}

TEST_CASE("whom a supervisor adds herself she knows; others are told of her", "[storage][readers]") {
    const InventedStore invented;
    {
        Store store = signed_in(invented, "supervisor");
        REQUIRE(store.add_staff("second", Role::supervisor, {}, passphrase_of("second"), now()));
        REQUIRE(store.add_staff("other", Role::coordinator, {north}, passphrase_of("other"), now()));
        REQUIRE(store.make_recovery_sheet(passphrase_of("sheet"), now()));
        const Readers readers = readers_of(store);
        CHECK(readers.all.size() == 3);  // and no coordinator
        CHECK(readers.all_known());
    }
    {
        Store second = signed_in(invented, "second");
        CHECK(known(readers_of(second), "second") == Known::yes);
        CHECK(known(readers_of(second), "supervisor") == Known::no);
        CHECK(known(readers_of(second), "recovery-sheet") == Known::no);
        REQUIRE(second.know_readers(now()));
        REQUIRE(second.add_staff("third", Role::supervisor, {}, passphrase_of("third"), now()));
    }
    Store store = signed_in(invented, "supervisor");
    CHECK(known(readers_of(store), "second") == Known::yes);
    CHECK(known(readers_of(store), "third") == Known::no);
}

TEST_CASE("another passphrase of her own takes what she was told along; others are told of it",
          "[storage][readers]") {
    const InventedStore invented;
    add_supervisor(invented, "second");
    {
        Store second = signed_in(invented, "second");
        REQUIRE(second.know_readers(now()));
        REQUIRE(second.change_passphrase(passphrase_of("second"), passphrase_of("new second"), now()));
        CHECK(readers_of(second).all_known());
    }
    {
        auto again = Store::open(invented.file(), "second", passphrase_of("new second"));
        REQUIRE(again);
        CHECK(readers_of(*again).all_known());
    }
    Store store = signed_in(invented, "supervisor");
    CHECK(known(readers_of(store), "second") == Known::with_another_key);
}

TEST_CASE("who was told nothing yet and changes her passphrase is told afterwards", "[storage][readers]") {
    const InventedStore invented;
    add_supervisor(invented, "second");

    Store second = invented.open("second");
    REQUIRE(second.change_passphrase(passphrase_of("second"), passphrase_of("new second"), now()));

    CHECK(known(readers_of(second), "supervisor") == Known::no);
    CHECK(known(readers_of(second), "second") == Known::yes);
}

TEST_CASE("whoever left and was written back in is told of", "[storage][readers]") {
    const InventedStore invented;
    add_supervisor(invented, "second");
    REQUIRE(invented.open("supervisor").disable_staff("second", now()));
    signed_in(invented, "supervisor");
    forced(invented).run("UPDATE staff SET active = 1 WHERE name = 'second'");

    Store store = signed_in(invented, "supervisor");

    CHECK(known(readers_of(store), "second") == Known::no);
}

TEST_CASE("whom she disabled herself is told of at once when somebody writes her back in",
          "[storage][readers]") {
    const InventedStore invented;
    add_supervisor(invented, "second");
    add_supervisor(invented, "third");
    REQUIRE(signed_in(invented, "third").know_readers(now()));
    REQUIRE(invented.open("supervisor").disable_staff("second", now()));

    SECTION("in the table of staff") {
        forced(invented).run("UPDATE staff SET active = 1 WHERE name = 'second'");
        {
            Store store = signed_in(invented, "supervisor");
            CHECK(known(readers_of(store), "second") == Known::no);
        }
        Store third = signed_in(invented, "third");  // who had not signed in meanwhile
        CHECK(known(readers_of(third), "second") == Known::no);
    }
    SECTION("and takes the event away that says so") {
        cut_newest_event(invented);
        forced(invented).run("UPDATE staff SET active = 1 WHERE name = 'second'");
        Store store = signed_in(invented, "supervisor");
        CHECK(known(readers_of(store), "second") == Known::no);
        CHECK(readers_of(store).history == History::cut);
    }
}

TEST_CASE("another key under a supervisor's own id is not hers", "[storage][readers]") {
    const InventedStore invented;
    signed_in(invented, "supervisor");
    {
        Connection connection = forced(invented);
        connection.run("PRAGMA foreign_keys = OFF");
        connection.run("CREATE TABLE other AS SELECT * FROM staff");
        connection.run("DROP TABLE staff");
        connection.run("ALTER TABLE other RENAME TO staff");
        connection.run(
            "INSERT INTO staff SELECT id, 'Forger', role, randomblob(32), active, added FROM staff "
            "WHERE name = 'supervisor'");
    }

    Store store = signed_in(invented, "supervisor");

    CHECK(known(readers_of(store), "Forger") == Known::with_another_key);
    CHECK(readers_of(store).strange_tables);
}

TEST_CASE("a trigger that copies answers is told, and so is a table that nobody knows",
          "[storage][readers]") {
    const InventedStore invented;
    {
        Store store = signed_in(invented, "supervisor");
        CHECK_FALSE(readers_of(store).strange_tables);
    }
    SECTION("a table") {
        forced(invented).run("CREATE TABLE stolen (value TEXT)");
    }
    SECTION("a trigger") {
        forced(invented).run(
            "CREATE TRIGGER steals AFTER INSERT ON answers BEGIN UPDATE settings SET value = new.value; END");
    }
    SECTION("one of ours that is gone") {
        forced(invented).run("DROP TRIGGER events_are_never_changed");
    }
    Store store = signed_in(invented, "supervisor");
    CHECK(readers_of(store).strange_tables);
}

TEST_CASE("what somebody wrote into the table of staff harms nobody who looks at it", "[storage][readers]") {
    const InventedStore invented;
    signed_in(invented, "supervisor");
    const auto forge = [&invented](const std::string& id, const std::string& name, const std::string& key) {
        Connection connection = forced(invented);
        connection.run("PRAGMA ignore_check_constraints = ON");
        connection.run("INSERT INTO staff (id, name, role, public_key, added) VALUES (" + id + ", " + name +
                       ", 'supervisor', " + key + ", 1)");
    };
    SECTION("a name that hides what follows") {
        forge("'invented-id'", "'Invented' || char(27) || '[8m'", "randomblob(32)");
    }
    SECTION("a name that nobody sees") {
        forge("'invented-id'", "char(8203)", "randomblob(32)");
    }
    SECTION("an id that is no text") {
        forge("CAST(x'ff61' AS TEXT)", "''", "randomblob(32)");
    }
    Store store = signed_in(invented, "supervisor");
    CHECK(known(readers_of(store), "") == Known::no);
    static_cast<void>(store.know_readers(now()));
}

TEST_CASE("a key of another length is damage where something is sealed to it", "[storage][readers]") {
    const InventedStore invented;
    {
        Connection connection = forced(invented);
        connection.run("PRAGMA ignore_check_constraints = ON");
        connection.run(
            "INSERT INTO staff (id, name, role, public_key, added) "
            "VALUES ('invented-id', 'Invented', 'supervisor', randomblob(64), 1)");
    }
    Store store = invented.open("coordinator");
    const std::string session = begun_session(store);
    save(store, session, {answer("q1", "2")});
    REQUIRE(store.finish_session(session, invented_scores(), now(), {2, false}));

    REQUIRE_KIND(store.finish_visit(store.session(session, now())->session.visit, now()), damaged);

    REQUIRE(store.session(session, now())->answers.front().value == "2");
}

TEST_CASE("a sum of marks of another length is damage where a survey is sealed", "[storage][readers]") {
    const InventedStore invented;
    {
        Connection connection = forced(invented);
        connection.run("PRAGMA ignore_check_constraints = ON");
        connection.run("UPDATE anonymous_records SET marks = x'00'");
    }
    Store store = invented.open("supervisor");
    const ImportedRecord record{.instrument = survey,
                                .client = {},
                                .site = north,
                                .date = today,
                                .language = "vi",
                                .answers = {},
                                .scoring = invented_scores()};

    REQUIRE_KIND(store.import(std::span(&record, 1), now()), damaged);
}

TEST_CASE("a note that cannot be read hides nobody, and a table in another's place is told",
          "[storage][readers]") {
    const InventedStore invented;
    signed_in(invented, "supervisor");
    forced(invented).run("UPDATE staff SET role = 'supervisor' WHERE name = 'coordinator'");
    forced_into_schema(
        invented,
        "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'staff') "
        "WHERE name = 'known_readers'");

    Store store = signed_in(invented, "supervisor");

    CHECK(known(readers_of(store), "coordinator") == Known::no);
    CHECK(readers_of(store).history == History::not_noted);
    CHECK(readers_of(store).strange_tables);
}

TEST_CASE("events that were taken off since a supervisor's sign-in are told to her", "[storage][readers]") {
    const InventedStore invented;
    put_an_event(invented);
    signed_in(invented, "supervisor");

    SECTION("gone") {
        cut_newest_event(invented);
    }
    SECTION("and others put in their place, with the store's own key") {
        cut_newest_event(invented);
        put_an_event(invented);
        REQUIRE(invented.open("coordinator").register_client("INVENTED-8", north, today, now()));
    }
    {
        Store store = signed_in(invented, "supervisor");  // the chain itself is whole
        CHECK(readers_of(store).history == History::cut);
    }
    Store store = signed_in(invented, "supervisor");
    CHECK(readers_of(store).history == History::cut);  // until she says that she has read it
    REQUIRE(store.know_readers(now()));
    CHECK(readers_of(store).history == History::cut);  // that was another question
    REQUIRE(store.know_history(now()));
    CHECK(readers_of(store).history == History::as_noted);
}

TEST_CASE("events that are only added are no cut", "[storage][readers]") {
    const InventedStore invented;
    signed_in(invented, "supervisor");
    put_an_event(invented);

    Store store = signed_in(invented, "supervisor");

    CHECK(readers_of(store).history == History::as_noted);
}
