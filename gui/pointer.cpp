#include "gui/pointer.h"

#include <cmath>

namespace gui {

namespace {

constexpr int steps_of_a_mouse = 6;
constexpr float way_of_a_mouse = 24;  // dp

}  // namespace

void PointerSight::pressed() {
    *this = {};
    hidden_ = true;
}

void PointerSight::moved(Point to) {
    if (!hidden_) return;
    if (last_) {
        ++steps_;
        way_ += std::hypot(to.x - last_->x, to.y - last_->y);
    }
    last_ = to;
    if (steps_ >= steps_of_a_mouse && way_ >= way_of_a_mouse) *this = {};
}

}  // namespace gui
