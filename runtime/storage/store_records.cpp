// Store: finished records in and out.
#include <algorithm>
#include <optional>
#include <set>
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

void check_scoring(const Scoring& scoring) {
    if (scoring.scorer.empty()) throw Failure(Kind::bad_value, "scorer");
}

bool within(const SessionSummary& session, const Selection& wanted) {
    return (!wanted.instrument || session.instrument.id == *wanted.instrument) &&
           (!wanted.version || session.instrument.version == *wanted.version) &&
           (!wanted.from || session.date >= *wanted.from) && (!wanted.to || session.date <= *wanted.to) &&
           (!wanted.site || session.site == *wanted.site);
}

}  // namespace

std::string words_of(const Selection& selection, std::string_view first) {
    std::string words(first);
    const auto add = [&words](const std::string& word) { words += (words.empty() ? "" : " ") + word; };
    if (selection.instrument)
        add(*selection.instrument + (selection.version ? "@" + *selection.version : std::string()));
    if (selection.site) add(*selection.site);
    if (selection.from || selection.to) add(selection.from.value_or("") + ".." + selection.to.value_or(""));
    return words;
}

namespace {

// "75 client-satisfaction@1".
std::string words_of_import(std::span<const ImportedRecord> records) {
    std::set<std::string> instruments;
    for (const ImportedRecord& record : records)
        instruments.insert(record.instrument.id + "@" + record.instrument.version);
    std::string words = std::to_string(records.size());
    for (const std::string& instrument : instruments)
        words += " " + instrument;
    return words;
}

}  // namespace

std::vector<StoredAnswer> Store::Opened::checked(std::vector<StoredAnswer> answers) {
    std::ranges::sort(answers, {}, &StoredAnswer::item);
    std::string_view before;
    for (const StoredAnswer& answer : answers) {
        const bool refused = answer.state == AnswerState::refused;
        if (answer.item.empty() || answer.item == before || refused != answer.value.empty())
            throw Failure(Kind::bad_value, "answer");
        before = answer.item;
    }
    return answers;
}

void Store::Opened::insert_imported(const ImportedRecord& imported, KnownClients& known, Moment at) {
    check_date(imported.date);
    need_site(imported.site);
    check_scoring(imported.scoring);
    Record record;
    SessionSummary& session = record.session;
    session.id = new_uuid();
    session.instrument = imported.instrument;
    if (imported.client)
        session.client = known_client(known, *imported.client, imported.site, imported.date, at).code;
    session.anonymous = !imported.client;
    session.site = imported.site;
    session.date = imported.date;
    session.mode = Mode::imported;
    session.state = SessionState::finished;
    session.standing.language = imported.language;
    record.wording_digest = wording_digest(acceptance_of(imported.instrument), imported.language);
    record.answers = checked(imported.answers);
    for (StoredAnswer& answer : record.answers) {
        answer.language = imported.language;
        answer.counter = 0;
    }
    record.scorings.push_back(imported.scoring);
    insert_sealed(record, {}, at);
}

Stored<void> Store::import(std::span<const ImportedRecord> records, Moment at,
                           std::span<const Site> new_sites) {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.allow(Action::import_records);
        Transaction transaction(store.connection);
        for (const Site& site : new_sites)
            store.insert_site(site, at);
        KnownClients known(store.connection);
        for (const ImportedRecord& record : records)
            store.insert_imported(record, known, at);
        store.happened({"records.imported", words_of_import(records)}, at);
        transaction.commit();
    });
}

Stored<LeftOut> Store::each_record(const Selection& selection, Reading reading,
                                   const std::function<bool(const Record&)>& each, Moment at,
                                   std::string_view form) {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.allow(reading == Reading::verifying ? Action::verify : Action::export_records);
        {
            Transaction transaction(store.connection);
            store.happened({std::string(event_of(reading)), words_of(selection, form)}, at);
            transaction.commit();
        }
        const std::set<std::string> corrected =
            reading == Reading::verifying ? std::set<std::string>() : store.corrected_records();
        LeftOut left_out;
        auto ids = store.connection.prepare(sql::select_finished_ids);
        while (ids.step()) {
            const std::string id = ids.text("id");
            const bool known_wrong = corrected.contains(id);
            std::optional<Record> record;
            try {
                record = ids.number("sealed") == 1 ? store.open_record(id) : store.record(id);
            } catch (const Failure& failure) {
                // It would not be handed out anyway. A damaged page ends it all the same: nothing more can be
                // read then.
                const Kind kind = failure.error().kind;
                if (!known_wrong || (kind != Kind::damaged && kind != Kind::sealed_to_others)) throw;
                left_out.unreadable.push_back(id);
                continue;
            }
            const bool finished = record->session.state == SessionState::finished;
            if (!finished || !within(record->session, selection)) continue;
            if (known_wrong) {
                ++left_out.corrected;
            } else if (!each(*record)) {
                break;
            }
        }
        return left_out;
    });
}

Stored<void> Store::add_scoring(std::string_view session_id, const Scoring& scoring, Moment at) {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.allow(Action::verify);
        check_scoring(scoring);
        Transaction transaction(store.connection);
        const bool sealed = store.is_sealed(session_id);
        Record record = sealed ? store.open_record(session_id) : store.record(session_id);
        if (record.session.state != SessionState::finished) throw Failure(Kind::wrong_state, "session");
        if (std::ranges::find(record.scorings, scoring.scorer, &Scoring::scorer) != record.scorings.end())
            throw Failure(Kind::bad_value, "scorer");
        if (sealed) {
            record.scorings.push_back(scoring);
            store.replace_sealed(record, at);
        } else {
            store.insert_scoring(session_id, static_cast<std::int64_t>(record.scorings.size()) + 1, scoring);
        }
        transaction.commit();
    });
}

// Opens every one: that it can be read is part of being whole.
void Store::Opened::count_records(IntegrityReport& report) {
    auto ids = connection.prepare(sql::select_finished_ids);
    while (ids.step()) {
        try {
            const bool finished = ids.number("sealed") == 0 ||
                                  open_record(ids.text("id")).session.state == SessionState::finished;
            report.finished_records += finished ? 1 : 0;
        } catch (const Failure&) {
            ++report.unreadable_records;
        }
    }
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
        report.key_faults = store.key_faults();
        {
            auto rows = store.connection.prepare(sql::select_lost_session_files);
            while (rows.step())
                report.lost.push_back({rows.text("visit"), Moment{rows.number("at")}});
        }
        store.count_records(report);
        report.records = store.records_are_as_written() && report.unreadable_records == 0;
        return report;
    });
}

Stored<StoreMark> Store::mark() {
    return at_the_door([&] {
        opened_->allow(Action::see_history);
        return mark_of(opened_->connection);
    });
}

}  // namespace runtime::storage
