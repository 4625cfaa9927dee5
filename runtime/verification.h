// Whether everything that a store keeps is as it was: its pages and its history, the
// definitions that were accepted, and every stored score, computed again. For whoever may
// read all records; the command line and the window put it into their own words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "runtime/catalog.h"
#include "runtime/storage/store.h"

namespace runtime {

struct Verification {
    enum class Definition : std::uint8_t { as_accepted, not_installed, changed, words_changed };
    struct Accepted {
        std::string instrument;  // full id
        Definition state = Definition::as_accepted;
    };

    storage::IntegrityReport store;
    std::vector<Accepted> accepted;
    // Stored scores: computed again and the same; not computed again, because another version of this
    // program made them or their definition is not installed as it was; and the records whose are different.
    std::int64_t same = 0;
    std::int64_t by_another_scorer = 0;
    std::int64_t without_definition = 0;
    std::vector<std::string> different;  // ids
    storage::Readers readers;
    storage::StoreMark mark;  // taken last: it counts this reading
    // Reading ended here; what stands above is true of what was read before.
    std::optional<storage::StoreError> stopped;

    [[nodiscard]] bool definitions_hold() const;
    [[nodiscard]] bool scores_hold() const { return different.empty() && without_definition == 0; }
    [[nodiscard]] bool all_holds() const {
        return !stopped && store.whole() && store.key_faults.empty() &&
               readers.history == storage::Readers::History::as_noted && !readers.strange_tables &&
               definitions_hold() && scores_hold();
    }
};

// Reads every record, which is an event; at 10,000 records it takes seconds. `not_permitted` to all but
// supervisors.
[[nodiscard]] storage::Stored<Verification> verify(storage::Store& store, const Catalog& catalog,
                                                   storage::Moment now);

}  // namespace runtime
