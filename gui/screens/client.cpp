#include "gui/screens/client.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "gui/screens/client_cards.h"
#include "gui/screens/clients.h"
#include "gui/screens/erasure.h"
#include "gui/screens/person.h"
#include "gui/screens/unfinished.h"
#include "gui/widgets/card.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"

namespace gui {

namespace {

using runtime::ClientCase;

// Letter by letter, as one reads it out: "7 K M 4 – Q X C"; a line may break after the dash alone.
std::string spelt(std::string_view code) {
    std::string out;
    for (const char c : code) {
        if (c == '-') {
            out += "\u00A0\u00A0–\u00A0 ";
        } else {
            if (!out.empty() && out.back() != ' ') out += "\u00A0";
            out += c;
        }
    }
    return out;
}

void code_card(const ClientCase& client, bool fresh, Frame& frame, Column& column) {
    const TextLook large{.style = Style::question, .align = Align::center};
    const TextLook small{.style = Style::body, .color = frame.theme().text2, .align = Align::center};
    const std::string code = spelt(client.client.code);
    const std::string where = site_words(client.client.site) + " · " +
                              frame.say("registered_on", {date_words(frame, client.client.registered_on)});
    const float inner = column.width() - 48;
    const Rect r =
        column.take(52 + text_height(frame, code, inner, large) + text_height(frame, where, inner, small));
    card(frame, r, CardState::rest, radius::large_card);
    Column words(frame, r.inset(24, 22));
    words.text(code, large);
    words.gap(6);
    words.text(where, small);
    if (!fresh) return;
    column.gap(14);
    column.gap(
        banner(frame, column.rest(), frame.say("write_code"), {.tone = Tone::info, .icon = Icon::edit}));
}

struct DueText {
    std::string name;
    DueWords when;
    std::string asks;
    std::string left_out;
};

DueText due_text(const HomeView& view, const runtime::Due& due, Frame& frame) {
    DueText text{
        occasion_words(view, due.occasion, frame), due_words(due, frame),
        instruments_words(view, due.instruments, frame) + " · " + frame.count("about_minutes", due.minutes),
        left_out_words(view, due.occasion, frame)};
    if (due.state == runtime::DueState::later)
        text.when.text = frame.say("due_on", {date_words(frame, due.on)});
    return text;
}

void occasion_card(const HomeView& view, const ClientCase& client, const runtime::Due& due, ButtonKind kind,
                   Frame& frame, Column& column, Wishes& wishes) {
    const DueText text = due_text(view, due, frame);
    const std::string start = frame.say("start");
    const ButtonLook look{.kind = due.state == runtime::DueState::later ? ButtonKind::secondary : kind,
                          .after = Icon::arrow_forward};
    const float wide = button_width(frame, start, look);
    const bool below = frame.scale().text >= 1.5F || column.width() - wide < 260;
    const float room = column.width() - 48 - (below ? 0 : wide + 20);
    const TextLook title{.style = Style::title};
    const TextLook small = quiet(frame, Style::caption);
    const TextLook missing{.style = Style::caption, .color = frame.theme().warn.ink};
    const IconLine when{text.when.text, text.when.icon, text.when.tone};
    float words = text_height(frame, text.name, room, title) + 6 + icon_line_height(when, room, frame) + 6 +
                  text_height(frame, text.asks, room, small);
    if (!text.left_out.empty()) words += 6 + text_height(frame, text.left_out, room, missing);
    const float target = frame.tall(height::target);
    const float high = below ? words + 14 + target : std::max(words, target);
    const Rect r = column.take(high + 36);
    card(frame, r);
    Rect inner = r.inset(24, 18);
    Rect place = inner;
    if (below) {
        place.y = inner.bottom() - target;
        place.h = target;
    } else {
        place = {inner.right() - wide, inner.center().y - target / 2, wide, target};
        inner.w = room;
        inner.y = inner.center().y - words / 2;
    }
    Column lines(frame, inner);
    lines.text(text.name, title);
    lines.gap(6);
    draw_icon_line(when, frame, lines);
    lines.gap(6);
    lines.text(text.asks, small);
    if (!text.left_out.empty()) {
        lines.gap(6);
        lines.text(text.left_out, missing);
    }
    if (button(frame, "occasion." + due.occasion, start, place, look))
        wishes.emplace_back(wish::Plan{.client = client.client.code, .occasion = due.occasion});
}

void work(const HomeView& view, HomeDraft& draft, const ClientCase& client, Frame& frame, Column& column,
          Wishes& wishes) {
    code_card(client, draft.fresh_client, frame, column);
    HomeView own = view;
    std::erase_if(own.unfinished, [&](const auto& visit) { return visit.client != client.client.code; });
    // What was begun comes before what could be begun.
    const bool begun = !own.unfinished.empty();
    if (begun) {
        column.gap(26);
        unfinished_list(own, frame, column, wishes, ButtonKind::primary);
        column.gap(-12);
    }
    column.gap(26);
    if (client.client.withdrew) {
        withdrawal_part(client, draft.withdrawing, frame, column);
        return;
    }
    column.text(frame.say("due_list"), {.style = Style::title});
    column.gap(14);
    if (client.due_when_seen.empty()) {
        column.text(frame.say(files_are_missing(view) ? "due_list_unknown" : "client_nothing_due"),
                    quiet(frame));
        column.gap(12);
    }
    for (const runtime::Due& due : client.due_when_seen) {
        occasion_card(view, client, due, begun ? ButtonKind::secondary : ButtonKind::primary, frame, column,
                      wishes);
        column.gap(12);
    }
    if (button(frame, "start", frame.say("other_session"), column.take(frame.tall(height::button)),
               {.kind = ButtonKind::secondary, .before = Icon::add})) {
        wishes.emplace_back(wish::Plan{.client = client.client.code});
    }
    withdrawal_part(client, draft.withdrawing, frame, column);
}

}  // namespace

Wishes draw_client(const HomeView& view, HomeDraft& draft, Rect page, Frame& frame) {
    Wishes wishes;
    frame.page("client");
    const ClientCase* client = client_of(view, draft.client);
    assert(client != nullptr);
    const std::string title = frame.say("client");
    const std::string role = frame.say(role_phrase(view.who.role));
    const std::string person = person_words(view.who.name, frame);
    const TopBarTouch bar =
        top(frame, page, {.title = title, .back = true, .person = person, .role = role}, wishes);
    {
        ScrollArea area(frame, "client", page);
        Rect content = area.content().inset(frame.margin() - 10, 18);
        float end = 0;
        if (frame.stacked()) {
            Column column(frame, content);
            work(view, draft, *client, frame, column, wishes);
            column.gap(24);
            cards_part(view, *client, frame, column);
            end = column.y();
        } else {
            const Rect left = content.cut_left(std::floor(content.w * 0.56F));
            content.cut_left(28);
            Column first(frame, left);
            work(view, draft, *client, frame, first, wishes);
            Column second(frame, content);
            cards_part(view, *client, frame, second);
            end = std::max(first.y(), second.y());
        }
        area.end_at(end + 20);
    }
    if (bar.leave) {
        draft.client.clear();
        draft.fresh_client = false;
        frame.again();
    }
    withdrawal_dialog(*client, draft.withdrawing, frame, wishes);
    return wishes;
}

}  // namespace gui
