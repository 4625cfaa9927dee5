// Store: clients, and visits with the sessions that are planned in them.
#include <utility>

#include "runtime/storage/failure.h"
#include "runtime/storage/opened.h"
#include "runtime/storage/sql.h"
#include "runtime/storage/valid.h"

namespace runtime::storage {

namespace {

using Kind = StoreError::Kind;

Action running(bool anonymous) {
    return anonymous ? Action::run_anonymous_instrument : Action::run_client_instrument;
}

ClientSummary client_summary_of(const Statement& row) {
    ClientSummary client{
        row.text("code"), row.text("site"), row.text("registered_on"), row.text("last_contact"), {}};
    if (!row.is_null("withdrew")) client.withdrew = row.text("withdrew");
    return client;
}

}  // namespace

KnownClient Store::Opened::known_client(KnownClients& known, std::string_view code, const Site& site,
                                        const Date& on, Moment at) {
    check_code(code);
    check_date(on);
    if (auto found = known.find(code)) return *std::move(found);
    KnownClient made{new_uuid(), std::string(code)};
    connection.prepare(sql::insert_client)
        .bind(":id", made.id)
        .bind(":code", code)
        .bind(":site", site)
        .bind(":registered", at.unix_seconds)
        .bind(":registered_on", on)
        .run();
    happened({"client.registered", made.id}, at);
    known.add(made);
    return made;
}

Stored<ClientSummary> Store::register_client(std::string_view code, const Site& site, const Date& on,
                                             Moment at) {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.allow_at(Action::register_client, site);
        store.need_site(site);
        Transaction transaction(store.connection);
        KnownClients known(store.connection);
        const KnownClient client = store.known_client(known, code, site, on, at);
        transaction.commit();
        auto row = store.connection.prepare(sql::select_client);
        row.bind(":code", client.code);
        if (!row.step()) throw Failure(Kind::no_such_record, "client");
        ClientSummary found = client_summary_of(row);
        // Of a client of somebody else's site she learns nothing but what she said herself.
        if (!site_permitted(store.who.role, store.who.sites, found.site))
            return ClientSummary{found.code, site, on, on, {}};
        return found;
    });
}

Stored<std::vector<ClientSummary>> Store::clients(const Site& site) {
    return at_the_door([&] {
        opened_->allow_at(Action::see_case_cards, site);
        std::vector<ClientSummary> clients;
        auto rows = opened_->connection.prepare(sql::select_clients_of_site);
        rows.bind(":site", site);
        while (rows.step())
            clients.push_back(client_summary_of(rows));
        return clients;
    });
}

Stored<VisitSummary> Store::start_visit(const NewVisit& visit, Moment at) {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.allow_at(running(!visit.client), visit.site);
        check_date(visit.date);
        if (visit.instruments.empty() || visit.language.empty() || visit.mode == Mode::imported) {
            throw Failure(Kind::bad_value, "visit");
        }
        store.need_site(visit.site);

        Transaction transaction(store.connection);
        std::optional<std::string> client;
        if (visit.client) {
            KnownClients known(store.connection);
            client = store.known_client(known, *visit.client, visit.site, visit.date, at).id;
            store.connection.prepare(sql::met_client)
                .bind(":client", *client)
                .bind(":date", visit.date)
                .run();
        }
        const std::string id = new_uuid();
        {
            auto insert = store.connection.prepare(sql::insert_visit);
            insert.bind(":id", id)
                .bind_optional(":client", client)
                .bind(":site", visit.site)
                .bind(":date", visit.date)
                .bind(":occasion", client ? visit.occasion : std::string());
            if (client) {
                insert.bind(":started", at.unix_seconds);
            } else {
                insert.bind_null(":started");
            }
            insert.run();
        }
        std::int64_t sequence = 0;
        for (const InstrumentRef& instrument : visit.instruments) {
            store.connection.prepare(sql::insert_session)
                .bind(":id", new_uuid())
                .bind(":visit", id)
                .bind(":sequence", ++sequence)
                .bind(":acceptance", store.acceptance_of(instrument))
                .bind_optional(":client", client)
                .bind(":site", visit.site)
                .bind(":date", visit.date)
                .bind(":mode", name_of(visit.mode))
                .bind(":state", name_of(SessionState::planned))
                .bind(":consent", name_of(Consent::not_asked))
                .bind(":language", visit.language)
                .bind(":salt", Secret::random(32).bytes())
                .run();
        }
        if (client) store.happened({"visit.started", id}, at);
        transaction.commit();
        bool open = false;
        auto made = store.find_visit(id, open);
        if (!made) throw Failure(Kind::no_such_record, "visit");
        return *std::move(made);
    });
}

