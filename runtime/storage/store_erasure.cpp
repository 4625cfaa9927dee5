// Store: a client's wish to be forgotten, and how it is carried out.
#include "runtime/storage/failure.h"
#include "runtime/storage/opened.h"
#include "runtime/storage/sql.h"
#include "runtime/storage/valid.h"

namespace runtime::storage {

namespace {

using Kind = StoreError::Kind;

struct Client {
    std::string id;
    Site site;
};

Client client_of(Connection& connection, std::string_view code) {
    auto row = connection.prepare(sql::select_client);
    row.bind(":code", code);
    if (!row.step()) throw Failure(Kind::no_such_record, "client");
    return {row.text("id"), row.text("site")};
}

}  // namespace

Stored<void> Store::record_withdrawal(std::string_view code, const Date& on, Moment at) {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.allow(Action::record_withdrawal);
        check_date(on);
        const Client client = client_of(store.connection, code);
        store.allow_at(Action::record_withdrawal, client.site);
        Transaction transaction(store.connection);
        store.connection.prepare(sql::save_withdrawal).bind(":client", client.id).bind(":date", on).run();
        store.happened(
            {"client.withdrew", client.id, {}, store.digest_of_value("withdrawal", {client.id, on})}, at);
        transaction.commit();
    });
}

void Store::Opened::need_to_read_all() {
    const auto& known = sealed_summaries();
    auto ids = connection.prepare(sql::select_sealed_ids);
    while (ids.step()) {
        if (!known.contains(ids.text("id"))) throw Failure(Kind::sealed_to_others, "records");
    }
}

std::vector<std::string> Store::Opened::sealed_records_of(std::string_view code) {
    need_to_read_all();
    std::vector<std::string> own;
    for (const auto& [id, session] : sealed_summaries()) {
        if (session.client == code) own.push_back(id);
    }
    return own;
}

std::int64_t Store::Opened::erase_plain(std::string_view client_id, Moment at) {
    std::vector<std::string> begun;
    std::vector<std::string> all;
    {
        auto rows = connection.prepare(sql::select_sessions_of_client);
        rows.bind(":client", client_id);
        while (rows.step()) {
            all.push_back(rows.text("id"));
            if (rows.text("state") != name_of(SessionState::planned)) begun.push_back(all.back());
        }
    }
    for (const std::string& id : all)
        forget_session(id);
    for (const std::string& id : begun)
        happened({"record.erased", id}, at);
    connection.prepare(sql::delete_visits_of_client).bind(":client", client_id).run();
    return static_cast<std::int64_t>(begun.size());
}

void Store::Opened::erase_unsealed(const SessionSummary& session, Moment at) {
    forget_session(session.id);
    // What was lost of its visit in a client's hands may be this one's.
    connection.prepare(sql::delete_session_files_of_visit).bind(":visit", session.visit).run();
    happened({"record.erased", session.id}, at);
    connection.prepare(sql::delete_empty_visit).bind(":id", session.visit).run();
}

Stored<std::int64_t> Store::erase_client(std::string_view code, Moment at) {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.allow(Action::erase);
        const Client client = client_of(store.connection, code);
        const std::vector<std::string> sealed = store.sealed_records_of(code);
        Transaction transaction(store.connection);
        std::int64_t records = store.erase_plain(client.id, at);
        for (const std::string& id : sealed)
            store.erase_sealed(id, at);
        records += static_cast<std::int64_t>(sealed.size());
        for (const std::string_view rows : {sql::delete_withdrawal, sql::delete_cards_of_client,
                                            sql::delete_session_files_of_client, sql::delete_client}) {
            store.connection.prepare(rows).bind(":client", client.id).run();
        }
        store.happened({"client.erased", client.id}, at);
        transaction.commit();
        return records;
    });
}

Stored<void> Store::erase_record(std::string_view record_id, Moment at) {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.allow(Action::erase);
        const bool sealed = store.is_sealed(record_id);
        const Record record = sealed ? store.open_record(record_id) : store.record(record_id);
        if (record.session.anonymous) throw Failure(Kind::not_permitted, "anonymous");
        const bool on_card = store.is_on_card(record);
        const auto interview = sealed ? store.interview_of(record.session) : std::vector<std::string>();
        Transaction transaction(store.connection);
        for (const std::string& id : interview) {
            // A correction has no visit, the first of them has.
            store.connection.prepare(sql::delete_session_files_of_visit)
                .bind(":visit", store.open_record(id).session.visit)
                .run();
            store.erase_sealed(id, at);
        }
        if (!sealed) store.erase_unsealed(record.session, at);
        // That it was done stays, so that nobody is asked again.
        if (on_card) store.change_card(record, {});
        transaction.commit();
    });
}

}  // namespace runtime::storage
