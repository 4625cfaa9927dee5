#include "runtime/acceptance.h"

#include <algorithm>

namespace runtime {

storage::InstrumentRef ref_of(const instruments::Instrument& instrument) {
    return {instrument.id, instrument.version, instrument.digest};
}

std::vector<storage::WordingDigest> digests_of(const CatalogEntry& entry) {
    std::vector<storage::WordingDigest> digests;
    digests.reserve(entry.wordings.size());
    for (const auto& [language, wording] : entry.wordings)
        digests.push_back({language, wording.digest});
    return digests;
}

bool is_accepted(const CatalogEntry& entry, const std::vector<storage::Acceptance>& accepted) {
    const auto digests = digests_of(entry);
    return std::ranges::any_of(accepted, [&](const storage::Acceptance& acceptance) {
        return acceptance.instrument == ref_of(entry.instrument) &&
               std::ranges::all_of(digests, [&](const storage::WordingDigest& digest) {
                   return std::ranges::find(acceptance.wordings, digest) != acceptance.wordings.end();
               });
    });
}

}  // namespace runtime
