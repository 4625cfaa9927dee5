// How many pixels a dp is (S), and how much larger a person wants the text (T).
#pragma once

#include <cmath>

namespace gui {

// What is known of the screen; 0 where the system does not say.
struct Monitor {
    float pixels_wide = 0;
    float pixels_high = 0;
    float millimetres_wide = 0;
    float window_content_scale = 0;
};

// S, rounded to 0.05: from the physical size when it is believable (80 to 400 dpi),
// else from the desktop's own scale, else from the short side.
float dp_scale(const Monitor& monitor);

struct Scale {
    float dp = 1;    // S: real pixels per dp
    float text = 1;  // T: 1, 1.25, 1.5 or 2
    bool operator==(const Scale&) const = default;

    // Heights that hold text grow with it, but less than it does.
    [[nodiscard]] float tall(float height) const {
        return std::round(height * (text > 1 ? 0.45F + 0.55F * text : 1));
    }
    [[nodiscard]] float icon() const { return text < 1.3F ? text : 1.3F; }
};

}  // namespace gui
