// The sessions of clients, a page at a time, newest first; and how many anonymous sheets
// there are, of which none can be opened.
#include <algorithm>

#include "gui/language_tags.h"
#include "gui/screens/result_parts.h"
#include "gui/screens/sessions_table.h"
#include "gui/screens/supervisor_lists.h"
#include "gui/widgets/card.h"
#include "gui/widgets/list.h"
#include "gui/widgets/meter.h"
#include "gui/widgets/notice.h"

namespace gui {

namespace {

namespace storage = runtime::storage;

std::vector<Filter> filters_of(const SessionsView& view, const SessionsDraft& draft, Frame& frame) {
    Filter instrument{.name = "filter.instrument",
                      .title = frame.say("part_instruments"),
                      .options = {{"all", frame.say("any_instrument")}},
                      .chosen = draft.instrument};
    for (const runtime::Offer& offer : view.home.offers) {
        const auto& definition = offer.entry->instrument;
        std::string title = title_of(*offer.entry, frame);
        if (!offer.entry->offered) title += " · " + frame.say("version", {definition.version});
        instrument.options.push_back(
            {short_id(definition.full_id(), offer.entry->offered), std::move(title)});
    }
    Filter site{.name = "filter.site",
                .title = frame.say("part_sites"),
                .options = {{"all", frame.say("any_site")}},
                .chosen = draft.site};
    for (const std::string& each : view.home.sites)
        site.options.push_back({control_word(each), site_words(each)});
    Filter state{.name = "filter.state",
                 .title = frame.say("filter_state"),
                 .options = {{"all", frame.say("any_state")}},
                 .chosen = draft.state ? static_cast<std::size_t>(*draft.state) + 1 : 0};
    for (const SessionStateWords& each : session_states)
        state.options.push_back({each.name, frame.say(each.phrase)});
    return {std::move(instrument), std::move(site), period_filter(draft.period.chosen, frame),
            std::move(state)};
}

void anonymous_card(const SessionsView& view, Frame& frame, Column& column) {
    if (view.list.anonymous.empty()) return;
    column.gap(28);
    column.text(frame.say("anonymous_sheets"), {.style = Style::title});
    column.gap(2);
    column.text(frame.say("anonymous_sheets_hint"), quiet(frame, Style::caption));
    column.gap(12);
    const TextLook look{.style = Style::body_medium};
    const auto words_of = [&](const auto& sheets) {
        return std::pair{
            title_of(storage::InstrumentRef{sheets.instrument, sheets.version, {}}, view.home, frame),
            frame.count("sheets_count", static_cast<long>(sheets.finished))};
    };
    const auto height_of = [&](const auto& sheets, float width) {
        const auto [title, count] = words_of(sheets);
        const float room = width - text_width(frame, count, Style::body_medium) - 12;
        return std::max(frame.tall(row_least), text_height(frame, title, room, look) + 20);
    };
    float all = 16;
    for (const auto& sheets : view.list.anonymous)
        all += height_of(sheets, column.width() - 48);
    const Rect r = column.take(all);
    card(frame, r, CardState::rest, radius::large_card);
    Column rows(frame, r.inset(24, 8));
    bool first = true;
    for (const auto& sheets : view.list.anonymous) {
        const Rect row = rows.take(height_of(sheets, rows.width()));
        if (!first) divider(frame, row.x, row.y, row.w);
        first = false;
        const auto [title, count] = words_of(sheets);
        const float wide = text_width(frame, count, Style::body_medium);
        cell(frame, row, 0, row.w - wide, title, look);
        draw_text_middle(frame, {row.right() - wide, row.y, wide, row.h}, count, look);
    }
}

bool narrowed(const SessionsDraft& draft) {
    return draft.instrument != 0 || draft.site != 0 || draft.period.chosen != PeriodChoice{} || draft.state;
}

void empty(SessionsDraft& draft, Frame& frame, Column& column, Wishes& wishes) {
    column.gap(28);
    const bool hidden = narrowed(draft);
    column.gap(empty_state(frame, column.rest(), hidden ? Icon::filter : Icon::assignment,
                           frame.say(hidden ? "no_session_fits" : "no_session_yet")));
    column.gap(18);
    const std::string action = frame.say(hidden ? "clear_filters" : "start_new_session");
    const ButtonLook look{.kind = hidden ? ButtonKind::secondary : ButtonKind::primary};
    Rect place = column.take(height::button);
    const float wide = std::min(place.w, button_width(frame, action, look));
    place = {place.center().x - wide / 2, place.y, wide, place.h};
    if (!button(frame, hidden ? "filter.clear" : "start", action, place, look)) return;
    if (hidden) {
        draft = SessionsDraft{};
        wishes.emplace_back(wish::LookAgain{});
    } else {
        wishes.emplace_back(wish::Plan{});
    }
}

}  // namespace

const char* mode_phrase(storage::Mode mode) {
    switch (mode) {
        case storage::Mode::staff:
            return "mode_staff_short";
        case storage::Mode::self:
            return "mode_self_short";
        case storage::Mode::imported:
            break;
    }
    return "mode_imported";
}

void list_title(Frame& frame, Column& column, std::string_view title, std::string_view count) {
    const float wide = text_width(frame, title, Style::h1);
    if (wide + 18 + text_width(frame, count, Style::body) > column.width()) {
        column.text(title, {.style = Style::h1});
        column.text(count, quiet(frame));
    } else {
        Rect line = column.take(std::max(line_height(frame, Style::h1), 40.F));
        draw_text_middle(frame, line.cut_left(wide + 4), title, {.style = Style::h1});
        line.cut_left(14);
        line.y += 3;
        draw_text_middle(frame, line, count, quiet(frame));
    }
    column.gap(14);
}

void still_to_be_read(Frame& frame, Column& column, const char* part) {
    list_title(frame, column, frame.say(part), "");
    column.text(frame.say("one_moment"), quiet(frame));
}

storage::SessionFilter filter_of(const SessionsDraft& draft, const HomeView& home,
                                 const storage::Date& today) {
    storage::SessionFilter filter;
    if (draft.instrument > 0 && draft.instrument <= home.offers.size()) {
        const auto& definition = home.offers[draft.instrument - 1].entry->instrument;
        filter.instrument = definition.id;
        filter.version = definition.version;
    }
    if (draft.site > 0 && draft.site <= home.sites.size()) filter.site = home.sites[draft.site - 1];
    filter.from = first_day(draft.period.chosen, today);
    filter.to = last_day(draft.period.chosen);
    filter.state = draft.state;
    return filter;
}

namespace {

// Until every sealed record is open nobody knows which come first.
void opening(const storage::Opening& now, Frame& frame, Column& column) {
    list_title(frame, column, frame.say("part_sessions"), "");
    column.text(frame.say("opening_records", {std::to_string(now.opened), std::to_string(now.all)}),
                quiet(frame));
    column.gap(12);
    Rect bar = column.take(10);
    bar.w = std::min(bar.w, 520.F);
    progress_bar(frame, bar, static_cast<float>(now.opened) / static_cast<float>(now.all));
}

}  // namespace

void draw_sessions(const SessionsView& view, SessionsDraft& draft, Frame& frame, Column& column,
                   Wishes& wishes) {
    if (view.opening) return opening(*view.opening, frame, column);
    if (view.list.sessions.empty() && frame.busy()) return still_to_be_read(frame, column, "part_sessions");
    list_title(frame, column, frame.say("part_sessions"),
               frame.count("sessions_count", static_cast<long>(view.list.count)));
    if (view.list.not_for_her > 0) {
        column.gap(banner(frame, column.rest(),
                          frame.count("records_of_others", static_cast<long>(view.list.not_for_her)),
                          {.tone = Tone::warn}));
        column.gap(14);
    }
    withdrawn_clients(view.home, draft.erasure, frame, column);
    filter_pills(filters_of(view, draft, frame), draft.open_filter, frame, column);
    column.gap(18);
    if (view.list.sessions.empty() && (view.list.not_for_her == 0 || narrowed(draft))) {
        empty(draft, frame, column, wishes);
    } else if (!view.list.sessions.empty()) {
        sessions_table(view, frame, column, wishes);
    }
    if (const auto wanted = pager(draft.page, view.list.count, runtime::list_page, frame, column)) {
        draft.page = *wanted;
        wishes.emplace_back(wish::LookAgain{});
    }
    anonymous_card(view, frame, column);
}

void sessions_sheets(const SessionsView& view, SessionsDraft& draft, Frame& frame, Wishes& wishes) {
    if (view.record && view.record->result) {
        explain_score(*view.record->result, draft.result, frame);
        show_leaflet(view.record->result->leaflets, draft.result.leaflet, frame);
    }
    consent_text_sheet(view, draft, frame);
    if (view.record) correction_sheet(*view.record, draft.correction, frame, wishes);
    erasure_dialog(draft.erasure, frame, wishes);
    if (draft.open_filter == "filter.period") {
        if (!period_sheet(draft.period, draft.open_filter, frame)) return;
        draft.page = 0;
        wishes.emplace_back(wish::LookAgain{});
        return;
    }
    const std::vector<Filter> filters = filters_of(view, draft, frame);
    const std::string open = draft.open_filter;
    const auto chosen = filter_sheet(filters, draft.open_filter, frame);
    if (!chosen) return;
    if (open == "filter.instrument") draft.instrument = *chosen;
    if (open == "filter.site") draft.site = *chosen;
    if (open == "filter.state") {
        draft.state.reset();
        if (*chosen > 0) draft.state = session_states.at(*chosen - 1).state;
    }
    draft.page = 0;
    wishes.emplace_back(wish::LookAgain{});
}

}  // namespace gui
