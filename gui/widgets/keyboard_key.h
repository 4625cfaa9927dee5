// How one key of the keyboard on the screen looks, and what it is called.
#pragma once

#include <string>

#include "gui/frame.h"
#include "gui/widgets/keyboard_layout.h"

namespace gui {

// What lies under the keys.
Color keyboard_color(const Theme& theme);
std::string key_label(const Frame& frame, const KeyboardState& keyboard, const ScreenKeyPlace& key,
                      typing::Method method);
void draw_key(Frame& frame, const KeyboardState& keyboard, const ScreenKeyPlace& key, typing::Method method,
              bool held);

}  // namespace gui
