// A part of the page that is longer than its room: dragged with a finger (with
// inertia), by wheel, by Page Up and Page Down, and by moving the focus.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "gui/frame.h"
#include "gui/widgets/more.h"

namespace gui {

// What the content lies on: the fades at its ends take that colour.
enum class Under { page, card };

// Lives for the length of the scrolled content:
//   ScrollArea area(frame, "answers", room);
//   Rect place = area.content();     // at the scrolled position, as high as the room
//   ... draw downwards ...
//   area.end_at(y);                  // where the content ended
// On a sheet it has the strip that says that more is below (more.h), a control NAME.more; pages place their
// own. Leave 10 dp inside the edges, or shadows and focus rings are cut: content() does.
class ScrollArea {
  public:
    ScrollArea(Frame& frame, std::string_view name, Rect room, Under under = Under::page);
    ~ScrollArea();
    ScrollArea(const ScrollArea&) = delete;
    ScrollArea& operator=(const ScrollArea&) = delete;

    [[nodiscard]] Rect content() const;
    // `blank`: how much of it, at its end, is empty: nothing there is missed.
    void end_at(float bottom, float blank = 20);
    // Ends the area before its life does, where more is drawn after it in the same scope.
    void close();

  private:
    Frame& frame_;
    std::string name_;
    Rect room_;
    std::optional<MoreBelow> more_;
    Under under_;
    Rect content_;
    float end_ = 0;
    float blank_ = 0;
    bool open_ = true;
};

}  // namespace gui
