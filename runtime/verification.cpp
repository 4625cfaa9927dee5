#include "runtime/verification.h"

#include <algorithm>

#include "runtime/acceptance.h"
#include "runtime/record_sheet.h"

namespace runtime {

namespace {

Verification::Definition state_of(const Catalog& catalog, const storage::Acceptance& acceptance) {
    using Definition = Verification::Definition;
    const CatalogEntry* entry = catalog.find(acceptance.instrument.id + "@" + acceptance.instrument.version);
    if (entry == nullptr) return Definition::not_installed;
    if (entry->instrument.digest != acceptance.instrument.definition_digest)
        return Definition::other_definition;
    return is_accepted(*entry, {acceptance}) ? Definition::as_accepted : Definition::other_words;
}

void recompute(const Catalog& catalog, const storage::Record& record, Verification& found) {
    const storage::InstrumentRef& made_with = record.session.instrument;
    const CatalogEntry* entry = catalog.find(made_with.id + "@" + made_with.version);
    if (entry == nullptr || entry->instrument.digest != made_with.definition_digest) {
        ++found.without_definition;
        return;
    }
    const storage::Scoring now = scoring_of(entry->instrument, sheet_of(entry->instrument, record.answers));
    const auto by_this_scorer = [&now](const storage::Scoring& stored) {
        return stored.scorer == now.scorer;
    };
    if (std::ranges::none_of(record.scorings, by_this_scorer)) {
        ++found.by_another_scorer;
        return;
    }
    const bool same = std::ranges::all_of(record.scorings, [&](const storage::Scoring& stored) {
        return !by_this_scorer(stored) || stored.scores == now.scores;
    });
    if (same) {
        ++found.same;
    } else {
        found.different.push_back(record.session.id);
    }
}

}  // namespace

bool Verification::as_accepted() const {
    return std::ranges::all_of(definitions,
                               [](const Accepted& each) { return each.state == Definition::as_accepted; });
}

storage::Stored<Verification> verify(storage::Store& store, const Catalog& catalog, storage::Moment at) {
    Verification found;
    auto integrity = store.check();
    if (!integrity) return tl::unexpected(integrity.error());
    found.integrity = std::move(*integrity);
    const auto accepted = store.accepted();
    if (!accepted) return tl::unexpected(accepted.error());
    for (const storage::Acceptance& each : *accepted)
        found.definitions.push_back(
            {each.instrument.id + "@" + each.instrument.version, state_of(catalog, each)});
    const auto read = store.each_record(
        {}, storage::Reading::verifying,
        [&](const storage::Record& record) {
            recompute(catalog, record, found);
            return true;
        },
        at);
    if (!read) return tl::unexpected(read.error());
    return found;
}

}  // namespace runtime
