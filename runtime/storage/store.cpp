#include "runtime/storage/store.h"

#include <array>
#include <fstream>

#include "runtime/storage/failure.h"
#include "runtime/storage/journal.h"
#include "runtime/storage/migrate.h"
#include "runtime/storage/opened.h"
#include "runtime/storage/passphrase.h"
#include "runtime/storage/recovery.h"
#include "runtime/storage/restore.h"
#include "runtime/storage/salvage.h"
#include "runtime/storage/sql.h"
#include "runtime/storage/tries.h"
#include "runtime/storage/valid.h"

namespace runtime::storage {

namespace {

using Kind = StoreError::Kind;

constexpr std::uintmax_t page_size = 4096;

// Before anyone signs in: another kind of file is told from a store without its keys.
void look_at(const std::filesystem::path& file) {
    if (!std::filesystem::exists(file)) {
        // Keys alone are what is left of a store, or the first half of making one: never the place for a new
        // one.
        const bool half_made = std::filesystem::exists(beside(file, ".new"));
        if (std::filesystem::exists(beside(file, ".keys")) && !half_made)
            throw Failure(Kind::damaged, "keys alone");
        throw Failure(Kind::no_such_file, "store");
    }
    if (!std::filesystem::is_regular_file(file)) throw Failure(Kind::not_a_store, "store");
    std::array<char, 16> start{};
    std::ifstream in(file, std::ios::binary);
    in.read(start.data(), start.size());
    const bool plain = std::string_view(start.data(), 15) == "SQLite format 3";
    if (plain) throw Failure(Kind::not_a_store, "plain database");
    if (is_backup(file)) throw Failure(Kind::not_a_store, "backup");
    if (std::filesystem::exists(beside(file, ".keys"))) return;
    const auto size = std::filesystem::file_size(file);
    if (size == 0 || size % page_size != 0) throw Failure(Kind::not_a_store, "size");
    throw Failure(Kind::keys_missing, "keys");
}

}  // namespace

Connection connect(const std::filesystem::path& file, const Secret& data_key) {
    rehearse_journal(file, data_key);
    Connection connection(file, data_key);
    if (!connection.damaged_pages().empty()) throw Failure(Kind::damaged, "pages");
    migrate(connection);
    return connection;
}

StoreFile::StoreFile(std::unique_ptr<Held> held) : held_(std::move(held)) {}
StoreFile::StoreFile(StoreFile&&) noexcept = default;
StoreFile& StoreFile::operator=(StoreFile&&) noexcept = default;
StoreFile::~StoreFile() = default;

Stored<StoreFile> StoreFile::hold(const std::filesystem::path& given) {
    return at_the_door([&] {
        const std::filesystem::path file = behind_links(given);
        const bool finished_a_restore = finish_restore(file);
        look_at(file);
        auto held = std::make_unique<Held>(Held{file, FileLock(beside(file, ".lock")), finished_a_restore});
        // One that another program has verified meanwhile.
        if (finish_restore(file, held->lock)) held->finished_a_restore = true;
        look_at(file);
        forget_unfinished_copy(file);
        // Half of a key file, in which a new name may stand.
        std::error_code ignored;  // what is not there need not be removed
        for (const char* suffix : {".keys.new", ".tries.new", ".session.taken.new"})
            std::filesystem::remove(beside(file, suffix), ignored);
        return StoreFile(std::move(held));
    });
}

Stored<std::vector<std::string>> StoreFile::names() const {
    return at_the_door([&] {
        std::vector<std::string> names;
        for (const Slot& slot : Keyring::read(held_->keys()).present()) {
            if (!is_recovery_sheet(slot.name)) names.push_back(slot.name);
        }
        return names;
    });
}

Stored<std::optional<std::string>> StoreFile::recovery_name() const {
    return at_the_door([&] {
        std::optional<std::string> name;
        for (const Slot& slot : Keyring::read(held_->keys()).present()) {
            if (is_recovery_sheet(slot.name)) name = slot.name;
        }
        return name;
    });
}

Stored<Purpose> StoreFile::purpose() const {
    return at_the_door(
        [&] { return Keyring::read(held_->keys()).practice ? Purpose::practice : Purpose::real; });
}

bool StoreFile::finished_a_restore() const {
    return held_->finished_a_restore;
}

const std::filesystem::path& StoreFile::path() const {
    return held_->file;
}

Store::Store(std::unique_ptr<Opened> opened) : opened_(std::move(opened)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Stored<std::chrono::seconds> StoreFile::wait(std::string_view name, Hands hands) const {
    return at_the_door([&] {
        const Tries tries = Tries::read(held_->tries());
        if (hands == Hands::client) return tries.wait(Tries::client, since_boot());
        const Keyring keyring = Keyring::read(held_->keys());
        const Slot* slot = keyring.slot_named(name);
        return slot == nullptr ? std::chrono::seconds(0) : tries.wait(slot->person, since_boot());
    });
}

std::vector<OpenSlot> unlock_counted(const std::filesystem::path& tries_file, const std::string& who,
                                     std::span<const Slot> slots, const Secret& passphrase,
                                     std::string_view context) {
    Tries tries = Tries::read(tries_file);
    const SinceBoot now = since_boot();
    if (const auto wait = tries.wait(who, now); wait > std::chrono::seconds(0))
        throw Failure(Kind::too_many_tries, "tries", wait);
    tries.count(who, now);
    tries.replace(tries_file);
    std::vector<OpenSlot> opened;
    for (const Slot& slot : slots) {
        if (auto keys = unlock(slot, passphrase, context)) opened.push_back({slot, std::move(*keys)});
    }
    if (opened.empty()) throw Failure(Kind::wrong_passphrase, "slot", tries.wait(who, now));
    tries.was_right(who);
    tries.replace(tries_file);
    return opened;
}

void tell_wrong_tries(Connection& connection, const std::filesystem::path& tries_file, const std::string& who,
                      const Who& actor, Moment at) {
    const int wrong = Tries::read(tries_file).unnoted(who);
    // Who tried is not known, only whose name was chosen: the one who is in now.
    if (wrong > 0) append_event(connection, actor, {"passphrase.wrong", std::to_string(wrong)}, at);
}

void forget_told_tries(const std::filesystem::path& tries_file, const std::string& who) noexcept {
    try {
        Tries tries = Tries::read(tries_file);
        if (tries.unnoted(who) == 0) return;
        tries.noted(who);
        tries.replace(tries_file);
    } catch (...) {
        // They are in the history; the next sign-in tells them again.
        return;
    }
}

Stored<Store> Store::open(const StoreFile& file, std::string_view name, const Secret& passphrase,
                          Hands hands) {
    return at_the_door([&] {
        const StoreFile::Held& held = *file.held_;
        Keyring keyring = Keyring::read(held.keys());
        std::vector<Slot> slots = keyring.slots_named(checked_name(name));
        // Two of them are in force where making the next one failed half way: any of the papers counts.
        if (!slots.empty() && is_recovery_sheet(slots.front().name)) {
            for (const Slot& each : keyring.present()) {
                if (is_recovery_sheet(each.name) && each.person != slots.front().person)
                    slots.push_back(each);
            }
        }
        if (slots.empty()) throw Failure(Kind::no_such_name, "slot");
        const std::string& tries_of = hands == Hands::client ? Tries::client : slots.front().person;
        std::vector<OpenSlot> own =
            unlock_counted(held.tries(), tries_of, slots, passphrase, keyring.context());

        // SQLite would take an emptied file for a new database.
        if (std::filesystem::file_size(held.file) < page_size) throw Failure(Kind::damaged, "size");
        Unlocked unlocked = [&] {
            try {
                Unlocked there = open_with(held.file, keyring, own);
                if (!verify_chain(there.connection).whole)
                    throw Failure(Kind::damaged, history_broken.data());
                return there;
            } catch (const Failure& failure) {
                if (failure.error().kind != Kind::damaged) throw;
                StoreError error = failure.error();
                if (const auto key = unseal_data_key(own.front().slot.sealed_data_key, own.front().keys))
                    error.records = readable_records(held.file, *key);
                throw Failure(std::move(error));
            }
        }();
        const Slot& slot = own.front().slot;
        auto opened = std::make_unique<Opened>(Opened{held.file,
                                                      held.lock.copy(),
                                                      std::move(unlocked.data_key),
                                                      std::move(unlocked.connection),
                                                      {},
                                                      {}});
        {
            auto row = opened->connection.prepare(sql::select_store);
            if (!row.step() || row.text("id") != keyring.store)
                throw Failure(Kind::damaged, "another store's keys");
            opened->purpose = row.number("practice") == 1 ? Purpose::practice : Purpose::real;
        }
        {
            // Without its row a slot is what a killed `add_staff` left: it opens nothing.
            auto row = opened->connection.prepare(sql::select_staff_by_id);
            row.bind(":id", slot.person);
            if (!row.step() || row.number("active") == 0) throw Failure(Kind::no_such_name, "staff");
            const auto known = row.blob("public_key");
            if (!std::equal(known.begin(), known.end(), slot.public_key.begin(), slot.public_key.end())) {
                throw Failure(Kind::damaged, "public key");
            }
            const auto role = role_named(row.text("role"));
            if (!role) throw Failure(Kind::damaged, "role");
            opened->who = {slot.person, row.text("name"), *role, {}};
        }
        opened->who.sites = opened->sites_of(slot.person);
        opened->tries_of = tries_of;
        if (opened->who.role == Role::supervisor) opened->reader = std::move(own.front().keys);
        {
            auto newest = opened->connection.prepare(sql::select_newest_event);
            if (newest.step()) opened->used_at = newest.number("at");
        }
        opened->take_in();
        return Store(std::move(opened));
    });
}

Stored<Store> Store::open(const std::filesystem::path& file, std::string_view name,
                          const Secret& passphrase) {
    auto held = StoreFile::hold(file);
    if (!held) return tl::make_unexpected(held.error());
    return open(*held, name, passphrase);
}

const Who& Store::who() const {
    return opened_->who;
}
Purpose Store::purpose() const {
    return opened_->purpose;
}

Stored<void> Store::reopen() {
    return at_the_door([&] {
               // The old connection first: it holds SQLite's own lock, and may hold half a transaction.
               const Connection gone = std::move(opened_->connection);
               static_cast<void>(gone);
           })
        .and_then([&] {
            return at_the_door([&] {
                opened_->connection = connect(opened_->file, opened_->data_key);
                if (!opened_->in_hands && !verify_chain(opened_->connection).whole)
                    throw Failure(Kind::damaged, history_broken.data());
            });
        });
}

Stored<std::vector<Event>> Store::history() {
    return at_the_door([&] {
        opened_->allow(Action::see_history);
        std::vector<Event> events;
        auto rows = opened_->connection.prepare(sql::select_events);
        while (rows.step()) {
            events.push_back({rows.number("number"), Moment{rows.number("at")}, rows.text("actor_name"),
                              rows.text("role"), rows.text("kind"), rows.text("object")});
        }
        return events;
    });
}

}  // namespace runtime::storage
