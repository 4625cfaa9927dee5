// Store: whether answers from a file were imported before.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "runtime/storage/failure.h"
#include "runtime/storage/opened.h"
#include "runtime/storage/sql.h"

namespace runtime::storage {

namespace {

// Two records with the same text are the same: each part has its length before it.
class Text {
  public:
    Text& add(std::string_view part) {
        text_ += std::to_string(part.size());
        text_ += ':';
        text_ += part;
        return *this;
    }
    [[nodiscard]] std::string take() { return std::move(text_); }

  private:
    std::string text_;
};

std::string text_of(const InstrumentRef& instrument, const std::optional<std::string>& client,
                    const Site& site, const Date& date, std::vector<StoredAnswer> answers) {
    Text text;
    text.add(instrument.id).add(instrument.version).add(client ? "client" : "").add(client.value_or(""));
    text.add(site).add(date);
    std::ranges::sort(answers, {}, &StoredAnswer::item);
    for (const StoredAnswer& answer : answers)
        text.add(answer.item).add(answer.state == AnswerState::refused ? "refused" : "").add(answer.value);
    return text.take();
}

std::map<std::string, Moment> sealings(Connection& connection) {
    std::map<std::string, Moment> moments;
    auto rows = connection.prepare(sql::select_sealings);
    while (rows.step())
        moments.emplace(rows.text("object"), Moment{rows.number("at")});
    return moments;
}

std::set<std::string> plain_finished(Connection& connection) {
    std::set<std::string> ids;
    auto rows = connection.prepare(sql::select_finished_plain_ids);
    while (rows.step())
        ids.insert(rows.text("id"));
    return ids;
}

std::optional<Moment> newest_import(Connection& connection, const InstrumentRef& instrument) {
    const std::string wanted = " " + instrument.id + "@" + instrument.version + " ";
    std::optional<Moment> newest;
    auto rows = connection.prepare(sql::select_imports);
    while (rows.step()) {
        if ((rows.text("object") + " ").find(wanted) != std::string::npos) newest = Moment{rows.number("at")};
    }
    return newest;
}

}  // namespace

Stored<std::vector<ImportedBefore>> Store::imported_before(std::span<const ImportedRecord> records,
                                                           Moment at) {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.allow(Action::import_records);
        std::multimap<std::string, std::string> there;  // text, and the id of each that has it
        std::set<std::string> finished = plain_finished(store.connection);
        std::vector<std::string> ids;
        {
            auto rows = store.connection.prepare(sql::select_sealed_ids);
            while (rows.step())
                ids.push_back(rows.text("id"));
        }
        if (!ids.empty() && store.reader) {
            Transaction transaction(store.connection);
            store.happened({"records.matched", ""}, at);
            transaction.commit();
        }
        for (const std::string& id : ids) {
            try {
                const Record record = store.open_record(id);
                const SessionSummary& session = record.session;
                if (session.state == SessionState::finished) finished.insert(id);
                if (session.mode != Mode::imported) continue;
                there.emplace(
                    text_of(session.instrument, session.client, session.site, session.date, record.answers),
                    id);
            } catch (const Failure& failure) {
                // Nobody can compare with what she cannot read; that it is here can be seen.
                if (failure.error().kind != StoreError::Kind::sealed_to_others) throw;
                finished.insert(id);
            }
        }
        const KnownClients known(store.connection);
        const auto kept_code = [&](const std::optional<std::string>& typed) {
            if (!typed) return typed;
            const auto client = known.find(*typed);
            return client ? std::optional(client->code) : typed;
        };
        std::vector<ImportedBefore> found;
        std::optional<std::map<std::string, Moment>> sealed_at;
        for (std::size_t place = 0; place < records.size(); ++place) {
            const ImportedRecord& record = records[place];
            if (!record.salvaged_as.empty() && finished.contains(record.salvaged_as)) {
                found.push_back({.place = place, .at = {}, .itself = true});
                continue;
            }
            const auto same = there.find(text_of(record.instrument, kept_code(record.client), record.site,
                                                 record.date, record.answers));
            if (same == there.end()) continue;
            const std::string id = same->second;
            // Of two people who answered the same each is one.
            there.erase(same);
            ImportedBefore& one = found.emplace_back();
            one.place = place;
            if (!record.client) {
                one.at = newest_import(store.connection, record.instrument);
                continue;
            }
            if (!sealed_at) sealed_at = sealings(store.connection);
            const auto moment = sealed_at->find(id);
            if (moment != sealed_at->end()) one.at = moment->second;
        }
        return found;
    });
}

}  // namespace runtime::storage
