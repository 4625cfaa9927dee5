#include "gui/screens/first_start.h"

#include <algorithm>
#include <cmath>

#include "gui/widgets/card.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"
#include "runtime/storage/passphrase_words.h"

namespace gui {

namespace {

namespace storage = runtime::storage;

void explain(Frame& frame, Column& column) {
    column.text(frame.say("first_start_title"), {.style = Style::h1, .balanced = true});
    column.gap(12);
    column.text(frame.say("first_start_why"), quiet(frame, Style::answer));
    column.gap(28);
    struct Fact {
        Icon icon;
        const char* phrase;
    };
    for (const Fact& point :
         {Fact{Icon::lock, "first_start_encrypted"}, Fact{Icon::people, "first_start_staff"},
          Fact{Icon::warning, "first_start_no_recovery"}}) {
        const std::string words = frame.say(point.phrase);
        const Rect row = column.rest();
        icon_disc(frame, {row.x + 24, row.y + 24}, 24, point.icon);
        Rect text = row;
        text.cut_left(68);
        const float height = text_height(frame, words, text.w);
        text.y += std::max(0.F, (48 - height) / 2);
        draw_text(frame, text, words);
        column.gap(std::max(48.F, height) + 18);
    }
}

// For a tablet that takes another's place.
void other_tablet(const FirstStartView& view, Frame& frame, Column& column, Wishes& wishes) {
    column.text(frame.say("first_start_restore"), quiet(frame));
    column.gap(12);
    const std::string label = frame.say("restore_offer");
    const ButtonLook look{.kind = ButtonKind::secondary, .enabled = !view.working};
    Rect place = column.take(frame.tall(height::button));
    place.w = std::min(place.w, button_width(frame, label, look));
    if (button(frame, "restore", label, place, look)) wishes.emplace_back(wish::OfferRestore{});
}

void form(const FirstStartView& view, FirstStartDraft& draft, Frame& frame, Column& column, Wishes& wishes) {
    column.text(frame.say("first_start_form"), {.style = Style::title});
    column.gap(20);
    if (!view.trouble.empty()) {
        column.gap(
            banner(frame, column.rest(), frame.say(view.trouble), {.tone = Tone::high, .strong = true}));
        column.gap(16);
    }
    const std::string label = frame.say("your_name");
    const std::string hint = frame.say("your_name_hint");
    const std::string error = draft.name_error.empty() ? "" : frame.say(draft.name_error);
    const FieldTouch name = column.field("supervisor", draft.name,
                                         {.label = label,
                                          .placeholder = hint,
                                          .error = error,
                                          .icon = Icon::person,
                                          .limit = 60,
                                          .enabled = !view.working});
    if (name.changed) draft.name_error.clear();
    if (name.submitted) frame.focus("supervisor.passphrase");
    column.gap(16);
    bool go = passphrase_fields(frame, column, "supervisor", draft.passphrase,
                                storage::proposed_words(storage::Role::supervisor), !view.working);
    column.gap(20);
    go |= button(frame, "create", frame.say(view.working ? "creating_store" : "create_store"),
                 column.take(frame.tall(height::button)), {.enabled = !view.working});
    if (!go || view.working) return;
    draft.name_error = draft.name.find_first_not_of(' ') == std::string::npos ? "name_missing" : "";
    const bool good = draft.passphrase.check(storage::Purpose::real);
    if (!draft.name_error.empty()) {
        frame.focus("supervisor");
    } else if (!draft.passphrase.first_error.empty()) {
        frame.focus("supervisor.passphrase");
    } else if (!good) {
        frame.focus("supervisor.again");
    } else {
        wishes.emplace_back(wish::CreateStore{});
    }
    frame.again();
}

}  // namespace

Wishes draw_first_start(const FirstStartView& view, FirstStartDraft& draft, Rect page, Frame& frame) {
    Wishes wishes;
    frame.page("first-start");
    const std::string title = frame.say("app_title");
    top(frame, page, {.title = title}, wishes);

    if (frame.stacked()) {
        ScrollArea area(frame, "first-start", page);
        Column column(frame, area.content().inset(frame.margin() - 10, 16));
        explain(frame, column);
        column.gap(8);
        form(view, draft, frame, column, wishes);
        column.gap(32);
        other_tablet(view, frame, column, wishes);
        area.end_at(column.y() + 24);
        return wishes;
    }
    Rect right = page;
    const Rect left = right.cut_left(std::floor(page.w * 0.5F));
    frame.paint().fill(right, frame.theme().surface);
    frame.paint().line({right.x, right.y}, {right.x, right.bottom()}, frame.theme().line);
    {
        ScrollArea why(frame, "first-start-why", left);
        Column column(frame, why.content().inset(46, 64));
        explain(frame, column);
        column.gap(22);
        other_tablet(view, frame, column, wishes);
        why.end_at(column.y() + 24);
    }
    ScrollArea area(frame, "first-start", right);
    Column fields(frame, area.content().inset(46, 34));
    form(view, draft, frame, fields, wishes);
    area.end_at(fields.y() + 24);
    return wishes;
}

}  // namespace gui
