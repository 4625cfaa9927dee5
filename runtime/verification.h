// Whether everything in the store is as it should be: the files whole, the history unbroken, the installed
// definitions those that were accepted, and every stored score coming out again.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "runtime/catalog.h"
#include "runtime/storage/store.h"

namespace runtime {

struct Verification {
    storage::IntegrityReport integrity;

    enum class Definition { as_accepted, not_installed, other_definition, other_words };
    struct Accepted {
        std::string instrument;  // full id
        Definition state = Definition::as_accepted;
    };
    std::vector<Accepted> definitions;

    std::int64_t same = 0;                // scores that came out again, by record
    std::int64_t by_another_scorer = 0;   // of another version of this program: not recomputed
    std::int64_t without_definition = 0;  // not installed as it was: not recomputed
    std::vector<std::string> different;   // ids of records

    [[nodiscard]] bool as_accepted() const;
    [[nodiscard]] bool scores_hold() const { return different.empty() && without_definition == 0; }
    [[nodiscard]] bool all_is_well() const { return integrity.whole() && as_accepted() && scores_hold(); }
};

// Reads every record that this person can open, which is an event. `not_permitted` to all but supervisors.
[[nodiscard]] storage::Stored<Verification> verify(storage::Store& store, const Catalog& catalog,
                                                   storage::Moment at);

}  // namespace runtime
