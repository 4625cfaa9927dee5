#include "gui/screens/own_passphrase.h"

#include "gui/widgets/button.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"
#include "gui/widgets/sheet.h"
#include "runtime/storage/passphrase_words.h"

namespace gui {

namespace storage = runtime::storage;

OwnPassphraseDraft::OwnPassphraseDraft() {
    wipe_typed(present);
}

void OwnPassphraseDraft::clear() {
    open = false;
    wipe_typed(present);
    passphrase.wipe();
}

namespace {

// Which field has to be mended before anything is tried; empty: none.
std::string first_wrong(const OwnPassphraseView& view, OwnPassphraseDraft& draft) {
    const bool good = draft.passphrase.check(view.purpose);
    if (draft.present.empty()) return "own.old";
    if (good) return {};
    return draft.passphrase.first_error.empty() ? "own.again" : "own.passphrase";
}

void fields(const OwnPassphraseView& view, OwnPassphraseDraft& draft, Frame& frame, Column& column,
            Wishes& wishes) {
    const std::string label = frame.say("passphrase_present");
    const FieldTouch present = column.field(
        "own.old", draft.present,
        {.form = FieldForm::password, .label = label, .icon = Icon::lock, .enabled = !view.working});
    if (present.submitted) frame.focus("own.passphrase");
    column.gap(16);
    const int words = storage::proposed_words(view.who.role);
    bool go = passphrase_fields(frame, column, "own", draft.passphrase, words, !view.working);
    column.gap(16);
    go |= button(frame, "own.change", frame.say(view.working ? "passphrase_changing" : "passphrase_change"),
                 column.take(frame.tall(height::button)), {.enabled = !view.working});
    if (!go || view.working) return;
    if (const std::string wrong = first_wrong(view, draft); !wrong.empty()) {
        frame.focus(wrong);
    } else {
        wishes.emplace_back(wish::ChangePassphrase{});
    }
    frame.again();
}

}  // namespace

void draw_own_passphrase(const OwnPassphraseView& view, OwnPassphraseDraft& draft, Frame& frame,
                         Wishes& wishes) {
    if (!draft.open) return;
    const std::string title = frame.say("passphrase_change");
    Sheet sheet(frame, "own", title, SheetForm::side);
    ScrollArea area(frame, "own", sheet.content().inset(-10, 0));
    Column column(frame, area.content());
    column.text(frame.say("passphrase_of", {view.who.name}), quiet(frame));
    column.gap(18);
    if (!view.trouble.empty()) {
        column.gap(
            banner(frame, column.rest(), frame.say(view.trouble), {.tone = Tone::high, .strong = true}));
        column.gap(14);
    }
    fields(view, draft, frame, column, wishes);
    area.end_at(column.y() + 10);
    if (!sheet.closed() || view.working) return;
    draft.clear();
    frame.again();
}

}  // namespace gui
