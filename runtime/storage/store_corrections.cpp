// Store: a record that was wrong, and the one that takes its place.
#include <algorithm>
#include <set>
#include <utility>

#include "runtime/storage/failure.h"
#include "runtime/storage/opened.h"
#include "runtime/storage/sql.h"
#include "runtime/storage/valid.h"

namespace runtime::storage {

namespace {

using Kind = StoreError::Kind;

}  // namespace

std::set<std::string> Store::Opened::corrected_records() {
    std::set<std::string> ids;
    auto rows = connection.prepare(sql::select_corrected);
    while (rows.step())
        ids.insert(rows.text("object"));
    return ids;
}

std::string Store::Opened::stands_in_place_of(std::string_view record_id) const {
    const auto corrects = [record_id](const auto& each) { return each.second.corrects == record_id; };
    const auto found = std::ranges::find_if(summaries, corrects);
    return found == summaries.end() ? std::string() : found->first;
}

std::vector<std::string> Store::Opened::interview_of(const SessionSummary& record) {
    const auto& known = sealed_summaries();
    const std::set<std::string> corrected = corrected_records();
    std::vector<std::string> all{record.id};
    // A forged record may name others in a circle, or another client's: each is met once, and hers alone.
    const auto add = [&](const std::string& id) {
        const auto found = known.find(id);
        const bool is_new = found != known.end() && found->second.client == record.client &&
                            std::ranges::find(all, id) == all.end();
        if (is_new) all.push_back(id);
        return is_new;
    };
    for (std::string id = record.corrects; !id.empty(); id = known.at(id).corrects) {
        if (!known.contains(id) && is_sealed(id)) throw Failure(Kind::sealed_to_others, "records");
        if (!add(id)) break;
    }
    for (std::string id = record.id;;) {
        const auto next = std::ranges::find_if(known, [&](const auto& each) {
            return each.second.corrects == id && each.second.client == record.client;
        });
        // Unless it was erased, it is one that she cannot look into.
        if (next == known.end() && corrected.contains(id)) need_to_read_all();
        if (next == known.end() || !add(next->first)) break;
        id = next->first;
    }
    return all;
}

Stored<std::string> Store::correct_record(const Correction& correction, Moment at) {
    return at_the_door([&] {
        Opened& store = *opened_;
        store.allow(Action::correct_records);
        const std::string reason = checked_words(correction.reason, reason_characters_max, Lines::one);
        if (reason.empty()) throw Failure(Kind::bad_value, "reason");
        if (correction.scoring.scorer.empty()) throw Failure(Kind::bad_value, "scorer");
        if (!store.is_sealed(correction.record)) throw Failure(Kind::no_such_record, "record");
        Record record = store.open_record(correction.record);
        SessionSummary& session = record.session;
        if (session.anonymous) throw Failure(Kind::not_permitted, "anonymous");
        if (session.state != SessionState::finished) throw Failure(Kind::wrong_state, "record");

        const bool on_card = store.is_on_card(record);
        Transaction transaction(store.connection);
        if (store.corrected_records().contains(correction.record))
            throw Failure(Kind::wrong_state, "corrected before");
        session.corrects = std::exchange(session.id, new_uuid());
        session.reason = reason;
        session.visit.clear();
        session.sequence = 0;
        session.standing = {{}, correction.language};
        // When the interview was and who held it stays: this is what was answered there.
        session.corrected_at = at;
        session.corrected_by = store.who.name;
        record.wording_digest =
            store.wording_digest(store.acceptance_of(session.instrument), correction.language);
        record.answers = Opened::checked(correction.answers);
        record.scorings = {correction.scoring};
        store.insert_sealed(record, {}, at);
        store.happened({"record.corrected", correction.record}, at);
        if (on_card) store.change_card(record, correction.care);
        transaction.commit();
        return session.id;
    });
}

}  // namespace runtime::storage
