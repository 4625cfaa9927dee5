// "More below": a strip above the bottom bar that says what of a scrolled page cannot be seen
// yet, and brings it with a tap. It is there only while something is below.
#pragma once

#include <string>
#include <string_view>

#include "gui/frame.h"

namespace gui {

// Before the area is drawn: takes the strip off the bottom of its room, where it is needed.
//   MoreBelow more(frame, "answers", page);
//   { ScrollArea area(frame, "answers", page); ... }
//   more.draw();              // gives its room back to `page`
class MoreBelow {
  public:
    // `name`: of its control; another one for a sheet, which stands over a page that may have its own.
    MoreBelow(Frame& frame, std::string_view area, Rect& page, std::string name = "more");

    // Choices are counted, `parts` of them for one; other things are only said to be there.
    void draw(const char* counted = "choices_below", long parts = 1);
    // The bottom of the page as it is without the strip.
    [[nodiscard]] float bottom() const { return bottom_; }

  private:
    Frame& frame_;
    std::string_view area_;
    std::string name_;
    Rect& page_;
    float bottom_;
    Rect strip_;
};

}  // namespace gui
