// Rows of a list on a card: the whole row is the target.
#pragma once

#include <string_view>

#include "gui/frame.h"
#include "gui/widgets/meter.h"

namespace gui {

struct RowLook {
    std::string_view detail = {};
    std::string_view value = {};  // at the right, before the icon
    Tone detail_tone = Tone::plain;
    Tone value_tone = Tone::plain;
    Icon before = Icon::none;
    Icon after = Icon::chevron_right;
    bool line_above = false;
    bool selected = false;
    bool quiet_label = false;  // the label in the second text colour, where the value matters more
};
float list_row_height(Frame& frame, std::string_view label, float width, const RowLook& look = {});
[[nodiscard]] bool list_row(Frame& frame, std::string_view name, std::string_view label, Rect r,
                            const RowLook& look = {});

}  // namespace gui
