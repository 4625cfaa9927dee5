// The white card that most things lie on, the touchable card, and small pieces
// drawn on cards: check marks, key caps, dividing lines, tiles with initials.
#pragma once

#include <string>
#include <string_view>

#include "gui/frame.h"

namespace gui {

enum class CardState { rest, pressed, selected, error };

void card(Frame& frame, Rect r, CardState state = CardState::rest, float radius = radius::card);

struct CardLook {
    bool selected = false;
    bool enabled = true;
    bool error = false;
    float radius = radius::card;
    Kind kind = Kind::row;
    Key key = Key::none;
    int digit = -1;
};
// A whole card that can be touched; draw its contents after it.
[[nodiscard]] Touch touch_card(Frame& frame, std::string_view name, std::string_view label, Rect r,
                               const CardLook& look = {});

enum class Mark { circle, square, none };
void mark(Frame& frame, Point center, Mark mark, bool on);
void key_cap(Frame& frame, Point center, std::string_view key, Color color);
void divider(Frame& frame, float x, float y, float width);
// Initials in a disc; `on` when its tile is selected.
void avatar(Frame& frame, Point center, float r, std::string_view initials, bool on = false);
// An icon in a tinted disc.
void icon_disc(Frame& frame, Point center, float r, Icon icon, IconSize size = IconSize::medium);
// "Nguyễn Thị Lan" gives "NL": first and last word.
std::string initials(std::string_view name);
// The numbered heading of a step on a form: a dark disc with the number, then words.
float step_heading(Frame& frame, Rect place, int number, std::string_view title);

}  // namespace gui
