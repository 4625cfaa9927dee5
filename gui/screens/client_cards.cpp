#include "gui/screens/client_cards.h"

#include <vector>

#include "gui/screens/clients.h"
#include "gui/widgets/card.h"
#include "gui/widgets/meter.h"

namespace gui {

namespace {

using runtime::ClientCase;
using runtime::storage::CaseCard;

float icon_room(Frame& frame) {
    return 30 * frame.scale().icon();
}

// Who withdrew is not judged any more: nothing but that it was done is left to read.
std::vector<IconLine> lines_of(const ClientCase& client, const CaseCard& card, Frame& frame) {
    std::vector<IconLine> lines;
    const std::string date = date_words(frame, card.date);
    if (card.done) {
        lines.push_back({frame.say("card_done") + " · " + date, Icon::check_circle});
    } else {
        lines.push_back({frame.say("card_not_done") + " · " + date, Icon::schedule, Tone::warn});
        if (card.done_on) lines.push_back({frame.say("card_last_done", {date_words(frame, *card.done_on)})});
    }
    if (client.client.withdrew) return lines;
    if (card.care.level) {
        const Tone tone = *card.care.level == 1 ? Tone::ok : *card.care.level == 2 ? Tone::warn : Tone::high;
        lines.push_back({frame.say("level_" + std::to_string(*card.care.level)), tone_icon(tone), tone});
    }
    if (card.care.look_again) lines.push_back({frame.say("look_again"), Icon::help, Tone::info});
    return lines;
}

void case_card(const HomeView& view, const ClientCase& client, const CaseCard& card, bool first, Frame& frame,
               Column& column) {
    if (!first) {
        column.gap(14);
        divider(frame, column.rest().x, column.y(), column.width());
        column.gap(14);
    }
    column.text(instruments_words(view, {card.instrument}, frame), {.style = Style::body_medium});
    column.text(occasion_words(view, card.occasion, frame), quiet(frame, Style::caption));
    column.gap(6);
    for (const IconLine& line : lines_of(client, card, frame)) {
        draw_icon_line(line, frame, column);
        column.gap(4);
    }
}

// The card lies under what it holds, so its height comes first.
float cards_height(const HomeView& view, const ClientCase& client, float width, Frame& frame) {
    float high = line_height(frame, Style::title) + 14;
    bool first = true;
    for (const CaseCard& card : client.cards) {
        high += first ? 0 : 28;
        high +=
            text_height(frame, instruments_words(view, {card.instrument}, frame), width,
                        {.style = Style::body_medium}) +
            text_height(frame, occasion_words(view, card.occasion, frame), width, {.style = Style::caption}) +
            6;
        for (const IconLine& line : lines_of(client, card, frame)) {
            high += icon_line_height(line, width, frame) + 4;
        }
        first = false;
    }
    const std::string note = frame.say(client.cards.empty() ? "no_cards" : "cards_note");
    return high + (client.cards.empty() ? 0 : 16) +
           text_height(frame, note, width, {.style = Style::caption});
}

}  // namespace

float icon_line_height(const IconLine& line, float width, Frame& frame) {
    return text_height(frame, line.text, width - icon_room(frame), {.style = Style::label});
}

void draw_icon_line(const IconLine& line, Frame& frame, Column& column) {
    const Theme& theme = frame.theme();
    const Color ink = line.tone == Tone::plain ? theme.text2 : theme.tone(line.tone).ink;
    Rect place = column.rest();
    if (line.icon != Icon::none) {
        frame.paint().icon({place.x + 11, place.y + line_height(frame, Style::label) / 2}, line.icon,
                           IconSize::small, ink);
    }
    place.cut_left(icon_room(frame));
    column.gap(draw_text(frame, place, line.text, {.style = Style::label, .color = ink}));
}

void cards_part(const HomeView& view, const ClientCase& client, Frame& frame, Column& column) {
    const Rect r = column.take(48 + cards_height(view, client, column.width() - 48, frame));
    card(frame, r, CardState::rest, radius::large_card);
    Column inner(frame, r.inset(24, 24));
    inner.text(frame.say("case_cards"), {.style = Style::title});
    inner.gap(14);
    bool first = true;
    for (const CaseCard& each : client.cards) {
        case_card(view, client, each, first, frame, inner);
        first = false;
    }
    if (!client.cards.empty()) inner.gap(16);
    inner.text(frame.say(client.cards.empty() ? "no_cards" : "cards_note"), quiet(frame, Style::caption));
}

}  // namespace gui
