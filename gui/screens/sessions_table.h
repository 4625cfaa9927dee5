// The rows of a supervisor's list of sessions; in columns where there is room for them. A touch on one
// opens its record.
#pragma once

#include <array>

#include "gui/screens/supervisor_lists.h"

namespace gui {

struct SessionStateWords {
    runtime::storage::SessionFilter::State state;
    const char* name;
    const char* phrase;
    Tone tone;
};
inline constexpr std::array session_states{
    SessionStateWords{runtime::storage::SessionFilter::State::finished, "finished", "state_finished",
                      Tone::ok},
    SessionStateWords{runtime::storage::SessionFilter::State::unfinished, "unfinished", "state_unfinished",
                      Tone::warn},
    SessionStateWords{runtime::storage::SessionFilter::State::declined, "declined", "state_declined",
                      Tone::plain},
    SessionStateWords{runtime::storage::SessionFilter::State::imported, "imported", "state_imported",
                      Tone::info},
};

// The instrument's name, or its id where it is not installed any more.
std::string title_of(const runtime::storage::InstrumentRef& ref, const HomeView& home, Frame& frame);
// Words in the middle of a row, between two places of it.
void cell(Frame& frame, Rect row, float from, float until, std::string_view words, const TextLook& look);
void sessions_table(const SessionsView& view, Frame& frame, Column& column, Wishes& wishes);

}  // namespace gui
