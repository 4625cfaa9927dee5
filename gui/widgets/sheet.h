// A sheet from the right (or from below, in portrait) and a dialog in the middle.
// While one stands, nothing under it can be touched. Esc and the close button close. Each has the
// language switch at its top right, as the pages have.
#pragma once

#include <string_view>

#include "gui/frame.h"

namespace gui {

enum class SheetForm { side, center };
// The room that a sheet of this form gives its content, and what its title takes: for those
// that ask for a height.
float sheet_content_width(const Frame& frame, SheetForm form);
float sheet_head_height(const Frame& frame);

// Draw the content between construction and the end of its life, then look at closed().
class Sheet {
  public:
    Sheet(Frame& frame, std::string_view name, std::string_view title, SheetForm form,
          float center_height = 420);
    ~Sheet();
    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;

    [[nodiscard]] Rect content() const { return content_; }
    [[nodiscard]] bool closed() const { return closed_; }

  private:
    Frame& frame_;
    Rect content_;
    bool closed_ = false;
};

enum class DialogAnswer { none, yes, no, instead };
struct DialogText {
    std::string_view title;
    std::string_view text;
    std::string_view warning = {};  // below it, in a box of its own; empty: none
    std::string_view yes;
    std::string_view no;
    std::string_view instead = {};  // a third way, below the two; empty: none
    std::string_view instead_name = "instead";
    bool dangerous = false;
    Key yes_key = Key::none;
    Key no_key = Key::escape;
};
// Controls NAME.yes and NAME.no, and NAME.INSTEAD_NAME where there is a third way.
[[nodiscard]] DialogAnswer dialog(Frame& frame, std::string_view name, const DialogText& text);

}  // namespace gui
