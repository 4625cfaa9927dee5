// A new session on one page: whose, which questionnaires in which order, who
// answers on the tablet, in which language and where; with a summary that follows. Whatever keeps it
// from beginning stands beside the step that it is about, all of it at once.
#pragma once

#include <optional>

#include "gui/screens/home.h"

namespace gui {

enum class PlanStep { client, instruments, mode, place };

struct NewSessionDraft {
    std::string client;
    std::vector<std::string> instruments;  // full ids, in the order chosen
    std::optional<instruments::Mode> mode;
    std::string language;
    std::string site;
    std::string occasion;               // for which it is; empty: none
    std::vector<std::string> troubles;  // ids of phrases: why it could not begin
    bool show_warning = false;          // of answering alone, once it was chosen
    bool show_trouble = false;          // just now: the first of them comes into view

    // Something was chosen at this step: what was wrong with it is no longer said.
    void chosen(PlanStep step);
};
Wishes draw_new_session(const HomeView& view, NewSessionDraft& draft, Rect page, Frame& frame);

}  // namespace gui
