// The rows of the settings' cards, and what the pages to write on share. What a setting means
// is supervisor_settings.cpp's matter.
#pragma once

#include <functional>
#include <span>
#include <string>

#include "gui/screens/layout.h"

namespace gui {

// A row knows its height before it is drawn, so that the card under all of them can be drawn first.
struct SettingRow {
    float height;
    std::function<void(Rect)> draw;
};
inline constexpr float setting_card_pad = 24;
void rows_card(Frame& frame, Column& column, std::span<const SettingRow> rows);

struct SettingOption {
    std::string name;  // its control is settings.NAME
    std::string label;
    bool chosen = false;
};
// Pills beside each other, in as many lines as they need.
float option_pills_height(Frame& frame, float width, std::span<const SettingOption> options);
// The name of the one that was touched, or empty.
std::string option_pills(Frame& frame, Rect place, std::span<const SettingOption> options);

// The way back to the settings, which asks when something is not saved; true when it is free.
bool page_back(Frame& frame, Column& column, bool changed, bool& leaving);
bool save_button(Frame& frame, Column& column, bool changed);
// True: throw it away.
bool throw_away_dialog(Frame& frame, bool& leaving);

}  // namespace gui
