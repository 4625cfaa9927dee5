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
        auto card = store.connection.prepare(sql::correct_card);
        card.bind(":client", *session.client)
            .bind(":occasion", record.occasion)
            .bind(":instrument", session.instrument.id)
            .bind(":date", session.date)
            .bind(":look_again", correction.care.look_again ? 1 : 0);
        if (correction.care.level) {
            card.bind(":level", *correction.care.level);
        } else {
            card.bind_null(":level");
        }
        card.run();
        transaction.commit();
        return session.id;
    });
}

}  // namespace runtime::storage
