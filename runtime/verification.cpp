#include "runtime/verification.h"

#include <algorithm>

#include "runtime/acceptance.h"
#include "runtime/record_sheet.h"

namespace runtime {

namespace {

Verification::Definition state_of(const CatalogEntry* entry, const storage::Acceptance& acceptance) {
    if (entry == nullptr) return Verification::Definition::not_installed;
    if (entry->instrument.digest != acceptance.instrument.definition_digest)
        return Verification::Definition::changed;
    return is_accepted(*entry, {acceptance}) ? Verification::Definition::as_accepted
                                             : Verification::Definition::words_changed;
}

void recompute(const Catalog& catalog, const storage::Record& record, Verification& result) {
    const storage::InstrumentRef& made_with = record.session.instrument;
    const CatalogEntry* entry = catalog.find(made_with.id + "@" + made_with.version);
    if (entry == nullptr || entry->instrument.digest != made_with.definition_digest) {
        ++result.without_definition;
        return;
    }
    const storage::Scoring now = scoring_of(entry->instrument, sheet_of(entry->instrument, record.answers));
    const auto by_this_scorer = [&now](const storage::Scoring& stored) {
        return stored.scorer == now.scorer;
    };
    if (std::ranges::none_of(record.scorings, by_this_scorer)) {
        ++result.by_another_scorer;
        return;
    }
    const bool same = std::ranges::all_of(record.scorings, [&](const storage::Scoring& stored) {
        return !by_this_scorer(stored) || stored.scores == now.scores;
    });
    if (same) {
        ++result.same;
    } else {
        result.different.push_back(record.session.id);
    }
}

}  // namespace

bool Verification::definitions_hold() const {
    return std::ranges::all_of(accepted,
                               [](const Accepted& each) { return each.state == Definition::as_accepted; });
}

storage::Stored<Verification> verify(storage::Store& store, const Catalog& catalog, storage::Moment now) {
    Verification result;
    auto report = store.check();
    if (!report) return tl::unexpected(report.error());
    result.store = *std::move(report);
    const auto accepted = store.accepted();
    if (!accepted) return tl::unexpected(accepted.error());
    for (const storage::Acceptance& each : *accepted) {
        const std::string id = each.instrument.id + "@" + each.instrument.version;
        result.accepted.push_back({id, state_of(catalog.find(id), each)});
    }
    auto readers = store.readers();
    if (!readers) return tl::unexpected(readers.error());
    result.readers = *std::move(readers);
    const auto read = store.each_record(
        {}, storage::Reading::verifying,
        [&](const storage::Record& record) {
            recompute(catalog, record, result);
            return true;
        },
        now);
    if (!read) {
        result.stopped = read.error();
        return result;
    }
    auto mark = store.mark();
    if (!mark) return tl::unexpected(mark.error());
    result.mark = *std::move(mark);
    return result;
}

}  // namespace runtime
