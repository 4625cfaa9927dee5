// Store: a new data key when somebody leaves, so that a copy of the old key, which she may
// have, opens nothing that is written from then on; and when somebody changes her passphrase, so that the
// old one with an old key file opens nothing either. She then has a new key pair, too.
//
// The store is copied to FILE.changed; there the change is made and every page put under the
// new key. Then: the new key is sealed, beside the present one, to everybody who stays;
// FILE.changed takes the place of FILE, which is the one moment of the change; the present
// key is forgotten. Whoever signs in after a power cut opens FILE with the one key that opens
// it, and finishes the keyring or takes it back.
#include <algorithm>
#include <map>
#include <set>

#include "runtime/storage/failure.h"
#include "runtime/storage/journal.h"
#include "runtime/storage/opened.h"
#include "runtime/storage/passphrase.h"
#include "runtime/storage/recovery.h"
#include "runtime/storage/sql.h"
#include "runtime/storage/tries.h"
#include "runtime/storage/valid.h"

namespace runtime::storage {

namespace {

using Kind = StoreError::Kind;
namespace fs = std::filesystem;

fs::path copy_of(const fs::path& file) {
    return beside(file, ".changed");
}

// Of those who may sign in, as the store itself has it: the key file lies in clear, and whoever holds the
// tablet can write into it.
std::map<std::string, std::vector<unsigned char>> public_keys(Connection& connection) {
    std::map<std::string, std::vector<unsigned char>> keys;
    auto rows = connection.prepare(sql::select_all_staff);
    while (rows.step()) {
        if (rows.number("active") == 1) keys.emplace(rows.text("id"), rows.blob("public_key"));
    }
    return keys;
}

// Each of them has one slot, with her own key: else the new data key could go to a stranger. The slot that
// comes is sealed to in place of hers.
void seal_to_all(const Secret& data_key, const std::map<std::string, std::vector<unsigned char>>& staying,
                 std::vector<Slot>& slots) {
    const auto gives_way = [&slots](const Slot& slot) {
        return !slot.comes && std::ranges::any_of(slots, [&slot](const Slot& other) {
            return other.comes && other.person == slot.person;
        });
    };
    std::set<std::string> sealed;
    for (Slot& slot : slots) {
        const auto known = staying.find(slot.person);
        if (known == staying.end() || gives_way(slot)) continue;
        if (!std::ranges::equal(known->second, slot.public_key) || !sealed.insert(slot.person).second)
            throw Failure(Kind::damaged, "a slot of a stranger");
        slot.sealed_next_key = seal_data_key(data_key, slot.public_key);
    }
}

// When the store is under the next key, whoever has a slot and may sign in has it. Else somebody wrote into
// the key file, and to finish the change would take everybody's slot away who has none.
void refuse_half_a_change(Connection& connection, const Keyring& keyring) {
    for (const auto& [person, key] : public_keys(connection)) {
        bool has_a_slot = false;  // who has none could not sign in before either
        bool has_it = false;
        for (const Slot& slot : keyring.slots) {
            if (slot.person != person) continue;
            has_a_slot = true;
            has_it = has_it || (slot.sealed_next_key && std::ranges::equal(slot.public_key, key));
        }
        if (has_a_slot && !has_it) throw Failure(Kind::damaged, "a slot without the next key");
    }
}

bool opens_with(const fs::path& file, const Secret& key) {
    try {
        // As it lies there: only the right key may put back what a power cut left.
        const Connection tried(file, key, Connection::Expect::damaged);
        return true;
    } catch (const Failure& failure) {
        if (failure.error().kind == Kind::damaged) return false;
        throw;
    }
}

}  // namespace

void forget_unfinished_copy(const fs::path& file) {
    std::error_code ignored;  // what is not there need not be removed
    fs::remove(copy_of(file), ignored);
    forget_beside_database(copy_of(file));
}

namespace {

// By one slot of hers.
Unlocked open_with(const fs::path& file, Keyring& keyring, const Slot& slot, const KeyPair& keys) {
    auto key = unseal_data_key(slot.sealed_data_key, keys);
    if (!key) throw Failure(Kind::damaged, "sealed key");
    if (!keyring.changing()) {
        Connection connection = connect(file, *key);
        return {std::move(*key), std::move(connection)};
    }
    bool changed = false;
    if (slot.sealed_next_key) {
        auto next = unseal_data_key(*slot.sealed_next_key, keys);
        if (!next) throw Failure(Kind::damaged, "sealed key");
        // Nobody changes to the same: somebody wrote it there.
        const bool another = slot.comes || !std::ranges::equal(next->bytes(), key->bytes());
        changed = another && opens_with(file, *next);
        if (changed) key = std::move(next);
        if (!changed && slot.comes) throw Failure(Kind::wrong_passphrase, "slot");  // it never came
    } else if (!opens_with(file, *key)) {
        // It was she who was to leave, and she has; or it was her passphrase that changed.
        const bool stays = keyring.slots_named(slot.name).size() > 1;
        throw Failure(stays ? Kind::wrong_passphrase : Kind::no_such_name, "slot");
    }
    Connection connection = connect(file, *key);
    if (changed) {
        refuse_half_a_change(connection, keyring);
        keyring.finish_change();
    } else {
        keyring.drop_change();
    }
    keyring.replace(beside(file, ".keys"));
    return {std::move(*key), std::move(connection)};
}

}  // namespace

Unlocked open_with(const fs::path& file, Keyring& keyring, std::vector<OpenSlot>& own) {
    for (;;) {
        try {
            Unlocked unlocked = open_with(file, keyring, own.front().slot, own.front().keys);
            own.resize(1);
            return unlocked;
        } catch (const Failure& failure) {
            if (failure.error().kind != Kind::wrong_passphrase || own.size() == 1) throw;
            own.erase(own.begin());
        }
    }
}

Keyring Store::Opened::keyring() const {
    Keyring keyring = Keyring::read(keys());
    // Whoever opens a store settles a change that she finds.
    return keyring.changing() && keys_unwritten ? *keys_unwritten : keyring;
}

void Store::Opened::change_data_key(const std::function<void(Connection& copy)>& change, OpenSlot* own) {
    const fs::path copy_file = copy_of(file);
    forget_unfinished_copy(file);
    const Keyring before = keyring();
    Keyring during = before;
    if (own != nullptr) {
        own->slot.comes = true;
        const auto hers = std::ranges::find(during.slots, own->slot.person, &Slot::person);
        if (hers == during.slots.end()) throw Failure(Kind::damaged, "own slot");
        during.slots.insert(std::next(hers), own->slot);
    }
    Secret next = Secret::random(data_key_size);
    try {
        {
            NewFile out(copy_file);
            connection.each_raw_block([&out](std::span<const unsigned char> block) { out.write(block); });
            out.finish();
        }
        std::map<std::string, std::vector<unsigned char>> staying;
        {
            Connection copy(copy_file, data_key);
            Transaction transaction(copy);
            change(copy);
            transaction.commit();
            staying = public_keys(copy);
            copy.rekey(next);
        }
        // Not every failure of the library's own rekey is told by it. It is the copy that is not whole then.
        try {
            static_cast<void>(connect(copy_file, next));
        } catch (const Failure& failure) {
            if (failure.error().kind != Kind::damaged) throw;
            throw Failure(Kind::io, "copy under the next key");
        }
        seal_to_all(next, staying, during.slots);
        during.replace(keys());
        {
            const Connection closed = std::move(connection);
            static_cast<void>(closed);
        }
        rename_durably(copy_file, file);
    } catch (...) {
        forget_unfinished_copy(file);
        // Taken back only where the present key still opens the store: a rename may have been done and
        // fail all the same. Whatever cannot be done here, the next who signs in does.
        static_cast<void>(at_the_door([&] {
            if (!connection.is_open()) connection = connect(file, data_key);
            keys_unwritten = before;
            before.replace(keys());
        }));
        throw;
    }
    // It is done. What fails from here on, the next who signs in finishes.
    data_key = std::move(next);
    if (own != nullptr && reader) reader = std::move(own->keys);
    during.finish_change();
    keys_unwritten = during;
    forget_unfinished_copy(file);
    connection = connect(file, data_key);
    static_cast<void>(at_the_door([&] { during.replace(keys()); }));
}

Stored<void> Store::change_passphrase(const Secret& old_one, const Secret& new_one, Moment at) {
    return at_the_door([&] {
        Opened& store = *opened_;
        // Of a sheet what is on paper counts, however it is typed.
        const bool of_paper = is_recovery_sheet(store.who.name);
        const auto before = normalised(of_paper ? as_on_the_sheet(old_one) : old_one.copy());
        const auto after = normalised(of_paper ? as_on_the_sheet(new_one) : new_one.copy());
        if (!after || refuse_passphrase(*after, store.purpose))
            throw Failure(Kind::weak_passphrase, "passphrase");
        // Whoever saw her type it would still know it.
        if (before && before->view() == after->view()) throw Failure(Kind::same_passphrase, "passphrase");
        const Keyring keyring = store.keyring();
        const Slot* own = keyring.slot_of_person(store.who.id);
        if (own == nullptr) throw Failure(Kind::damaged, "own slot");
        static_cast<void>(unlock_counted(store.tries(), own->person, {own, 1}, old_one, keyring.context()));
        // A new key pair as well: the old one opens whatever was sealed to it, in any copy of the key file.
        OpenSlot comes =
            make_slot(own->person, own->name, new_one, own->cost, store.data_key, keyring.context());
        const auto digest = [&store](const Slot& slot) {
            return store.digest_of_value("slot", {hexadecimal(slot.locked_private_key)});
        };
        const Happening changed{"staff.passphrase_changed", store.who.id, digest(*own), digest(comes.slot)};
        store.change_data_key(
            [&](Connection& copy) {
                copy.prepare(sql::change_public_key)
                    .bind(":id", own->person)
                    .bind(":public_key", comes.slot.public_key)
                    .run();
                if (store.reader) seal_on_to(copy, *store.reader, comes.slot.public_key);
                copy.prepare(sql::delete_keys_of_recipient).bind(":recipient", own->public_key).run();
                append_event(copy, store.who, changed, at);
                if (store.reader) keep_known_readers(copy, own->person, *store.reader, &comes.keys);
            },
            &comes);
    });
}

namespace {

// Whose key is the last to some record stays: nobody could read it then.
void take_keys_of(const std::string& leaver, Connection& copy) {
    copy.prepare(sql::delete_keys_of_those_who_left).run();
    auto last = copy.prepare(sql::select_key_of);
    last.bind(":staff", leaver);
    if (last.step()) throw Failure(Kind::sealed_to_others, "last key");
}

}  // namespace

Stored<void> Store::disable_staff(std::string_view name, Moment at) {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.allow(Action::manage_staff);
        std::string leaver;
        int supervisors_left = 0;
        {
            auto rows = store.connection.prepare(sql::select_all_staff);
            while (rows.step()) {
                if (rows.number("active") == 0) continue;
                const std::string each = rows.text("name");
                if (each == name) {
                    leaver = rows.text("id");
                } else if (rows.text("role") == name_of(Role::supervisor) && !is_recovery_sheet(each)) {
                    ++supervisors_left;
                }
            }
        }
        if (leaver.empty()) throw Failure(Kind::no_such_name, "name");
        if (leaver == store.who.id) throw Failure(Kind::oneself, "name");
        if (supervisors_left == 0) throw Failure(Kind::last_supervisor, "name");
        // What she alone among people can read would be left to the paper of the recovery sheet.
        if (store.reader && store.is_supervisor(leaver)) store.need_no_key_of_others_only();
        const auto was = store.digest_of_staff(leaver);
        store.change_data_key([&](Connection& copy) {
            copy.prepare(sql::disable_staff).bind(":id", leaver).run();
            take_keys_of(leaver, copy);
            append_event(copy, store.who, {"staff.disabled", leaver, was, {}}, at);
            if (store.reader) keep_known_readers(copy, store.who.id, *store.reader);
        });
    });
}

