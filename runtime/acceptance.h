// Whether a supervisor accepted exactly what is installed: the kiosk offers, and an
// import takes, nothing else. A file that changed since is accepted anew or not used.
#pragma once

#include <vector>

#include "runtime/catalog.h"
#include "runtime/storage/records.h"

namespace runtime {

[[nodiscard]] storage::InstrumentRef ref_of(const instruments::Instrument& instrument);
[[nodiscard]] std::vector<storage::WordingDigest> digests_of(const CatalogEntry& entry);

// Every wording that is installed for it now is among these.
[[nodiscard]] bool words_are_among(const CatalogEntry& entry,
                                   const std::vector<storage::WordingDigest>& accepted);
// The definition and every wording that is installed for it now.
[[nodiscard]] bool is_accepted(const CatalogEntry& entry, const std::vector<storage::Acceptance>& accepted);

}  // namespace runtime
