// What was begun and not finished: whose it is, how far it came, and a button to go on. Codes and dates
// only, never an answer.
#pragma once

#include "gui/screens/home.h"

namespace gui {

// In the place of a list in which nothing waits: a tick, and these words.
void nothing_card(std::string_view words, Frame& frame, Column& column);

// Controls resume.1 ..., disabled where a definition is missing or the client withdrew; results.1 ... where a
// part is finished.
void unfinished_list(const HomeView& view, Frame& frame, Column& column, Wishes& wishes,
                     ButtonKind resume = ButtonKind::secondary);

}  // namespace gui
