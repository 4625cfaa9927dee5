#include "gui/screens/member.h"

#include "gui/screens/home.h"
#include "gui/widgets/button.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"
#include "gui/widgets/sheet.h"
#include "runtime/storage/passphrase_words.h"

namespace gui {

namespace storage = runtime::storage;

MemberDraft::MemberDraft() {
    wipe_typed(old_passphrase);
}

void MemberDraft::clear() {
    open.clear();
    disabling = false;
    wipe_typed(old_passphrase);
    passphrase.wipe();
}

namespace {

void own_passphrase(const MemberView& view, MemberDraft& draft, Frame& frame, Column& column,
                    Wishes& wishes) {
    const std::string label = frame.say("passphrase_present");
    column.text(frame.say("passphrase_change"), {.style = Style::title});
    column.gap(14);
    const FieldTouch old_one = column.field(
        "own.old", draft.old_passphrase,
        {.form = FieldForm::password, .label = label, .icon = Icon::lock, .enabled = !view.working});
    if (old_one.submitted) frame.focus("own.passphrase");
    column.gap(16);
    const int words = storage::proposed_words(view.member.role);
    bool go = passphrase_fields(frame, column, "own", draft.passphrase, words, !view.working);
    column.gap(16);
    go |= button(frame, "own.change", frame.say(view.working ? "passphrase_changing" : "passphrase_change"),
                 column.take(frame.tall(height::button)), {.enabled = !view.working});
    if (!go || view.working) return;
    if (draft.old_passphrase.empty()) {
        frame.focus("own.old");
    } else if (draft.passphrase.check()) {
        wishes.emplace_back(wish::ChangePassphrase{});
    }
    frame.again();
}

void others(const MemberView& view, MemberDraft& draft, Frame& frame, Column& column) {
    column.text(frame.say("disable_what"), quiet(frame));
    column.gap(18);
    const std::string label = frame.say(view.working ? "disabling" : "disable_person");
    if (button(frame, "member.disable", label, column.take(frame.tall(height::button)),
               {.kind = ButtonKind::danger, .enabled = !view.working})) {
        draft.disabling = true;
        frame.again();
    }
    column.gap(18);
    column.text(frame.say("forgotten_passphrase_staff"), quiet(frame, Style::caption));
}

void ask_again(const MemberView& view, MemberDraft& draft, Frame& frame, Wishes& wishes) {
    if (!draft.disabling) return;
    const std::string title = frame.say("disable_sure", {view.member.name});
    const std::string text = frame.say("disable_sure_text");
    const std::string yes = frame.say("disable_person");
    const std::string no = frame.say("not_now");
    const DialogAnswer answer =
        dialog(frame, "disable", {.title = title, .text = text, .yes = yes, .no = no, .dangerous = true});
    if (answer == DialogAnswer::none) return;
    if (answer == DialogAnswer::yes) wishes.emplace_back(wish::DisableStaff{view.member.name});
    draft.disabling = false;
    frame.again();
}

}  // namespace

void draw_member(const MemberView& view, MemberDraft& draft, Frame& frame, Wishes& wishes) {
    bool closed = false;
    {
        Sheet sheet(frame, "member", view.member.name, SheetForm::side);
        ScrollArea area(frame, "member", sheet.content());
        Column column(frame, area.content());
        column.text(frame.say(role_phrase(view.member.role)), quiet(frame));
        column.gap(18);
        if (!view.trouble.empty()) {
            column.gap(
                banner(frame, column.rest(), frame.say(view.trouble), {.tone = Tone::high, .strong = true}));
            column.gap(14);
        }
        if (!view.member.active) {
            column.text(frame.say("person_disabled_text"), quiet(frame));
        } else if (view.oneself) {
            own_passphrase(view, draft, frame, column, wishes);
        } else {
            others(view, draft, frame, column);
        }
        area.end_at(column.y() + 10);
        closed = sheet.closed() && !view.working;
    }
    ask_again(view, draft, frame, wishes);
    if (!closed) return;
    draft.clear();
    frame.again();
}

}  // namespace gui
