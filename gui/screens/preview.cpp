// The strip above an instrument under work, and the note on an item that is kept out.
#include "gui/screens/preview.h"

#include <algorithm>
#include <vector>

#include "gui/widgets/meter.h"

namespace gui {

namespace {

using instruments::Severity;

// One touchable thing on the strip: with words where all of them fit, else its icon and `few`.
struct Tool {
    std::string name;
    std::string label;
    Icon icon = Icon::none;
    bool selected = false;
    Tone tone = Tone::info;
    std::string few = {};
};

constexpr float tool_gap = 8;

std::string_view shown_words(const Tool& tool, bool with_words) {
    return with_words ? tool.label : tool.few;
}

float tool_width(Frame& frame, const Tool& tool, bool with_words) {
    const std::string_view words = shown_words(tool, with_words);
    if (words.empty()) return height::target;
    return 18 + 24 * frame.scale().icon() + 8 + text_width(frame, words, Style::label) + 20;
}

bool draw_tool(Frame& frame, const Tool& tool, Rect r, bool with_words) {
    const Touch touch = frame.target(tool.name, tool.label, r, {.selected = tool.selected});
    const ToneColors strip = frame.theme().tone(Tone::info);
    const ToneColors own = frame.theme().tone(tool.tone);
    const Rect knob = r.inset(0, 4);
    const bool filled = tool.selected || touch.held || tool.tone != Tone::info;
    frame.paint().fill(knob, filled ? own.background : strip.background.faded(0.16F), knob.h / 2);
    const Color ink = filled ? own.ink : strip.background;
    const float half = 12 * frame.scale().icon();
    const std::string_view words = shown_words(tool, with_words);
    if (words.empty()) {
        frame.paint().icon(r.center(), tool.icon, IconSize::medium, ink);
    } else {
        frame.paint().icon({r.x + 18 + half, r.center().y}, tool.icon, IconSize::medium, ink);
        const float left = 18 + 2 * half + 8;
        draw_text_middle(frame, {r.x + left, r.y, r.w - left, r.h}, words,
                         {.style = Style::label, .color = ink, .max_lines = 1});
    }
    if (touch.ring) frame.focus_ring(knob, knob.h / 2);
    return touch.clicked;
}

Tool problems_tool(const PreviewView& view, const PreviewDraft& draft, const Frame& frame) {
    const auto& problems = view.problems;
    const auto errors = std::ranges::count(problems, Severity::error, &instruments::Problem::severity);
    const auto warnings = static_cast<long>(problems.size()) - errors;
    Tool tool{.name = "preview.problems", .label = {}, .icon = Icon::check_circle};
    tool.selected = draft.problems_open;
    if (errors > 0) {
        tool.label = frame.count("preview_errors", errors);
        tool.few = std::to_string(errors);
        tool.icon = Icon::error;
        tool.tone = Tone::high;
    } else if (warnings > 0) {
        tool.label = frame.count("preview_warnings", warnings);
        tool.few = std::to_string(warnings);
        tool.icon = Icon::warning;
        tool.tone = Tone::warn;
    } else {
        tool.label = frame.say("preview_no_problems");
    }
    return tool;
}

std::vector<Tool> tools_of(const PreviewView& view, const PreviewDraft& draft, const Frame& frame) {
    std::vector<Tool> tools;
    if (view.preview.usable()) {
        tools.push_back(
            {.name = "preview.items", .label = frame.say("preview_items"), .icon = Icon::assignment});
        tools.push_back({.name = "preview.result",
                         .label = frame.say("preview_result"),
                         .icon = Icon::aggregates,
                         .selected = view.at_result});
        if (view.preview.entry().instrument.modes.size() > 1) {
            const bool self = view.preview.session().mode() == instruments::Mode::self;
            tools.push_back({.name = "preview.mode",
                             .label = frame.say(self ? "mode_self" : "mode_staff"),
                             .icon = self ? Icon::person : Icon::people});
        }
    }
    tools.push_back(problems_tool(view, draft, frame));
    return tools;
}

void carry(const std::string& name, PreviewDraft& draft, Frame& frame, PreviewTouch& touch) {
    if (name == "preview.items") {
        draft.items_open = true;
        draft.search.clear();
    } else if (name == "preview.problems") {
        draft.problems_open = !draft.problems_open;
    } else if (name == "preview.result") {
        touch.result = true;
    } else {
        touch.mode = true;
    }
    frame.again();
}

}  // namespace

void preview_strip(const PreviewView& view, PreviewDraft& draft, Rect& page, Frame& frame,
                   PreviewTouch& touch) {
    const ToneColors colors = frame.theme().tone(Tone::info);
    const Rect strip = page.cut_top(frame.tall(64));
    frame.paint().fill(strip, colors.ink);
    Rect bar = strip.inset(frame.portrait() ? 16 : 24, 0);
    const std::string name = view.preview.file().filename().string();
    const std::string title = frame.say("preview_strip");
    const float words =
        std::max(text_width(frame, title, Style::label), text_width(frame, name, Style::caption));
    const std::vector<Tool> tools = tools_of(view, draft, frame);
    const auto all = [&](bool with_words) {
        float width = 0;
        for (const Tool& tool : tools)
            width += tool_width(frame, tool, with_words) + tool_gap;
        return width;
    };
    const bool with_words = words + 24 + all(true) <= bar.w;
    Rect place = bar.cut_right(all(with_words) - tool_gap);
    bar.cut_right(16);
    const float high = line_height(frame, Style::label) + line_height(frame, Style::caption) - 2;
    const float y = bar.center().y - high / 2;
    const float second = y + line_height(frame, Style::label) - 2;
    draw_text(frame, {bar.x, y, bar.w, 0}, title,
              {.style = Style::label, .color = colors.background, .max_lines = 1});
    draw_text(frame, {bar.x, second, bar.w, 0}, name,
              {.style = Style::caption, .color = colors.background, .max_lines = 1});
    for (const Tool& tool : tools) {
        const Rect r = place.cut_left(tool_width(frame, tool, with_words));
        place.cut_left(tool_gap);
        if (draw_tool(frame, tool, {r.x, r.center().y - height::target / 2, r.w, height::target},
                      with_words)) {
            carry(tool.name, draft, frame, touch);
        }
    }
}

void kept_out_note(const PreviewView& view, Rect& page, Frame& frame) {
    const auto item = view.preview.looked_at();
    if (!item) return;
    const auto& instrument = view.preview.entry().instrument;
    const bool never = view.preview.session().asked()[*item] == instruments::Truth::no;
    const std::string words = frame.say(never ? "preview_kept_out" : "preview_kept_out_yet",
                                        {instrument.items[*item].id, instrument.items[*item].ask_if.text});
    note_bar(words, Tone::warn, page, frame);
}

void note_bar(std::string_view words, Tone tone, Rect& page, Frame& frame) {
    const ToneColors colors = frame.theme().tone(tone);
    const float margin = frame.margin();
    const TextLook look{.style = Style::label, .color = colors.ink};
    const float room = page.w - 2 * margin - 34;
    const Rect bar = page.cut_top(std::max(frame.tall(44), text_height(frame, words, room, look) + 18));
    frame.paint().fill(bar, colors.background);
    frame.paint().line({bar.x, bar.bottom() - 1}, {bar.right(), bar.bottom() - 1}, colors.ink.faded(0.3F));
    frame.paint().icon({bar.x + margin + 12, bar.center().y}, tone_icon(tone), IconSize::medium, colors.ink);
    draw_text_middle(frame, {bar.x + margin + 34, bar.y, room, bar.h}, words, look);
}

}  // namespace gui
