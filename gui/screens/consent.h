// What the client reads before the first question, and agrees to or not. The words
// are neutral and ours: they promise nothing that a programme has not approved.
#pragma once

#include <string>
#include <vector>

#include "gui/screens/layout.h"

namespace gui {

struct ConsentView {
    std::vector<std::string> titles;  // of the questionnaires, in order
    bool anonymous = false;
    bool with_client = false;  // the tablet is in the client's hands
};
Wishes draw_consent(const ConsentView& view, bool& leaving, Rect page, Frame& frame);

}  // namespace gui
