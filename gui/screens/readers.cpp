#include "gui/screens/readers.h"

#include <algorithm>

#include "gui/screens/person.h"
#include "gui/widgets/button.h"
#include "gui/widgets/notice.h"

namespace gui {

using Known = runtime::storage::Reader::Known;

namespace {

using History = runtime::storage::Readers::History;

void confirm(std::string_view name, const std::string& words, Frame& frame, Column& column, Wishes& wishes,
             Wish wish) {
    const ButtonLook look{.kind = ButtonKind::secondary};
    column.gap(12);
    Rect place = column.take(frame.tall(height::button));
    place.w = std::min(place.w, button_width(frame, words, look));
    if (button(frame, name, words, place, look)) wishes.push_back(std::move(wish));
    column.gap(20);
}

}  // namespace

void readers_notice(const runtime::storage::Readers& readers, Frame& frame, Column& column, Wishes& wishes) {
    if (readers.strange_tables) {
        column.gap(
            banner(frame, column.rest(), frame.say("strange_tables"), {.tone = Tone::high, .strong = true}));
        column.gap(20);
    }
    if (readers.history != History::as_noted) {
        const bool cut = readers.history == History::cut;
        column.gap(banner(frame, column.rest(), frame.say(cut ? "history_was_cut" : "history_not_noted"),
                          {.tone = cut ? Tone::high : Tone::warn, .strong = cut}));
        confirm("history.known", frame.say("history_seen"), frame, column, wishes, wish::KnowHistory{});
    }
    if (readers.all_known()) return;
    std::string names;
    for (const runtime::storage::Reader& each : readers.all) {
        if (each.known == Known::yes) continue;
        const std::string name = person_words(each.name, frame);
        names += names.empty() ? "" : ", ";
        names += each.known == Known::no ? name : frame.say("reader_with_another_key", {name});
    }
    column.gap(banner(frame, column.rest(), frame.say("readers_to_confirm", {names}), {.tone = Tone::warn}));
    confirm("readers.known", frame.say("readers_known"), frame, column, wishes, wish::KnowReaders{});
}

}  // namespace gui
