#include "gui/screens/member.h"

#include "gui/screens/home.h"
#include "gui/widgets/button.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"
#include "gui/widgets/sheet.h"

namespace gui {

namespace {

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
        // The name may be longer than a sheet's title.
        Sheet sheet(frame, "member", frame.say(role_phrase(view.member.role)), SheetForm::side);
        ScrollArea area(frame, "member", sheet.content());
        Column column(frame, area.content());
        column.text(view.member.name, {.style = Style::title});
        column.gap(18);
        if (!view.trouble.empty()) {
            column.gap(
                banner(frame, column.rest(), frame.say(view.trouble), {.tone = Tone::high, .strong = true}));
            column.gap(14);
        }
        if (!view.member.active) {
            column.text(frame.say("person_disabled_text"), quiet(frame));
        } else {
            others(view, draft, frame, column);
        }
        area.end_at(column.y() + 10);
        closed = sheet.closed() && !view.working;
    }
    ask_again(view, draft, frame, wishes);
    if (!closed) return;
    draft = {};
    frame.again();
}

}  // namespace gui
