// The first page of a supervisor: what there is to do before the others can work, and what was begun.
#include <algorithm>
#include <filesystem>

#include "gui/screens/person.h"
#include "gui/screens/readers.h"
#include "gui/screens/supervisor_rail.h"
#include "gui/screens/trouble.h"
#include "gui/screens/unfinished.h"
#include "gui/widgets/card.h"
#include "gui/widgets/list.h"
#include "gui/widgets/notice.h"
#include "runtime/storage/recovery.h"

namespace gui {

namespace {

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

// Whether clients of every site have a text to agree to.
bool is_worded(const SupervisorView& view) {
    const auto has = [&](const std::string& site) {
        return !runtime::words_for(view.data.words, runtime::storage::SiteWords::Kind::consent, site, "vi")
                    .words.empty();
    };
    return view.home.sites.empty() ? has("") : std::ranges::all_of(view.home.sites, has);
}

}  // namespace

void draw_start(const SupervisorView& view, SupervisorDraft& draft, Frame& frame, Column& column,
                Wishes& wishes) {
    column.text(frame.say("greeting", {person_words(view.home.who.name, frame)}), {.style = Style::h1});
    column.gap(2);
    column.text(frame.say("supervisor_hint"), quiet(frame));
    column.gap(20);
    readers_notice(view.data.readers, frame, column, wishes);

    const auto offered =
        std::ranges::count_if(view.home.offers, [](const auto& o) { return o.entry->offered; });
    const auto accepted =
        std::ranges::count_if(view.home.offers, [](const auto& o) { return o.entry->offered && o.accepted; });
    // A recovery sheet is a member of staff to the store, and nobody to whom work is given.
    const auto people = std::ranges::count_if(view.staff, [](const auto& each) {
        return each.active && !runtime::storage::is_recovery_sheet(each.name);
    });
    const bool staffed = people > 1;
    const bool worded = is_worded(view);
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
    if (files_are_missing(view.home)) {
        std::string unread = frame.say("files_not_read");
        std::size_t told = 0;
        for (const instruments::Problem& problem : view.home.catalog->problems()) {
            if (problem.severity != instruments::Severity::error || ++told > 5) continue;
            unread += "\n" + std::filesystem::path(problem.place.file).filename().string() + ", " +
                      std::to_string(problem.place.line) + ": " + instruments::shown(problem.sentence);
        }
        column.gap(16);
        column.gap(banner(frame, column.rest(), unread, {.tone = Tone::high, .strong = true}));
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

}  // namespace gui
