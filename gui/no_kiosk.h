// What the window shows where there is no kiosk to show: the store of this tablet cannot be held.
#pragma once

#include "gui/screens/wish.h"
#include "gui/surface.h"
#include "runtime/storage/error.h"

namespace gui {

class NoKiosk {
  public:
    NoKiosk(runtime::storage::StoreError why, Surface& surface) : why_(std::move(why)), surface_(surface) {}

    void draw(Frame& frame);
    [[nodiscard]] bool asked_again() const { return asked_again_; }

  private:
    void carry_out(const Wish& wish);

    runtime::storage::StoreError why_;
    Surface& surface_;
    bool display_open_ = false;
    bool asked_again_ = false;
};

}  // namespace gui
