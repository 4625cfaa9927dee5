// The sheet on which somebody is added to the staff: name, role, sites and a first passphrase.
#include "gui/screens/site_choices.h"
#include "gui/screens/supervisor.h"
#include "gui/widgets/choice.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"
#include "gui/widgets/sheet.h"
#include "runtime/storage/passphrase_words.h"

namespace gui {

namespace storage = runtime::storage;

void NewStaffDraft::clear() {
    name.clear();
    role.reset();
    sites.clear();
    passphrase.wipe();
    problem.clear();
}

namespace {

bool complete(const SupervisorView& view, NewStaffDraft& draft) {
    draft.problem.clear();
    if (draft.name.find_first_not_of(' ') == std::string::npos) {
        draft.problem = "name_missing";
    } else if (!draft.role) {
        draft.problem = "role_missing";
    } else if (*draft.role == storage::Role::coordinator && draft.sites.empty()) {
        draft.problem = "coordinator_needs_site";
    }
    // What is wrong is said of one field, the first.
    return draft.problem.empty() && draft.passphrase.check(view.home.purpose);
}

// The control with which to mend it.
std::string first_wrong(const SupervisorView& view, const NewStaffDraft& draft) {
    if (draft.problem == "name_missing") return "new.name";
    if (draft.problem == "role_missing") return "role.coordinator";
    if (!draft.problem.empty() && !view.home.sites.empty())
        return "site." + control_word(view.home.sites.front());
    return draft.passphrase.first_error.empty() ? "new.again" : "new.passphrase";
}

void roles(NewStaffDraft& draft, Frame& frame, Column& column) {
    column.text(frame.say("role"), {.style = Style::label, .color = frame.theme().text2});
    column.gap(8);
    for (const storage::Role role :
         {storage::Role::coordinator, storage::Role::evaluator, storage::Role::supervisor}) {
        const std::string label = frame.say(role_phrase(role));
        const std::string detail = frame.say(role_phrase(role) + "_does");
        const ChoiceLook look{.detail = detail, .style = Style::body_medium};
        const Rect r = column.take(choice_height(frame, label, column.width(), look));
        const std::string name = "role." + std::string(storage::name_of(role));
        if (choice_card(frame, name, label, r, draft.role == role, look)) {
            draft.role = role;
            draft.problem.clear();
            frame.again();
        }
        column.gap(10);
    }
}

void sites_of(const SupervisorView& view, NewStaffDraft& draft, Frame& frame, Column& column) {
    if (!draft.role || *draft.role == storage::Role::supervisor || view.home.sites.empty()) return;
    column.gap(6);
    if (!site_choices(view.home.sites, draft.sites, frame, column)) return;
    draft.problem.clear();
    frame.again();
}

}  // namespace

void draw_new_staff(const SupervisorView& view, SupervisorDraft& draft, Frame& frame, Wishes& wishes) {
    if (!draft.adding_staff) return;
    const std::string title = frame.say("add_person");
    Sheet sheet(frame, "new-staff", title, SheetForm::side);
    Rect content = sheet.content();
    const bool about_name = draft.staff.problem == "name_missing" || view.trouble == "trouble_name_taken";
    const std::string& problem = draft.staff.problem.empty() ? view.trouble : draft.staff.problem;
    // What is about no field stands where it is seen: beside the button that was pressed.
    const std::string told = problem.empty() || about_name ? std::string() : frame.say(problem);
    const BannerLook look{.tone = Tone::high, .strong = true};
    const float told_high = told.empty() ? 0 : banner_height(frame, told, content.w, look) + 12;
    Rect bottom = content.cut_bottom(height::button + 12 + told_high);
    {
        ScrollArea area(frame, "new-staff", content);
        Column column(frame, area.content());
        const std::string label = frame.say("display_name");
        const std::string hint = frame.say("display_name_hint");
        const std::string error = about_name ? frame.say(problem) : "";
        const FieldTouch name = column.field("new.name", draft.staff.name,
                                             {.label = label,
                                              .placeholder = hint,
                                              .error = error,
                                              .icon = Icon::person,
                                              .limit = 60,
                                              .enabled = !view.working});
        if (name.changed) draft.staff.problem.clear();
        column.gap(16);
        roles(draft.staff, frame, column);
        sites_of(view, draft.staff, frame, column);
        column.gap(8);
        const int words = storage::proposed_words(draft.staff.role.value_or(storage::Role::coordinator));
        static_cast<void>(
            passphrase_fields(frame, column, "new", draft.staff.passphrase, words, !view.working));
        area.end_at(column.y() + 10);
    }
    bottom.cut_top(12);
    if (!told.empty()) bottom.cut_top(banner(frame, bottom, told, look) + 12);
    if (button(frame, "add", frame.say(view.working ? "adding_person" : "add_person"), bottom,
               {.enabled = !view.working})) {
        if (complete(view, draft.staff)) {
            wishes.emplace_back(wish::AddStaff{});
        } else {
            frame.focus(first_wrong(view, draft.staff));
        }
        frame.again();
    }
    if (sheet.closed() && !view.working) {
        draft.adding_staff = false;
        draft.staff.clear();
        frame.again();
    }
}

}  // namespace gui
