#include "gui/scale.h"

#include <algorithm>
#include <cmath>

namespace gui {

float dp_scale(const Monitor& monitor) {
    float scale = 0;
    if (monitor.millimetres_wide > 0) {
        const float dpi = monitor.pixels_wide / (monitor.millimetres_wide / 25.4F);
        if (dpi >= 80 && dpi <= 400) scale = dpi / 150;
    }
    if (scale == 0 && monitor.window_content_scale > 1) scale = monitor.window_content_scale;
    if (scale == 0) scale = std::min(monitor.pixels_wide, monitor.pixels_high) / 800;
    return std::round(std::clamp(scale, 0.75F, 3.F) * 20) / 20;
}

}  // namespace gui
