// What to do with a questionnaire that is not done: keep it and go, stay, or give it up.
// The choice is the answering person's, also when a client holds the tablet alone. Giving up
// answers that could be kept is asked twice.
#pragma once

#include "gui/screens/layout.h"

namespace gui {

struct LeaveView {
    bool with_client = false;  // going means handing the tablet back
    bool anonymous = false;    // cannot be gone on with later: going destroys it
    bool begun = true;         // past consent
    bool answered = true;      // something that was saved: else nobody is told so
    bool correcting = false;   // a record that is there already; going leaves it as it was
    bool earlier = false;      // other questionnaires of this visit are done, and stay
};
struct LeaveDraft {
    bool open = false;
    bool discarding = false;  // asked for the second time
};
// Controls leave.save, leave.stay, leave.discard; discard.yes, discard.no.
void draw_leave(const LeaveView& view, LeaveDraft& draft, Frame& frame, Wishes& wishes);

}  // namespace gui
