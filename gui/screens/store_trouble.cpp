#include "gui/screens/store_trouble.h"

#include "gui/screens/middle.h"
#include "gui/screens/trouble.h"

namespace gui {

using Trouble = runtime::storage::StoreError::Kind;

namespace {

// What helps beyond trying again.
const char* advice(Trouble kind) {
    switch (kind) {
        case Trouble::damaged:
        case Trouble::not_a_store:
            return "store_advice_restore";
        case Trouble::no_such_file:
        case Trouble::keys_missing:
            return "store_advice_files";
        default:
            return "store_advice_nothing_lost";
    }
}

}  // namespace

bool is_of_the_store(Trouble kind) {
    switch (kind) {
        case Trouble::no_such_file:
        case Trouble::keys_missing:
        case Trouble::not_a_store:
        case Trouble::damaged:
        case Trouble::from_the_future:
        case Trouble::in_use:
        case Trouble::read_only:
        case Trouble::io:
            return true;
        default:
            return false;
    }
}

Wishes draw_store_trouble(const runtime::storage::StoreError& error, Rect page, Frame& frame) {
    Wishes wishes;
    frame.page("store-trouble");
    const std::string title = frame.say("app_title");
    top(frame, page, {.title = title}, wishes);
    const bool again =
        draw_middle({.title = frame.say("store_does_not_open"),
                     .words = frame.say(phrase_of(error)) + "\n\n" + frame.say(advice(error.kind)),
                     .button_name = "again",
                     .button_label = frame.say("try_again"),
                     .button_icon = Icon::none,
                     .picture = Icon::warning},
                    page, frame);
    if (again) wishes.emplace_back(wish::LookAgain{});
    return wishes;
}

}  // namespace gui
