#include "gui/screens/supervisor_rail.h"

#include <algorithm>
#include <array>

#include "gui/widgets/scroll.h"

namespace gui {

namespace {

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

}  // namespace

const Place& place_of(SupervisorPart part) {
    return places.at(static_cast<std::size_t>(part));
}

void go_to(SupervisorPart part, SupervisorDraft& draft, Wishes& wishes) {
    // The list, and not what somebody's record showed the last time; what was begun there stays.
    if (part == SupervisorPart::sessions && (draft.part == part || !draft.sessions.correction.open))
        close_record(draft.sessions);
    draft.part = part;
    wishes.emplace_back(wish::LookAgain{});
}

void supervisor_rail(SupervisorDraft& draft, Rect& page, Frame& frame, Wishes& wishes) {
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

}  // namespace gui
