// The sheet on which staff choose where the client's card goes: to the printer, or onto a
// stick or into the documents.
#include "gui/screens/result_parts.h"
#include "gui/widgets/list.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"
#include "gui/widgets/sheet.h"

namespace gui {

namespace {

using runtime::SavePlace;

std::string place_words(const SavePlace& place, const Frame& frame) {
    if (place.kind == SavePlace::Kind::stick) return frame.say("save_on_stick", {place.name});
    return frame.say("save_in_documents");
}

}  // namespace

void choose_outlet(ResultDraft& draft, Frame& frame, Wishes& wishes) {
    if (!draft.outlets) return;
    const CardOutlets& outlets = *draft.outlets;
    Sheet sheet(frame, "card", frame.say("print_card"), SheetForm::side);
    bool done = sheet.closed();
    {
        ScrollArea area(frame, "card", sheet.content());
        Column column(frame, flush(area.content()));
        column.text(frame.say("card_is_neutral"), quiet(frame));
        column.gap(20);
        if (outlets.printer) {
            const Rect r = column.take(frame.tall(height::button));
            if (button(frame, "card.print", frame.say("print_on_paper"), r, {.before = Icon::print})) {
                wishes.emplace_back(wish::PrintCard{});
                done = true;
            }
            column.gap(20);
        }
        for (std::size_t i = 0; i < outlets.places.size(); ++i) {
            const SavePlace& place = outlets.places[i];
            const std::string label = place_words(place, frame);
            const RowLook look{.before = place.kind == SavePlace::Kind::stick ? Icon::usb : Icon::file,
                               .line_above = i > 0};
            const Rect r = column.take(list_row_height(frame, label, column.width(), look));
            if (list_row(frame, "card.save." + std::to_string(i + 1), label, r, look)) {
                wishes.emplace_back(wish::SaveCard{place.folder});
                done = true;
            }
        }
        if (!outlets.printer && outlets.places.empty()) {
            column.gap(banner(frame, column.rest(), frame.say("no_outlet"), {.tone = Tone::warn}));
        } else if (!outlets.places.empty()) {
            column.gap(16);
            column.text(frame.say("saved_card_stays"), quiet(frame, Style::caption));
        }
        area.end_at(column.y() + 8);
    }
    if (!done) return;
    draft.outlets.reset();
    frame.again();
}

}  // namespace gui
