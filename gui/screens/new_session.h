// A new session on one page: whose, which questionnaires in which order, who
// answers on the tablet, in which language and where; with a summary that follows.
#pragma once

#include <optional>

#include "gui/screens/home.h"

namespace gui {

struct NewSessionDraft {
    std::string client;
    std::vector<std::string> instruments;  // full ids, in the order chosen
    std::optional<instruments::Mode> mode;
    std::string language;
    std::string site;
    std::string occasion;       // for which it is; empty: none
    std::string trouble;        // id of a phrase: why it could not begin
    bool show_trouble = false;  // just now: what it is about comes into view
};
Wishes draw_new_session(const HomeView& view, NewSessionDraft& draft, Rect page, Frame& frame);

}  // namespace gui
