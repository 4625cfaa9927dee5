#include "gui/paint.h"

#include <imgui.h>

#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "gui/utf8.h"

namespace gui {
namespace {

ImU32 packed(Color c) {
    return IM_COL32(c.r, c.g, c.b, c.a);
}

ImDrawFlags flags(Corners corners) {
    switch (corners) {
        case Corners::left:
            return ImDrawFlags_RoundCornersLeft;
        case Corners::right:
            return ImDrawFlags_RoundCornersRight;
        case Corners::top:
            return ImDrawFlags_RoundCornersTop;
        case Corners::none:
            return ImDrawFlags_RoundCornersNone;
        case Corners::all:
            break;
    }
    return ImDrawFlags_RoundCornersAll;
}

}  // namespace

Painter::Painter(ImDrawList& list, Fonts& fonts, const Theme& theme, Scale scale, Rect window)
    : list_(list), fonts_(fonts), theme_(theme), scale_(scale), window_(window) {}

float Painter::px(float dp) const {
    return dp * scale_.dp;
}
float Painter::snapped(float dp) const {
    return std::round(dp * scale_.dp);
}

bool Painter::hidden(const Rect& r) const {
    return r.meet(clip()).empty();
}

void Painter::fill(Rect r, Color color, float radius, Corners corners) {
    if (hidden(r) || color.a == 0) return;
    if (drawn_ != nullptr) drawn_->grounds.push_back({r, color});
    list_.AddRectFilled({snapped(r.x), snapped(r.y)}, {snapped(r.right()), snapped(r.bottom())},
                        packed(color), px(radius), flags(corners));
}

void Painter::stroke(Rect r, Color color, float width, float radius) {
    if (hidden(r) || width <= 0) return;
    const float half = px(width) / 2;
    list_.AddRect({snapped(r.x) + half, snapped(r.y) + half},
                  {snapped(r.right()) - half, snapped(r.bottom()) - half}, packed(color),
                  std::max(0.F, px(radius) - half),
                  radius > 0 ? ImDrawFlags_RoundCornersAll : ImDrawFlags_None, px(width));
}

void Painter::disc(Point center, float radius, Color color) {
    const Rect around{center.x - radius, center.y - radius, 2 * radius, 2 * radius};
    if (hidden(around)) return;
    if (drawn_ != nullptr) drawn_->grounds.push_back({around, color});
    list_.AddCircleFilled({px(center.x), px(center.y)}, px(radius), packed(color), 0);
}

void Painter::ring(Point center, float radius, Color color, float width) {
    if (hidden({center.x - radius, center.y - radius, 2 * radius, 2 * radius})) return;
    list_.AddCircle({px(center.x), px(center.y)}, px(radius - width / 2), packed(color), 0, px(width));
}

void Painter::line(Point from, Point to, Color color, float width) {
    const bool level = from.y == to.y;
    const bool upright = from.x == to.x;
    if (level || upright) {
        // A filled rectangle on whole pixels is sharp; a line between them would be a grey smear.
        const float thick = std::max(1.F, snapped(width));
        const float x = snapped(from.x);
        const float y = snapped(from.y);
        list_.AddRectFilled({x, y}, {level ? snapped(to.x) : x + thick, level ? y + thick : snapped(to.y)},
                            packed(color));
        return;
    }
    list_.AddLine({px(from.x), px(from.y)}, {px(to.x), px(to.y)}, packed(color), px(width));
}

void Painter::path(std::span<const Point> points, Color color, float width) {
    std::vector<ImVec2> corners;
    corners.reserve(points.size());
    for (const Point p : points) {
        corners.emplace_back(px(p.x), px(p.y));
    }
    list_.AddPolyline(corners.data(), static_cast<int>(corners.size()), packed(color), ImDrawFlags_None,
                      px(width));
}

void Painter::fade(Rect r, Color top, Color bottom) {
    if (hidden(r)) return;
    list_.AddRectFilledMultiColor({snapped(r.x), snapped(r.y)}, {snapped(r.right()), snapped(r.bottom())},
                                  packed(top), packed(top), packed(bottom), packed(bottom));
}

void Painter::shadow(Rect r, float opacity, float blur, float drop) {
    if (theme_.shadow <= 0 || opacity <= 0) return;
    const Rect outer = Rect{r.x - blur, r.y - blur + drop, r.w + 2 * blur, r.h + 2 * blur};
    if (hidden(outer)) return;
    const auto picture = fonts_.shadow();
    const float margin = px(blur + 10);
    const std::array<float, 4> x{px(outer.x), px(outer.x) + margin, px(outer.right()) - margin,
                                 px(outer.right())};
    const std::array<float, 4> y{px(outer.y), px(outer.y) + margin, px(outer.bottom()) - margin,
                                 px(outer.bottom())};
    // Nine slices: the corners keep their shape, the sides are drawn out.
    constexpr std::array<float, 4> part{0, 0.46F, 0.54F, 1};
    const auto u = [&](std::size_t i) { return picture.u0 + part.at(i) * (picture.u1 - picture.u0); };
    const auto v = [&](std::size_t i) { return picture.v0 + part.at(i) * (picture.v1 - picture.v0); };
    const ImU32 ink = packed(Color{16, 42, 60}.faded(opacity));
    for (std::size_t j = 0; j < 3; ++j) {
        for (std::size_t i = 0; i < 3; ++i) {
            list_.AddImage(fonts_.atlas().TexID, {x.at(i), y.at(j)}, {x.at(i + 1), y.at(j + 1)}, {u(i), v(j)},
                           {u(i + 1), v(j + 1)}, ink);
        }
    }
}

void Painter::icon(Point center, Icon icon, IconSize size, Color color) {
    if (icon == Icon::none) return;
    const float side = fonts_.icon_width(size, icon);
    ImFont* const font = fonts_.icons(size);
    if (font == nullptr) return;
    std::string glyph;
    append_character(glyph, static_cast<char32_t>(icon));
    list_.AddText(
        font, font->FontSize,
        {std::floor(px(center.x) - side / 2 + 0.5F), std::floor(px(center.y) - font->FontSize / 2 + 0.5F)},
        packed(color), glyph.data(), glyph.data() + glyph.size());
}

void Painter::text(Point at, std::string_view text, Style style, Color color) {
    const float width = fonts_.width(style, text) / scale_.dp;
    ImFont* const font = fonts_.face(style);
    const float line = fonts_.line_height(style);
    if (font == nullptr || text.empty() || hidden({at.x, at.y, width, line / scale_.dp})) return;
    if (drawn_ != nullptr) {
        const Rect box{at.x, at.y, width, line / scale_.dp};
        drawn_->words.push_back({.text = std::string(text),
                                 .rect = box,
                                 .clip = clip(),
                                 .ink = color,
                                 .ground = drawn_->at(box.center(), {window_, theme_.bg})});
    }
    const float y = std::floor(px(at.y) + (line - fonts_.box_height(style)) / 2 + 0.5F);
    list_.AddText(font, font->FontSize, {std::floor(px(at.x) + 0.5F), y}, packed(color), text.data(),
                  text.data() + text.size());
}

void Painter::clip_to(Rect r) {
    list_.PushClipRect({snapped(r.x), snapped(r.y)}, {snapped(r.right()), snapped(r.bottom())}, true);
    clips_.push_back(r.meet(clip()));
}

void Painter::unclip() {
    list_.PopClipRect();
    clips_.pop_back();
}

Rect Painter::clip() const {
    return clips_.empty() ? window_ : clips_.back();
}

}  // namespace gui
