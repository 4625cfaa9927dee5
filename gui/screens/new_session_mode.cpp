#include "gui/screens/new_session_mode.h"

#include <algorithm>
#include <utility>

#include "gui/screens/new_session_plan.h"
#include "gui/widgets/card.h"
#include "gui/widgets/choice.h"
#include "gui/widgets/notice.h"

namespace gui {

namespace {

using instruments::Mode;

const char* title_phrase(Mode mode) {
    return mode == Mode::staff ? "mode_staff" : "mode_self";
}

// What the choice means, and what it leaves out; or why it is none.
std::string mode_detail(const HomeView& view, const NewSessionDraft& draft, Mode mode, Frame& frame) {
    const bool staff = mode == Mode::staff;
    const Allowed how = allowed(view, draft, mode);
    const std::string hint = frame.say(staff ? "mode_staff_hint" : "mode_self_hint");
    if (how == Allowed::all) return hint;
    const std::string titles = not_for(view, draft, mode, frame);
    if (how == Allowed::some)
        return hint + "\n" + frame.say(staff ? "mode_staff_without" : "mode_self_without", {titles});
    return frame.say(staff ? "mode_staff_not_offered" : "mode_self_not_offered", {titles});
}

void mode_card(const HomeView& view, NewSessionDraft& draft, Mode mode, Rect r, Frame& frame) {
    const bool can = allowed(view, draft, mode) != Allowed::none;
    const bool chosen = draft.mode == mode;
    const std::string label = frame.say(title_phrase(mode));
    const Touch touch = touch_card(frame, mode == Mode::staff ? "mode.staff" : "mode.self", label, r,
                                   {.selected = chosen, .enabled = can, .kind = Kind::choice});
    const Theme& theme = frame.theme();
    const Color quiet_ink = quiet_on_choice(theme, chosen);
    frame.paint().icon({r.x + 40, r.center().y}, mode == Mode::staff ? Icon::chat : Icon::tablet,
                       IconSize::large, chosen && !theme.high_contrast() ? theme.primary : quiet_ink);
    Rect words = r.inset(20, 0);
    words.cut_left(56);
    const std::string second = mode_detail(view, draft, mode, frame);
    const TextLook small{.style = Style::caption, .color = quiet_ink};
    const TextLook large{.style = Style::title, .color = chosen ? theme.on_tint : theme.text};
    const float lines =
        text_height(frame, label, words.w, large) + 2 + text_height(frame, second, words.w, small);
    words.y = r.center().y - lines / 2;
    words.y += draw_text(frame, words, label, large) + 2;
    draw_text(frame, words, second, small);
    if (touch.clicked && can) {
        choose(view, draft, mode);
        draft.show_warning = mode == Mode::self;
        frame.again();
    }
}

}  // namespace

void draw_mode_step(const HomeView& view, NewSessionDraft& draft, Frame& frame, Column& column) {
    const float wide = frame.stacked() ? column.width() : (column.width() - 18) / 2;
    float high = frame.tall(106);
    for (const Mode mode : {Mode::staff, Mode::self}) {
        const float room = wide - 96;
        high = std::max(
            high,
            32 + text_height(frame, frame.say(title_phrase(mode)), room, {.style = Style::title}) +
                text_height(frame, mode_detail(view, draft, mode, frame), room, {.style = Style::caption}));
    }
    if (frame.stacked()) {
        mode_card(view, draft, Mode::staff, column.take(high), frame);
        column.gap(14);
        mode_card(view, draft, Mode::self, column.take(high), frame);
    } else {
        Rect row = column.take(high);
        mode_card(view, draft, Mode::staff, row.cut_left(wide), frame);
        row.cut_left(18);
        mode_card(view, draft, Mode::self, row, frame);
    }
    if (draft.mode != Mode::self) return;
    const std::string warning = self_warning(view, draft, frame);
    if (warning.empty()) return;
    column.gap(14);
    const Rect place = column.rest();
    const float tall = banner(frame, place, warning, {.tone = Tone::warn});
    column.gap(tall);
    // Not below the fold: nothing else asks to look there before Next.
    if (std::exchange(draft.show_warning, false)) frame.reveal({place.x, place.y, place.w, tall});
}

}  // namespace gui
