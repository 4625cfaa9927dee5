// Draws shapes, icons and single lines of text, in dp. Knows nothing of touch,
// of words, or of what a shape is for. The only drawing code that sees ImGui.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "gui/drawn.h"
#include "gui/fonts.h"
#include "gui/geometry.h"
#include "gui/theme.h"

struct ImDrawList;

namespace gui {

enum class Corners { all, left, right, top, none };

class Painter {
  public:
    Painter(ImDrawList& list, Fonts& fonts, const Theme& theme, Scale scale, Rect window);

    void fill(Rect r, Color color, float radius = 0, Corners corners = Corners::all);
    // The stroke lies inside the rectangle.
    void stroke(Rect r, Color color, float width, float radius = 0);
    void disc(Point center, float radius, Color color);
    void ring(Point center, float radius, Color color, float width);
    void line(Point from, Point to, Color color, float width = 1);
    void path(std::span<const Point> points, Color color, float width);
    void fade(Rect r, Color top, Color bottom);
    // A soft shadow under a card: opacity 0 to 1, blur and drop in dp. None in dark or high contrast.
    void shadow(Rect r, float opacity, float blur = 12, float drop = 3);
    void icon(Point center, Icon icon, IconSize size, Color color);
    // One line, its line box starting at `at`.
    void text(Point at, std::string_view text, Style style, Color color);

    void clip_to(Rect r);  // within the clip that holds now
    void unclip();
    [[nodiscard]] Rect clip() const;

    [[nodiscard]] const Theme& theme() const { return theme_; }
    // Writes down what is drawn from now on; null: nothing.
    void record(Drawn* drawn) { drawn_ = drawn; }

  private:
    [[nodiscard]] bool hidden(const Rect& r) const;
    [[nodiscard]] float px(float dp) const;
    [[nodiscard]] float snapped(float dp) const;  // to a whole pixel

    ImDrawList& list_;
    Fonts& fonts_;
    const Theme& theme_;
    Scale scale_;
    Rect window_;
    std::vector<Rect> clips_;
    Drawn* drawn_ = nullptr;
};

}  // namespace gui
