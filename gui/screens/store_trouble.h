// The store cannot be opened, whoever signs in: what happened, that nothing was changed, and
// what helps. In place of sign-in, or of everything where there is no kiosk to show.
#pragma once

#include "gui/screens/layout.h"
#include "runtime/storage/error.h"

namespace gui {

// Not a matter of this person or this passphrase: the store itself, or its disk.
[[nodiscard]] bool is_of_the_store(runtime::storage::StoreError::Kind kind);

// A wish::LookAgain asks to try once more, a wish::OfferRestore for the backups that there are.
Wishes draw_store_trouble(const runtime::storage::StoreError& error, Rect page, Frame& frame);

}  // namespace gui
