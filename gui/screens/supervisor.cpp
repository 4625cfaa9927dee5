#include "gui/screens/supervisor.h"

#include <algorithm>

#include "gui/screens/person.h"
#include "gui/screens/supervisor_rail.h"
#include "gui/widgets/scroll.h"

namespace gui {

namespace {

// The top bar says which part it is.
void part_bar(const runtime::storage::Who& who, const SupervisorDraft& draft, Rect& page, Frame& frame,
              Wishes& wishes) {
    if (draft.part == SupervisorPart::start) return home_bar(who, page, frame, wishes);
    const std::string title = frame.say(place_of(draft.part).phrase);
    const std::string role = frame.say(role_phrase(who.role));
    const std::string person = person_words(who.name, frame);
    top(frame, page, {.title = title, .person = person, .role = role}, wishes);
}

// A page of a part is a page of its own: it starts unscrolled.
std::string page_key(const SupervisorDraft& draft) {
    std::string key = place_of(draft.part).name;
    if (draft.part == SupervisorPart::sessions) {
        key += draft.sessions.open.empty() ? "/" + std::to_string(draft.sessions.page) : "/record";
    }
    if (draft.part == SupervisorPart::history) key += "/" + std::to_string(draft.history.page);
    if (draft.part == SupervisorPart::settings && draft.settings.words) key += "/words";
    if (draft.part == SupervisorPart::settings && draft.settings.names) key += "/names";
    return key;
}

}  // namespace

Wishes draw_supervisor_home(const SupervisorView& view, SupervisorDraft& draft, Rect page, Frame& frame) {
    Wishes wishes;
    frame.page("supervisor/" + page_key(draft));
    const SupervisorData& data = view.data;
    const SessionsView sessions{view.home,         data.sessions,  data.in_words,
                                data.consent_text, data.over_time, data.opening};
    const SettingsView settings{view.home, data.settings, data.words, data.names};
    const HistoryView history{view.home, view.staff, data.history};
    part_bar(view.home.who, draft, page, frame, wishes);
    supervisor_rail(draft, page, frame, wishes);
    {
        ScrollArea area(frame, "part", page);
        Rect content = area.content().inset(frame.stacked() ? 14.F : 26.F, 20);
        content.w = std::min(content.w, 1100.F);
        Column column(frame, content);
        switch (draft.part) {
            case SupervisorPart::start:
                draw_start(view, draft, frame, column, wishes);
                break;
            case SupervisorPart::sessions:
                if (data.in_words && !draft.sessions.open.empty()) {
                    draw_record(sessions, draft.sessions, frame, column, wishes);
                } else {
                    draw_sessions(sessions, draft.sessions, frame, column, wishes);
                }
                break;
            case SupervisorPart::tables:
            case SupervisorPart::exports:
                break;
            case SupervisorPart::settings:
                draw_settings(settings, draft.settings, frame, column, wishes);
                if (!draft.settings.words && !draft.settings.names)
                    draw_keeping(draft.keeping, view.working, frame, column, wishes);
                break;
            case SupervisorPart::history:
                draw_history(history, draft.history, frame, column, wishes);
                break;
            case SupervisorPart::staff:
                draw_staff(view, draft, frame, column, wishes);
                break;
            case SupervisorPart::sites:
                draw_sites(view, draft.site, frame, column, wishes);
                break;
            case SupervisorPart::instruments:
                draw_instruments(view, draft, frame, column);
                break;
        }
        area.end_at(column.y() + 20);
    }
    if (draft.part == SupervisorPart::sessions) sessions_sheets(sessions, draft.sessions, frame, wishes);
    if (draft.part == SupervisorPart::settings) settings_sheets(settings, draft.settings, frame);
    if (draft.part == SupervisorPart::history) history_sheets(history, draft.history, frame, wishes);
    if (draft.part == SupervisorPart::settings) keeping_sheets(draft.keeping, frame, wishes);
    draw_new_staff(view, draft, frame, wishes);
    const auto open = std::ranges::find(view.staff, draft.member.open, &runtime::storage::StaffMember::name);
    if (open != view.staff.end())
        draw_member({*open, view.home.sites, view.working, view.trouble}, draft.member, frame, wishes);
    draw_terms(view, draft, frame, wishes);
    return wishes;
}

}  // namespace gui
