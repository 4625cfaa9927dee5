// The clients of one person's sites with their case cards and what they are due for: what
// home and a client's page show. Read from the store anew each time; nothing is kept.
#pragma once

#include <vector>

#include "runtime/catalog.h"
#include "runtime/due.h"
#include "runtime/storage/store.h"

namespace runtime {

struct ClientCase {
    storage::ClientSummary client;
    std::vector<storage::CaseCard> cards;  // newest first
    std::vector<Due> due;                  // in the order of the occasions; later ones too
    std::vector<Due> due_when_seen;        // the same for who comes today, however long ago the last time was
    bool long_away = false;                // nothing is due for that reason alone; not for who withdrew
};

// By code. `askable`: ids of instruments that are installed and accepted.
[[nodiscard]] storage::Stored<std::vector<ClientCase>> case_load(storage::Store& store,
                                                                 const instruments::OccasionList& occasions,
                                                                 const std::set<std::string>& askable,
                                                                 const storage::Date& today);

struct DueLine {
    std::string client;
    Due due;
};
// Overdue first, then what is due, then the next seven days; of each the longest due first.
[[nodiscard]] std::vector<DueLine> due_list(const std::vector<ClientCase>& clients);
inline constexpr int days_ahead = 7;

// The day before which a last contact is too long ago for a card.
[[nodiscard]] storage::Date cards_since(const storage::Date& today);

}  // namespace runtime
