// The bar at the top (who and where, language, text size, colours) and the bar at
// the bottom (back and next). Stable names: lang.vi, lang.en, display, contrast,
// cover, back, next. What they do is the caller's to carry out; the language, whoever draws the frame's.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "gui/widgets/bar_tools.h"
#include "gui/widgets/button.h"

namespace gui {

struct TopBar {
    std::string_view title;
    std::string_view subtitle = {};
    std::string_view client = {};  // whose session it is, a code: before the subtitle, and never left out
    bool back = false;             // an arrow (control "leave") in place of the mark
    bool cover = false;            // the privacy cover, on pages that show answers
    std::string_view person = {};  // signed in: name and role at the right
    bool account = true;           // a touch there opens what she does with her own account
    std::string_view role = {};
    // Where the page stands among others, "3 / 8": a button (control "rail"); with words where there is room.
    std::string_view place = {};
    std::string_view place_words = {};
    std::string_view place_label = {};
};
struct TopBarTouch {
    bool display = false;   // text size and the rest of it: the sheet
    bool contrast = false;  // the next colours
    bool cover = false;
    bool leave = false;
    bool person = false;
    bool place = false;
};
// Takes its height off the top of `page`.
[[nodiscard]] TopBarTouch top_bar(Frame& frame, Rect& page, const TopBar& bar);

struct BottomBar {
    std::string_view back = {};    // empty: no such button
    std::string_view middle = {};  // a third action, control "middle_name"
    std::string_view middle_name = {};
    ButtonKind middle_kind = ButtonKind::tertiary;
    std::string_view next = {};
    Icon next_icon = Icon::arrow_forward;
    const BarTools* tools = nullptr;  // between the two, in place of the middle action
};
struct BottomBarTouch {
    bool back = false;
    bool middle = false;
    bool next = false;
    std::optional<std::size_t> tool;  // its place
};
// Takes its height off the bottom of `page`. Draw it last: it comes last in reading order.
[[nodiscard]] BottomBarTouch bottom_bar(Frame& frame, Rect& page, const BottomBar& bar);
// The room above the bottom bar, before it is drawn.
float bottom_bar_height(const Frame& frame);

}  // namespace gui
