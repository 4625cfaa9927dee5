// Who works with this tablet, and where: the supervisor's lists and what adds to them.
#include <algorithm>

#include "gui/screens/supervisor.h"
#include "gui/widgets/card.h"
#include "gui/widgets/choice.h"
#include "gui/widgets/meter.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"
#include "gui/widgets/sheet.h"
#include "runtime/storage/passphrase_words.h"
#include "runtime/storage/recovery.h"

namespace gui {

namespace {

namespace storage = runtime::storage;

std::string joined(const std::vector<std::string>& parts) {
    std::string all;
    for (const std::string& part : parts)
        all += (all.empty() ? "" : ", ") + site_words(part);
    return all;
}

// A heading with the one action of the part at its right.
bool heading(Frame& frame, Column& column, const char* phrase, const char* name, const char* action,
             Icon icon) {
    Rect row = column.take(height::target);
    const std::string label = frame.say(action);
    const ButtonLook look{.before = icon, .style = Style::body_medium};
    const Rect place = row.cut_right(button_width(frame, label, look));
    draw_text_middle(frame, row, frame.say(phrase), {.style = Style::h1, .max_lines = 1});
    column.gap(18);
    return button(frame, name, label, place, look);
}

// True when it was touched.
bool member_row(Frame& frame, Column& column, const storage::StaffMember& member, bool first) {
    const Rect r = column.take(frame.tall(76));
    const Touch touch =
        frame.target("member." + control_word(member.name), member.name, r, {.kind = Kind::row});
    if (touch.held) frame.paint().fill(r, frame.theme().surface2, radius::card);
    if (!first) divider(frame, r.x, r.y, r.w);
    avatar(frame, {r.x + 28, r.center().y}, 24, initials(member.name));
    Rect words = r;
    words.cut_left(70);
    const float high = line_height(frame, Style::body_medium) + line_height(frame, Style::caption);
    words.y = r.center().y - high / 2;
    words.w -= 44;
    const Color ink = member.active ? frame.theme().text : frame.theme().text3;
    words.y +=
        draw_text(frame, words, member.name, {.style = Style::body_medium, .color = ink, .max_lines = 1});
    std::string detail = frame.say(role_phrase(member.role));
    if (!member.active) detail = frame.say("person_inactive") + " · " + detail;
    if (!member.sites.empty()) detail += " · " + joined(member.sites);
    draw_text(frame, words, detail, {.style = Style::caption, .color = frame.theme().text2, .max_lines = 1});
    frame.paint().icon({r.right() - 16, r.center().y}, Icon::chevron_right, IconSize::medium,
                       frame.theme().text3);
    if (touch.ring) frame.focus_ring(r, radius::card);
    return touch.clicked;
}

}  // namespace

void NewStaffDraft::clear() {
    name.clear();
    role.reset();
    sites.clear();
    passphrase.wipe();
    problem.clear();
}

void draw_staff(const SupervisorView& view, SupervisorDraft& draft, Frame& frame, Column& column,
                Wishes& wishes) {
    if (heading(frame, column, "part_staff", "staff.add", "add_person", Icon::person_add)) {
        draft.staff.clear();
        draft.adding_staff = true;
        frame.again();
    }
    // Those who can sign in first; the recovery sheet is no person.
    std::vector<const storage::StaffMember*> people;
    for (const bool active : {true, false}) {
        for (const storage::StaffMember& member : view.staff) {
            if (member.active == active && !storage::is_recovery_sheet(member.name))
                people.push_back(&member);
        }
    }
    const Rect r = column.take(frame.tall(76) * static_cast<float>(people.size()) + 16);
    card(frame, r, CardState::rest, radius::large_card);
    Column rows(frame, r.inset(24, 8));
    bool first = true;
    for (const storage::StaffMember* member : people) {
        if (member_row(frame, rows, *member, first)) {
            if (member->id == view.home.who.id) {
                wishes.emplace_back(wish::OfferPassphrase{});
            } else {
                draft.member = {.open = member->name};
            }
            frame.again();
        }
        first = false;
    }
}

namespace {

bool complete(NewStaffDraft& draft) {
    draft.problem.clear();
    if (draft.name.find_first_not_of(' ') == std::string::npos) {
        draft.problem = "name_missing";
    } else if (!draft.role) {
        draft.problem = "role_missing";
    } else if (*draft.role == storage::Role::coordinator && draft.sites.empty()) {
        draft.problem = "coordinator_needs_site";
    }
    // What is wrong is said of one field, the first.
    return draft.problem.empty() && draft.passphrase.check();
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
    column.text(frame.say("works_at"), {.style = Style::label, .color = frame.theme().text2});
    column.gap(8);
    for (const std::string& site : view.home.sites) {
        const ChoiceLook look{.mark = Mark::square, .style = Style::body_medium};
        const Rect r = column.take(choice_height(frame, site, column.width(), look, height::target));
        const bool chosen = draft.sites.contains(site);
        if (choice_card(frame, "site." + control_word(site), site_words(site), r, chosen, look)) {
            if (chosen) {
                draft.sites.erase(site);
            } else {
                draft.sites.insert(site);
            }
            draft.problem.clear();
            frame.again();
        }
        column.gap(10);
    }
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
        if (complete(draft.staff)) {
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

namespace {

// Id of a phrase: what keeps a part of a site's name from being taken.
std::string site_problem(const std::string& part) {
    if (part.find_first_not_of(' ') == std::string::npos) return "site_needs_both";
    return part.find('/') != std::string::npos ? "site_without_slash" : "";
}

}  // namespace

void draw_sites(const SupervisorView& view, NewSiteDraft& draft, Frame& frame, Column& column,
                Wishes& wishes) {
    column.text(frame.say("part_sites"), {.style = Style::h1});
    column.gap(4);
    column.text(frame.say("sites_hint"), quiet(frame));
    column.gap(18);
    if (!view.home.sites.empty()) {
        const Rect r = column.take(frame.tall(62) * static_cast<float>(view.home.sites.size()) + 16);
        card(frame, r, CardState::rest, radius::large_card);
        Column rows(frame, r.inset(24, 8));
        bool first = true;
        for (const std::string& site : view.home.sites) {
            const Rect row = rows.take(frame.tall(62));
            if (!first) divider(frame, row.x, row.y, row.w);
            frame.paint().icon({row.x + 16, row.center().y}, Icon::hospital, IconSize::medium,
                               frame.theme().primary);
            Rect words = row;
            words.cut_left(48);
            draw_text_middle(frame, words, site_words(site), {.style = Style::body_medium, .max_lines = 1});
            first = false;
        }
        column.gap(26);
    }
    column.text(frame.say("add_site"), {.style = Style::title});
    column.gap(14);
    if (!view.trouble.empty()) {
        column.gap(
            banner(frame, column.rest(), frame.say(view.trouble), {.tone = Tone::high, .strong = true}));
        column.gap(14);
    }
    const std::string district = frame.say("district");
    const std::string ward = frame.say("ward");
    // Of the field that it is about.
    const auto error_of = [&](const std::string& text) {
        return !draft.problem.empty() && site_problem(text) == draft.problem ? frame.say(draft.problem)
                                                                             : std::string();
    };
    const std::string district_error = error_of(draft.district);
    const std::string ward_error = error_of(draft.ward);
    const FieldLook district_look{.label = district, .error = district_error, .limit = 60};
    const FieldLook ward_look{.label = ward, .error = ward_error, .limit = 60};
    const float half = (column.width() - 16) / 2;
    const float first_high = field_height(frame, district_look, half);
    const float second_high = field_height(frame, ward_look, half);
    Rect row = column.take(std::max(first_high, second_high));
    Rect left = row.cut_left(half);
    left.h = first_high;
    const FieldTouch first = text_field(frame, "district", left, draft.district, district_look);
    row.cut_left(16);
    row.h = second_high;
    const FieldTouch second = text_field(frame, "ward", row, draft.ward, ward_look);
    if (first.changed || second.changed) draft.problem.clear();
    if (first.submitted) frame.focus("ward");
    column.gap(18);
    const std::string label = frame.say("add_site");
    Rect place = column.take(height::button);
    place.w = std::min(place.w, std::max(240.F, button_width(frame, label, {.before = Icon::add})));
    if (button(frame, "add", label, place, {.before = Icon::add}) || second.submitted) {
        const std::string in_district = site_problem(draft.district);
        draft.problem = in_district.empty() ? site_problem(draft.ward) : in_district;
        if (draft.problem.empty()) {
            wishes.emplace_back(wish::AddSite{});
        } else {
            frame.focus(in_district.empty() ? "ward" : "district");
        }
        frame.again();
    }
}

}  // namespace gui
