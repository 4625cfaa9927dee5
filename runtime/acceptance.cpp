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

bool words_are_among(const CatalogEntry& entry, const std::vector<storage::WordingDigest>& accepted) {
    return std::ranges::all_of(digests_of(entry), [&accepted](const storage::WordingDigest& digest) {
        return std::ranges::find(accepted, digest) != accepted.end();
    });
}

bool is_accepted(const CatalogEntry& entry, const std::vector<storage::Acceptance>& accepted) {
    return std::ranges::any_of(accepted, [&entry](const storage::Acceptance& acceptance) {
        return acceptance.instrument == ref_of(entry.instrument) &&
               words_are_among(entry, acceptance.wordings);
    });
}

}  // namespace runtime
