// A finished record that is wrong: its supervisor says why, and the questionnaire opens with its
// answers. Controls record.correct, correction.reason, correction.begin.
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
// What is known of corrections of this record, and the way to one where it can be corrected.
void correction_notices(const runtime::RecordView& record, Frame& frame, Column& column);
void correction_button(const runtime::RecordView& record, CorrectionDraft& draft, Frame& frame,
                       Column& column);
void correction_sheet(const runtime::RecordView& record, CorrectionDraft& draft, Frame& frame,
                      Wishes& wishes);

}  // namespace gui
