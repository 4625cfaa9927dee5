// Store: staff, sites, accepted instruments.
#include <algorithm>

#include "instruments/utf8.h"
#include "runtime/storage/failure.h"
#include "runtime/storage/opened.h"
#include "runtime/storage/passphrase.h"
#include "runtime/storage/recovery.h"
#include "runtime/storage/sql.h"
#include "runtime/storage/valid.h"

namespace runtime::storage {

using Kind = StoreError::Kind;

void Store::Opened::allow(Action action) const {
    if (!permitted(who.role, action)) throw Failure(Kind::not_permitted, "role");
}

void Store::Opened::allow_at(Action action, std::string_view site) const {
    allow(action);
    if (!site_permitted(who.role, who.sites, site)) throw Failure(Kind::not_permitted, "site");
}

void Store::Opened::need_site(std::string_view site) {
    auto row = connection.prepare(sql::select_site);
    row.bind(":name", site);
    if (!row.step()) throw Failure(Kind::no_such_site, "site");
}

std::vector<Site> Store::Opened::sites_of(std::string_view staff_id) {
    std::vector<Site> sites;
    auto rows = connection.prepare(sql::select_sites_of_staff);
    rows.bind(":staff", staff_id);
    while (rows.step())
        sites.push_back(rows.text("site"));
    return sites;
}

std::vector<unsigned char> Store::Opened::digest_of_value(std::string_view kind,
                                                          std::initializer_list<std::string> value) {
    Digester digester(history_key(connection).bytes());
    digester.add(kind);
    for (const std::string& part : value)
        digester.add(part);
    const Digest digest = digester.digest();
    return {digest.begin(), digest.end()};
}

std::vector<unsigned char> Store::Opened::digest_of_staff(std::string_view staff_id) {
    auto row = connection.prepare(sql::select_staff_by_id);
    row.bind(":id", staff_id);
    if (!row.step()) throw Failure(Kind::damaged, "staff");
    std::string sites;
    for (const Site& site : sites_of(staff_id))
        sites += site + "\n";
    return digest_of_value("staff",
                           {row.text("name"), row.text("role"), hexadecimal(row.blob("public_key")), sites});
}

std::int64_t Store::Opened::acceptance_of(const InstrumentRef& instrument) {
    auto row = connection.prepare(sql::select_current_acceptance);
    row.bind(":instrument", instrument.id).bind(":version", instrument.version);
    if (!row.step() || row.text("definition_digest") != instrument.definition_digest) {
        throw Failure(Kind::not_accepted, "instrument");
    }
    return row.number("id");
}

namespace {

// Two tiles that differ in capitals, blanks or hyphens only look like one person's.
bool is_same_name(std::string_view left, std::string_view right) {
    const auto folded = [](std::string_view name) {
        std::string text = instruments::to_capitals(name);
        std::erase_if(text, [](char c) { return c == ' ' || c == '-'; });
        return text;
    };
    return folded(left) == folded(right);
}

// The key file and the database change together: the key file is written while the
// transaction is open, and put back when the transaction fails. A power cut between the two
// leaves a slot without a row, which opens nothing and which the next attempt replaces.
void commit_with_keys(Transaction& transaction, const std::filesystem::path& file, const Keyring& before,
                      const Keyring& after) {
    after.replace(file);
    try {
        transaction.commit();
    } catch (const Failure&) {
        before.replace(file);
        throw;
    }
}

}  // namespace

Stored<void> Store::add_staff(std::string_view name, Role role, const std::vector<Site>& sites,
                              const Secret& passphrase, Moment at) {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.allow(Action::manage_staff);
        const std::string checked = new_name(name);
        if (looks_like_recovery_sheet(checked)) throw Failure(Kind::name_taken, "name");
        store.admit(checked, role, sites, passphrase, "staff.added", at);
    });
}

bool Store::Opened::is_supervisor(std::string_view staff_id) {
    auto row = connection.prepare(sql::select_staff_by_id);
    row.bind(":id", staff_id);
    return row.step() && row.text("role") == name_of(Role::supervisor);
}

// What others alone can read could not be sealed on to whoever comes.
void Store::Opened::need_no_key_of_others_only() {
    auto row = connection.prepare(sql::select_key_of_others_only);
    row.bind(":reader", reader->public_key);
    if (row.step()) throw Failure(Kind::sealed_to_others, "records");
}

void Store::Opened::admit(const std::string& name, Role role, const std::vector<Site>& sites,
                          const Secret& passphrase, std::string_view event, Moment at) {
    if (refuse_passphrase(passphrase, purpose)) throw Failure(Kind::weak_passphrase, "passphrase");
    {
        auto staff = connection.prepare(sql::select_all_staff);
        while (staff.step()) {
            if (is_same_name(staff.text("name"), name)) throw Failure(Kind::name_taken, "name");
        }
    }
    for (const Site& site : sites)
        need_site(site);
    if (role == Role::supervisor && reader) need_no_key_of_others_only();

    const Keyring before = keyring();
    const Slot* own = before.slot_of_person(who.id);
    if (own == nullptr) throw Failure(Kind::damaged, "own slot");
    const OpenSlot comes = make_slot(new_uuid(), name, passphrase, own->cost, data_key, before.context());
    const Slot& slot = comes.slot;
    Keyring after = before;
    after.put(slot);

    Transaction transaction(connection);
    connection.prepare(sql::insert_staff)
        .bind(":id", slot.person)
        .bind(":name", slot.name)
        .bind(":role", name_of(role))
        .bind(":public_key", slot.public_key)
        .bind(":added", at.unix_seconds)
        .run();
    for (const Site& site : sites) {
        connection.prepare(sql::insert_staff_site).bind(":staff", slot.person).bind(":site", site).run();
    }
    // All of the past with it, or she is not added.
    if (role == Role::supervisor && reader) seal_on_to(connection, *reader, slot.public_key);
    happened({std::string(event), slot.person, {}, digest_of_staff(slot.person)}, at);
    if (role == Role::supervisor && reader) {
        begin_known_readers(connection, slot.person, comes.keys, Knows::nobody);
        know_reader(slot.person, slot.public_key);
    }
    commit_with_keys(transaction, keys(), before, after);
}

