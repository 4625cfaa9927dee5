// After the last answer, or instead of it: thanks to a client who had the tablet alone and gives
// it back; and to the respondent of an anonymous survey. Neither shows an answer.
#include "gui/screens/middle.h"
#include "gui/screens/result.h"

namespace gui {

Wishes draw_hand_back(const HandBackView& view, Rect page, Frame& frame) {
    Wishes wishes;
    frame.page("hand-back", Guard::longer);
    const std::string title = frame.say("app_title");
    top(frame, page, {.title = title}, wishes);
    std::string words = frame.say(view.words);
    // In whole minutes: words that change once a minute, not a countdown.
    const bool waits = view.wait > std::chrono::seconds(0);
    if (waits) words += "\n" + frame.count("unlock_in_minutes", (view.wait.count() + 59) / 60);
    if (draw_middle({.title = frame.say(view.title),
                     .words = words,
                     .button_name = "unlock",
                     .button_label = frame.say("staff_unlock"),
                     .button_icon = Icon::lock,
                     .button_enabled = !waits,
                     .picture = view.half_way ? Icon::pause : Icon::check_circle},
                    page, frame)) {
        wishes.emplace_back(wish::HandBack{});
    }
    return wishes;
}

Wishes draw_thanks(const ThanksView& view, std::optional<Moment>& since, Rect page, Frame& frame) {
    Wishes wishes;
    frame.page("thanks", Guard::longer);
    const std::string title = frame.say("app_title");
    top(frame, page, {.title = title}, wishes);
    if (!since) since = frame.now();
    const std::string words = view.again ? view.words + "\n" + frame.say("pass_on") : view.words;
    const bool done = draw_middle({.title = frame.say(view.ended_early ? "thanks_short" : "thanks"),
                                   .words = words,
                                   .button_name = view.again ? "next" : "done",
                                   .button_label = frame.say(view.again ? "next_respondent" : "done"),
                                   .button_icon = view.again ? Icon::arrow_forward : Icon::check},
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
