#include "gui/widgets/fitting.h"

#include <cassert>

#include "gui/text.h"

namespace gui {

Style fitting_style(Frame& frame, std::string_view words, float width, std::initializer_list<Style> styles) {
    assert(styles.size() > 0);
    Style last = *styles.begin();
    for (const Style style : styles) {
        last = style;
        if (text_width(frame, words, style) <= width) break;
    }
    return last;
}

}  // namespace gui
