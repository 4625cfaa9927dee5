// What stands at the same place in the bottom bar of every page of a questionnaire: the
// response card, help, and hearing the page; and the sheet with the card.
#include <algorithm>

#include "gui/screens/question_parts.h"
#include "gui/widgets/scroll.h"
#include "gui/widgets/sheet.h"

namespace gui {

namespace {

// Their places in the bar. Help, which is on every page, stands in the middle.
constexpr std::size_t card_place = 0;
constexpr std::size_t help_place = 1;
constexpr std::size_t listen_place = 2;

// The interviewer's card repeats the answers; a client alone needs it where it explains them.
bool card_helps(const QuestionView& view) {
    if (!view.page.card) return false;
    return !view.with_client || std::ranges::any_of(view.page.card->lines, [](const auto& line) {
        return !line.definition.empty();
    });
}

std::string card_name(const QuestionView& view, const Frame& frame) {
    return frame.say(view.with_client ? "what_answers_mean" : "response_card");
}

BarTools tools_of(const QuestionView& view, Frame& frame) {
    BarTools tools;
    const std::string card = frame.say(view.with_client ? "explain_answers" : "response_card");
    const std::string help = frame.say("help");
    const std::string listen = frame.say(view.aloud.machine ? "aloud_listen_machine" : "aloud_listen");
    const std::string stop = frame.say("aloud_stop");
    for (const std::string& caption : {card, help, listen, stop}) {
        tools.widest_caption = std::max(tools.widest_caption, text_width(frame, caption, Style::label));
    }
    if (card_helps(view)) {
        tools.places[card_place] = {
            .name = "card", .label = card_name(view, frame), .caption = card, .icon = Icon::document};
    }
    tools.places[help_place] = {
        .name = "help", .label = help, .caption = help, .icon = Icon::help, .key = Key::f1};
    if (view.aloud.offered) {
        const bool now = view.aloud.speaking;
        std::string label = now ? stop : listen;
        if (view.aloud.machine && now) label += " (" + frame.say("aloud_machine") + ")";
        tools.places[listen_place] = {.name = "listen",
                                      .label = std::move(label),
                                      .caption = now ? stop : listen,
                                      .icon = now ? Icon::pause : Icon::speaker,
                                      .key = Key::f5};
    }
    return tools;
}

}  // namespace

BottomBarTouch bottom_with_tools(const QuestionView& view, QuestionDraft& draft, BottomBar bar, Rect& page,
                                 Frame& frame, Wishes& wishes) {
    const BarTools tools = tools_of(view, frame);
    bar.tools = &tools;
    const BottomBarTouch touch = bottom_bar(frame, page, bar);
    if (touch.tool == card_place) draft.card_open = true;
    if (touch.tool == help_place) draft.help_open = true;
    if (touch.tool) frame.again();
    const bool not_offered = !view.aloud.offered && frame.key(Key::f5);
    if (touch.tool == listen_place || not_offered) wishes.emplace_back(wish::Listen{});
    return touch;
}

void response_card(const QuestionView& view, QuestionDraft& draft, Frame& frame) {
    if (!draft.card_open || !view.page.card) return;
    const runtime::CardView& words = *view.page.card;
    Sheet sheet(frame, "card", card_name(view, frame), SheetForm::side);
    {
        ScrollArea area(frame, "card", sheet.content());
        Column column(frame, flush(area.content()));
        if (!view.with_client) {
            column.text(words.heading, quiet(frame, Style::answer));
            column.gap(18);
        }
        if (const std::string& names = view.page.questions.front().local_names; !names.empty()) {
            column.text(frame.say("called_here", {names}),
                        {.style = Style::body_medium, .color = frame.theme().info.ink});
            column.text(frame.say("called_here_hint"), quiet(frame, Style::caption));
            column.gap(18);
        }
        for (const runtime::OptionView& line : words.lines) {
            const float wide = column.width() - 40;
            const float high = text_height(frame, line.label, wide, {.style = Style::title}) +
                               (line.definition.empty()
                                    ? 0
                                    : 4 + text_height(frame, line.definition, wide, {.style = Style::body})) +
                               32;
            const Rect r = column.take(high);
            frame.paint().fill(r, line.selected ? frame.theme().tint : frame.theme().bg, radius::card);
            Column text(frame, r.inset(20, 16));
            text.text(line.label, {.style = Style::title});
            text.gap(4);
            text.text(line.definition, quiet(frame));
            column.gap(12);
        }
        area.end_at(column.y());
    }
    if (sheet.closed()) {
        draft.card_open = false;
        frame.again();
    }
}

}  // namespace gui
