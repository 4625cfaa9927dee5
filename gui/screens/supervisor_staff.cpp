// Who works with this tablet: the supervisor's list of them.
#include "gui/screens/supervisor.h"
#include "gui/widgets/card.h"
#include "gui/widgets/list.h"
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
        frame.target("member." + control_word(member.name), member.name, row_target(r), {.kind = Kind::row});
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

}  // namespace gui
