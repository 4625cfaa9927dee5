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

Wordings words_accepted(const CatalogEntry& entry, const std::vector<storage::WordingDigest>& accepted) {
    Wordings words = entry.words();
    for (const storage::WordingDigest& installed : digests_of(entry)) {
        if (std::ranges::find(accepted, installed) == accepted.end()) words.erase(installed.language);
    }
    return words;
}

bool is_accepted(const CatalogEntry& entry, const std::vector<storage::Acceptance>& accepted) {
    return std::ranges::any_of(accepted, [&entry](const storage::Acceptance& acceptance) {
        return acceptance.instrument == ref_of(entry.instrument) &&
               words_accepted(entry, acceptance.wordings).size() == entry.wordings.size();
    });
}

}  // namespace runtime
