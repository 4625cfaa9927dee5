// What stands around an instrument under work: the strip above it, the note on an item
// that the skip logic keeps out, the list of all items, and what is wrong with the file.
// The instrument itself is drawn by the kiosk's own screens.
#pragma once

#include <optional>
#include <string>

#include "gui/screens/layout.h"
#include "runtime/preview.h"

namespace gui {

struct PreviewView {
    const runtime::Preview& preview;
    const instruments::Problems& problems;  // of the files, and of what no font can draw
    bool at_result = false;
};
struct PreviewDraft {
    bool items_open = false;
    std::string search;
    bool problems_open = false;
};

// What was touched on the strip and in its sheets.
struct PreviewTouch {
    bool result = false;  // there, or back
    bool mode = false;    // the other one
    bool start_over = false;
    std::optional<instruments::ItemIndex> item;
    [[nodiscard]] bool any() const { return result || mode || start_over || item; }
};

// Takes its height off the top of `page`. Controls preview.items, preview.result, preview.mode,
// preview.problems.
void preview_strip(const PreviewView& view, PreviewDraft& draft, Rect& page, Frame& frame,
                   PreviewTouch& touch);
// That the item on the screen is not asked, and its condition; nothing for one that is.
void kept_out_note(const PreviewView& view, Rect& page, Frame& frame);
// The sheet with every item: item.ID, preview.search, preview.restart, items.close.
void preview_items(const PreviewView& view, PreviewDraft& draft, Frame& frame, PreviewTouch& touch);

// A sentence across the page. Takes its height off the top.
void note_bar(std::string_view words, Tone tone, Rect& page, Frame& frame);
// What is wrong, beside or below the last good version: takes its room off `page`; all of it where
// there is no such version. Control preview.problems.close.
void preview_problems(const PreviewView& view, PreviewDraft& draft, Rect& page, Frame& frame, Wishes& wishes);

}  // namespace gui
