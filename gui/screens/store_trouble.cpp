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
        case Trouble::half_restored:
            return "store_advice_half_restored";
        case Trouble::in_the_way:
            return "store_advice_in_the_way";
        default:
            return "store_advice_nothing_lost";
    }
}

// A backup would help: the files are not what they were. Not where they may still be found.
bool a_backup_helps(Trouble kind) {
    return kind == Trouble::damaged || kind == Trouble::not_a_store || kind == Trouble::keys_missing;
}

std::string readable_words(const runtime::storage::ReadableRecords& records, Frame& frame) {
    std::string words = frame.say(records.all_found ? "store_readable" : "store_readable_at_least",
                                  {std::to_string(records.readable), std::to_string(records.of)});
    // They may be newer than any backup.
    if (records.readable > 0) words += " " + frame.say("store_readable_stay");
    return words;
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
        case Trouble::in_the_way:
        case Trouble::half_restored:
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
    std::string words = frame.say(phrase_of(error));
    if (error.records) words += " " + readable_words(*error.records, frame);
    Middle middle{.title = frame.say("store_does_not_open"),
                  .words = words + "\n\n" + frame.say(advice(error.kind), {error.detail}),
                  .button_name = "again",
                  .button_label = frame.say("try_again"),
                  .button_icon = Icon::none,
                  .picture = Icon::warning};
    if (a_backup_helps(error.kind)) {
        middle.other_name = "restore";
        middle.other_label = frame.say("restore_offer");
    }
    switch (draw_middle_choice(middle, page, frame)) {
        case MiddlePressed::none:
            break;
        case MiddlePressed::button:
            wishes.emplace_back(wish::LookAgain{});
            break;
        case MiddlePressed::other:
            wishes.emplace_back(wish::OfferRestore{});
            break;
    }
    return wishes;
}

}  // namespace gui
