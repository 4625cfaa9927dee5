// The list of an instrument's items, those that the skip logic keeps out too, with search.
#include <algorithm>

#include "gui/screens/preview.h"
#include "gui/utf8.h"
#include "gui/widgets/button.h"
#include "gui/widgets/list.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"
#include "gui/widgets/sheet.h"

namespace gui {

namespace {

using instruments::ItemIndex;
using instruments::State;
using instruments::Truth;

struct Line {
    ItemIndex item = 0;
    std::string words;
    std::string detail;
    State state = State::not_asked;
};

std::string detail_of(const runtime::Preview& preview, ItemIndex index, State state, const Frame& frame) {
    const auto& item = preview.entry().instrument.items[index];
    const auto said = [&](const char* phrase) { return item.id + " · " + frame.say(phrase); };
    switch (state) {
        case State::answered:
            return said("preview_answered");
        case State::refused:
            return said("refused");
        case State::not_answered:
            return said("not_answered");
        case State::kept_out:
        case State::not_asked:
            break;
    }
    const bool never = preview.session().asked()[index] == Truth::no;
    return item.id + " · " +
           frame.say(never ? "preview_not_asked_if" : "preview_not_asked_yet", {item.ask_if.text});
}

std::vector<Line> lines_of(const runtime::Preview& preview, const std::string& search, const Frame& frame) {
    const auto& instrument = preview.entry().instrument;
    const runtime::Wordings wordings = preview.entry().words();
    const runtime::Words words(instrument, wordings, preview.session().language());
    const std::string wanted = folded(search);
    std::vector<Line> lines;
    for (std::size_t i = 0; i < instrument.items.size(); ++i) {
        const auto item = static_cast<ItemIndex>(i);
        Line line{.item = item, .words = words.of(instrument.items[i]), .detail = {}};
        const std::string all = folded(instrument.items[i].id + " " + line.words);
        if (all.find(wanted) == std::string::npos) continue;
        line.state = instruments::state_of(preview.session().asked(), preview.session().answers(), item);
        line.detail = detail_of(preview, item, line.state, frame);
        lines.push_back(std::move(line));
    }
    return lines;
}

RowLook look_of(const Line& line, bool first) {
    const bool done = line.state == State::answered || line.state == State::refused;
    const bool asked = done || line.state == State::not_answered;
    return {.detail = line.detail,
            .detail_tone = asked ? Tone::plain : Tone::warn,
            .after = done ? Icon::check : Icon::chevron_right,
            .line_above = !first};
}

}  // namespace

void preview_items(const PreviewView& view, PreviewDraft& draft, Frame& frame, PreviewTouch& touch) {
    if (!draft.items_open) return;
    const auto& instrument = view.preview.entry().instrument;
    Sheet sheet(frame, "items", frame.say("preview_items"), SheetForm::side);
    Rect content = sheet.content();
    const Rect bottom = content.cut_bottom(frame.tall(height::button) + 12);
    const std::string hint = frame.say("preview_search");
    const FieldLook search{.placeholder = hint, .icon = Icon::search, .limit = 60};
    const float high = field_height(frame, search, content.w);
    if (text_field(frame, "preview.search", content.cut_top(high), draft.search, search).changed)
        frame.again();
    content.cut_top(8);
    {
        ScrollArea area(frame, "preview-items", content);
        Column column(frame, area.content());
        const std::vector<Line> lines = lines_of(view.preview, draft.search, frame);
        if (lines.empty()) {
            column.gap(24);
            column.gap(empty_state(frame, column.rest(), Icon::search, frame.say("preview_nothing_found")));
        }
        for (const Line& line : lines) {
            const RowLook look = look_of(line, &line == lines.data());
            const float row = list_row_height(frame, line.words, column.width() - 8, look);
            Rect place = column.take(row);
            place.w -= 8;
            if (list_row(frame, "item." + instrument.items[line.item].id, line.words, place, look)) {
                touch.item = line.item;
            }
        }
        area.end_at(column.y() + 8);
    }
    Rect place = bottom;
    place.cut_top(12);
    if (button(frame, "preview.restart", frame.say("preview_restart"), place,
               {.kind = ButtonKind::secondary})) {
        touch.start_over = true;
        draft.items_open = false;
    }
    if (sheet.closed()) {
        draft.items_open = false;
        frame.again();
    }
}

}  // namespace gui
