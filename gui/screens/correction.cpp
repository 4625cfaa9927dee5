#include "gui/screens/correction.h"

#include <algorithm>

#include "gui/screens/filters.h"
#include "gui/widgets/button.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"
#include "gui/widgets/sheet.h"

namespace gui {

void correction_notices(const runtime::RecordView& record, Frame& frame, Column& column) {
    const auto notice = [&](const std::string& words, Tone tone) {
        column.gap(banner(frame, column.rest(), words, {.tone = tone}));
        column.gap(14);
    };
    if (record.session.corrected) notice(frame.say("record_is_corrected"), Tone::warn);
    if (record.session.corrects.empty()) return;
    if (record.session.corrected_at) {
        notice(frame.say("record_corrected_on", {moment_words(frame, *record.session.corrected_at),
                                                 record.session.corrected_by, record.session.reason}),
               Tone::info);
    } else {
        notice(frame.say("record_is_correction", {record.session.reason}), Tone::info);
    }
}

void correction_button(const runtime::RecordView& record, CorrectionDraft& draft, Frame& frame,
                       Column& column) {
    const bool finished = record.session.state == runtime::storage::SessionState::finished;
    if (!finished || !record.known || record.session.corrected || !record.session.client) return;
    const std::string words = frame.say("correct");
    const ButtonLook look{.kind = ButtonKind::secondary, .before = Icon::edit};
    column.gap(28);
    Rect place = column.take(frame.tall(height::button));
    place.w = std::min(place.w, button_width(frame, words, look));
    if (!button(frame, "record.correct", words, place, look)) return;
    draft = {};
    draft.open = true;
    frame.again();
}

void correction_sheet(const runtime::RecordView& record, CorrectionDraft& draft, Frame& frame,
                      Wishes& wishes) {
    if (!draft.open) return;
    Sheet sheet(frame, "correction", frame.say("correct"), SheetForm::side);
    ScrollArea area(frame, "correction", sheet.content().inset(-10, 0));
    Column column(frame, area.content());
    column.text(frame.say("correct_text"), quiet(frame));
    column.gap(20);
    const std::string label = frame.say("correct_reason");
    const std::string error = draft.reason_missing ? frame.say("correct_reason_missing") : std::string();
    const FieldTouch reason = column.field("correction.reason", draft.reason,
                                           {.label = label,
                                            .error = error,
                                            .limit = runtime::storage::reason_characters_max,
                                            .show_count = true});
    if (!draft.asked) frame.focus("correction.reason");
    draft.asked = true;
    if (reason.changed) draft.reason_missing = false;
    column.gap(20);
    const bool go = button(frame, "correction.begin", frame.say("correct_begin"),
                           column.take(frame.tall(height::button)));
    area.end_at(column.y() + 10);
    if (go || reason.submitted) {
        draft.reason_missing = draft.reason.find_first_not_of(' ') == std::string::npos;
        if (draft.reason_missing) {
            frame.focus("correction.reason");
        } else {
            wishes.emplace_back(wish::CorrectRecord{record.session.id, draft.reason});
            draft = {};
        }
        frame.again();
    }
    if (!sheet.closed()) return;
    draft = {};
    frame.again();
}

}  // namespace gui
