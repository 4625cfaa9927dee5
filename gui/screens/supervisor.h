// The supervisor's home: what to do next, and who, where and with which
// questionnaires; what was answered, what happened, what is set. Exports and tables get
// their place on the same rail.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "gui/glyph_check.h"
#include "gui/screens/home.h"
#include "gui/screens/keeping.h"
#include "gui/screens/member.h"
#include "gui/screens/supervisor_lists.h"
#include "gui/screens/supervisor_settings.h"
#include "runtime/tablet_check.h"

namespace gui {

// Snapshots of what the store says, of the part that stands.
struct SupervisorData {
    runtime::storage::SessionList sessions;
    std::optional<runtime::storage::Opening> opening;  // the list is not there yet: how far it is
    std::optional<runtime::storage::Record> record;    // the one that is open
    std::optional<runtime::RecordView> in_words;
    std::string consent_text;                       // that was agreed to or declined in it
    std::vector<runtime::storage::Record> same;     // finished ones of its client and questionnaire
    std::vector<runtime::ScaleOverTime> over_time;  // their scores
    runtime::storage::HistoryPage history;
    runtime::storage::Settings settings;
    std::vector<runtime::storage::SiteWords> words;
    std::vector<runtime::storage::LocalName> names;
    runtime::storage::Readers readers;
    bool no_sheet = false;  // no recovery sheet is known to be on paper
};

struct SupervisorView {
    const HomeView& home;
    const std::vector<runtime::storage::StaffMember>& staff;
    const SupervisorData& data;
    const std::vector<runtime::TabletFault>& faults;  // of the tablet she holds
    const std::vector<UndrawableFile>& undrawable;    // among what is installed on it
    bool working = false;                             // somebody is being added
    std::string trouble;                              // id of a phrase: why the last wish was not done
};

enum class SupervisorPart {
    start,
    sessions,
    tables,  // these two have their places only
    exports,
    staff,
    sites,
    instruments,
    settings,
    history,
};

struct NewStaffDraft {
    std::string name;
    std::optional<runtime::storage::Role> role;
    std::set<std::string> sites;
    NewPassphrase passphrase;
    std::string problem;  // id of a phrase
    void clear();
};
struct NewSiteDraft {
    std::string district;
    std::string ward;
    std::string problem;  // id of a phrase
};
struct SupervisorDraft {
    SupervisorPart part = SupervisorPart::start;
    bool adding_staff = false;
    NewStaffDraft staff;
    NewSiteDraft site;
    SessionsDraft sessions;
    SettingsDraft settings;
    HistoryDraft history;
    MemberDraft member;
    KeepingDraft keeping;
    std::string accepting;  // full id of the questionnaire whose terms are open
};
Wishes draw_supervisor_home(const SupervisorView& view, SupervisorDraft& draft, Rect page, Frame& frame);

// The parts, each in its place on the page.
void draw_start(const SupervisorView& view, SupervisorDraft& draft, Frame& frame, Column& column,
                Wishes& wishes);
void draw_staff(const SupervisorView& view, SupervisorDraft& draft, Frame& frame, Column& column,
                Wishes& wishes);
void draw_new_staff(const SupervisorView& view, SupervisorDraft& draft, Frame& frame, Wishes& wishes);
void draw_sites(const SupervisorView& view, NewSiteDraft& draft, Frame& frame, Column& column,
                Wishes& wishes);
void draw_instruments(const SupervisorView& view, SupervisorDraft& draft, Frame& frame, Column& column);
void draw_terms(const SupervisorView& view, SupervisorDraft& draft, Frame& frame, Wishes& wishes);

}  // namespace gui
