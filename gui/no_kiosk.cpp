#include "gui/no_kiosk.h"

#include "gui/screens/display_sheet.h"
#include "gui/screens/store_trouble.h"
#include "runtime/clock.h"
#include "runtime/storage/restore.h"

namespace gui {

void NoKiosk::draw(Frame& frame) {
    if (restoring_) {
        restore();
        frame.focus("restore.passphrase");
    }
    Wishes wishes = draw_store_trouble(why_, frame.window(), frame);
    restore_sheets(restore_, restoring_.has_value(), frame, wishes);
    if (display_open_) {
        const DisplayTouch touch = draw_display_sheet(surface_.display(), Reader::missing, frame);
        if (touch.choice) surface_.set_display(*touch.choice);
        if (touch.done) display_open_ = false;
        if (touch.choice || touch.done) frame.again();
    }
    const auto language = frame.language_wanted();
    if (language) surface_.set_language(*language);
    for (const Wish& wish : wishes)
        carry_out(wish);
    if (language || !wishes.empty()) frame.again();
}

void NoKiosk::carry_out(const Wish& wish) {
    if (std::holds_alternative<wish::OpenDisplay>(wish)) {
        display_open_ = true;
    } else if (std::holds_alternative<wish::NextScheme>(wish)) {
        DisplayChoice choice = surface_.display();
        choice.scheme = next_of(schemes, choice.scheme);
        surface_.set_display(choice);
    } else if (std::holds_alternative<wish::LookAgain>(wish)) {
        asked_again_ = true;
    } else if (std::holds_alternative<wish::OfferRestore>(wish)) {
        restore_.look();
    } else if (const auto* restore = std::get_if<wish::Restore>(&wish)) {
        restoring_ = *restore;
    }
}

void NoKiosk::restore() {
    namespace storage = runtime::storage;
    const storage::Secret passphrase(restore_.passphrase);
    wipe_typed(restore_.passphrase);
    const auto restored = storage::restore(restoring_->backup, store_,
                                           {restoring_->name, passphrase, runtime::SystemClock().now()});
    restoring_.reset();
    if (restored) {
        restore_.close();
        asked_again_ = true;
    } else {
        restore_.error = restored.error();
    }
}

}  // namespace gui
