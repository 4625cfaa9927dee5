// Points and rectangles of the window, always in dp (the design's pixel at
// 1280x800). Only the painter and the fonts know how many real pixels a dp is.
// A Rect can be cut up from its edges, which is how screens are laid out.
#pragma once

#include <algorithm>

namespace gui {

struct Point {
    float x = 0;
    float y = 0;
    bool operator==(const Point&) const = default;
};

struct Size {
    float w = 0;
    float h = 0;
    bool operator==(const Size&) const = default;
};

struct Rect {
    float x = 0;
    float y = 0;
    float w = 0;
    float h = 0;
    bool operator==(const Rect&) const = default;

    [[nodiscard]] float right() const { return x + w; }
    [[nodiscard]] float bottom() const { return y + h; }
    [[nodiscard]] Point at() const { return {x, y}; }
    [[nodiscard]] Point center() const { return {x + w / 2, y + h / 2}; }
    [[nodiscard]] bool contains(Point p) const {
        return p.x >= x && p.x < right() && p.y >= y && p.y < bottom();
    }
    [[nodiscard]] Rect inset(float across, float down) const {
        return {x + across, y + down, std::max(0.F, w - 2 * across), std::max(0.F, h - 2 * down)};
    }
    [[nodiscard]] Rect inset(float all) const { return inset(all, all); }
    [[nodiscard]] Rect moved(float dx, float dy) const { return {x + dx, y + dy, w, h}; }
    // What both cover; empty (zero width or height) when they do not meet.
    [[nodiscard]] Rect meet(const Rect& other) const {
        const float left = std::max(x, other.x);
        const float top = std::max(y, other.y);
        return {left, top, std::max(0.F, std::min(right(), other.right()) - left),
                std::max(0.F, std::min(bottom(), other.bottom()) - top)};
    }
    [[nodiscard]] bool empty() const { return w <= 0 || h <= 0; }

    // Take a strip off one edge: the strip is returned, the rectangle shrinks.
    Rect cut_top(float n) {
        const Rect strip{x, y, w, n};
        y += n;
        h = std::max(0.F, h - n);
        return strip;
    }
    Rect cut_bottom(float n) {
        h = std::max(0.F, h - n);
        return {x, y + h, w, n};
    }
    Rect cut_left(float n) {
        const Rect strip{x, y, n, h};
        x += n;
        w = std::max(0.F, w - n);
        return strip;
    }
    Rect cut_right(float n) {
        w = std::max(0.F, w - n);
        return {x + w, y, n, h};
    }
};

}  // namespace gui
