// Store: finished records in and out, and what proves that they are whole.
#include <algorithm>
#include <map>
#include <utility>

#include "runtime/storage/failure.h"
#include "runtime/storage/opened.h"
#include "runtime/storage/sql.h"
#include "runtime/storage/valid.h"

namespace runtime::storage {

namespace {

using Kind = StoreError::Kind;

std::string_view event_of(Reading reading) {
    switch (reading) {
        case Reading::exporting:
            return "records.exported";
        case Reading::reporting:
            return "records.reported";
        case Reading::verifying:
            return "records.verified";
    }
    return "records.read";
}

}  // namespace

void Store::Opened::insert_imported(const ImportedRecord& record, Moment at) {
    check_date(record.date);
    need_site(record.site);
    std::optional<std::string> client;
    if (record.client) client = client_id(*record.client, record.site, record.date, at);
    const std::string id = new_uuid();
    connection.prepare(sql::insert_imported_session)
        .bind(":id", id)
        .bind(":acceptance", acceptance_of(record.instrument))
        .bind_optional(":client", client)
        .bind(":site", record.site)
        .bind(":date", record.date)
        .bind(":language", record.language)
        .bind(":salt", Secret::random(32).bytes())
        .run();
    for (const StoredAnswer& answer : record.answers) {
        connection.prepare(sql::insert_answer)
            .bind(":session", id)
            .bind(":item", answer.item)
            .bind(":state", name_of(answer.state))
            .bind(":value", answer.value)
            .bind(":language", record.language)
            .bind(":counter", std::int64_t{0})
            .run();
    }
    insert_scoring(id, 1, record.scoring);
    if (!client) return;
    Digest digest{};
    static_cast<void>(this->record(id, &digest));
    happened({"record.imported", id, {}, {digest.begin(), digest.end()}}, at);
}

Stored<void> Store::import(std::span<const ImportedRecord> records, Moment at,
                           std::span<const Site> new_sites) {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.allow(Action::import_records);
        Transaction transaction(store.connection);
        for (const Site& site : new_sites)
            store.insert_site(site, at);
        for (const ImportedRecord& record : records)
            store.insert_imported(record, at);
        store.happened({"records.imported", std::to_string(records.size())}, at);
        transaction.commit();
    });
}

Stored<void> Store::each_record(const Selection& selection, Reading reading,
                                const std::function<bool(const Record&)>& each, Moment at) {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.allow(reading == Reading::verifying ? Action::verify : Action::export_records);
        {
            Transaction transaction(store.connection);
            store.happened({std::string(event_of(reading)), selection.instrument.value_or("")}, at);
            transaction.commit();
        }
        auto ids = store.connection.prepare(sql::select_finished_ids);
        ids.bind_optional(":instrument", selection.instrument)
            .bind_optional(":version", selection.version)
            .bind_optional(":from", selection.from)
            .bind_optional(":to", selection.to)
            .bind_optional(":site", selection.site);
        while (ids.step()) {
            if (!each(store.record(ids.text("id")))) return;
        }
    });
}

Stored<void> Store::add_scoring(std::string_view session_id, const Scoring& scoring, Moment at) {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.allow(Action::verify);
        Transaction transaction(store.connection);
        const Record record = store.record(session_id);
        if (record.session.state != SessionState::finished) throw Failure(Kind::wrong_state, "session");
        store.insert_scoring(session_id, static_cast<std::int64_t>(record.scorings.size()) + 1, scoring);
        if (!record.session.anonymous) store.happened({"record.rescored", std::string(session_id)}, at);
        transaction.commit();
    });
}

bool Store::Opened::records_are_as_written() {
    // The history has a digest of each record that has a client; the others carry no event.
    std::map<std::string, std::vector<unsigned char>> written;
    {
        auto events = connection.prepare(sql::select_record_digests);
        while (events.step())
            written[events.text("object")] = events.blob("after");
    }
    bool whole = true;
    auto ids = connection.prepare(sql::select_finished_client_ids);
    while (ids.step()) {
        Digest now{};
        static_cast<void>(record(ids.text("id"), &now));
        const auto found = written.find(ids.text("id"));
        whole = whole && found != written.end() &&
                std::equal(now.begin(), now.end(), found->second.begin(), found->second.end());
        if (found != written.end()) written.erase(found);
    }
    return whole && written.empty();
}

Stored<IntegrityReport> Store::check() {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.allow(Action::verify);
        IntegrityReport report;
        report.problems = store.connection.damaged_pages();
        report.pages = report.problems.empty();
        const auto broken = store.connection.broken_structure();
        report.structure = broken.empty();
        report.problems.insert(report.problems.end(), broken.begin(), broken.end());
        const ChainState chain = verify_chain(store.connection);
        report.history = chain.whole;
        report.events = chain.events;
        report.history_head = chain.head;
        report.records = store.records_are_as_written();
        auto count = store.connection.prepare(sql::count_finished);
        if (count.step()) report.finished_records = count.number("records");
        return report;
    });
}

}  // namespace runtime::storage
