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
// Rows lie below one another without a gap: the target of each ends before its edges, so that two are
// 8 dp apart.
inline constexpr float row_least = 64;
Rect row_target(Rect row);
float list_row_height(Frame& frame, std::string_view label, float width, const RowLook& look = {});
[[nodiscard]] bool list_row(Frame& frame, std::string_view name, std::string_view label, Rect r,
                            const RowLook& look = {});

}  // namespace gui
