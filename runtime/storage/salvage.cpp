#include "runtime/storage/salvage.h"

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <utility>

#include "runtime/storage/damaged_file.h"
#include "runtime/storage/failure.h"
#include "runtime/storage/handing_out.h"
#include "runtime/storage/key.h"
#include "runtime/storage/opened.h"
#include "runtime/storage/sql.h"
#include "runtime/storage/sqlite.h"
#include "runtime/storage/valid.h"

namespace runtime::storage {

namespace {

using Kind = StoreError::Kind;
namespace fs = std::filesystem;

// The detail of `damaged` where nothing says what records there are.
constexpr std::string_view no_tables = "tables";

// The key under which the file lies: while the data key was being changed that may be the next one. Then the
// one of her slots that has it is the only one in `own`.
std::pair<Secret, Connection> under_its_key(const fs::path& file, std::vector<OpenSlot>& own) {
    if (own.size() > 1) {
        try {
            std::vector<OpenSlot> comes;
            comes.push_back(std::move(own.back()));
            auto opened = under_its_key(file, comes);
            own = std::move(comes);
            return opened;
        } catch (const Failure& failure) {
            if (failure.error().kind != Kind::damaged) throw;
            own.pop_back();
        }
    }
    const auto& [slot, keys] = own.front();
    auto key = unseal_data_key(slot.sealed_data_key, keys);
    auto next = slot.sealed_next_key ? unseal_data_key(*slot.sealed_next_key, keys) : std::nullopt;
    if (!key) throw Failure(Kind::damaged, "sealed key");
    try {
        Connection connection = DamagedFile::open(file, *key);
        return {std::move(*key), std::move(connection)};
    } catch (const Failure& failure) {
        if (!next || failure.error().kind != Kind::damaged) throw;
    }
    Connection connection = DamagedFile::open(file, *next);
    return {std::move(*next), std::move(connection)};
}

// Whether she is a supervisor. Where the page that says so cannot be read: nobody else has keys to records.
// Nothing, where there is no page that says either.
std::optional<bool> may_salvage(DamagedFile& file, const Slot& slot) {
    std::optional<bool> may;
    static_cast<void>(file.reads([&](Connection& connection) {
        auto row = connection.prepare(sql::select_staff_by_id);
        row.bind(":id", slot.person);
        const bool hers = row.step() && std::ranges::equal(row.blob("public_key"), slot.public_key);
        const auto role = hers && row.number("active") == 1 ? role_named(row.text("role")) : std::nullopt;
        may = role && permitted(*role, Action::export_records);
    }));
    if (may) return may;
    static_cast<void>(file.reads([&](Connection& connection) {
        auto row = connection.prepare(sql::select_a_record_key);
        row.bind(":recipient", slot.public_key);
        may = row.step();
    }));
    return may;
}

}  // namespace

std::optional<ReadableRecords> readable_records(const fs::path& file, const Secret& data_key) {
    try {
        Connection connection = DamagedFile::open(file, data_key);
        DamagedFile damaged(connection, file, data_key);
        ReadableRecords records;
        const auto count = [&records](bool readable) {
            ++records.of;
            if (readable) ++records.readable;
        };
        const Ids sealed = sealed_ids(damaged);
        for (const std::string& id : sealed.there) {
            count(damaged.finds([&](Lookup how) {
                auto row = connection.prepare(sealed_record_query(how));
                row.bind(":id", id).bind(":recipient", PublicKey{});
                if (!row.step()) throw Failure(Kind::no_such_record, "record");
                static_cast<void>(row.blob("body"));
            }));
        }
        const Ids begun = begun_ids(damaged);
        for (const std::string& id : begun.there) {
            count(damaged.finds([&](Lookup how) {
                static_cast<void>(session_of(connection, id, how));
                static_cast<void>(answers_of(connection, id, how));
            }));
        }
        records.all_found = sealed.all && begun.all;
        if (records.of == 0 && !records.all_found) return std::nullopt;
        return records;
    } catch (const Failure&) {
        return std::nullopt;
    }
}

Stored<Salvaged> Store::salvage(const StoreFile& file, std::string_view name, const Secret& passphrase,
                                const std::function<bool(const Record&)>& each) {
    {
        // Exporting what is whole is an event: it does not come out this way.
        const auto whole = open(file, name, passphrase);
        if (whole) return tl::unexpected(StoreError{Kind::wrong_state, "whole"});
        if (whole.error().kind != Kind::damaged) return tl::unexpected(whole.error());
    }
    return at_the_door([&] {
        const StoreFile::Held& held = *file.held_;
        const Keyring keyring = Keyring::read(held.keys());
        const std::vector<Slot> slots = keyring.slots_named(checked_name(name));
        if (slots.empty()) throw Failure(Kind::no_such_name, "slot");
        std::vector<OpenSlot> own =
            unlock_counted(held.tries(), slots.front().person, slots, passphrase, keyring.context());
        auto [key, connection] = under_its_key(held.file, own);
        Opened store{held.file, held.lock.copy(), std::move(key), std::move(connection), {}, {}};
        DamagedFile damaged(store.connection, held.file, store.data_key);
        const std::optional<bool> may = may_salvage(damaged, own.front().slot);
        if (!may) throw Failure(Kind::damaged, no_tables.data());
        if (!*may) throw Failure(Kind::not_permitted, "role");
        store.reader = std::move(own.front().keys);

        Salvaged salvaged;
        salvaged.purpose = keyring.practice ? Purpose::practice : Purpose::real;
        const Ways ways{
            [&store](const std::string& id, Lookup how) { return store.open_record(id, how); },
            [&store](const std::string& id, Lookup how) { return store.record(id, nullptr, how); },
            [&store](const std::string& id) {
                return session_of(store.connection, id, Lookup::scan_up).date;
            }};
        HandingOut handing_out(damaged, ways, each, salvaged);
        std::set<std::string> newer_elsewhere;
        if (handing_out.sealed() && store.salvage_alone(damaged, each, salvaged, newer_elsewhere))
            static_cast<void>(handing_out.begun(newer_elsewhere));
        // Then what tables there are lay in the damaged page.
        if (salvaged.found == 0 && !salvaged.all_found) throw Failure(Kind::damaged, no_tables.data());
        return salvaged;
    });
}

}  // namespace runtime::storage
