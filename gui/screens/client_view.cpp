#include "gui/screens/client_view.h"

#include <algorithm>

#include "gui/screens/result_parts.h"
#include "gui/widgets/card.h"
#include "gui/widgets/list.h"
#include "gui/widgets/more.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"
#include "gui/widgets/sheet.h"

namespace gui {

namespace {

using runtime::ClientView;
using runtime::TalkPoint;

constexpr float widest = 880;  // longer lines are hard to read
constexpr float between_cards = 18;
constexpr float icon_room = 68;
constexpr TextLook name_look{.style = Style::h2};
constexpr TextLook say_look{.style = Style::answer};

// A card with an icon at its left, a small heading, and what is said below it.
struct Told {
    Icon icon = Icon::chat;
    Tone tone = Tone::plain;
    std::string heading;
    std::vector<TalkPoint> points;
};

float told_height(const Told& told, float inner, Frame& frame) {
    float high = text_height(frame, told.heading, inner, {.style = Style::label});
    for (const TalkPoint& point : told.points) {
        if (!point.names.empty()) high += 12 + text_height(frame, joined(point.names), inner, name_look);
        if (!point.say.empty()) high += 4 + text_height(frame, point.say, inner, say_look);
    }
    return high;
}

void told_card(const Told& told, Frame& frame, Column& column) {
    const float inner = column.width() - 48 - icon_room;
    const Rect r = column.take(22 + std::max(told_height(told, inner, frame), 44.F) + 22);
    card(frame, r, CardState::rest, radius::large_card);
    Rect place = r.inset(24, 22);
    const ToneColors tone = frame.theme().tone(told.tone);
    const bool plain = told.tone == Tone::plain;
    const Point at{place.x + 22, place.y + 22};
    frame.paint().disc(at, 22, plain ? frame.theme().tint : tone.background);
    frame.paint().icon(at, told.icon, IconSize::medium, plain ? frame.theme().on_tint : tone.ink);
    place.cut_left(icon_room);
    Column rows(frame, place);
    rows.text(told.heading, {.style = Style::label, .color = frame.theme().text2});
    for (const TalkPoint& point : told.points) {
        if (!point.names.empty()) {
            rows.gap(12);
            rows.text(joined(point.names), name_look);
        }
        if (point.say.empty()) continue;
        rows.gap(4);
        rows.text(point.say, say_look);
    }
    column.gap(between_cards);
}

// What to do now, and whom to ask.
void next_card(const ClientPageView& view, Frame& frame, Column& column) {
    std::vector<std::string> steps = view.said.next;
    steps.push_back(view.contact.empty() ? frame.say("ask_beside")
                                         : frame.say("site_contact", {view.contact}));
    const TextLook look{.style = Style::answer, .color = frame.theme().on_tint};
    const float inner = column.width() - 48 - icon_room;
    float high = 22 + line_height(frame, Style::label) + 22;
    for (const std::string& step : steps)
        high += 8 + text_height(frame, step, inner, look);
    const Rect r = column.take(high);
    const Theme& theme = frame.theme();
    frame.paint().fill(r, theme.tint, radius::large_card);
    frame.paint().stroke(r, theme.primary, theme.high_contrast() ? 2 : 1.5F, radius::large_card);
    Rect place = r.inset(24, 22);
    const Point at{place.x + 22, place.y + 22};
    frame.paint().disc(at, 22, theme.primary);
    frame.paint().icon(at, Icon::arrow_forward, IconSize::medium, theme.on_primary);
    place.cut_left(icon_room);
    Column rows(frame, place);
    rows.text(frame.say("next_step"), {.style = Style::label, .color = theme.on_tint});
    for (const std::string& step : steps) {
        rows.gap(8);
        rows.text(step, look);
    }
    column.gap(between_cards);
}

void read_more(const ClientView& said, ClientPageDraft& draft, Frame& frame, Column& column) {
    if (said.leaflets.empty()) return;
    const float inner = column.width() - 48;
    const auto look = [](bool first) { return RowLook{.before = Icon::document, .line_above = !first}; };
    float high = 22 + line_height(frame, Style::title) + 8 + 8;
    for (const auto& leaflet : said.leaflets)
        high += list_row_height(frame, leaflet.heading, inner, look(&leaflet == said.leaflets.data()));
    const Rect r = column.take(high);
    card(frame, r, CardState::rest, radius::large_card);
    Column rows(frame, r.inset(24, 22));
    rows.text(frame.say("read_more"), {.style = Style::title});
    rows.gap(8);
    for (const auto& leaflet : said.leaflets) {
        const RowLook row = look(&leaflet == said.leaflets.data());
        const Rect place = rows.take(list_row_height(frame, leaflet.heading, inner, row));
        if (list_row(frame, "leaflet." + leaflet.id, leaflet.heading, place, row)) {
            draft.leaflet = leaflet.id;
            frame.again();
        }
    }
    column.gap(between_cards);
}

void what_is_said(const ClientPageView& view, ClientPageDraft& draft, Frame& frame, Column& column) {
    const ClientView& said = view.said;
    // Who never used anything has answered, and there is no result to speak of.
    if (!said.empty()) {
        column.text(frame.say("your_result"), {.style = Style::h1, .balanced = true});
        column.gap(6);
        column.text(frame.say("not_diagnosis") + ".", quiet(frame));
        column.gap(20);
    }
    if (!said.going_well.empty()) {
        told_card({Icon::check_circle, Tone::ok, frame.say("going_well"), said.going_well}, frame, column);
    }
    if (!said.matters.empty()) {
        told_card({Icon::chat, Tone::plain, frame.say("worth_talking"), said.matters}, frame, column);
    }
    if (!said.unclear.empty()) {
        TalkPoint point;
        point.say = frame.say("too_few_answers", {joined(said.unclear)});
        told_card({Icon::help, Tone::plain, frame.say("not_clear_yet"), {point}}, frame, column);
    }
    if (said.empty()) {
        TalkPoint point;
        if (said.none_used) point.say = frame.say("none_used_said") + "\n";
        point.say += frame.say("thanks_for_answers");
        told_card({Icon::heart, Tone::plain, frame.say("thanks"), {point}}, frame, column);
    }
    next_card(view, frame, column);
    read_more(said, draft, frame, column);
}

// Whoever holds the tablet now: what comes next is for staff, who sign in.
void give_back(ClientPageDraft& draft, Frame& frame, Wishes& wishes) {
    if (!draft.giving_back) return;
    const std::string title = frame.say("hand_back_title");
    const std::string text = frame.say("back_to_staff_signs_in");
    const std::string yes = frame.say("back_to_staff_yes");
    const std::string no = frame.say("read_on");
    const DialogAnswer answer =
        dialog(frame, "give-back", {.title = title, .text = text, .yes = yes, .no = no});
    if (answer == DialogAnswer::none) return;
    draft.giving_back = false;
    frame.again();
    if (answer == DialogAnswer::no) return;
    wishes.emplace_back(wish::HandBack{});
}

}  // namespace

Wishes draw_client_view(const ClientPageView& view, ClientPageDraft& draft, Rect page, Frame& frame) {
    Wishes wishes;
    frame.page("client-view");
    const std::string title = frame.say("app_title");
    top(frame, page, {.title = title, .cover = true}, wishes);
    Rect bar = page.cut_bottom(bottom_bar_height(frame));
    MoreBelow more(frame, "client-view", page);
    {
        ScrollArea area(frame, "client-view", page);
        Rect place = area.content().inset(frame.margin() - 16, 20);
        if (place.w > widest) place = {place.center().x - widest / 2, place.y, widest, place.h};
        Column column(frame, place);
        what_is_said(view, draft, frame, column);
        area.end_at(column.y() + 10, between_cards + 10);
    }
    more.draw();
    frame.paint().fill(bar, frame.theme().surface);
    frame.paint().line(bar.at(), {bar.right(), bar.y}, frame.theme().line,
                       frame.theme().high_contrast() ? 2 : 1);
    bar = bar.inset(frame.margin(), frame.portrait() ? 20 : 16);
    // No key does this: whoever reads on with the keyboard does not end up among the staff's pages.
    const std::string back = frame.say("back_to_staff");
    const ButtonLook look{.kind = ButtonKind::secondary, .before = Icon::lock};
    const float width = std::min(bar.w, std::max(300.F, button_width(frame, back, look)));
    if (button(frame, "client-view.back", back, {bar.center().x - width / 2, bar.y, width, bar.h}, look)) {
        draft.giving_back = true;
        frame.again();
    }
    show_leaflet(view.said.leaflets, draft.leaflet, frame);
    give_back(draft, frame, wishes);
    return wishes;
}

}  // namespace gui
