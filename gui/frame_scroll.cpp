// Frame: what scrolls on the page, and what of it is seen.
#include <algorithm>
#include <cmath>

#include "gui/frame.h"

namespace gui {

Scroll& Frame::begin_scroll(std::string_view name, Rect view) {
    Scroll& scroll = surface_.scrolls_[std::string(name)];
    scroll.view = view.meet(paint().clip());
    scroll.seen = true;
    areas_.emplace_back(name);
    paint().clip_to(view);
    return scroll;
}

const Scroll& Frame::scroll(std::string_view name) {
    return surface_.scrolls_[std::string(name)];
}

void Frame::end_scroll(std::string_view name, float content_height, float blank) {
    paint().unclip();
    areas_.pop_back();
    Scroll& scroll = surface_.scrolls_[std::string(name)];
    scroll.reach = std::max(0.F, std::ceil(content_height - scroll.view.h));
    scroll.content = content_height - blank;
    const float within = std::clamp(scroll.offset, 0.F, scroll.reach);
    if (within != scroll.offset) again();
    scroll.offset = within;
}

void Frame::reveal(Rect r) {
    if (areas_.empty()) return;
    Scroll& scroll = surface_.scrolls_[areas_.back()];
    constexpr float edge = 8;
    const float above = scroll.view.y + edge - r.y;
    const float below = r.bottom() + edge - scroll.view.bottom();
    scroll.velocity = 0;
    if (above > 0) {
        scroll.offset -= above;
    } else if (below > 0) {
        scroll.offset += std::min(below, -above);
    }
    scroll.offset = std::max(0.F, scroll.offset);
    surface_.stale_ = true;
}

namespace {

constexpr float enough = 12;  // that much of a thing may be cut and it still be seen

}  // namespace

bool Frame::more_below(std::string_view area, float room) const {
    const auto found = surface_.scrolls_.find(area);
    if (found == surface_.scrolls_.end()) return false;
    return found->second.offset + room < found->second.content - enough;
}

long Frame::choices_below(std::string_view area) const {
    const auto found = surface_.scrolls_.find(area);
    if (found == surface_.scrolls_.end()) return 0;
    const float bottom = found->second.view.bottom() + enough;
    return std::ranges::count_if(surface_.controls_, [&](const Control& one) {
        return one.kind == Kind::choice && one.area == area && one.rect.bottom() > bottom;
    });
}

void Frame::scroll_on(std::string_view area) {
    const auto found = surface_.scrolls_.find(area);
    if (found == surface_.scrolls_.end()) return;
    Scroll& scroll = found->second;
    scroll.velocity = 0;
    scroll.offset = std::clamp(scroll.offset + 0.8F * scroll.view.h, 0.F, scroll.reach);
    surface_.stale_ = true;
}

}  // namespace gui
