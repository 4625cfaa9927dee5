#include "gui/screens/supervisor.h"

#include <algorithm>
#include <array>

#include "gui/widgets/card.h"
#include "gui/widgets/list.h"
#include "gui/widgets/scroll.h"

namespace gui {

namespace {

struct Place {
    SupervisorPart part;
    Icon icon;
    const char* name;
    const char* phrase;
};
constexpr std::array places{
    Place{SupervisorPart::start, Icon::home, "part.start", "part_start"},
    Place{SupervisorPart::staff, Icon::people, "part.staff", "part_staff"},
    Place{SupervisorPart::sites, Icon::hospital, "part.sites", "part_sites"},
    Place{SupervisorPart::instruments, Icon::assignment, "part.instruments", "part_instruments"},
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

// Where the supervisor is, on the left; narrow where the page is.
void rail(SupervisorDraft& draft, Rect& page, Frame& frame) {
    const Theme& theme = frame.theme();
    const bool narrow = frame.stacked();
    const Rect strip = page.cut_left(rail_width(narrow, frame));
    frame.paint().fill(strip, theme.surface);
    frame.paint().line({strip.right() - 1, strip.y}, {strip.right() - 1, strip.bottom()}, theme.line);
    Column column(frame, strip.inset(narrow ? 8.F : 12.F, 16));
    for (const Place& place : places) {
        const std::string label = frame.say(place.phrase);
        // The words under the icon may take two lines.
        const Rect r = column.take(narrow ? 46 + 2 * line_height(frame, Style::caption) : frame.tall(64.F));
        const bool here = draft.part == place.part;
        const Touch touch = frame.target(place.name, label, r, {.kind = Kind::tab, .selected = here});
        if (here || touch.held) frame.paint().fill(r, here ? theme.tint : theme.surface2, 14);
        const Color here_ink = theme.high_contrast() ? theme.on_tint : theme.primary;
        const Color ink = here ? here_ink : theme.text2;
        if (narrow) {
            frame.paint().icon({r.center().x, r.y + 26}, place.icon, IconSize::medium, ink);
            draw_text_middle(frame, {r.x + 2, r.y + 40, r.w - 4, r.h - 42}, label,
                             {.style = Style::caption, .color = ink, .align = Align::center, .max_lines = 2});
        } else {
            frame.paint().icon({r.x + 28, r.center().y}, place.icon, IconSize::medium, ink);
            draw_text_middle(frame, {r.x + 54, r.y, r.w - 60, r.h}, label,
                             {.style = Style::body_medium, .color = ink, .max_lines = 2});
        }
        if (touch.ring) frame.focus_ring(r, 14);
        if (touch.clicked) {
            draft.part = place.part;
            frame.again();
        }
        column.gap(narrow ? 8.F : 6.F);
    }
}

std::string_view page_key(SupervisorPart part) {
    for (const Place& place : places) {
        if (place.part == part) return place.name;
    }
    return "home";
}

// One thing of the list of what there is to do, with a tick once it is done.
void to_do(Frame& frame, Column& column, const Place& place, std::string_view words, bool done,
           SupervisorDraft& draft, bool first) {
    const std::string label = frame.say(place.phrase);
    const RowLook look{.detail = words,
                       .detail_tone = done ? Tone::plain : Tone::warn,
                       .before = done ? Icon::check_circle : place.icon,
                       .line_above = !first};
    const Rect r = column.take(list_row_height(frame, label, column.width(), look));
    const std::string name = "do." + std::string(place.name).substr(5);
    if (list_row(frame, name, label, r, look)) {
        draft.part = place.part;
        frame.again();
    }
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
    const bool staffed = view.staff.size() > 1;
    const bool ready = accepted == offered && !view.home.sites.empty() && staffed;
    const std::string instruments =
        frame.say("accepted_of", {std::to_string(accepted), std::to_string(offered)});
    const std::string sites = view.home.sites.empty()
                                  ? frame.say("add_first_site")
                                  : frame.count("sites_count", static_cast<long>(view.home.sites.size()));
    const std::string staff = staffed ? frame.count("staff_count", static_cast<long>(view.staff.size()))
                                      : frame.say("add_first_staff");

    const float rows = 3 * frame.tall(68);
    const Rect r = column.take(24 + line_height(frame, Style::title) + 10 + rows + 14);
    card(frame, r, CardState::rest, radius::large_card);
    Column list(frame, r.inset(24, 24));
    list.text(frame.say(ready ? "all_set_up" : "to_do_next"), {.style = Style::title, .max_lines = 1});
    list.gap(10);
    to_do(frame, list, places[3], instruments, accepted == offered, draft, true);
    to_do(frame, list, places[2], sites, !view.home.sites.empty(), draft, false);
    to_do(frame, list, places[1], staff, staffed, draft, false);
    column.gap(24);
    start_card(frame, column.take(frame.tall(120)), frame.say("start_session_hint"), wishes);
    column.gap(28);
    unfinished_list(view.home, frame, column, wishes);
}

Wishes draw_supervisor_home(const SupervisorView& view, SupervisorDraft& draft, Rect page, Frame& frame) {
    Wishes wishes;
    frame.page("supervisor/" + std::string(page_key(draft.part)));
    home_bar(view.home.who, draft.signing_out, page, frame, wishes);
    rail(draft, page, frame);
    {
        ScrollArea area(frame, "part", page);
        Rect content = area.content().inset(frame.stacked() ? 14.F : 26.F, 20);
        content.w = std::min(content.w, 980.F);
        Column column(frame, content);
        switch (draft.part) {
            case SupervisorPart::start:
                draw_start(view, draft, frame, column, wishes);
                break;
            case SupervisorPart::staff:
                draw_staff(view, draft, frame, column);
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
    draw_new_staff(view, draft, frame, wishes);
    draw_terms(view, draft, frame, wishes);
    sign_out_dialog(draft.signing_out, frame, wishes);
    return wishes;
}

}  // namespace gui
