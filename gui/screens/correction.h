// A finished record that is wrong: its supervisor says why, and the questionnaire opens with its
// answers. Controls record.correct, record.other (the one before, or the one in its place),
// correction.reason, correction.begin.
#pragma once

#include <string>

#include "gui/screens/layout.h"
#include "runtime/record_view.h"

namespace gui {

struct CorrectionDraft {
    bool open = false;
    bool asked = false;  // the reason has the keyboard when the sheet comes
    std::string reason;
    bool reason_missing = false;
};
// What is known of corrections of this record, with the way to the other one.
void correction_notices(const runtime::RecordView& record, Frame& frame, Column& column, Wishes& wishes);
// Where it can be corrected: a button at the right end of the line, or on one of its own below it where
// `line` has no room beside what stands there already.
void correction_button(const runtime::RecordView& record, CorrectionDraft& draft, Frame& frame, Rect line,
                       Column& column);
void correction_sheet(const runtime::RecordView& record, CorrectionDraft& draft, Frame& frame,
                      Wishes& wishes);

}  // namespace gui
