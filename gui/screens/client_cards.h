// A client's case cards as people read them, and the line of an icon and words that they
// are made of: what it says is never told by the colour alone.
#pragma once

#include <string>

#include "gui/screens/home.h"

namespace gui {

struct IconLine {
    std::string text;
    Icon icon = Icon::none;
    Tone tone = Tone::plain;
};
float icon_line_height(const IconLine& line, float width, Frame& frame);
void draw_icon_line(const IconLine& line, Frame& frame, Column& column);

void cards_part(const HomeView& view, const runtime::ClientCase& client, Frame& frame, Column& column);

}  // namespace gui
