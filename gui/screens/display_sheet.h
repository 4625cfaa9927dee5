// The sheet on which whoever holds the tablet chooses how it looks. Every choice shows at
// once, on the sheet itself and on the page behind it.
#pragma once

#include <optional>

#include "gui/display.h"
#include "gui/frame.h"

namespace gui {

struct DisplayTouch {
    std::optional<DisplayChoice> choice;
    bool done = false;
};
// Whether this machine can read pages aloud; where it cannot, the sheet says why.
enum class Reader { here, missing };
[[nodiscard]] DisplayTouch draw_display_sheet(const DisplayChoice& now, Reader reader, Frame& frame);

}  // namespace gui
