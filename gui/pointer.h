// Whether the mouse's pointer is to be seen. X11 turns a touch into pointer events, so a finger drags the
// pointer along and leaves it on an answer, where it looks like a mark. A press hides it; a mouse
// that is really moved shows it again.
#pragma once

#include <optional>

#include "gui/geometry.h"

namespace gui {

class PointerSight {
  public:
    [[nodiscard]] bool hidden() const { return hidden_; }
    void pressed();
    // Without a button, in dp. A touch makes one such move or two, as far as you like, just before its
    // press; a mouse many small ones.
    void moved(Point to);

  private:
    bool hidden_ = false;
    std::optional<Point> last_;
    int steps_ = 0;
    float way_ = 0;
};

}  // namespace gui
