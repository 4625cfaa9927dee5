// The sessions of clients, a page at a time, newest first; and how many anonymous sheets
// there are, of which none can be opened.
#include <algorithm>

#include "gui/screens/result_parts.h"
#include "gui/screens/supervisor_lists.h"
#include "gui/widgets/card.h"
#include "gui/widgets/meter.h"
#include "gui/widgets/notice.h"

namespace gui {

namespace {

namespace storage = runtime::storage;
using State = storage::SessionFilter::State;

struct StateWords {
    State state;
    const char* name;
    const char* phrase;
    Tone tone;
};
constexpr std::array states{
    StateWords{State::finished, "finished", "state_finished", Tone::ok},
    StateWords{State::unfinished, "unfinished", "state_unfinished", Tone::warn},
    StateWords{State::declined, "declined", "state_declined", Tone::plain},
    StateWords{State::imported, "imported", "state_imported", Tone::info},
};

const StateWords& words_of(const storage::SessionSummary& session) {
    if (session.mode == storage::Mode::imported) return states[3];
    switch (session.state) {
        case storage::SessionState::planned:
        case storage::SessionState::open:
            return states[1];
        case storage::SessionState::declined:
        case storage::SessionState::discarded:
            return states[2];
        case storage::SessionState::finished:
            break;
    }
    return states[0];
}

std::string title_of(const storage::InstrumentRef& ref, const HomeView& home, Frame& frame) {
    const auto* entry = home.catalog->find(ref.id + "@" + ref.version);
    return entry != nullptr ? entry->title(code_of(frame.language())) : ref.id + "@" + ref.version;
}

std::string when(const storage::SessionSummary& session, Frame& frame) {
    return session.started ? moment_words(frame, *session.started) : date_words(frame, session.date);
}

std::vector<Filter> filters_of(const SessionsView& view, const SessionsDraft& draft, Frame& frame) {
    Filter instrument{.name = "filter.instrument",
                      .title = frame.say("part_instruments"),
                      .options = {{"all", frame.say("any_instrument")}},
                      .chosen = draft.instrument};
    for (const runtime::Offer& offer : view.home.offers) {
        const auto& definition = offer.entry->instrument;
        std::string title = offer.entry->title(code_of(frame.language()));
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
    for (const StateWords& each : states)
        state.options.push_back({each.name, frame.say(each.phrase)});
    return {std::move(instrument), std::move(site), period_filter(draft.period.chosen, frame),
            std::move(state)};
}

// Where the parts of a row stand, from its left edge.
struct Columns {
    float client, instrument, mode, site, state;
};
Columns columns_of(float width) {
    return {width * 0.19F, width * 0.33F, width * 0.53F, width * 0.66F, width * 0.83F};
}

void cell(Frame& frame, Rect row, float from, float until, std::string_view words, const TextLook& look) {
    draw_text_middle(frame, {row.x + from, row.y, until - from - 12, row.h}, words, look);
}

void heads(Frame& frame, Rect row) {
    const Columns at = columns_of(row.w);
    const TextLook look{.style = Style::caption, .color = frame.theme().text2, .max_lines = 1};
    cell(frame, row, 0, at.client, frame.say("column_when"), look);
    cell(frame, row, at.client, at.instrument, frame.say("column_client"), look);
    cell(frame, row, at.instrument, at.mode, frame.say("column_instrument"), look);
    cell(frame, row, at.mode, at.site, frame.say("column_mode"), look);
    cell(frame, row, at.site, at.state, frame.say("column_site"), look);
    cell(frame, row, at.state, row.w, frame.say("filter_state"), look);
}

void state_chip(const storage::SessionSummary& session, Frame& frame, Rect row, float from) {
    const StateWords& words = words_of(session);
    chip(frame, {row.x + from, row.center().y - frame.tall(32) / 2}, frame.say(words.phrase),
         {.tone = words.tone});
}

void wide_row(const SessionsView& view, const storage::SessionSummary& session, Frame& frame, Rect row) {
    const Columns at = columns_of(row.w);
    const TextLook plain{.style = Style::body, .color = frame.theme().text2, .max_lines = 1};
    const TextLook strong{.style = Style::body_medium, .max_lines = 1};
    cell(frame, row, 0, at.client, when(session, frame), plain);
    cell(frame, row, at.client, at.instrument, session.client.value_or(""), strong);
    cell(frame, row, at.instrument, at.mode, title_of(session.instrument, view.home, frame), strong);
    cell(frame, row, at.mode, at.site, frame.say(mode_phrase(session.mode)), plain);
    // Of two lines, because its last word is the one that tells places apart.
    cell(frame, row, at.site, at.state, site_words(session.site),
         {.style = Style::caption, .color = frame.theme().text2, .max_lines = 2});
    state_chip(session, frame, row, at.state);
}

// Where there is no room for columns: what and whose, then when, how and where, in as many lines as
// that takes.
class Entry {
  public:
    Entry(const SessionsView& view, const storage::SessionSummary& session, Frame& frame, float width)
        : session_(session),
          frame_(frame),
          first_(session.client.value_or("") + " · " + title_of(session.instrument, view.home, frame)),
          second_(when(session, frame) + " · " + frame.say(mode_phrase(session.mode)) + " · " +
                  site_words(session.site)),
          chip_(chip_width(frame, frame.say(words_of(session).phrase), {})),
          first_high_(std::max(text_height(frame, first_, width - chip_ - 12, strong), frame.tall(32))),
          second_high_(text_height(frame, second_, width, quiet(frame, Style::caption))) {}

    [[nodiscard]] float height() const { return std::max(frame_.tall(76), first_high_ + second_high_ + 26); }
    void draw(Rect row) const {
        row = row.inset(0, (row.h - first_high_ - second_high_ - 2) / 2);
        Rect head = row.cut_top(first_high_);
        state_chip(session_, frame_, head, head.w - chip_);
        head.cut_right(chip_ + 12);
        draw_text_middle(frame_, head, first_, strong);
        row.cut_top(2);
        draw_text(frame_, row, second_, quiet(frame_, Style::caption));
    }

  private:
    static constexpr TextLook strong{.style = Style::body_medium};

    const storage::SessionSummary& session_;
    Frame& frame_;
    std::string first_, second_;
    float chip_, first_high_, second_high_;
};

void table(const SessionsView& view, Frame& frame, Column& column, Wishes& wishes) {
    const bool in_columns = !frame.stacked() && frame.scale().text <= 1;
    const float head = in_columns ? frame.tall(44) : 0.F;
    const float width = column.width() - 48;
    const auto height_of = [&](const storage::SessionSummary& session) {
        return in_columns ? frame.tall(height::row) : Entry(view, session, frame, width).height();
    };
    float all = head + 16;
    for (const storage::SessionSummary& session : view.list.sessions)
        all += height_of(session);
    const Rect r = column.take(all);
    card(frame, r, CardState::rest, radius::large_card);
    Column rows(frame, r.inset(24, 8));
    if (in_columns) heads(frame, rows.take(head));
    for (std::size_t i = 0; i < view.list.sessions.size(); ++i) {
        const storage::SessionSummary& session = view.list.sessions[i];
        const Rect row = rows.take(height_of(session));
        const std::string label =
            session.client.value_or("") + ", " + title_of(session.instrument, view.home, frame);
        const Touch touch = frame.target("session." + std::to_string(i + 1), label, row, {.kind = Kind::row});
        if (touch.held) frame.paint().fill(row.inset(-8, 2), frame.theme().surface2, 12);
        if (i > 0 || in_columns) divider(frame, row.x, row.y, row.w);
        if (in_columns) {
            wide_row(view, session, frame, row);
        } else {
            Entry(view, session, frame, row.w).draw(row);
        }
        if (touch.ring) frame.focus_ring(row.inset(-4, 0), 12);
        if (touch.clicked) wishes.emplace_back(wish::OpenRecord{session.id});
    }
}

void anonymous_card(const SessionsView& view, Frame& frame, Column& column) {
    if (view.list.anonymous.empty()) return;
    column.gap(28);
    column.text(frame.say("anonymous_sheets"), {.style = Style::title});
    column.gap(2);
    column.text(frame.say("anonymous_sheets_hint"), quiet(frame, Style::caption));
    column.gap(12);
    const float high = frame.tall(height::row);
    const Rect r = column.take(high * static_cast<float>(view.list.anonymous.size()) + 16);
    card(frame, r, CardState::rest, radius::large_card);
    Column rows(frame, r.inset(24, 8));
    bool first = true;
    for (const auto& sheets : view.list.anonymous) {
        const Rect row = rows.take(high);
        if (!first) divider(frame, row.x, row.y, row.w);
        first = false;
        const storage::InstrumentRef ref{sheets.instrument, sheets.version, {}};
        const std::string count = frame.count("sheets_count", static_cast<long>(sheets.finished));
        const float wide = text_width(frame, count, Style::body_medium);
        cell(frame, row, 0, row.w - wide, title_of(ref, view.home, frame),
             {.style = Style::body_medium, .max_lines = 1});
        draw_text_middle(frame, {row.right() - wide, row.y, wide, row.h}, count,
                         {.style = Style::body_medium, .max_lines = 1});
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
    Rect line = column.take(std::max(line_height(frame, Style::h1), 40.F));
    const float wide = text_width(frame, title, Style::h1);
    draw_text_middle(frame, line.cut_left(wide + 4), title, {.style = Style::h1, .max_lines = 1});
    line.cut_left(14);
    line.y += 3;
    draw_text_middle(frame, line, count,
                     {.style = Style::body, .color = frame.theme().text2, .max_lines = 1});
    column.gap(14);
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

void draw_sessions(const SessionsView& view, SessionsDraft& draft, Frame& frame, Column& column,
                   Wishes& wishes) {
    list_title(frame, column, frame.say("part_sessions"),
               frame.count("sessions_count", static_cast<long>(view.list.count)));
    withdrawn_clients(view.home, draft.erasure, frame, column);
    filter_pills(filters_of(view, draft, frame), draft.open_filter, frame, column);
    column.gap(18);
    if (view.list.sessions.empty()) {
        empty(draft, frame, column, wishes);
    } else {
        table(view, frame, column, wishes);
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
        if (*chosen > 0) draft.state = states.at(*chosen - 1).state;
    }
    draft.page = 0;
    wishes.emplace_back(wish::LookAgain{});
}

}  // namespace gui
