// What the client reads before the first question, and agrees to or not: the programme's
// own words. While it has written none, the words are neutral and ours, promise nothing
// that a programme has not approved, and staff are told.
#pragma once

#include <string>
#include <vector>

#include "gui/screens/layout.h"
#include "runtime/site_words.h"

namespace gui {

struct ProgrammeWords {
    runtime::SiteText consent;
    runtime::SiteText contact;
};
// Each on its card, with a tag where it is not in the language of the page; nothing for what
// was not written.
void programme_words(const ProgrammeWords& words, Frame& frame, Column& column);

struct ConsentView {
    std::vector<std::string> titles;  // of the questionnaires, in order
    ProgrammeWords words;
    bool anonymous = false;
    bool with_client = false;  // the tablet is in the client's hands
    std::string client = {};   // the code, for staff
};
Wishes draw_consent(const ConsentView& view, bool& leaving, Rect page, Frame& frame);

}  // namespace gui
