#include "gui/screens/readers.h"

#include <algorithm>

#include "gui/widgets/button.h"
#include "gui/widgets/notice.h"
#include "runtime/storage/recovery.h"

namespace gui {

using Known = runtime::storage::Reader::Known;

std::string person_words(const std::string& name, const Frame& frame) {
    return runtime::storage::is_recovery_sheet(name) ? frame.say("recovery_sheet") : name;
}

void readers_notice(const runtime::storage::Readers& readers, Frame& frame, Column& column, Wishes& wishes) {
    if (readers.all_known() && !readers.history_was_cut) return;
    if (readers.history_was_cut) {
        column.gap(
            banner(frame, column.rest(), frame.say("history_was_cut"), {.tone = Tone::high, .strong = true}));
        column.gap(12);
    }
    std::string names;
    for (const runtime::storage::Reader& each : readers.all) {
        if (each.known == Known::yes) continue;
        const std::string name = person_words(each.name, frame);
        names += names.empty() ? "" : ", ";
        names += each.known == Known::no ? name : frame.say("reader_with_another_key", {name});
    }
    if (!names.empty()) {
        column.gap(
            banner(frame, column.rest(), frame.say("readers_to_confirm", {names}), {.tone = Tone::warn}));
        column.gap(12);
    }
    const std::string words = frame.say(names.empty() ? "history_seen" : "readers_known");
    const ButtonLook look{.kind = ButtonKind::secondary};
    Rect place = column.take(frame.tall(height::button));
    place.w = std::min(place.w, button_width(frame, words, look));
    if (button(frame, "readers.known", words, place, look)) wishes.emplace_back(wish::KnowReaders{});
    column.gap(20);
}

}  // namespace gui
