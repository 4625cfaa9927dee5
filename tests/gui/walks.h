// The ways through every screen of the kiosk, as staff and clients go them. Whoever walks along is
// asked to look at each screen, and leaves it standing.
#pragma once

#include <functional>

#include "tests/gui/screens_tablet.h"

namespace tests {

using Look = std::function<void(const char* screen)>;

void walk_as_coordinator(Tablet& tablet, const Look& look);
void walk_as_supervisor_and_evaluator(Tablet& tablet, const Look& look);
// Who can open the store, keeping the data, what is destroyed.
void walk_of_keeping(Tablet& tablet, const Look& look);
void walk_of_a_client_alone(Tablet& tablet, const Look& look);
// A supervisor, before the chart of a client who answered DASS-21 three times.
void walk_to_results_over_time(Tablet& tablet, const Look& look);
// A store that does not open, and a backup for its place.
void walk_of_a_damaged_store(Tablet& tablet, const Look& look);
void walk_of_the_first_start(Tablet& tablet, const Look& look);  // on a fresh tablet

}  // namespace tests
