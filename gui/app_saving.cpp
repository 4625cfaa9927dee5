// Where saving takes long, that is said before the picture stands still: see docs/decisions/0009.
#include <string>
#include <utility>

#include "gui/app.h"
#include "gui/screens/preview.h"

namespace gui {

using runtime::Stage;

// What is told of the questions while the last saving was slow waits for one picture. So long more
// answers are taken, as from somebody who types; anything else is not.
bool App::waits_for_picture(const Wish& wish, const Frame& frame) {
    const auto* tell = std::get_if<wish::Tell>(&wish);
    if (to_save_.empty() &&
        (tell == nullptr || kiosk_.stage() != Stage::questions || !kiosk_.saving().slow()))
        return false;
    const bool answers = tell != nullptr && (std::holds_alternative<runtime::SetAnswer>(tell->intent) ||
                                             std::holds_alternative<runtime::Toggle>(tell->intent));
    // What was typed is told together with the way on.
    if (to_save_.empty()) to_save_at_ = frame.now();
    if (answers || (tell != nullptr && frame.now() == to_save_at_)) to_save_.push_back(*tell);
    return true;
}

void App::save_what_waits() {
    const std::vector<wish::Tell> all = std::exchange(to_save_, {});
    for (const wish::Tell& tell : all)
        on(tell);
    if (!all.empty()) stale_ = true;
}

std::vector<runtime::TabletFault> App::faults_of_tablet() const {
    std::vector<runtime::TabletFault> faults = tablet_;
    if (kiosk_.slowest_saving() >= runtime::slow_saving) faults.push_back(runtime::TabletFault::saves_slowly);
    return faults;
}

void App::saving_note(Rect& page, Frame& frame) {
    if (kiosk_.stage() != Stage::questions || covered_) return;
    const runtime::Saving& saving = kiosk_.saving();
    std::string words;
    if (!to_save_.empty()) {
        words = frame.say("saving_now");
        frame.wake_at(frame.now());
    } else if (saving.slow() && saving.unsaved == 0) {
        const auto seconds = std::chrono::round<std::chrono::seconds>(saving.took).count();
        words = frame.count("saving_slow", static_cast<long>(seconds));
    }
    if (!words.empty()) note_bar(words, Tone::warn, page, frame);
}

}  // namespace gui
