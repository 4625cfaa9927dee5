// The keyboard on the screen: below the page while a text field has the focus and no
// hardware keyboard is used. It types into that field and remembers nothing: no
// learning, no history, no prediction but of a passphrase's words, which are a public list. The window draws
// it; screens need not know it. Names: key.q, key.1, key.comma …; key.shift, key.backspace, key.space,
// key.page, key.method, key.hide, key.enter; key.word.xedap in a passphrase; after a long press
// key.variant.á.
#pragma once

#include "gui/frame.h"

namespace gui {

// In dp, at the bottom of a window of this size.
float screen_keyboard_height(const Rect& window);

// Draws it where it stands, above everything, and pushes what is typed as events.
void screen_keyboard(Frame& frame);

}  // namespace gui
