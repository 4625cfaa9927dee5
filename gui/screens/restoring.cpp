#include "gui/screens/restoring.h"

#include "gui/widgets/list.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"
#include "gui/widgets/sheet.h"

namespace gui {

namespace {

void choose(RestoreDraft& draft, Frame& frame) {
    Sheet sheet(frame, "restore", frame.say("restore"), SheetForm::side);
    const bool done = sheet.closed();
    {
        ScrollArea area(frame, "restore", sheet.content());
        Column column(frame, flush(area.content()));
        column.text(frame.say("restore_which"), quiet(frame));
        column.gap(20);
        for (std::size_t i = 0; i < draft.found->size(); ++i) {
            const runtime::FoundBackup& backup = draft.found->at(i);
            const bool stick = backup.place.kind == runtime::SavePlace::Kind::stick;
            const std::string where = stick ? frame.say("restore_from_stick", {backup.place.name})
                                            : frame.say("restore_from_documents");
            const RowLook look{
                .detail = where, .before = stick ? Icon::usb : Icon::file, .line_above = i > 0};
            const Rect r = column.take(list_row_height(frame, backup.name, column.width(), look));
            if (list_row(frame, "restore.file." + std::to_string(i + 1), backup.name, r, look)) {
                draft.chosen = i;
                frame.again();
            }
        }
        if (draft.found->empty())
            column.gap(banner(frame, column.rest(), frame.say("restore_none"), {.tone = Tone::warn}));
        area.end_at(column.y() + 8);
    }
    if (!done) return;
    draft = {};
    frame.again();
}

}  // namespace

void restore_sheets(RestoreDraft& draft, Frame& frame, Wishes& wishes) {
    if (!draft.found) return;
    if (!draft.chosen) {
        choose(draft, frame);
        return;
    }
    const runtime::FoundBackup& backup = draft.found->at(*draft.chosen);
    const std::string title = frame.say("restore_really");
    const std::string text = frame.say("restore_really_text", {backup.name});
    const std::string yes = frame.say("restore_yes");
    const std::string no = frame.say("not_now");
    switch (dialog(frame, "restore", {.title = title, .text = text, .yes = yes, .no = no})) {
        case DialogAnswer::none:
            return;
        case DialogAnswer::yes:
            wishes.emplace_back(wish::Restore{backup.file});
            draft = {};
            break;
        default:
            draft.chosen.reset();
            break;
    }
    frame.again();
}

}  // namespace gui
