// Who can open what is finished, and what a supervisor was told of it: against somebody who has the data key
// and a program of her own. Everybody is invented.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "runtime/storage/known_readers.h"
#include "tests/runtime/forced_store.h"

using namespace runtime::storage;
using namespace tests;

namespace {

using Known = Reader::Known;

// As one signs in.
Store signed_in(const InventedStore& invented, std::string_view name) {
    Store store = invented.open(name);
    REQUIRE(store.note_sign_in(now()));
    return store;
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

void cut_newest_event(const InventedStore& invented) {
    Connection connection = forced(invented);
    connection.run("DROP TRIGGER events_are_never_deleted");
    connection.run("DELETE FROM events WHERE number = (SELECT MAX(number) FROM events)");
}

void put_an_event(const InventedStore& invented) {
    REQUIRE(invented.open("coordinator").register_client("INVENTED-9", north, today, now()));
}

}  // namespace

TEST_CASE("whoever made a store knows who can open it", "[storage][readers]") {
    const InventedStore invented;
    Store store = signed_in(invented, "supervisor");

    CHECK(readers_of(store).all == std::vector<Reader>{{"supervisor", Known::yes}});
    CHECK_FALSE(readers_of(store).history_was_cut);
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
        REQUIRE(forger.know_readers());  // she may say so for herself alone
    }
    {
        Store store = signed_in(invented, "supervisor");
        CHECK(known(readers_of(store), "coordinator") == Known::no);
        CHECK(known(readers_of(store), "supervisor") == Known::yes);
    }
    Store store = signed_in(invented, "supervisor");  // to look is not to confirm
    CHECK(known(readers_of(store), "coordinator") == Known::no);

    REQUIRE(store.know_readers());

    CHECK(readers_of(store).all_known());
}

TEST_CASE("what a supervisor was told cannot be written or borrowed by somebody else", "[storage][readers]") {
    const InventedStore invented;
    {
        Store store = signed_in(invented, "supervisor");
        REQUIRE(store.add_staff("second", Role::supervisor, {}, passphrase_of("second"), now()));
    }
    REQUIRE(signed_in(invented, "second").know_readers());

    SECTION("taken away, she is told of everybody again") {
        forced(invented).run("DELETE FROM known_readers");
        Store store = signed_in(invented, "supervisor");
        CHECK(known(readers_of(store), "second") == Known::no);
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
        REQUIRE(second.know_readers());
        REQUIRE(second.add_staff("third", Role::supervisor, {}, passphrase_of("third"), now()));
    }
    Store store = signed_in(invented, "supervisor");
    CHECK(known(readers_of(store), "second") == Known::yes);
    CHECK(known(readers_of(store), "third") == Known::no);
}

TEST_CASE("another passphrase of her own takes what she was told along; others are told of it",
          "[storage][readers]") {
    const InventedStore invented;
    {
        Store store = signed_in(invented, "supervisor");
        REQUIRE(store.add_staff("second", Role::supervisor, {}, passphrase_of("second"), now()));
    }
    {
        Store second = signed_in(invented, "second");
        REQUIRE(second.know_readers());
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
    REQUIRE(invented.open("supervisor")
                .add_staff("second", Role::supervisor, {}, passphrase_of("second"), now()));

    Store second = invented.open("second");
    REQUIRE(second.change_passphrase(passphrase_of("second"), passphrase_of("new second"), now()));

    CHECK(known(readers_of(second), "supervisor") == Known::no);
    CHECK(known(readers_of(second), "second") == Known::yes);
}

TEST_CASE("whoever left and was written back in is told of", "[storage][readers]") {
    const InventedStore invented;
    {
        Store store = signed_in(invented, "supervisor");
        REQUIRE(store.add_staff("second", Role::supervisor, {}, passphrase_of("second"), now()));
        REQUIRE(store.disable_staff("second", now()));
    }
    signed_in(invented, "supervisor");
    forced(invented).run("UPDATE staff SET active = 1 WHERE name = 'second'");

    Store store = signed_in(invented, "supervisor");

    CHECK(known(readers_of(store), "second") == Known::no);
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
        CHECK(readers_of(store).history_was_cut);
    }
    Store store = signed_in(invented, "supervisor");
    CHECK(readers_of(store).history_was_cut);  // until she says that she has read it
    REQUIRE(store.know_readers());
    CHECK_FALSE(readers_of(store).history_was_cut);
}

TEST_CASE("events that are only added are no cut", "[storage][readers]") {
    const InventedStore invented;
    signed_in(invented, "supervisor");
    put_an_event(invented);

    Store store = signed_in(invented, "supervisor");

    CHECK_FALSE(readers_of(store).history_was_cut);
}