Stored<VisitSummary> Store::visit(std::string_view visit_id) {
    return at_the_door([&] {
        Opened& store = *opened_;
        bool open = false;
        auto found = store.find_visit(visit_id, open);
        if (!found) throw Failure(Kind::no_such_record, "visit");
        store.allow_at(open ? running(!found->client) : Action::see_past_results, found->site);
        return *std::move(found);
    });
}

Stored<std::vector<VisitSummary>> Store::open_visits() {
    return at_the_door([&] {
        Opened& store = *opened_;
        std::vector<std::string> ids;
        {
            auto rows = store.connection.prepare(sql::select_open_visits);
            while (rows.step()) {
                const bool own = permitted(store.who.role, running(rows.is_null("client"))) &&
                                 site_permitted(store.who.role, store.who.sites, rows.text("site"));
                if (own) ids.push_back(rows.text("id"));
            }
        }
        std::vector<VisitSummary> visits;
        for (const std::string& id : ids) {
            bool open = false;
            if (auto found = store.find_visit(id, open)) visits.push_back(*std::move(found));
        }
        return visits;
    });
}

Stored<void> Store::finish_visit(std::string_view visit_id, Moment at) {
    return at_the_door([&] {
        Opened& store = *opened_;
        bool open = false;
        const auto found = store.find_visit(visit_id, open);
        if (!found) throw Failure(Kind::no_such_record, "visit");
        store.allow_at(running(!found->client), found->site);
        if (!open) throw Failure(Kind::wrong_state, "visit");
        for (const SessionSummary& session : found->sessions) {
            if (session.state == SessionState::open) throw Failure(Kind::wrong_state, "session");
        }

        Transaction transaction(store.connection);
        if (found->client) store.happened({"visit.finished", std::string(visit_id)}, at);
        store.seal_visit(visit_id, Opened::Undone::ends, at);
        transaction.commit();
    });
}

Stored<void> Store::stand_at(const std::optional<std::string>& visit_id, Moment /*at*/) {
    return at_the_door([&] {
        Opened& store = *opened_;
        Transaction transaction(store.connection);
        std::optional<std::string> whose;
        if (visit_id) {
            bool open = false;
            const auto found = store.find_visit(*visit_id, open);
            if (!found) throw Failure(Kind::no_such_record, "visit");
            store.allow_at(running(!found->client), found->site);
            if (!open) throw Failure(Kind::wrong_state, "visit");
            if (found->client) whose = store.who.id;
        }
        store.connection.prepare(sql::stand_at)
            .bind_optional(":visit", visit_id)
            .bind_optional(":staff", whose)
            .run();
        transaction.commit();
    });
}

Stored<void> Store::stand_for_anybody(Moment /*at*/) {
    return at_the_door([&] {
        Transaction transaction(opened_->connection);
        opened_->connection.prepare(sql::stand_for_anybody).bind(":staff", opened_->who.id).run();
        transaction.commit();
    });
}

Stored<std::optional<VisitSummary>> Store::standing_visit() {
    return at_the_door([&]() -> std::optional<VisitSummary> {
        Opened& store = *opened_;
        std::string id;
        {
            auto row = store.connection.prepare(sql::select_standing);
            if (!row.step()) return std::nullopt;
            if (!row.is_null("staff") && row.text("staff") != store.who.id) return std::nullopt;
            id = row.text("visit");
        }
        bool open = false;
        auto found = store.find_visit(id, open);
        const bool own = found && open && permitted(store.who.role, running(!found->client)) &&
                         site_permitted(store.who.role, store.who.sites, found->site);
        if (!own) return std::nullopt;
        return found;
    });
}

}  // namespace runtime::storage
