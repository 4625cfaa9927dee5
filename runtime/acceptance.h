// Whether a supervisor accepted exactly what is installed: the kiosk offers, and an
// import takes, nothing else. A file that changed since is accepted anew or not used.
#pragma once

#include <vector>

#include "runtime/catalog.h"
#include "runtime/storage/records.h"

namespace runtime {

[[nodiscard]] storage::InstrumentRef ref_of(const instruments::Instrument& instrument);
[[nodiscard]] std::vector<storage::WordingDigest> digests_of(const CatalogEntry& entry);

// The words installed for it that are exactly among the accepted: a language that came or was changed since
// is left out.
[[nodiscard]] Wordings words_accepted(const CatalogEntry& entry,
                                      const std::vector<storage::WordingDigest>& accepted);
// The definition and every wording that is installed for it now.
[[nodiscard]] bool is_accepted(const CatalogEntry& entry, const std::vector<storage::Acceptance>& accepted);

}  // namespace runtime
