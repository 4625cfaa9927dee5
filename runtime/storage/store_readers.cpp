// Store: who can open what is finished from now on, and of whom a supervisor was told. A record is sealed to
// whoever stands in the table of staff, and whoever has the data key can write there; what she was told is
// under her own key (known_readers.h), so that at her next sign-in she is told of everybody else.
#include "runtime/storage/failure.h"
#include "runtime/storage/known_readers.h"
#include "runtime/storage/opened.h"
#include "runtime/storage/sql.h"

namespace runtime::storage {

namespace {

KnownReaders known_to(Connection& connection, const std::string& staff_id, const KeyPair& reader) {
    auto row = connection.prepare(sql::select_known_readers);
    row.bind(":staff", staff_id);
    if (!row.step()) return {};
    return known_readers_in(row.blob("note"), reader).value_or(KnownReaders{});
}

void write(Connection& connection, const std::string& staff_id, const KnownReaders& known,
           const KeyPair& reader) {
    connection.prepare(sql::replace_known_readers)
        .bind(":staff", staff_id)
        .bind(":note", note_of(known, reader))
        .run();
}

bool was_cut(Connection& connection, const KnownReaders& known) {
    if (known.events == 0) return false;
    auto row = connection.prepare(sql::select_link);
    row.bind(":number", known.events);
    return !row.step() || hexadecimal(row.blob("link")) != known.head;
}

void note_history(Connection& connection, KnownReaders& known) {
    const StoreMark mark = mark_of(connection);
    known.events = mark.events;
    known.head = mark.head;
}

// Everybody who can open what is sealed now: id and public key.
std::map<std::string, std::string> present_keys(Connection& connection) {
    std::map<std::string, std::string> keys;
    auto rows = connection.prepare(sql::select_readers);
    while (rows.step())
        keys.emplace(rows.text("id"), hexadecimal(rows.blob("public_key")));
    return keys;
}

}  // namespace

void know_all_readers(Connection& connection, const std::string& staff_id, const KeyPair& reader) {
    KnownReaders known{present_keys(connection), 0, {}};
    note_history(connection, known);
    write(connection, staff_id, known, reader);
}

void carry_known_readers(Connection& connection, const std::string& staff_id, const KeyPair& reader,
                         const KeyPair& next) {
    const KnownReaders known = known_to(connection, staff_id, reader);
    if (known != KnownReaders{}) write(connection, staff_id, known, next);
}

void Store::Opened::know_reader(const std::string& staff_id, const PublicKey& key) {
    KnownReaders known = known_to(connection, who.id, *reader);
    known.keys[staff_id] = hexadecimal(key);
    write(connection, who.id, known, *reader);
}

bool Store::Opened::keep_known_readers() {
    if (!reader) return false;
    const KnownReaders before = known_to(connection, who.id, *reader);
    KnownReaders known = before;
    const auto present = present_keys(connection);
    std::erase_if(known.keys, [&present](const auto& each) { return !present.contains(each.first); });
    if (!was_cut(connection, known)) note_history(connection, known);
    if (known == before) return false;
    write(connection, who.id, known, *reader);
    return true;
}

Stored<Readers> Store::readers() {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.allow(Action::verify);
        const KnownReaders known = known_to(store.connection, store.who.id, *store.reader);
        Readers readers{{}, was_cut(store.connection, known)};
        auto rows = store.connection.prepare(sql::select_readers);
        while (rows.step()) {
            const std::string id = rows.text("id");
            const auto told = known.keys.find(id);
            const bool same =
                told != known.keys.end() && told->second == hexadecimal(rows.blob("public_key"));
            Reader::Known state = same ? Reader::Known::yes : Reader::Known::no;
            if (!same && told != known.keys.end()) state = Reader::Known::with_another_key;
            // Her own key opened this store.
            if (id == store.who.id) state = Reader::Known::yes;
            readers.all.push_back({rows.text("name"), state});
        }
        return readers;
    });
}

Stored<void> Store::know_readers() {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.allow(Action::verify);
        Transaction transaction(store.connection);
        know_all_readers(store.connection, store.who.id, *store.reader);
        transaction.commit();
    });
}

}  // namespace runtime::storage
