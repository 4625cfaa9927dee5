#include "gui/screens/clients.h"

#include <algorithm>

#include "gui/screens/unfinished.h"
#include "gui/widgets/card.h"
#include "gui/widgets/choice.h"
#include "gui/widgets/fitting.h"
#include "gui/widgets/list.h"
#include "gui/widgets/meter.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"
#include "gui/widgets/sheet.h"
#include "runtime/client_code.h"

namespace gui {

using runtime::ClientCase;

namespace {

constexpr std::size_t first_clients = 12;

// The most urgent thing to be done for this client, or when the client was seen last.
DueWords client_words(const HomeView& view, const ClientCase& client, Frame& frame) {
    if (client.client.withdrew)
        return {.text = frame.say("withdrew_on", {date_words(frame, *client.client.withdrew)}),
                .icon = Icon::warning,
                .tone = Tone::warn};
    const runtime::Due* first = nullptr;
    for (const runtime::Due& due : client.due) {
        if (due.state == runtime::DueState::later) continue;
        if (first == nullptr || due.state < first->state) first = &due;
    }
    if (first != nullptr) {
        DueWords words = due_words(*first, frame);
        words.text += " · " + occasion_words(view, first->occasion, frame);
        return words;
    }
    if (client.client.last_contact == client.client.registered_on) {
        // Of who is away for long the cards are gone: whether there was a session is not known.
        if (client.long_away)
            return {.text = frame.say("registered_on", {date_words(frame, client.client.registered_on)})};
        if (client.cards.empty()) return {.text = frame.say("no_session_yet")};
    }
    return {.text = frame.say("last_seen", {date_words(frame, client.client.last_contact)})};
}

void open_client(HomeDraft& draft, const std::string& code, Frame& frame) {
    draft.client = code;
    draft.fresh_client = false;
    draft.search.clear();
    draft.search_trouble.clear();
    frame.again();
}

}  // namespace

void client_rows(std::string_view name, const HomeView& view, HomeDraft& draft,
                 const std::vector<const ClientCase*>& clients, Frame& frame, Column& column) {
    bool first = true;
    for (const ClientCase* client : clients) {
        const DueWords words = client_words(view, *client, frame);
        const RowLook look{.detail = words.text, .detail_tone = words.tone, .line_above = !first};
        const std::string& code = client->client.code;
        const Rect r = column.take(list_row_height(frame, code, column.width(), look));
        if (list_row(frame, std::string(name) + control_word(code), code, r, look))
            open_client(draft, code, frame);
        first = false;
    }
}

namespace {

// What was typed or scanned is a client, or the reason why it is none.
void search(const HomeView& view, HomeDraft& draft, Frame& frame) {
    if (runtime::matching_code(draft.search).empty()) return;
    const auto like = clients_like(view, draft.search);
    if (const ClientCase* exact = client_of(view, draft.search)) {
        open_client(draft, exact->client.code, frame);
    } else if (like.size() == 1) {
        open_client(draft, like.front()->client.code, frame);
    } else if (like.empty()) {
        draft.search_trouble = runtime::has_valid_check(runtime::matching_code(draft.search))
                                   ? "search_nothing"
                                   : "search_mistyped";
        frame.again();
    }
}

void new_client(const HomeView& view, HomeDraft& draft, Frame& frame, Wishes& wishes) {
    if (view.sites.size() == 1) {
        wishes.emplace_back(wish::RegisterClient{view.sites.front()});
    } else {
        draft.choosing_site = true;
        frame.again();
    }
}

// Title, the button for a new client, and the search field. Returns what the search found.
std::vector<const ClientCase*> clients_head(const HomeView& view, HomeDraft& draft, Frame& frame,
                                            Column& column, Wishes& wishes) {
    Rect line = column.take(frame.tall(height::target));
    const std::string fresh = frame.say("new_client");
    const ButtonLook look{.kind = ButtonKind::secondary, .before = Icon::person_add};
    if (!view.clients.empty()) {
        const Rect place = line.cut_right(button_width(frame, fresh, look));
        line.cut_right(12);
        // Beside a wide button in smaller letters rather than cut.
        const std::string title = frame.say("clients");
        draw_text_middle(
            frame, line, title,
            {.style = fitting_style(frame, title, line.w, {Style::title, Style::body_medium, Style::label})});
        if (button(frame, "client.new", fresh, place, look)) new_client(view, draft, frame, wishes);
    } else {
        draw_text_middle(frame, line, frame.say("clients"), {.style = Style::title, .max_lines = 1});
        column.gap(20);
        column.gap(empty_state(frame, column.rest(), Icon::people, frame.say("no_clients_yet")));
        column.gap(20);
        if (button(frame, "client.new", frame.say("first_client"), column.take(frame.tall(height::button)),
                   {.before = Icon::person_add})) {
            new_client(view, draft, frame, wishes);
        }
        return {};
    }
    column.gap(14);
    const std::string hint = frame.say("search_client");
    const std::string error = draft.search_trouble.empty() ? "" : frame.say(draft.search_trouble);
    const FieldTouch touch = column.field("client.search", draft.search,
                                          {.form = FieldForm::code,
                                           .placeholder = hint,
                                           .error = error,
                                           .icon = Icon::search,
                                           .limit = 40,
                                           .catches_typing = true});
    if (touch.changed) draft.search_trouble.clear();
    if (touch.submitted) search(view, draft, frame);
    column.gap(8);
    return clients_like(view, draft.search);
}

void nothing_found(HomeDraft& draft, Frame& frame, Column& column) {
    column.gap(12);
    if (draft.search_trouble.empty()) {
        column.text(frame.say("search_nothing"), quiet(frame));
        column.gap(12);
    }
    if (button(frame, "client.search.clear", frame.say("search_clear"),
               column.take(frame.tall(height::target)),
               {.kind = ButtonKind::secondary, .before = Icon::close})) {
        draft.search.clear();
        draft.search_trouble.clear();
        frame.again();
    }
}

}  // namespace

void clients_card(const HomeView& view, HomeDraft& draft, Frame& frame, Rect r, Wishes& wishes) {
    card(frame, r, CardState::rest, radius::large_card);
    Column column(frame, r.inset(24, 20));
    const auto found = clients_head(view, draft, frame, column, wishes);
    if (view.clients.empty()) return;
    if (found.empty()) return nothing_found(draft, frame, column);
    Rect room = column.rest();
    room.h = r.bottom() - 2 - room.y;
    ScrollArea area(frame, "clients", room.inset(-10, 0), Under::card);
    Column rows(frame, area.content());
    client_rows("client.", view, draft, found, frame, rows);
    area.end_at(rows.y() + 10);
}

void clients_part(const HomeView& view, HomeDraft& draft, Frame& frame, Column& column, Wishes& wishes) {
    const auto found = clients_head(view, draft, frame, column, wishes);
    if (view.clients.empty()) return;
    if (found.empty()) return nothing_found(draft, frame, column);
    const std::size_t shown = draft.all_clients ? found.size() : std::min(found.size(), first_clients);
    client_rows("client.", view, draft, {found.begin(), found.begin() + static_cast<std::ptrdiff_t>(shown)},
                frame, column);
    if (shown == found.size()) return;
    column.gap(12);
    if (button(frame, "client.more", frame.count("show_more", static_cast<long>(found.size() - shown)),
               column.take(frame.tall(height::target)), {.kind = ButtonKind::secondary})) {
        draft.all_clients = true;
        frame.again();
    }
}

void new_client_sheet(const HomeView& view, HomeDraft& draft, Frame& frame, Wishes& wishes) {
    if (!draft.choosing_site) return;
    const std::string title = frame.say("new_client_where");
    const float wide = sheet_content_width(frame, SheetForm::center);
    float rows = view.sites.empty() ? text_height(frame, frame.say("no_site_yet"), wide) : -12;
    for (const std::string& site : view.sites)
        rows += choice_height(frame, site_words(site), wide) + 12;
    Sheet sheet(frame, "new-client", title, SheetForm::center,
                28 + sheet_head_height(frame) + 16 + rows + 28);
    {
        ScrollArea area(frame, "new-client", sheet.content().inset(-10, -10), Under::card);
        Column column(frame, area.content());
        if (view.sites.empty()) column.text(frame.say("no_site_yet"), quiet(frame));
        for (const std::string& site : view.sites) {
            const std::string words = site_words(site);
            if (choice_card(frame, "site." + control_word(site), words,
                            column.take(choice_height(frame, words, column.width())), false,
                            {.mark = Mark::none})) {
                wishes.emplace_back(wish::RegisterClient{site});
                draft.choosing_site = false;
            }
            column.gap(12);
        }
        area.end_at(column.y() - (view.sites.empty() ? 0 : 12));
    }
    if (sheet.closed()) {
        draft.choosing_site = false;
        frame.again();
    }
}

}  // namespace gui
