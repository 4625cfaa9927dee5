// What a coordinator's home asks her to do: for whom, on which occasion, since when.
#include <algorithm>
#include <utility>

#include "gui/screens/clients.h"
#include "gui/screens/unfinished.h"
#include "gui/widgets/card.h"
#include "gui/widgets/choice.h"
#include "gui/widgets/meter.h"
#include "gui/widgets/notice.h"

namespace gui {

namespace {

constexpr std::size_t first_due = 6;

void due_card(const HomeView& view, const runtime::DueLine& line, std::size_t place, Rect r, Frame& frame,
              Wishes& wishes) {
    const DueWords words = due_words(line.due, frame);
    const std::string occasion = occasion_words(view, line.due.occasion, frame);
    const Touch touch = touch_card(frame, "due." + std::to_string(place),
                                   line.client + ", " + occasion + ", " + words.text, r);
    const Theme& theme = frame.theme();
    const ToneColors tone = theme.tone(words.tone);
    if (words.tone == Tone::plain) {
        icon_disc(frame, {r.x + 46, r.center().y}, 24, words.icon);
    } else {
        frame.paint().disc({r.x + 46, r.center().y}, 24, tone.background);
        frame.paint().icon({r.x + 46, r.center().y}, words.icon, IconSize::medium, tone.ink);
    }
    Rect text = r.inset(16, 0);
    text.cut_left(68);
    const std::string detail = words.text + " · " + frame.count("about_minutes", line.due.minutes);
    const TextLook title{.style = Style::title, .max_lines = 1};
    const TextLook body{.style = Style::body, .max_lines = 2};
    const TextLook small{.style = Style::caption,
                         .color = words.tone == Tone::plain ? theme.text2 : tone.ink};
    const float high = text_height(frame, line.client, text.w, title) +
                       text_height(frame, occasion, text.w, body) + text_height(frame, detail, text.w, small);
    text.y = r.center().y - high / 2;
    text.y += draw_text(frame, text, line.client, title);
    text.y += draw_text(frame, text, occasion, body);
    draw_text(frame, text, detail, small);
    if (touch.clicked) wishes.emplace_back(wish::Plan{.client = line.client, .occasion = line.due.occasion});
}

float due_height(const HomeView& view, const runtime::DueLine& line, float width, Frame& frame) {
    const float room = width - 100;
    const std::string detail =
        due_words(line.due, frame).text + " · " + frame.count("about_minutes", line.due.minutes);
    return 32 + text_height(frame, line.client, room, {.style = Style::title, .max_lines = 1}) +
           text_height(frame, occasion_words(view, line.due.occasion, frame), room,
                       {.style = Style::body, .max_lines = 2}) +
           text_height(frame, detail, room, {.style = Style::caption});
}

// Who was not seen for so long that nothing is due is not forgotten: a line, and behind it each with the day.
void long_away(const HomeView& view, HomeDraft& draft, Frame& frame, Column& column) {
    std::vector<const runtime::ClientCase*> away;
    for (const runtime::ClientCase& client : view.clients) {
        if (client.long_away) away.push_back(&client);
    }
    if (away.empty()) return;
    column.gap(4);
    const std::string words = frame.count("clients_long_away", static_cast<long>(away.size()));
    if (draft.away) {
        column.text(words, {.style = Style::label, .color = frame.theme().text2});
        column.gap(6);
        const float top = column.y();
        client_rows("away.", view, draft, away, frame, column);
        if (std::exchange(draft.show_away, false))
            frame.reveal({column.rest().x, top, column.width(), column.y() - top});
    } else if (button(frame, "away", words, column.take(frame.tall(height::target)),
                      {.kind = ButtonKind::secondary, .before = Icon::people})) {
        draft.away = draft.show_away = true;
        frame.again();
    }
}

}  // namespace

void due_list(const HomeView& view, HomeDraft& draft, Frame& frame, Column& column, Wishes& wishes) {
    const std::string heading = frame.say("due_list");
    const Rect line = column.rest();
    column.text(heading, {.style = Style::title});
    if (const auto now = due_now(view); now > 0) {
        chip(frame, {line.x + text_width(frame, heading, Style::title) + 12, line.y - 3}, std::to_string(now),
             {.tone = Tone::warn});
    }
    column.gap(14);
    const bool unknown = files_are_missing(view);
    if (unknown)
        column.gap(banner(frame, column.rest(), frame.say("due_list_unknown"), {.tone = Tone::warn}) + 14);
    if (view.due.empty() && !unknown) {
        nothing_card(frame.say("nothing_due"), frame, column);
        column.gap(12);
    }
    const std::size_t shown = draft.all_due ? view.due.size() : std::min(view.due.size(), first_due);
    const std::size_t columns = column.width() >= 640 * frame.scale().text ? 2 : 1;
    const float wide = columns == 2 ? (column.width() - 16) / 2 : column.width();
    for (std::size_t i = 0; i < shown; i += columns) {
        const std::size_t last = std::min(i + columns, shown);
        float high = 0;
        for (std::size_t j = i; j < last; ++j)
            high = std::max(high, due_height(view, view.due[j], wide, frame));
        Rect row = column.take(high);
        for (std::size_t j = i; j < last; ++j) {
            due_card(view, view.due[j], j + 1, row.cut_left(wide), frame, wishes);
            row.cut_left(16);
        }
        column.gap(12);
    }
    if (shown < view.due.size() &&
        button(frame, "due.more", frame.count("show_more", static_cast<long>(view.due.size() - shown)),
               column.take(frame.tall(height::target)), {.kind = ButtonKind::secondary})) {
        draft.all_due = true;
        frame.again();
    }
    long_away(view, draft, frame, column);
}

}  // namespace gui
