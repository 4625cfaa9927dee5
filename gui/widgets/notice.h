// Words about the page: a banner (with an icon, in a tone), the small red text
// beside an item, and an empty list's picture and sentence. A toast is frame.toast().
#pragma once

#include <string_view>

#include "gui/frame.h"

namespace gui {

struct BannerLook {
    Tone tone = Tone::info;
    Icon icon = Icon::none;  // the tone's own unless said otherwise
    bool strong = false;     // with an edge, as errors have
};
float banner_height(Frame& frame, std::string_view text, float width, const BannerLook& look = {});
// Returns the height used, as banner_height says.
float banner(Frame& frame, Rect place, std::string_view text, const BannerLook& look = {});

float error_height(Frame& frame, std::string_view text, float width);
float error_text(Frame& frame, Point at, std::string_view text, float width);

// Icon, one sentence; put the one action below. Returns the height used.
float empty_state(Frame& frame, Rect place, Icon icon, std::string_view sentence);
float empty_state_height(Frame& frame, float width, std::string_view sentence);

}  // namespace gui
