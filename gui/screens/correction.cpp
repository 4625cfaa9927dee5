#include "gui/screens/correction.h"

#include <algorithm>

#include "gui/screens/filters.h"
#include "gui/widgets/button.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"
#include "gui/widgets/sheet.h"

namespace gui {

namespace storage = runtime::storage;

void correction_notices(const runtime::RecordView& record, Frame& frame, Column& column, Wishes& wishes) {
    const storage::SessionSummary& session = record.session;
    const auto notice = [&](const std::string& words, Tone tone, const std::string& other, const char* way) {
        column.gap(banner(frame, column.rest(), words, {.tone = tone}));
        column.gap(8);
        if (!other.empty()) {
            const std::string label = frame.say(way);
            const ButtonLook look{
                .kind = ButtonKind::tertiary, .after = Icon::arrow_forward, .style = Style::body_medium};
            Rect place = column.take(frame.tall(height::target));
            place.w = std::min(place.w, button_width(frame, label, look));
            if (button(frame, "record.other", label, place, look))
                wishes.emplace_back(wish::OpenRecord{other});
        }
        column.gap(6);
    };
    if (session.corrected) {
        return notice(frame.say("record_is_corrected"), Tone::warn, session.corrected_in,
                      "open_the_correction");
    }
    if (session.corrects.empty()) return;
    const std::string words =
        session.corrected_at ? frame.say("record_corrected_on", {moment_words(frame, *session.corrected_at),
                                                                 session.corrected_by, session.reason})
                             : frame.say("record_is_correction", {session.reason});
    notice(words, Tone::info, session.corrects, "open_the_corrected");
}

void correction_button(const runtime::RecordView& record, CorrectionDraft& draft, Frame& frame, Rect line,
                       Column& column) {
    const bool finished = record.session.state == storage::SessionState::finished;
    if (!finished || !record.known || record.session.corrected || !record.session.client) return;
    const std::string words = frame.say("correct");
    const ButtonLook look{.kind = ButtonKind::secondary, .before = Icon::edit, .style = Style::body_medium};
    const float wide = button_width(frame, words, look);
    Rect place{line.right() - wide, line.y, wide, line.h};
    if (wide > line.w) {
        column.gap(8);
        place = column.take(frame.tall(height::target));
        place.w = std::min(place.w, wide);
    }
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
    const FieldTouch reason = column.field(
        "correction.reason", draft.reason,
        {.label = label, .error = error, .limit = storage::reason_characters_max, .show_count = true});
    if (!draft.asked) frame.focus("correction.reason");
    draft.asked = true;
    if (reason.changed) draft.reason_missing = false;
    column.gap(20);
    const bool go =
        button(frame, "correction.begin", frame.say(frame.busy() ? "one_moment" : "correct_begin"),
               column.take(frame.tall(height::button)), {.enabled = !frame.busy()});
    area.end_at(column.y() + 10);
    if (go || (reason.submitted && !frame.busy())) {
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
