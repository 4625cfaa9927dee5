// The entries that a repeated section asks about, for staff: chips above the question, or with large
// text folded into the top bar as "3 / 8"; the sheet has all of them.
#include <algorithm>

#include "gui/screens/question_parts.h"
#include "gui/utf8.h"
#include "gui/widgets/choice.h"
#include "gui/widgets/list.h"
#include "gui/widgets/scroll.h"
#include "gui/widgets/sheet.h"

namespace gui {

namespace {

constexpr float large_text = 1.4F;  // from here on chips would leave the answers too little room

bool has_rail(const QuestionView& view) {
    return view.page.rail.size() > 1 && !view.with_client;
}

// The phrase for use inside a sentence, standing alone.
std::string as_heading(const std::string& phrase) {
    const std::size_t first = next_boundary(phrase, 0);
    return upper_case(std::string_view(phrase).substr(0, first)) + phrase.substr(first);
}

std::size_t current_of(const std::vector<runtime::RailChip>& chips) {
    const auto at = std::ranges::find_if(chips, &runtime::RailChip::current);
    return at == chips.end() ? 0 : static_cast<std::size_t>(at - chips.begin());
}

std::string name_of(const QuestionView& view, const runtime::RailChip& chip) {
    return "rail." + view.instrument.items[chip.item].id;
}

// The chips that fit beside each other, the current one among them.
struct Window {
    std::size_t first = 0;
    std::size_t last = 0;  // one past
};
Window window_of(const std::vector<float>& widths, std::size_t current, float room) {
    Window window{current, current + 1};
    float used = widths[current];
    bool grown = true;
    while (grown) {
        grown = false;
        if (window.last < widths.size() && used + 10 + widths[window.last] <= room) {
            used += 10 + widths[window.last++];
            grown = true;
        }
        if (window.first > 0 && used + 10 + widths[window.first - 1] <= room) {
            used += 10 + widths[--window.first];
            grown = true;
        }
    }
    return window;
}

}  // namespace

FoldedRail folded_rail(const QuestionView& view, const Frame& frame) {
    if (!has_rail(view) || frame.scale().text < large_text) return {};
    const auto& chips = view.page.rail;
    const std::size_t current = current_of(chips);
    const std::string at = std::to_string(current + 1);
    const std::string all = std::to_string(chips.size());
    const std::string entry = as_heading(chips[current].label);
    const std::string place = at + "\u00A0/\u00A0" + all;
    return {
        .place = place, .words = entry + " · " + place, .label = frame.say("rail_place", {at, all, entry})};
}

void rail(const QuestionView& view, QuestionDraft& draft, Rect& page, Frame& frame, Wishes& wishes) {
    const auto& chips = view.page.rail;
    if (!has_rail(view) || frame.scale().text >= large_text) return;
    const auto state = [](const runtime::RailChip& chip) {
        return chip.current ? PillState::current : chip.done ? PillState::done : PillState::plain;
    };
    std::vector<std::string> labels;
    std::vector<float> widths;
    float all = -10;
    for (const runtime::RailChip& chip : chips) {
        labels.push_back(as_heading(chip.label));
        widths.push_back(pill_width(frame, labels.back(), state(chip)));
        all += widths.back() + 10;
    }
    page.cut_top(4);
    Rect row = page.cut_top(height::target).inset(frame.margin(), 0);
    page.cut_top(8);
    // Room for "+3" on either side, which opens the sheet with all of them.
    const std::string most = "+" + std::to_string(chips.size());
    const float more = std::max(height::target, pill_width(frame, most, PillState::plain)) + 10;
    const Window shown =
        all <= row.w ? Window{0, chips.size()} : window_of(widths, current_of(chips), row.w - 2 * more);
    const auto hidden = [&](const char* name, std::size_t count, Rect place) {
        if (count == 0) return;
        place.w -= 10;
        if (pill(frame, name, "+" + std::to_string(count), place, PillState::plain)) {
            draft.rail_open = true;
            frame.again();
        }
    };
    if (shown.first > 0) hidden("rail-earlier", shown.first, row.cut_left(more));
    for (std::size_t i = shown.first; i < shown.last; ++i) {
        const Rect place = row.cut_left(widths[i]);
        row.cut_left(10);
        if (pill(frame, name_of(view, chips[i]), labels[i], place, state(chips[i])))
            wishes.emplace_back(wish::Tell{runtime::GoTo{chips[i].item}});
    }
    hidden("rail-later", chips.size() - shown.last, row.cut_left(more));
}

void rail_sheet(const QuestionView& view, QuestionDraft& draft, Frame& frame, Wishes& wishes) {
    if (!draft.rail_open) return;
    if (!has_rail(view)) {
        draft.rail_open = false;
        return;
    }
    Sheet sheet(frame, "rail", frame.say("rail_title"), SheetForm::side);
    bool gone = false;
    {
        ScrollArea area(frame, "rail", sheet.content());
        Column column(frame, area.content());
        for (const runtime::RailChip& chip : view.page.rail) {
            const std::string label = as_heading(chip.label);
            const std::string detail = frame.say(chip.current ? "rail_here"
                                                 : chip.done  ? "rail_done"
                                                              : "not_answered");
            const RowLook look{.detail = detail,
                               .after = chip.done ? Icon::check : Icon::none,
                               .line_above = &chip != view.page.rail.data(),
                               .selected = chip.current};
            const Rect r = column.take(list_row_height(frame, label, column.width(), look));
            if (!list_row(frame, name_of(view, chip), label, r, look)) continue;
            if (!chip.current) wishes.emplace_back(wish::Tell{runtime::GoTo{chip.item}});
            gone = true;
        }
        area.end_at(column.y());
    }
    if (!gone && !sheet.closed()) return;
    draft.rail_open = false;
    frame.again();
}

}  // namespace gui
