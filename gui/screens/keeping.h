// Keeping the store: a backup on a stick, the recovery sheet on paper, and whether all is whole. Doing
// it is App's; the sheet's words stand here once, on a page of their own, and are wiped.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gui/screens/layout.h"
#include "runtime/report/hand_out.h"
#include "runtime/verification.h"

namespace gui {

struct KeepingDraft {
    enum class Work { none, backup, check };
    Work work = Work::none;                                 // what the background was last given
    std::optional<std::vector<runtime::SavePlace>> places;  // while it is chosen where a backup goes
    bool making_sheet = false;                              // asked whether the earlier one shall go
    struct Made {
        std::string name;  // of the file
        runtime::storage::StoreMark mark;
    };
    std::optional<Made> made;                       // a backup, while its receipt is looked at
    std::optional<runtime::Verification> verified;  // what a check found, while it is looked at
};
// Three rows, keeping.backup, keeping.sheet and keeping.verify, below the settings; and what they open.
void draw_keeping(KeepingDraft& draft, bool working, Frame& frame, Column& column, Wishes& wishes);
void keeping_sheets(KeepingDraft& draft, Frame& frame, Wishes& wishes);

// Words to be written on paper.
struct PaperWords {
    PaperWords() = default;
    PaperWords(const PaperWords&) = delete;
    PaperWords& operator=(const PaperWords&) = delete;
    ~PaperWords() { wipe_typed(words); }
    std::string words;  // empty: none
    // Whether they open the store already. If not, "written" makes the sheet, and an earlier one is in
    // force until then.
    bool made = true;
};
// The control "written" goes on. `working` while the sheet is being made; `trouble` is the phrase of why
// it was not.
Wishes draw_paper_words(const PaperWords& paper, bool working, const std::string& trouble, Rect page,
                        Frame& frame);

}  // namespace gui
