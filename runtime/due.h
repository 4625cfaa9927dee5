// Which occasions a client is due for, from what was done (case cards) and when the client
// was registered. Pure: no store, no clock; the rules stand in the list of occasions
// (docs/instrument-format.md, "Occasions").
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "instruments/occasions.h"
#include "runtime/storage/records.h"

namespace runtime {

// A coordinator's case card goes this long after the last contact, and until then the client
// is somebody to be asked (design: safety, not the instruments').
inline constexpr int card_days_after_last_contact = 90;

enum class DueState : std::uint8_t {
    overdue,  // past the grace
    due,      // from the day on which it falls due to the last of the grace
    later,
};

struct Due {
    std::string occasion;
    storage::Date on;
    DueState state = DueState::later;
    int days = 0;                          // from today to that day; below 0 it has passed
    std::vector<std::string> instruments;  // ids, those still to be asked, in their order
    int minutes = 0;                       // for all of them
};

// "2024-02-29" and so many days; before or after.
[[nodiscard]] storage::Date days_after(const storage::Date& date, int days);
[[nodiscard]] int days_between(const storage::Date& from, const storage::Date& to);

// The last contact is too long ago for a card: nobody is asked to see this client any more.
[[nodiscard]] bool long_away(const storage::ClientSummary& client, const storage::Date& today);

// In the list's order; nothing for a client who withdrew, or whose last contact is too long ago. Instruments
// that are not `askable` (not installed, not accepted) are as if the list did not name them.
[[nodiscard]] std::vector<Due> due_for(const instruments::OccasionList& list,
                                       const storage::ClientSummary& client,
                                       std::span<const storage::CaseCard> cards, const storage::Date& today,
                                       const std::set<std::string>& askable);

}  // namespace runtime
