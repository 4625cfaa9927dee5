#include "gui/screens/sign_in.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "gui/widgets/card.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"

namespace gui {

SignInDraft::SignInDraft() {
    wipe_typed(passphrase);
}
SignInDraft::~SignInDraft() {
    wipe_typed(passphrase);
}

namespace {

constexpr float before_name = 20 + 72;  // the avatar
constexpr float after_name = 20;

// A long name stands in smaller letters, in as many lines as it takes.
TextLook name_look(Frame& frame, const std::string& name, float width) {
    const TextLook large{.style = Style::title};
    const float room = width - before_name - after_name;
    if (text_height(frame, name, room, large) <= 2 * line_height(frame, Style::title)) return large;
    return {.style = Style::body_medium};
}

float tile_height(Frame& frame, const std::string& name, float width, float least) {
    const float room = width - before_name - after_name;
    return std::max(least, text_height(frame, name, room, name_look(frame, name, width)) + 24);
}

void tile(Frame& frame, const std::string& name, Rect r, const SignInView& view, SignInDraft& draft) {
    const bool selected = draft.name == name;
    const Touch touch =
        touch_card(frame, "staff." + control_word(name), name, r,
                   {.selected = selected, .enabled = !view.working, .radius = radius::large_card});
    avatar(frame, {r.x + 48, r.center().y}, 28, initials(name), selected);
    Rect words = r.inset(0, 8);
    words.cut_left(before_name);
    words.cut_right(after_name);
    TextLook look = name_look(frame, name, r.w);
    look.color = selected ? frame.theme().on_tint : frame.theme().text;
    draw_text_middle(frame, words, name, look);
    if (touch.clicked && !selected) {
        draft.name = name;
        wipe_typed(draft.passphrase);
        draft.trouble_seen = true;
    }
    if (touch.clicked) frame.focus("passphrase");
}

void people(const SignInView& view, SignInDraft& draft, Frame& frame, Column& column) {
    column.text(frame.say("who_works"), {.style = Style::h1, .balanced = true});
    column.gap(6);
    column.text(frame.say("who_works_hint"), quiet(frame));
    column.gap(24);
    const float gap = 16;
    const float wide = (column.width() - gap) / 2;
    const float high = frame.tall(view.names.size() > 6 ? 92.F : 112.F);
    for (std::size_t i = 0; i < view.names.size(); i += 2) {
        const bool two = i + 1 < view.names.size();
        Rect row = column.take(std::max(tile_height(frame, view.names[i], wide, high),
                                        two ? tile_height(frame, view.names[i + 1], wide, high) : 0.F));
        tile(frame, view.names[i], row.cut_left(wide), view, draft);
        row.cut_left(gap);
        if (two) tile(frame, view.names[i + 1], row, view, draft);
        column.gap(gap);
    }
    column.gap(8);
    const BannerLook look{.tone = view.practice ? Tone::warn : Tone::plain,
                          .icon = view.practice ? Icon::info : Icon::shield};
    column.gap(banner(frame, column.rest(),
                      frame.say(view.practice ? "practice_passphrase" : "data_stays_here"), look));
}

// Until the person who is chosen may try again.
std::chrono::seconds wait_of(const SignInView& view, const SignInDraft& draft) {
    // The sheet, which is no name, comes after the last of them.
    const auto at = static_cast<std::size_t>(std::ranges::find(view.names, draft.name) - view.names.begin());
    return at < view.waits.size() ? view.waits[at] : std::chrono::seconds(0);
}

std::string title_of(const SignInView& view, const SignInDraft& draft, Frame& frame) {
    if (draft.name == view.sheet) return frame.say("recovery_sheet_words");
    return frame.say("passphrase_of", {draft.name});
}

std::string error_of(const SignInView& view, const SignInDraft& draft, Frame& frame) {
    // In whole minutes: words that change once a minute, not a countdown.
    if (const auto wait = wait_of(view, draft); wait > std::chrono::seconds(60)) {
        return frame.say("tries_wait_minutes", {std::to_string((wait.count() + 59) / 60)});
    } else if (wait > std::chrono::seconds(0)) {
        return frame.say("tries_wait_a_minute");
    }
    return view.trouble.empty() || draft.trouble_seen ? "" : frame.say(view.trouble);
}

float passphrase_height(const SignInView& view, const SignInDraft& draft, Frame& frame, float width) {
    if (draft.name.empty()) return empty_state_height(frame, width, frame.say("choose_name_first"));
    const std::string label = frame.say("passphrase");
    const std::string error = error_of(view, draft, frame);
    const FieldLook field{.label = label, .error = error};
    const TextLook title{.style = Style::title, .balanced = true};
    return text_height(frame, title_of(view, draft, frame), width, title) + 20 +
           field_height(frame, field, width) + 20 + frame.tall(height::button) + 16 +
           text_height(frame, frame.say("passphrase_forgotten"), width, {.style = Style::caption}) +
           (view.sheet.empty() ? 0.F : 8 + height::target);
}

void passphrase(const SignInView& view, SignInDraft& draft, Frame& frame, Column& column, Wishes& wishes) {
    if (draft.name.empty()) {
        column.gap(empty_state(frame, column.rest(), Icon::person, frame.say("choose_name_first")));
        return;
    }
    column.text(title_of(view, draft, frame), {.style = Style::title, .balanced = true});
    column.gap(20);
    const std::string label = frame.say("passphrase");
    const std::string error = error_of(view, draft, frame);
    const bool can_try = !view.working && wait_of(view, draft) == std::chrono::seconds(0);
    const FieldTouch field = column.field("passphrase", draft.passphrase,
                                          {.form = FieldForm::password,
                                           .label = label,
                                           .error = error,
                                           .icon = Icon::lock,
                                           .enabled = can_try});
    if (field.changed) draft.trouble_seen = true;
    column.gap(20);
    const bool pressed = button(frame, "sign-in", frame.say(view.working ? "opening_store" : "sign_in"),
                                column.take(frame.tall(height::button)), {.enabled = can_try});
    column.gap(16);
    column.text(frame.say("passphrase_forgotten"), quiet(frame, Style::caption));
    if (!view.sheet.empty()) {
        column.gap(8);
        const std::string words = frame.say("recovery_sheet_use");
        const ButtonLook look{
            .kind = ButtonKind::tertiary, .style = Style::body_medium, .enabled = !view.working};
        Rect place = column.take(height::target);
        place.w = std::min(place.w, button_width(frame, words, look));
        if (button(frame, "recovery", words, place, look)) {
            draft.name = view.sheet;
            wipe_typed(draft.passphrase);
            draft.trouble_seen = true;
            frame.focus("passphrase");
            frame.again();
        }
    }
    if ((pressed || field.submitted) && can_try) {
        if (draft.passphrase.empty()) {
            frame.focus("passphrase");
        } else {
            wishes.emplace_back(wish::SignIn{});
        }
    }
}

}  // namespace

Wishes draw_sign_in(const SignInView& view, SignInDraft& draft, Rect page, Frame& frame) {
    Wishes wishes;
    frame.page("sign-in");
    const std::string title = frame.say("app_title");
    top(frame, page, {.title = title}, wishes);
    if (draft.name.empty() && view.names.size() == 1) draft.name = view.names.front();
    // Where the name is known already there is one thing left to do: type.
    if (!draft.name.empty() && !std::exchange(draft.offered, true)) frame.focus("passphrase");

    if (frame.stacked()) {
        ScrollArea area(frame, "people", page);
        Column column(frame, area.content().inset(frame.margin() - 10, 24));
        people(view, draft, frame, column);
        column.gap(28);
        Rect panel = column.rest();
        Column inner(frame, panel.inset(24, 24));
        panel.h = passphrase_height(view, draft, frame, inner.width()) + 48;
        card(frame, panel, CardState::rest, radius::large_card);
        passphrase(view, draft, frame, inner, wishes);
        area.end_at(std::max(panel.bottom(), inner.y() + 24) + 16);
        return wishes;
    }
    Rect right = page;
    const Rect left = right.cut_left(std::floor(page.w * 0.56F));
    frame.paint().fill(right, frame.theme().surface);
    frame.paint().line({right.x, right.y}, {right.x, right.bottom()}, frame.theme().line);
    {
        ScrollArea area(frame, "people", left);
        Column column(frame, area.content().inset(46, 58));
        people(view, draft, frame, column);
        area.end_at(column.y() + 16);
    }
    Column fields(frame, right.inset(72, 74));
    passphrase(view, draft, frame, fields, wishes);
    return wishes;
}

}  // namespace gui
