// What a supervisor looks through: sessions with their records, and the history. Each list
// is drawn from one page that the store gave; a wish to look again brings another.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gui/screens/correction.h"
#include "gui/screens/erasure.h"
#include "gui/screens/home.h"
#include "gui/screens/period.h"
#include "gui/screens/result.h"
#include "runtime/record_view.h"
#include "runtime/results_over_time.h"
#include "runtime/supervision.h"

namespace gui {

struct SessionsView {
    const HomeView& home;
    const runtime::storage::SessionList& list;
    const std::optional<runtime::RecordView>& record;   // the one that is open
    const std::string& consent_text;                    // that was agreed to or declined in it
    std::span<const runtime::ScaleOverTime> over_time;  // of its client and questionnaire
    const std::optional<runtime::storage::Opening>& opening;
};
struct SessionsDraft {
    std::size_t instrument = 0;  // among the home's offers, from 1; 0: all
    std::size_t site = 0;        // among the home's sites, from 1; 0: all
    PeriodDraft period;
    std::optional<runtime::storage::SessionFilter::State> state;
    int page = 0;
    std::string open_filter;
    std::string open;  // id of the session whose record stands
    bool consent_open = false;
    ResultDraft result;
    ErasureDraft erasure;
    CorrectionDraft correction;
};
[[nodiscard]] runtime::storage::SessionFilter filter_of(const SessionsDraft& draft, const HomeView& home,
                                                        const runtime::storage::Date& today);
void draw_sessions(const SessionsView& view, SessionsDraft& draft, Frame& frame, Column& column,
                   Wishes& wishes);
// The list stands again; the caller wishes to look again.
void close_record(SessionsDraft& draft);
void draw_record(const SessionsView& view, SessionsDraft& draft, Frame& frame, Column& column,
                 Wishes& wishes);
// Over the page.
void consent_text_sheet(const SessionsView& view, SessionsDraft& draft, Frame& frame);
void sessions_sheets(const SessionsView& view, SessionsDraft& draft, Frame& frame, Wishes& wishes);

struct HistoryView {
    const HomeView& home;
    const std::vector<runtime::storage::StaffMember>& staff;
    const runtime::storage::HistoryPage& page;
};
struct HistoryDraft {
    std::string kind;  // empty: all
    PeriodDraft period;
    int page = 0;
    std::string open_filter;
};
[[nodiscard]] runtime::HistoryWish wish_of(const HistoryDraft& draft, const runtime::storage::Date& today);
void draw_history(const HistoryView& view, HistoryDraft& draft, Frame& frame, Column& column, Wishes& wishes);
void history_sheets(const HistoryView& view, HistoryDraft& draft, Frame& frame, Wishes& wishes);

// How it was answered, in a word or two.
const char* mode_phrase(runtime::storage::Mode mode);
// Title with how many there are, as every list has it.
void list_title(Frame& frame, Column& column, std::string_view title, std::string_view count);
// In place of a list that nobody has read yet because the background has the store; it is not an empty one.
void still_to_be_read(Frame& frame, Column& column, const char* part);

}  // namespace gui
