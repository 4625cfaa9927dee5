// Who works with this tablet: the supervisor's list of them.
#include <algorithm>

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
    const std::string label = frame.say(action);
    const std::string title = frame.say(phrase);
    const ButtonLook look{.before = icon, .style = Style::body_medium};
    const float wide = button_width(frame, label, look);
    const bool beside = text_width(frame, title, Style::h1) + 16 + wide <= column.width();
    if (!beside) {
        column.text(title, {.style = Style::h1});
        column.gap(8);
    }
    Rect row = column.take(height::target);
    const Rect place = beside ? row.cut_right(wide) : row.cut_left(std::min(wide, row.w));
    if (beside) draw_text_middle(frame, row, title, {.style = Style::h1});
    column.gap(18);
    return button(frame, name, label, place, look);
}

// One row of the list: the name, and below it what this person does and where.
class MemberRow {
  public:
    MemberRow(Frame& frame, const storage::StaffMember& member, float width)
        : frame_(frame), member_(member), room_(width - before - after), detail_(detail_of(member, frame)) {}

    [[nodiscard]] float height() const { return std::max(frame_.tall(76), words_high() + 24); }

    // True when it was touched.
    bool draw(Rect r, bool first) const {
        const Theme& theme = frame_.theme();
        const Touch touch = frame_.target("member." + control_word(member_.name), member_.name, row_target(r),
                                          {.kind = Kind::row});
        if (touch.held) frame_.paint().fill(r, theme.surface2, radius::card);
        if (!first) divider(frame_, r.x, r.y, r.w);
        avatar(frame_, {r.x + 28, r.center().y}, 24, initials(member_.name));
        Rect words{r.x + before, r.center().y - words_high() / 2, room_, words_high()};
        TextLook name = name_look;
        if (!member_.active) name.color = theme.text3;
        words.y += draw_text(frame_, words, member_.name, name);
        draw_text(frame_, words, detail_, {.style = Style::caption, .color = theme.text2});
        frame_.paint().icon({r.right() - 16, r.center().y}, Icon::chevron_right, IconSize::medium,
                            theme.text3);
        if (touch.ring) frame_.focus_ring(r, radius::card);
        return touch.clicked;
    }

  private:
    static constexpr float before = 70;  // the avatar
    static constexpr float after = 44;   // the arrow
    static constexpr TextLook name_look{.style = Style::body_medium};

    static std::string detail_of(const storage::StaffMember& member, const Frame& frame) {
        std::string detail = frame.say(role_phrase(member.role));
        if (!member.active) detail = frame.say("person_inactive") + " · " + detail;
        if (!member.sites.empty()) detail += " · " + joined(member.sites);
        return detail;
    }
    [[nodiscard]] float words_high() const {
        return text_height(frame_, member_.name, room_, name_look) +
               text_height(frame_, detail_, room_, {.style = Style::caption});
    }

    Frame& frame_;
    const storage::StaffMember& member_;
    float room_;
    std::string detail_;
};

}  // namespace

void draw_staff(const SupervisorView& view, SupervisorDraft& draft, Frame& frame, Column& column,
                Wishes& wishes) {
    if (heading(frame, column, "part_staff", "staff.add", "add_person", Icon::person_add)) {
        draft.staff.clear();
        draft.adding_staff = true;
        wishes.emplace_back(wish::LookAgain{});
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
    float all = 16;
    for (const storage::StaffMember* member : people)
        all += MemberRow(frame, *member, column.width() - 48).height();
    const Rect r = column.take(all);
    card(frame, r, CardState::rest, radius::large_card);
    Column rows(frame, r.inset(24, 8));
    bool first = true;
    for (const storage::StaffMember* member : people) {
        const MemberRow row(frame, *member, rows.width());
        if (row.draw(rows.take(row.height()), first)) {
            if (member->id == view.home.who.id) {
                wishes.emplace_back(wish::OfferPassphrase{});
            } else {
                draft.member = {.open = member->name};
                wishes.emplace_back(wish::LookAgain{});
            }
            frame.again();
        }
        first = false;
    }
}

}  // namespace gui
