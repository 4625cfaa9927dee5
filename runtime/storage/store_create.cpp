// Making a store: beside its place under another name, and put there when it is whole.
#include <sodium.h>

#include "runtime/storage/failure.h"
#include "runtime/storage/journal.h"
#include "runtime/storage/migrate.h"
#include "runtime/storage/opened.h"
#include "runtime/storage/passphrase.h"
#include "runtime/storage/recovery.h"
#include "runtime/storage/sql.h"
#include "runtime/storage/valid.h"

namespace runtime::storage {

namespace {

using Kind = StoreError::Kind;
namespace fs = std::filesystem;

// Removes what a failed or killed creation made.
void clear(const fs::path& file) {
    std::error_code ignored;  // what is not there need not be removed
    for (const char* suffix : {".new", ".keys", ".keys.new", ".tries", ".tries.new"})
        fs::remove(beside(file, suffix), ignored);
    forget_beside_database(beside(file, ".new"));
}

void refuse_if_there(const fs::path& file) {
    if (fs::exists(file) || fs::exists(beside(file, ".restored")))
        throw Failure(Kind::already_exists, "store");
    // Keys alone may be all that opens a store that was moved away: never overwritten. Keys
    // beside FILE.new are those of a creation that was killed before its last step.
    if (fs::exists(beside(file, ".keys")) && !fs::exists(beside(file, ".new"))) {
        throw Failure(Kind::already_exists, "keys");
    }
}

// `people`: whoever opens it, the supervisor first.
void write_store(const fs::path& file, const Secret& data_key, const Keyring& keyring,
                 const std::vector<OpenSlot>& people, Moment at) {
    write_new(file, {});
    Connection connection(file, data_key);
    migrate(connection);
    Transaction transaction(connection);
    const Secret history_key = Secret::random(32);
    const Slot& first = keyring.slots.front();
    connection.prepare(sql::insert_store)
        .bind(":id", keyring.store)
        .bind(":created", at.unix_seconds)
        .bind(":practice", keyring.practice ? 1 : 0)
        .bind(":history_key", history_key.bytes())
        .run();
    for (const Slot& slot : keyring.slots) {
        connection.prepare(sql::insert_staff)
            .bind(":id", slot.person)
            .bind(":name", slot.name)
            .bind(":role", name_of(Role::supervisor))
            .bind(":public_key", slot.public_key)
            .bind(":added", at.unix_seconds)
            .run();
    }
    const Who who{first.person, first.name, Role::supervisor, {}};
    append_event(connection, who, {"store.created", keyring.store}, at);
    if (keyring.slots.size() > 1)
        append_event(connection, who, {"recovery_sheet.made", keyring.slots.back().person}, at);
    for (const auto& [slot, keys] : people) {
        const bool maker = slot.person == first.person;
        begin_known_readers(connection, slot.person, keys, maker ? Knows::everybody : Knows::nobody);
    }
    transaction.commit();
}

}  // namespace

Stored<StoreFile> StoreFile::create(const fs::path& file, std::string_view supervisor,
                                    const Secret& passphrase, Purpose purpose, Moment at,
                                    const Secret& recovery) {
    return at_the_door([&] {
        if (refuse_passphrase(passphrase, purpose)) throw Failure(Kind::weak_passphrase, "passphrase");
        if (!recovery.empty() && refuse_passphrase(recovery))
            throw Failure(Kind::weak_passphrase, "recovery sheet");
        const std::string name = new_name(supervisor);
        if (looks_like_recovery_sheet(name)) throw Failure(Kind::name_taken, "name");
        if (is_name_beside(file)) throw Failure(Kind::bad_value, name_beside.data());
        refuse_if_there(file);
        const fs::path lock_file = beside(file, ".lock");
        auto held = std::make_unique<Held>(Held{file, FileLock(lock_file)});
        refuse_if_there(file);
        clear(file);
        try {
            Keyring keyring;
            keyring.store = new_uuid();
            keyring.practice = purpose == Purpose::practice;
            const KdfCost cost = keyring.practice ? cheap_cost() : tuned_cost();
            const Secret data_key = Secret::random(data_key_size);
            std::vector<OpenSlot> people;
            people.push_back(make_slot(new_uuid(), name, passphrase, cost, data_key, keyring.context()));
            if (!recovery.empty()) {
                people.push_back(make_slot(new_uuid(), std::string(recovery_sheet), recovery, cost, data_key,
                                           keyring.context()));
            }
            for (const OpenSlot& each : people)
                keyring.put(each.slot);

            write_store(beside(file, ".new"), data_key, keyring, people, at);
            keyring.replace(held->keys());
            // A journal that an earlier store of this name left would be rolled back into ours.
            forget_beside_database(file);
            rename_durably(beside(file, ".new"), file);
            forget_beside_database(beside(file, ".new"));
        } catch (...) {
            clear(file);
            std::error_code ignored;
            fs::remove(lock_file, ignored);
            throw;
        }
        return StoreFile(std::move(held));
    });
}

}  // namespace runtime::storage
