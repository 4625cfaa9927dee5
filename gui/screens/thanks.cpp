// After the last answer: thanks to a client who answered alone, who gives the tablet
// back; and to the respondent of an anonymous survey. Neither shows an answer.
#include <algorithm>

#include "gui/screens/result.h"
#include "gui/widgets/card.h"

namespace gui {

namespace {

struct Middle {
    std::string title;
    std::string words;
    std::string button_name;
    std::string button_label;
    Icon icon = Icon::none;
};

bool draw_middle(const Middle& text, Rect page, Frame& frame) {
    const float wide = std::min(page.w - 2 * frame.margin(), 640.F);
    const TextLook title{.style = Style::h1, .align = Align::center, .balanced = true};
    const TextLook words{
        .style = Style::answer, .color = frame.theme().text2, .align = Align::center, .balanced = true};
    const float words_high = text_height(frame, text.title, wide, title) + 14 +
                             text_height(frame, text.words, wide, words) + 32 + frame.tall(height::button);
    // Large words need the room more than the picture does.
    const float picture = words_high + 162 + 48 <= page.h ? 162.F : 0.F;
    const float high = picture + words_high;
    Column column(frame,
                  {page.center().x - wide / 2, page.y + std::max(24.F, (page.h - high) * 0.4F), wide, high});
    if (picture > 0) {
        const Rect disc = column.take(128);
        icon_disc(frame, disc.center(), 64, Icon::check_circle, IconSize::huge);
        column.gap(34);
    }
    column.text(text.title, title);
    column.gap(14);
    column.text(text.words, words);
    column.gap(32);
    const ButtonLook look{.kind = ButtonKind::secondary, .before = text.icon};
    Rect r = column.take(frame.tall(height::button));
    const float room = std::max(298.F, button_width(frame, text.button_label, look));
    r.x = r.center().x - room / 2;
    r.w = room;
    return button(frame, text.button_name, text.button_label, r, look);
}

}  // namespace

Wishes draw_hand_back(Rect page, Frame& frame) {
    Wishes wishes;
    frame.page("hand-back");
    const std::string title = frame.say("app_title");
    top(frame, page, {.title = title}, wishes);
    if (draw_middle({.title = frame.say("thanks"),
                     .words = frame.say("hand_tablet_back"),
                     .button_name = "unlock",
                     .button_label = frame.say("staff_unlock"),
                     .icon = Icon::lock},
                    page, frame)) {
        wishes.emplace_back(wish::HandBack{});
    }
    return wishes;
}

Wishes draw_thanks(const ThanksView& view, std::optional<Moment>& since, Rect page, Frame& frame) {
    Wishes wishes;
    frame.page("thanks");
    const std::string title = frame.say("app_title");
    top(frame, page, {.title = title}, wishes);
    if (!since) since = frame.now();
    const std::string words = view.closing.empty() ? frame.say("thanks_anonymous") : view.closing;
    const bool done = draw_middle({.title = frame.say("thanks"),
                                   .words = words,
                                   .button_name = view.again ? "next" : "done",
                                   .button_label = frame.say(view.again ? "next_respondent" : "done"),
                                   .icon = view.again ? Icon::arrow_forward : Icon::check},
                                  page, frame);
    const bool over = view.again && frame.now() >= *since + thanks_time;
    if (view.again && !over) frame.wake_at(*since + thanks_time);
    if (done || over) {
        since.reset();
        wishes.push_back(view.again ? Wish{wish::NextRespondent{}} : Wish{wish::FinishVisit{}});
    }
    return wishes;
}

}  // namespace gui