Stored<std::string> Store::make_recovery_sheet(const Secret& passphrase, Moment at) {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.allow(Action::manage_staff);
        // It would take itself out of force, before anybody knows whether the words of the next one are on
        // paper.
        if (is_recovery_sheet(store.who.name)) throw Failure(Kind::oneself, "sheet");
        std::vector<std::string> earlier;
        int number = 1;
        {
            auto rows = store.connection.prepare(sql::select_all_staff);
            while (rows.step()) {
                if (!is_recovery_sheet(rows.text("name"))) continue;
                ++number;
                if (rows.number("active") == 1) earlier.push_back(rows.text("id"));
            }
        }
        std::string name(recovery_sheet);
        if (number > 1) name += "-" + std::to_string(number);
        // The new one first: killed in between, two of them open the store, not none.
        store.admit(name, Role::supervisor, {}, passphrase, "recovery_sheet.made", at);
        for (const std::string& sheet : earlier) {
            const auto was = store.digest_of_staff(sheet);
            store.change_data_key([&](Connection& copy) {
                copy.prepare(sql::disable_staff).bind(":id", sheet).run();
                take_keys_of(sheet, copy);
                append_event(copy, store.who, {"staff.disabled", sheet, was, {}}, at);
                if (store.reader) keep_known_readers(copy, store.who.id, *store.reader);
            });
        }
        forget_unwritten_sheet(store.file);
        return name;
    });
}

Stored<void> Store::note_sign_in(Moment at) {
    return at_the_door([&] {
        Opened& store = *opened_;
        const std::vector<std::string> lost = store.lost_and_not_told();
        const bool by_sheet = is_recovery_sheet(store.who.name);
        const bool wrong = Tries::read(store.tries()).unnoted(store.tries_of) > 0;
        const bool tells = !lost.empty() || by_sheet || wrong;
        if (!tells && !store.reader) return;
        Transaction transaction(store.connection);
        for (const std::string& visit : lost)
            store.happened({"session.lost", visit}, at);
        tell_wrong_tries(store.connection, store.tries(), store.tries_of, store.who, at);
        if (by_sheet) store.happened({"recovery_sheet.used", store.who.id}, at);
        if (!store.keep_known_readers() && !tells) return;
        transaction.commit();
        forget_told_tries(store.tries(), store.tries_of);
    });
}

}  // namespace runtime::storage
