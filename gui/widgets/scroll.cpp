#include "gui/widgets/scroll.h"

#include <algorithm>
#include <cmath>

namespace gui {
namespace {

constexpr float margin = 10;  // shadows and focus rings need it

}  // namespace

ScrollArea::ScrollArea(Frame& frame, std::string_view name, Rect room, Under under)
    : frame_(frame), name_(name), room_(room), under_(under) {
    if (frame.in_layer()) more_.emplace(frame, name_, room_, name_ + ".more");
    const Scroll& scroll = frame.begin_scroll(name, room_);
    const float dp = frame.scale().dp;
    // On whole pixels, or text would shimmer while it moves.
    const float offset = std::round(scroll.offset * dp) / dp;
    content_ = {room_.x + margin, room_.y + margin - offset, room_.w - 2 * margin, room_.h - 2 * margin};
    end_ = content_.y;
}

Rect ScrollArea::content() const {
    return content_;
}

void ScrollArea::end_at(float bottom, float blank) {
    end_ = bottom;
    blank_ = blank;
}

ScrollArea::~ScrollArea() {
    close();
}

void ScrollArea::close() {
    if (!open_) return;
    open_ = false;
    const Theme& theme = frame_.theme();
    const Scroll& scroll = frame_.scroll(name_);
    const float height = end_ + margin - (content_.y - margin);
    const float reach = std::max(0.F, height - room_.h);
    const bool above = scroll.offset > 1;
    const bool below = scroll.offset < reach - 1;
    if (theme.high_contrast()) {
        // Nothing is half seen there: words end at a line.
        constexpr float edge = 2;
        if (above) frame_.paint().fill({room_.x, room_.y, room_.w, edge}, theme.line);
        if (below) frame_.paint().fill({room_.x, room_.bottom() - edge, room_.w, edge}, theme.line);
    } else {
        // Beside the keyboard on the screen there are few lines, and one of them is being typed.
        const float fade = frame_.keyboard_stands() ? margin : 28;
        const Color ground = under_ == Under::card || frame_.in_layer() ? theme.surface : theme.bg;
        const Color clear = ground.faded(0);
        if (above) frame_.paint().fade({room_.x, room_.y, room_.w, fade}, ground, clear);
        if (below) frame_.paint().fade({room_.x, room_.bottom() - fade, room_.w, fade}, clear, ground);
    }
    if (reach > 0) {
        const float length = std::max(40.F, room_.h * room_.h / height);
        const float y = room_.y + (room_.h - length) * std::min(1.F, scroll.offset / reach);
        frame_.paint().fill({room_.right() - 5, y + 2, 4, length - 4}, theme.border.faded(0.55F), 2);
    }
    frame_.end_scroll(name_, height, blank_ + margin);
    if (more_) more_->draw();
}

}  // namespace gui
