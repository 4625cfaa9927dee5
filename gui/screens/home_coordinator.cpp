// The coordinator's home.
#include <algorithm>
#include <cmath>

#include "gui/language_tags.h"
#include "gui/screens/clients.h"
#include "gui/screens/home.h"
#include "gui/screens/unfinished.h"
#include "gui/widgets/card.h"
#include "gui/widgets/choice.h"
#include "gui/widgets/scroll.h"

namespace gui {

namespace {

// All of them while they are few; more would be a paragraph.
std::string places(const HomeView& view, Frame& frame) {
    if (view.sites.size() > 2) return frame.count("sites_count", static_cast<long>(view.sites.size()));
    std::string all;
    for (const std::string& site : view.sites)
        all += (all.empty() ? "" : "   |   ") + site_words(site);
    return all;
}

std::string under_greeting(const HomeView& view, Frame& frame) {
    const std::string clients =
        places(view, frame) + "\n" + frame.count("clients_count", static_cast<long>(view.clients.size()));
    // How many is not known then; the list itself says so.
    if (files_are_missing(view)) return clients;
    return clients + " · " + frame.count("things_to_do", due_now(view));
}

// One pill per questionnaire, for whoever knows what is wanted: start.ID.
void quick_starts(const HomeView& view, Frame& frame, Column& column, Wishes& wishes) {
    constexpr float gap = 10;
    const float high = frame.tall(height::target);
    Rect row = column.take(high);
    const float right = row.right();
    for (const runtime::Offer& offer : offers_to_show(view)) {
        const std::string title = title_of(*offer.entry, frame);
        const Icon icon = offer.accepted ? Icon::none : Icon::lock;
        const float wide = std::min(pill_width(frame, title, PillState::plain, icon), column.width());
        if (row.x > column.rest().x && row.x + wide > right) {
            column.gap(gap);
            row = column.take(high);
        }
        const std::string id = offer.entry->instrument.full_id();
        if (pill(frame, "start." + short_id(id, true), title, row.cut_left(wide), PillState::plain, icon)) {
            if (offer.accepted) {
                wishes.emplace_back(wish::Plan{.instrument = id});
            } else {
                frame.toast({"ask_supervisor_to_accept", Tone::warn});
            }
        }
        row.cut_left(gap);
    }
}

void work(const HomeView& view, HomeDraft& draft, Frame& frame, Column& column, Wishes& wishes) {
    column.text(frame.say("greeting", {view.who.name}), {.style = Style::h1});
    column.gap(2);
    column.text(under_greeting(view, frame), quiet(frame));
    column.gap(18);
    start_card(frame, column, frame.say("start_session_hint"), wishes);
    column.gap(14);
    quick_starts(view, frame, column, wishes);
    column.gap(26);
    if (!view.unfinished.empty()) {
        unfinished_list(view, frame, column, wishes);
        column.gap(16);
    }
    due_list(view, draft, frame, column, wishes);
}

}  // namespace

Wishes draw_coordinator_home(const HomeView& view, HomeDraft& draft, Rect page, Frame& frame) {
    Wishes wishes;
    frame.page("home");
    home_bar(view.who, page, frame, wishes);

    if (frame.stacked()) {
        ScrollArea area(frame, "home", page);
        Column column(frame, area.content().inset(frame.margin() - 10, 18));
        work(view, draft, frame, column, wishes);
        column.gap(24);
        clients_part(view, draft, frame, column, wishes);
        area.end_at(column.y() + 20);
    } else {
        Rect right = page.cut_right(std::floor(page.w * 0.4F)).inset(0, 24);
        right.w -= frame.margin();
        right.cut_left(14);  // clear of what scrolls beside it
        {
            ScrollArea area(frame, "home", page);
            Rect left = area.content();
            left.cut_left(frame.margin() - 10);
            left.cut_right(18);
            Column column(frame, left.inset(0, 18));
            work(view, draft, frame, column, wishes);
            area.end_at(column.y() + 20);
        }
        clients_card(view, draft, frame, right, wishes);
    }
    new_client_sheet(view, draft, frame, wishes);
    return wishes;
}

}  // namespace gui
