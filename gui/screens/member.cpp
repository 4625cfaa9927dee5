#include "gui/screens/member.h"

#include "gui/screens/home.h"
#include "gui/screens/site_choices.h"
#include "gui/widgets/button.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"
#include "gui/widgets/sheet.h"

namespace gui {

namespace {

void works_at(const MemberView& view, MemberDraft& draft, Frame& frame, Column& column, Wishes& wishes) {
    const std::set<std::string> now(view.member.sites.begin(), view.member.sites.end());
    std::set<std::string> chosen = draft.sites.value_or(now);
    if (site_choices(view.sites, chosen, frame, column)) {
        draft.sites = chosen;
        draft.no_site = false;
        frame.again();
    }
    if (draft.no_site) {
        column.gap(banner(frame, column.rest(), frame.say("works_somewhere"), {.tone = Tone::high}));
        column.gap(10);
    }
    if (draft.sites && *draft.sites != now &&
        button(frame, "member.sites", frame.say("save"), column.take(frame.tall(height::button)),
               {.enabled = !view.working})) {
        draft.no_site = draft.sites->empty();  // an evaluator would work everywhere then
        if (!draft.no_site)
            wishes.emplace_back(wish::SetSites{view.member.name, {draft.sites->begin(), draft.sites->end()}});
        frame.again();
    }
    column.gap(18);
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
            if (view.member.role != runtime::storage::Role::supervisor && !view.sites.empty())
                works_at(view, draft, frame, column, wishes);
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
