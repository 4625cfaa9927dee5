#include "gui/drawn.h"

#include <cmath>

namespace gui {

namespace {

Color over(Color above, Color below) {
    const float share = static_cast<float>(above.a) / 255;
    const auto mixed = [&](std::uint8_t a, std::uint8_t b) {
        return static_cast<std::uint8_t>(
            std::lround(static_cast<float>(a) * share + static_cast<float>(b) * (1 - share)));
    };
    return {mixed(above.r, below.r), mixed(above.g, below.g), mixed(above.b, below.b)};
}

}  // namespace

Ground Drawn::at(Point p, const Ground& page) const {
    Ground seen = page;
    for (const Ground& ground : grounds) {
        if (!ground.rect.contains(p)) continue;
        // A veil dims what is under it and holds nothing.
        if (ground.color.a == 255) seen.rect = ground.rect;
        seen.color = over(ground.color, seen.color);
    }
    return seen;
}

}  // namespace gui
