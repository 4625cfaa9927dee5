#include "gui/screens/interrupted.h"

#include "gui/screens/middle.h"

namespace gui {

Wishes draw_interrupted(const std::string& client, Rect page, Frame& frame) {
    Wishes wishes;
    frame.page("interrupted", Guard::longer);
    const std::string title = frame.say("app_title");
    top(frame, page, {.title = title}, wishes);
    const std::string words =
        client.empty() ? frame.say("interrupted_survey") : frame.say("interrupted_client", {client});
    switch (draw_middle_choice({.title = frame.say("interrupted"),
                                .words = words,
                                .button_name = "next",
                                .button_label = frame.say("interrupted_go_on"),
                                .button_icon = Icon::arrow_forward,
                                .picture = Icon::pause,
                                .other_name = "later",
                                .other_label = frame.say("interrupted_later")},
                               page, frame)) {
        case MiddlePressed::button:
            wishes.emplace_back(wish::GoOn{});
            break;
        case MiddlePressed::other:
            wishes.emplace_back(wish::GoOnLater{});
            break;
        case MiddlePressed::none:
            break;
    }
    return wishes;
}

}  // namespace gui
