// What is wrong with the file under work: each problem on a card of its own, with line and
// column, whether there is one or a hundred.
#include <algorithm>
#include <cmath>

#include "gui/screens/preview.h"
#include "gui/widgets/button.h"
#include "gui/widgets/card.h"
#include "gui/widgets/meter.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"

namespace gui {

namespace {

using instruments::Problem;
using instruments::Problems;
using instruments::Severity;

constexpr float wide_enough = 1100;  // for the instrument and its problems side by side
constexpr float pane_width = 448;
constexpr float card_pad = 20;

std::string place_words(const Problem& problem, const Frame& frame) {
    if (problem.place.line == 0) return frame.say("preview_whole_file");
    return frame.say("preview_line_column",
                     {std::to_string(problem.place.line), std::to_string(problem.place.column)});
}

// The name of the file is said where it is not the one that was opened.
std::string file_words(const Problem& problem, const runtime::Preview& preview) {
    const std::filesystem::path file(problem.place.file);
    return file == preview.file() ? std::string() : file.filename().string();
}

void problem_card(const Problem& problem, const runtime::Preview& preview, Frame& frame, Column& column) {
    const Theme& theme = frame.theme();
    const bool error = problem.severity == Severity::error;
    const Tone tone = error ? Tone::high : Tone::warn;
    const std::string file = file_words(problem, preview);
    const std::string said = instruments::shown(problem.sentence);
    const TextLook sentence{.style = Style::body};
    const TextLook quiet_look{.style = Style::caption, .color = theme.text2};
    const float inner = column.width() - 2 * card_pad - 34;
    const float head = line_height(frame, Style::body_medium);
    const float below = file.empty() ? 0 : text_height(frame, file, inner, quiet_look);
    const float high = 16 + head + below + 4 + text_height(frame, said, inner, sentence) + 16;
    const Rect r = column.take(high);
    card(frame, r);
    Rect words = r.inset(card_pad, 16);
    const Rect icon = words.cut_left(34);
    frame.paint().icon({icon.x + 12, icon.y + head / 2}, error ? Icon::error : Icon::warning,
                       IconSize::medium, theme.tone(tone).ink);
    Column lines(frame, words);
    const std::string place =
        place_words(problem, frame) + (error ? "" : " · " + frame.say("preview_warning"));
    lines.text(place, {.style = Style::body_medium, .color = theme.tone(tone).ink});
    lines.text(file, quiet_look);
    lines.gap(4);
    lines.text(said, sentence);
    column.gap(12);
}

void cards(const PreviewView& view, Frame& frame, Column& column) {
    if (view.problems.empty()) {
        column.gap(24);
        column.gap(empty_state(frame, column.rest(), Icon::check_circle, frame.say("preview_no_problems")));
    }
    for (const Problem& problem : view.problems)
        problem_card(problem, view.preview, frame, column);
}

std::string counted(const Problems& problems, const Frame& frame) {
    const auto errors = std::ranges::count(problems, Severity::error, &Problem::severity);
    const auto warnings = static_cast<long>(problems.size()) - errors;
    std::string words = errors > 0 ? frame.count("preview_errors", errors) : "";
    if (warnings == 0 && errors == 0) return frame.say("preview_problems");
    if (warnings > 0) words += (words.empty() ? "" : ", ") + frame.count("preview_warnings", warnings);
    return words;
}

// Nothing could be read yet: the problems have the page to themselves.
void whole_page(const PreviewView& view, Rect page, Frame& frame, Wishes& wishes) {
    frame.page("preview/problems");
    const std::string name = view.preview.file().filename().string();
    top(frame, page, {.title = name}, wishes);
    ScrollArea area(frame, "problems", page);
    Rect content = area.content().inset(frame.margin() - 10, 26);
    const float wide = std::min(content.w, 860.F);
    content.x += (content.w - wide) / 2;
    content.w = wide;
    Column column(frame, content);
    column.text(frame.say("preview_unreadable", {counted(view.problems, frame)}),
                {.style = Style::h1, .balanced = true});
    column.gap(6);
    column.text(frame.say("preview_mend"), quiet(frame));
    column.gap(20);
    cards(view, frame, column);
    area.end_at(column.y() + 16);
}

void pane(const PreviewView& view, PreviewDraft& draft, Rect place, Frame& frame) {
    const Theme& theme = frame.theme();
    frame.paint().fill(place, theme.bg);
    const bool beside = place.h > place.w;
    const float edge = theme.high_contrast() ? 2 : 1;
    if (beside) {
        frame.paint().line(place.at(), {place.x, place.bottom()}, theme.border, edge);
    } else {
        frame.paint().line(place.at(), {place.right(), place.y}, theme.border, edge);
    }
    Rect head = place.cut_top(frame.tall(72)).inset(24, 0);
    const Rect close = head.cut_right(40);
    draw_text_middle(frame, head, counted(view.problems, frame), {.style = Style::h2, .max_lines = 1});
    if (icon_button(frame, "preview.problems.close", frame.say("close"), Icon::close, close.center())) {
        draft.problems_open = false;
        frame.again();
    }
    ScrollArea area(frame, "problems", place);
    Column column(frame, area.content().inset(8, 0));
    cards(view, frame, column);
    area.end_at(column.y());
}

}  // namespace

void preview_problems(const PreviewView& view, PreviewDraft& draft, Rect& page, Frame& frame,
                      Wishes& wishes) {
    if (!view.preview.usable()) return whole_page(view, page, frame, wishes);
    if (!view.preview.up_to_date()) note_bar(frame.say("preview_older"), Tone::high, page, frame);
    if (!draft.problems_open) return;
    const Rect place =
        page.w >= wide_enough ? page.cut_right(pane_width) : page.cut_bottom(std::floor(page.h * 0.42F));
    pane(view, draft, place, frame);
}

}  // namespace gui
