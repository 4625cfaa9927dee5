#include "gui/screens/cover.h"

#include <algorithm>

#include "gui/widgets/button.h"
#include "gui/widgets/language_switch.h"
#include "gui/widgets/sheet.h"

namespace gui {

namespace {

// The same in every scheme: nothing on it is to be read from afar, and it is dark on purpose.
constexpr Color night{0x10, 0x2B, 0x33};
constexpr Color pale{0xFF, 0xFF, 0xFF};
constexpr Color quiet_ink{0xB4, 0xD0, 0xD3};

struct CoverLook {
    Color ground, disc, ink, quiet, accent, on_accent;
};
CoverLook look_of(const Theme& theme) {
    if (theme.high_contrast())
        return {theme.bg, theme.surface2, theme.text, theme.text2, theme.primary, theme.on_primary};
    const Theme& dark = theme_of(Scheme::dark);
    return {night, pale.faded(0.12F), pale, quiet_ink, dark.primary, dark.on_primary};
}

// A button that is on no card of the scheme; outlined, or filled with the accent.
bool cover_button(Frame& frame, std::string_view name, std::string_view label, Rect r, const CoverLook& look,
                  Key key) {
    const bool filled = key != Key::none;
    const Touch touch = frame.target(name, label, r, {.key = key});
    if (filled || touch.held) frame.paint().fill(r, filled ? look.accent : look.disc, radius::button);
    if (!filled) frame.paint().stroke(r, look.quiet, 2, radius::button);
    draw_text_middle(frame, r, label,
                     {.style = filled ? Style::title : Style::body_medium,
                      .color = filled ? look.on_accent : look.ink,
                      .align = Align::center});
    if (touch.ring) frame.focus_ring(r, radius::button);
    return touch.clicked;
}

// At the top right, as on every page.
void languages(Frame& frame, Rect page, const CoverLook& look) {
    Rect bar = page.cut_top(frame.tall(height::top_bar)).inset(frame.portrait() ? 16 : 24, 0);
    const Rect r = bar.cut_right(language_switch_width(frame));
    const SegmentColors colors{look.disc, look.quiet, look.accent, look.on_accent};
    language_switch(frame, {r.x, r.center().y - height::target / 2, r.w, height::target}, &colors);
}

}  // namespace

CoverTouch draw_cover(Covered what, Frame& frame) {
    const bool with_client = what == Covered::client;
    frame.interlude("cover");
    const CoverLook look = look_of(frame.theme());
    const Rect page = frame.window();
    frame.paint().fill(page, look.ground);
    languages(frame, page, look);
    const float wide = std::min(page.w - 2 * frame.margin(), 720.F);
    const TextLook title{.style = Style::h1, .color = look.ink, .align = Align::center, .balanced = true};
    const TextLook words{
        .style = Style::answer, .color = look.quiet, .align = Align::center, .balanced = true};
    const std::string covered = frame.say("covered");
    const std::string kept = frame.say(with_client                   ? "covered_kept_client"
                                       : what == Covered::correction ? "covered_correction"
                                                                     : "covered_kept");
    const std::string go_on = frame.say("continue");
    const std::string back = frame.say("give_to_staff");
    const float button_high = frame.tall(height::button);
    const float title_high = text_height(frame, covered, wide, title);
    const float words_high = text_height(frame, kept, wide, words);
    const float disc = 112;
    const float high =
        disc + 36 + title_high + 12 + words_high + 32 + button_high + (with_client ? 16 + button_high : 0);
    float y = page.y + std::max(16.F, (page.h - high) * 0.42F);
    frame.paint().disc({page.center().x, y + disc / 2}, disc / 2, look.disc);
    frame.paint().icon({page.center().x, y + disc / 2}, Icon::hide, IconSize::huge, look.ink);
    y += disc + 36;
    const float left = page.center().x - wide / 2;
    y += draw_text(frame, {left, y, wide, 0}, covered, title) + 12;
    y += draw_text(frame, {left, y, wide, 0}, kept, words) + 32;
    const float button_wide = std::min(
        wide, std::max({300.F, button_width(frame, go_on), with_client ? button_width(frame, back) : 0}));
    Rect r{page.center().x - button_wide / 2, y, button_wide, button_high};
    CoverTouch touch = CoverTouch::none;
    if (cover_button(frame, "uncover", go_on, r, look, Key::enter)) touch = CoverTouch::uncover;
    if (frame.key(Key::f9)) touch = CoverTouch::uncover;
    // No ticking number: nothing on it moves.
    const std::string locks = frame.say("covered_locks");
    const TextLook small{.style = Style::body, .color = look.quiet, .align = Align::center, .balanced = true};
    const float below = page.bottom() - text_height(frame, locks, wide, small) - 32;
    if (below > y + 2 * (button_high + 16)) draw_text(frame, {left, below, wide, 0}, locks, small);
    if (with_client) {
        r.y += button_high + 16;
        if (cover_button(frame, "give-back", back, r, look, Key::none)) touch = CoverTouch::hand_back;
    }
    return touch;
}

StillHere ask_still_here(Covered what, Frame& frame) {
    const std::string title = frame.say("still_here_title");
    const std::string text =
        frame.say(what == Covered::correction ? "still_here_correction" : "still_here_text");
    const std::string yes = frame.say("still_here");
    const std::string no = frame.say("sign_out");
    switch (dialog(
        frame, "still-here",
        {.title = title, .text = text, .yes = yes, .no = no, .yes_key = Key::escape, .no_key = Key::none})) {
        case DialogAnswer::yes:
            return StillHere::yes;
        case DialogAnswer::no:
            return StillHere::sign_out;
        case DialogAnswer::none:
        case DialogAnswer::instead:
            break;
    }
    return StillHere::no_answer;
}

}  // namespace gui
