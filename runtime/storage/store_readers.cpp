// Store: who can open what is finished from now on, and of whom a supervisor was told. A record is sealed to
// whoever stands in the table of staff, and whoever has the data key can write there; what she was told is
// under her own key (known_readers.h), so that at her next sign-in she is told of everybody else.
#include <algorithm>

#include "instruments/utf8.h"
#include "runtime/storage/failure.h"
#include "runtime/storage/known_readers.h"
#include "runtime/storage/migrate.h"
#include "runtime/storage/opened.h"
#include "runtime/storage/sql.h"
#include "runtime/storage/valid.h"

namespace runtime::storage {

namespace {

// Nothing where there is none, none that her key opens, or none that can be read: she is told of everybody
// then.
std::optional<KnownReaders> known_to(Connection& connection, const std::string& staff_id,
                                     const KeyPair& reader) {
    try {
        auto row = connection.prepare(sql::select_known_readers);
        row.bind(":staff", staff_id);
        if (!row.step()) return std::nullopt;
        return known_readers_in(row.blob("note"), reader);
    } catch (const Failure& failure) {
        if (failure.error().kind != StoreError::Kind::damaged) throw;
        return std::nullopt;
    }
}

void write(Connection& connection, const std::string& staff_id, const KnownReaders& known,
           const KeyPair& reader) {
    connection.prepare(sql::replace_known_readers)
        .bind(":staff", staff_id)
        .bind(":note", note_of(known, reader))
        .run();
}

// Also where it was never noted.
bool was_cut(Connection& connection, const KnownReaders& known) {
    auto row = connection.prepare(sql::select_link);
    row.bind(":number", known.events);
    return !row.step() || hexadecimal(row.blob("link")) != known.head;
}

void note_history(Connection& connection, KnownReaders& known) {
    const StoreMark mark = mark_of(connection);
    known.events = mark.events;
    known.head = mark.head;
}

struct Present {
    std::string id, name, key;
    bool was_disabled = false;  // so the history says, and nobody comes back
};

// Everybody who can open what is sealed now.
std::vector<Present> present_readers(Connection& connection) {
    std::vector<Present> present;
    auto rows = connection.prepare(sql::select_readers);
    while (rows.step()) {
        present.push_back({rows.text("id"), rows.text("name"), hexadecimal(rows.blob("public_key")),
                           rows.number("was_disabled") == 1});
    }
    return present;
}

std::map<std::string, std::string> keys_of(const std::vector<Present>& present) {
    std::map<std::string, std::string> keys;
    for (const Present& each : present)
        keys.emplace(each.id, each.key);
    return keys;
}

Reader::Known known_as(const Present& one, const KnownReaders& known) {
    const auto told = known.keys.find(one.id);
    if (told == known.keys.end() || one.was_disabled) return Reader::Known::no;
    return told->second == one.key ? Reader::Known::yes : Reader::Known::with_another_key;
}

// Somebody may have written any name into the table.
std::string readable(const std::string& name) {
    try {
        if (checked_name(name) != name) return {};
    } catch (const Failure&) {
        return {};
    }
    for (std::size_t at = 0; at < name.size();) {
        const instruments::CodePoint point = instruments::code_point_at(name, at);
        if (instruments::is_unseen(point.value)) return {};
        at += point.length;
    }
    return name;
}

}  // namespace

void begin_known_readers(Connection& connection, const std::string& staff_id, const KeyPair& reader,
                         Knows whom) {
    KnownReaders known;
    if (whom == Knows::everybody) known.keys = keys_of(present_readers(connection));
    note_history(connection, known);
    write(connection, staff_id, known, reader);
}

bool keep_known_readers(Connection& connection, const std::string& staff_id, const KeyPair& reader,
                        const KeyPair* next) {
    const auto before = known_to(connection, staff_id, reader);
    if (!before) return false;
    KnownReaders known = *before;
    const auto present = keys_of(present_readers(connection));
    std::erase_if(known.keys, [&present](const auto& each) { return !present.contains(each.first); });
    if (!was_cut(connection, known)) note_history(connection, known);
    if (next == nullptr && known == *before) return false;
    write(connection, staff_id, known, next == nullptr ? reader : *next);
    return true;
}

bool Store::Opened::keep_known_readers() {
    return reader && runtime::storage::keep_known_readers(connection, who.id, *reader);
}

void Store::Opened::know_reader(const std::string& staff_id, const PublicKey& key) {
    auto known = known_to(connection, who.id, *reader);
    if (!known) return;
    known->keys[staff_id] = hexadecimal(key);
    write(connection, who.id, *known, *reader);
    keep_known_readers();
}

Stored<Readers> Store::readers() {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.allow(Action::verify);
        const auto known = known_to(store.connection, store.who.id, *store.reader);
        Readers readers;
        if (!known || known->events == 0) {
            readers.history = Readers::History::not_noted;
        } else if (was_cut(store.connection, *known)) {
            readers.history = Readers::History::cut;
        }
        readers.strange_tables = !is_as_migrated(store.connection);
        for (const Present& each : present_readers(store.connection)) {
            // Her own key opened this store.
            const bool herself = each.id == store.who.id && each.key == hexadecimal(store.reader->public_key);
            readers.all.push_back(
                {readable(each.name),
                 herself ? Reader::Known::yes : known_as(each, known.value_or(KnownReaders{}))});
        }
        return readers;
    });
}

Stored<void> Store::know_readers(Moment at) {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.allow(Action::verify);
        Transaction transaction(store.connection);
        KnownReaders known = known_to(store.connection, store.who.id, *store.reader).value_or(KnownReaders{});
        known.keys = keys_of(present_readers(store.connection));
        store.happened({"readers.confirmed", store.who.id}, at);
        write(store.connection, store.who.id, known, *store.reader);
        store.keep_known_readers();
        transaction.commit();
    });
}

Stored<void> Store::know_history(Moment at) {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.allow(Action::verify);
        Transaction transaction(store.connection);
        KnownReaders known = known_to(store.connection, store.who.id, *store.reader).value_or(KnownReaders{});
        store.happened({"history.confirmed", store.who.id}, at);
        note_history(store.connection, known);
        write(store.connection, store.who.id, known, *store.reader);
        transaction.commit();
    });
}

}  // namespace runtime::storage
