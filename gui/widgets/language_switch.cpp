#include "gui/widgets/language_switch.h"

#include <algorithm>
#include <array>

namespace gui {

float language_switch_width(Frame& frame) {
    return 2 * std::max(height::target, text_width(frame, "EN", Style::label) + 28);
}

void language_switch(Frame& frame, Rect r, const SegmentColors* own) {
    const std::array<Part, 2> languages{Part{"lang.vi", "VI"}, Part{"lang.en", "EN"}};
    const std::size_t now = frame.language() == Language::vi ? 0 : 1;
    if (const auto chosen = segmented(frame, languages, r, now, own))
        frame.ask_for(*chosen == 0 ? Language::vi : Language::en);
    if (frame.key(Key::f2)) frame.ask_for(now == 0 ? Language::en : Language::vi);
}

}  // namespace gui
