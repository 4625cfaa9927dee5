#include "gui/screens/supervisor.h"

#include <algorithm>
#include <array>

#include "gui/screens/trouble.h"
#include "gui/widgets/card.h"
#include "gui/widgets/list.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"
#include "runtime/storage/recovery.h"

namespace gui {

namespace {

struct Place {
    SupervisorPart part;
    Icon icon;
    const char* name;
    const char* phrase;
    bool open = true;  // false: not made yet, and said so
};
constexpr std::array places{
    Place{SupervisorPart::start, Icon::home, "part.start", "part_start"},
    Place{SupervisorPart::sessions, Icon::table, "part.sessions", "part_sessions"},
    Place{SupervisorPart::tables, Icon::aggregates, "part.tables", "part_tables", false},
    Place{SupervisorPart::exports, Icon::download, "part.export", "part_export", false},
    Place{SupervisorPart::staff, Icon::people, "part.staff", "part_staff"},
    Place{SupervisorPart::sites, Icon::hospital, "part.sites", "part_sites"},
    Place{SupervisorPart::instruments, Icon::assignment, "part.instruments", "part_instruments"},
    Place{SupervisorPart::settings, Icon::settings, "part.settings", "part_settings"},
    Place{SupervisorPart::history, Icon::history, "part.history", "part_history"},
};

// No narrower than its longest word.
float rail_width(bool narrow, Frame& frame) {
    float widest = narrow ? 104.F : 216.F;
    for (const Place& place : places) {
        const std::string label = frame.say(place.phrase);
        std::string_view rest = label;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find(' '), rest.size());
            const float word =
                text_width(frame, rest.substr(0, end), narrow ? Style::caption : Style::body_medium);
            widest = std::max(widest, word + (narrow ? 24.F : 90.F));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    return widest;
}

const Place& place_of(SupervisorPart part) {
    return places.at(static_cast<std::size_t>(part));
}

// Where it is already, its list: a record that is open there is closed.
void go_to(SupervisorPart part, SupervisorDraft& draft, Wishes& wishes) {
    if (draft.part == part && part == SupervisorPart::sessions) close_record(draft.sessions);
    draft.part = part;
    wishes.emplace_back(wish::LookAgain{});
}

// Under its icon, where the rail is narrow.
constexpr TextLook narrow_look{.style = Style::caption, .align = Align::center};

// Beside its icon, where there is room; with what is below the words.
float words_height(const Place& place, float wide, Frame& frame) {
    const float later = place.open ? 0 : line_height(frame, Style::caption);
    return text_height(frame, frame.say(place.phrase), wide, {.style = Style::body_medium}) + later;
}

float place_height(const Place& place, float wide, Frame& frame) {
    if (!frame.stacked()) return std::max(frame.tall(64.F), words_height(place, wide - 60, frame) + 12);
    return 42 + text_height(frame, frame.say(place.phrase), wide - 4, narrow_look);
}

void draw_place(const Place& place, SupervisorDraft& draft, Rect r, Frame& frame, Wishes& wishes) {
    const Theme& theme = frame.theme();
    const bool narrow = frame.stacked();
    const std::string label = frame.say(place.phrase);
    const bool here = draft.part == place.part;
    const Touch touch =
        frame.target(place.name, label, r, {.kind = Kind::tab, .enabled = place.open, .selected = here});
    if (here || touch.held) frame.paint().fill(r, here ? theme.tint : theme.surface2, 14);
    const Color ink = here         ? (theme.high_contrast() ? theme.on_tint : theme.primary)
                      : place.open ? theme.text2
                                   : theme.text3;
    if (narrow) {
        frame.paint().icon({r.center().x, r.y + 24}, place.icon, IconSize::medium, ink);
        TextLook look = narrow_look;
        look.color = ink;
        draw_text(frame, {r.x + 2, r.y + 38, r.w - 4, r.h - 40}, label, look);
        // "Later" would take more lines than the name.
        if (!place.open)
            frame.paint().icon({r.center().x + 24, r.y + 14}, Icon::schedule, IconSize::small, ink);
    } else {
        frame.paint().icon({r.x + 28, r.center().y}, place.icon, IconSize::medium, ink);
        Rect words{r.x + 54, r.y, r.w - 60, r.h};
        words.y = r.center().y - words_height(place, words.w, frame) / 2;
        words.y += draw_text(frame, words, label, {.style = Style::body_medium, .color = ink});
        if (!place.open) {
            draw_text(frame, words, frame.say("part_later"),
                      {.style = Style::caption, .color = ink, .max_lines = 1});
        }
    }
    if (touch.ring) frame.focus_ring(r, 14);
    if (touch.clicked) go_to(place.part, draft, wishes);
}

// The top bar says which part it is.
void part_bar(const runtime::storage::Who& who, const SupervisorDraft& draft, Rect& page, Frame& frame,
              Wishes& wishes) {
    if (draft.part == SupervisorPart::start) return home_bar(who, page, frame, wishes);
    const std::string title = frame.say(place_of(draft.part).phrase);
    const std::string role = frame.say(role_phrase(who.role));
    top(frame, page, {.title = title, .person = who.name, .role = role}, wishes);
}

// Where the supervisor is, on the left; narrow where the page is.
void rail(SupervisorDraft& draft, Rect& page, Frame& frame, Wishes& wishes) {
    const Theme& theme = frame.theme();
    const bool narrow = frame.stacked();
    const Rect strip = page.cut_left(rail_width(narrow, frame));
    frame.paint().fill(strip, theme.surface);
    frame.paint().line({strip.right() - 1, strip.y}, {strip.right() - 1, strip.bottom()}, theme.line);
    ScrollArea area(frame, "rail", strip.inset(narrow ? 0.F : 2.F, 2));
    Column column(frame, area.content());
    for (const Place& place : places) {
        draw_place(place, draft, column.take(place_height(place, column.width(), frame)), frame, wishes);
        column.gap(8);
    }
    area.end_at(column.y() - 8);
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

// One thing of the list of what there is to do, with a tick once it is done.
struct ToDo {
    SupervisorPart part;
    std::string words;
    bool done = false;
};

RowLook look_of(const ToDo& what, bool first) {
    return {.detail = what.words,
            .detail_tone = what.done ? Tone::plain : Tone::warn,
            .before = what.done ? Icon::check_circle : place_of(what.part).icon,
            .line_above = !first};
}

void to_do(Frame& frame, Column& column, const ToDo& what, bool first, SupervisorDraft& draft,
           Wishes& wishes) {
    const Place& place = place_of(what.part);
    const std::string label = frame.say(place.phrase);
    const RowLook look = look_of(what, first);
    const Rect r = column.take(list_row_height(frame, label, column.width(), look));
    const std::string name = "do." + std::string(place.name).substr(5);
    if (list_row(frame, name, label, r, look)) go_to(what.part, draft, wishes);
}

}  // namespace

void draw_start(const SupervisorView& view, SupervisorDraft& draft, Frame& frame, Column& column,
                Wishes& wishes) {
    column.text(frame.say("greeting", {view.home.who.name}), {.style = Style::h1});
    column.gap(2);
    column.text(frame.say("supervisor_hint"), quiet(frame));
    column.gap(20);

    const auto offered =
        std::ranges::count_if(view.home.offers, [](const auto& o) { return o.entry->offered; });
    const auto accepted =
        std::ranges::count_if(view.home.offers, [](const auto& o) { return o.entry->offered && o.accepted; });
    // A recovery sheet is a member of staff to the store, and nobody to whom work is given.
    const auto people = std::ranges::count_if(view.staff, [](const auto& each) {
        return each.active && !runtime::storage::is_recovery_sheet(each.name);
    });
    const bool staffed = people > 1;
    const bool worded = std::ranges::any_of(view.data.words, [](const auto& each) {
        return each.kind == runtime::storage::SiteWords::Kind::consent;
    });
    const auto withdrawn = std::ranges::count_if(
        view.home.clients, [](const auto& each) { return each.client.withdrew.has_value(); });
    const bool ready = accepted == offered && !view.home.sites.empty() && staffed && worded && withdrawn == 0;
    const std::string instruments =
        frame.say("accepted_of", {std::to_string(accepted), std::to_string(offered)});
    const std::string sites = view.home.sites.empty()
                                  ? frame.say("add_first_site")
                                  : frame.count("sites_count", static_cast<long>(view.home.sites.size()));
    const std::string staff =
        staffed ? frame.count("staff_count", static_cast<long>(people)) : frame.say("add_first_staff");

    const std::string words = frame.say(worded ? "consent_text_written" : "consent_text_missing");
    std::vector to_dos{ToDo{SupervisorPart::instruments, instruments, accepted == offered},
                       ToDo{SupervisorPart::sites, sites, !view.home.sites.empty()},
                       ToDo{SupervisorPart::staff, staff, staffed},
                       ToDo{SupervisorPart::settings, words, worded}};
    if (withdrawn > 0)
        to_dos.insert(to_dos.begin(),
                      {SupervisorPart::sessions, frame.count("withdrawn_to_erase", withdrawn)});
    float rows = 0;
    for (const ToDo& each : to_dos)
        rows += list_row_height(frame, frame.say(place_of(each.part).phrase), column.width() - 48,
                                look_of(each, &each == to_dos.data()));
    const Rect r = column.take(24 + line_height(frame, Style::title) + 10 + rows + 14);
    card(frame, r, CardState::rest, radius::large_card);
    Column list(frame, r.inset(24, 24));
    list.text(frame.say(ready ? "all_set_up" : "to_do_next"), {.style = Style::title, .max_lines = 1});
    list.gap(10);
    for (const ToDo& each : to_dos)
        to_do(frame, list, each, &each == to_dos.data(), draft, wishes);
    if (view.data.no_sheet) {
        const std::string make = frame.say("recovery_sheet_to_settings");
        column.gap(16);
        column.gap(
            banner(frame, column.rest(), frame.say("recovery_sheet_not_on_paper"), {.tone = Tone::warn}));
        column.gap(10);
        const ButtonLook look{.kind = ButtonKind::secondary};
        Rect place = column.take(frame.tall(height::button));
        place.w = std::min(place.w, button_width(frame, make, look));
        if (button(frame, "do.sheet", make, place, look)) go_to(SupervisorPart::settings, draft, wishes);
    }
    for (const runtime::TabletFault fault : view.faults) {
        column.gap(16);
        column.gap(banner(frame, column.rest(), frame.say(tablet_phrase(fault)), {.tone = Tone::warn}));
    }
    column.gap(24);
    start_card(frame, column, frame.say("start_session_hint"), wishes);
    column.gap(28);
    unfinished_list(view.home, frame, column, wishes);
}

Wishes draw_supervisor_home(const SupervisorView& view, SupervisorDraft& draft, Rect page, Frame& frame) {
    Wishes wishes;
    frame.page("supervisor/" + page_key(draft));
    const SupervisorData& data = view.data;
    const SessionsView sessions{view.home,         data.sessions,  data.in_words,
                                data.consent_text, data.over_time, data.opening};
    const SettingsView settings{view.home, data.settings, data.words, data.names};
    const HistoryView history{view.home, view.staff, data.history};
    part_bar(view.home.who, draft, page, frame, wishes);
    rail(draft, page, frame, wishes);
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
        draw_member({*open, view.working, view.trouble}, draft.member, frame, wishes);
    draw_terms(view, draft, frame, wishes);
    return wishes;
}

}  // namespace gui
