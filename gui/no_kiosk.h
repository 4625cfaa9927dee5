// What the window shows where there is no kiosk to show: the store of this tablet cannot be held.
#pragma once

#include <filesystem>
#include <optional>

#include "gui/screens/restoring.h"
#include "gui/screens/wish.h"
#include "gui/surface.h"
#include "runtime/storage/error.h"

namespace gui {

class NoKiosk {
  public:
    NoKiosk(runtime::storage::StoreError why, std::filesystem::path store, Surface& surface)
        : why_(std::move(why)), store_(std::move(store)), surface_(surface) {}

    void draw(Frame& frame);
    // Or a backup has taken the store's place.
    [[nodiscard]] bool asked_again() const { return asked_again_; }

  private:
    void carry_out(const Wish& wish);
    void restore();

    runtime::storage::StoreError why_;
    std::filesystem::path store_;
    RestoreDraft restore_;
    std::optional<wish::Restore> restoring_;  // for the next frame: this one says that it is being done
    Surface& surface_;
    bool display_open_ = false;
    bool asked_again_ = false;
};

}  // namespace gui
