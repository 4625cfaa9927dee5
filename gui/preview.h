// The window while an author looks at an instrument under work: the kiosk's own screens
// on a session that nobody stores, with a strip above them that leads to any item, to the
// result and to what is wrong with the file. App is the kiosk's; this one knows no store.
#pragma once

#include <optional>

#include "gui/screens/preview.h"
#include "gui/screens/question.h"
#include "gui/screens/result.h"
#include "gui/surface.h"
#include "runtime/preview.h"

namespace gui {

class PreviewApp {
  public:
    PreviewApp(runtime::Preview preview, Surface& surface, Voice* voice = nullptr);

    void draw(Frame& frame);
    // Perhaps a file changed; true if it did. On the window's thread.
    bool read_again();
    // For tests and for the command line: what stands behind the picture.
    [[nodiscard]] const runtime::Preview& preview() const { return preview_; }
    // What is wrong: with the files, then with what they say and no font can draw.
    [[nodiscard]] const instruments::Problems& problems() const { return problems_; }

  private:
    [[nodiscard]] Wishes draw_instrument(Rect page, Frame& frame);
    void draw_display(Frame& frame);
    void carry_out(const PreviewTouch& touch);
    void carry_out(const Wish& wish);
    void tell(const runtime::Intent& intent);
    void forget_typing() { question_ = {}; }
    void say(std::string phrase, Tone tone) { toast_ = Toast{std::move(phrase), tone}; }

    void find_problems();

    runtime::Preview preview_;
    instruments::Problems problems_;
    Surface& surface_;
    Aloud aloud_;
    PreviewDraft draft_;
    QuestionDraft question_;
    ResultDraft result_;
    bool at_result_ = false;
    bool display_open_ = false;
    runtime::Saving saving_;  // of nothing: always well

    std::optional<Toast> toast_;

    // Snapshots, taken anew after each wish.
    bool stale_ = true;
    std::optional<runtime::Page> page_;
    std::optional<runtime::ResultView> shown_result_;
};

}  // namespace gui
