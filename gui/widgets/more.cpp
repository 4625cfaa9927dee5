#include "gui/widgets/more.h"

#include <algorithm>
#include <utility>

#include "gui/widgets/button.h"

namespace gui {

MoreBelow::MoreBelow(Frame& frame, std::string_view area, Rect& page, std::string name)
    : frame_(frame), area_(area), name_(std::move(name)), page_(page), bottom_(page.bottom()) {
    // Beside the keyboard on the screen what is typed needs the room.
    if (!frame.keyboard_stands() && frame.more_below(area, page.h))
        strip_ = page.cut_bottom(height::target + 8);
}

void MoreBelow::draw(const char* counted, long parts) {
    const Rect page{page_.x, page_.y, page_.w, bottom_ - page_.y};
    const bool shown = !strip_.empty();
    const bool wanted = !frame_.keyboard_stands() && frame_.more_below(area_, page.h);
    if (wanted != shown) frame_.again();
    page_.h += strip_.h;
    if (!shown) return;
    const long choices = frame_.choices_below(area_) / std::max(parts, 1L);
    const std::string label = choices > 0 ? frame_.count(counted, choices) : frame_.say("content_below");
    const ButtonLook look{.kind = ButtonKind::secondary,
                          .before = Icon::chevron_down,
                          .style = Style::label,
                          .radius = height::target / 2};
    const float wide = std::min(strip_.w - 2 * frame_.margin(), button_width(frame_, label, look));
    const Rect r{strip_.center().x - wide / 2, strip_.y + 8, wide, height::target};
    if (button(frame_, name_, label, r, look)) frame_.scroll_on(area_);
}

}  // namespace gui