Stored<void> Store::set_sites(std::string_view name, std::span<const Site> sites, Moment at) {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.allow(Action::manage_staff);
        std::string whose;
        {
            auto staff = store.connection.prepare(sql::select_all_staff);
            while (staff.step()) {
                if (staff.number("active") == 1 && staff.text("name") == name) whose = staff.text("id");
            }
        }
        if (whose.empty()) throw Failure(Kind::no_such_name, "name");
        for (const Site& site : sites)
            store.need_site(site);
        Transaction transaction(store.connection);
        const auto before = store.digest_of_staff(whose);
        store.connection.prepare(sql::delete_sites_of_staff).bind(":staff", whose).run();
        for (const Site& site : sites)
            store.connection.prepare(sql::insert_staff_site).bind(":staff", whose).bind(":site", site).run();
        const auto after = store.digest_of_staff(whose);
        if (after == before) return;
        store.happened({"staff.sites_changed", whose, before, after}, at);
        transaction.commit();
    });
}

Stored<std::vector<StaffMember>> Store::staff() {
    return at_the_door([&] {
        opened_->allow(Action::manage_staff);
        std::vector<StaffMember> staff;
        auto rows = opened_->connection.prepare(sql::select_all_staff);
        while (rows.step()) {
            const auto role = role_named(rows.text("role"));
            if (!role) throw Failure(Kind::damaged, "role");
            const std::string id = rows.text("id");
            staff.push_back(
                {id, rows.text("name"), *role, opened_->sites_of(id), rows.number("active") == 1});
        }
        return staff;
    });
}

void Store::Opened::insert_site(const Site& site, Moment at) {
    check_site(site);
    {
        auto known = connection.prepare(sql::select_site);
        known.bind(":name", site);
        if (known.step()) return;
    }
    check_new_site(site);
    connection.prepare(sql::insert_site).bind(":name", site).run();
    happened({"site.added", site, {}, digest_of_value("site", {site})}, at);
}

Stored<void> Store::add_site(const Site& site, Moment at) {
    return add_sites({&site, 1}, at);
}

Stored<void> Store::add_sites(std::span<const Site> sites, Moment at) {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.allow(Action::manage_sites);
        Transaction transaction(store.connection);
        for (const Site& site : sites)
            store.insert_site(site, at);
        transaction.commit();
    });
}

Stored<std::vector<Site>> Store::sites() {
    return at_the_door([&] {
        opened_->allow(Action::list_sites);
        std::vector<Site> sites;
        auto rows = opened_->connection.prepare(sql::select_all_sites);
        while (rows.step()) {
            const std::string site = rows.text("name");
            if (site_permitted(opened_->who.role, opened_->who.sites, site)) sites.push_back(site);
        }
        return sites;
    });
}

Stored<void> Store::accept(const InstrumentRef& instrument, const std::vector<WordingDigest>& wordings,
                           Moment at) {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.allow(Action::accept_instruments);
        if (instrument.id.empty() || instrument.version.empty() || instrument.definition_digest.empty()) {
            throw Failure(Kind::bad_value, "instrument");
        }
        Transaction transaction(store.connection);
        std::int64_t id = 0;
        {
            auto insert = store.connection.prepare(sql::insert_acceptance);
            insert.bind(":instrument", instrument.id)
                .bind(":version", instrument.version)
                .bind(":definition_digest", instrument.definition_digest)
                .bind(":accepted_by", store.who.id)
                .bind(":accepted_at", at.unix_seconds);
            while (insert.step())
                id = insert.number("id");
        }
        for (const WordingDigest& wording : wordings) {
            store.connection.prepare(sql::insert_acceptance_wording)
                .bind(":acceptance", id)
                .bind(":language", wording.language)
                .bind(":digest", wording.digest)
                .run();
        }
        const std::string& digest = instrument.definition_digest;
        store.happened({"instrument.accepted",
                        instrument.id + "@" + instrument.version,
                        {},
                        {digest.begin(), digest.end()}},
                       at);
        transaction.commit();
    });
}

Stored<std::vector<Acceptance>> Store::accepted() {
    return at_the_door([&] {
        opened_->allow(Action::list_accepted);
        std::vector<Acceptance> acceptances;
        auto rows = opened_->connection.prepare(sql::select_current_acceptances);
        while (rows.step()) {
            Acceptance acceptance{
                {rows.text("instrument"), rows.text("version"), rows.text("definition_digest")},
                {},
                rows.text("accepted_by"),
                Moment{rows.number("accepted_at")}};
            auto wordings = opened_->connection.prepare(sql::select_acceptance_wordings);
            wordings.bind(":acceptance", rows.number("id"));
            while (wordings.step()) {
                acceptance.wordings.push_back({wordings.text("language"), wordings.text("digest")});
            }
            acceptances.push_back(std::move(acceptance));
        }
        return acceptances;
    });
}

}  // namespace runtime::storage
