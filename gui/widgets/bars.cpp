#include "gui/widgets/bars.h"

#include <algorithm>
#include <array>

#include "gui/widgets/card.h"
#include "gui/widgets/fitting.h"
#include "gui/widgets/language_switch.h"

namespace gui {
namespace {

constexpr float apart = 8;      // two targets
constexpr float tight_pad = 8;  // above and below, where the keyboard on the screen takes the room

// The program's mark: a check on a rounded square.
void emblem(Frame& frame, Rect r) {
    const Theme& theme = frame.theme();
    frame.paint().fill(r, theme.primary, 12);
    const Point c = r.center();
    const std::array<Point, 3> tick{Point{c.x - 9, c.y}, Point{c.x - 3, c.y + 6.5F},
                                    Point{c.x + 9.5F, c.y - 6.5F}};
    frame.paint().path(tick, theme.on_primary, 4);
}

// How the name of who is signed in stands beside the avatar.
struct PersonWords {
    TextLook name{.style = Style::body_medium};
    float width = 0;   // 0: the avatar alone; its sheet says who it is
    bool role = true;  // there is room for it below the name
};

// In one line with the role below it; a long name in two smaller ones; or not at all, where the title
// and the tools would have no room beside it.
PersonWords person_words(Frame& frame, const TopBar& look, float room, float high) {
    PersonWords words;
    if (frame.stacked() || look.person.empty()) return words;
    const float role = text_width(frame, look.role, Style::caption);
    const float one_line = std::max(text_width(frame, look.person, Style::body_medium), role);
    if (one_line <= room) {
        words.width = one_line;
        return words;
    }
    words.name = {.style = Style::label, .balanced = true};
    const float lines = text_height(frame, look.person, room, words.name);
    if (lines > 2 * line_height(frame, Style::label)) return words;
    words.width = std::min(room, std::ceil(one_line * 0.6F));
    if (text_height(frame, look.person, words.width, words.name) > lines) words.width = room;
    words.role = role <= words.width && lines + line_height(frame, Style::caption) <= high;
    return words;
}

float person_width(const PersonWords& words) {
    return words.width > 0 ? 64 + words.width + 8 : height::target;
}

void person(Frame& frame, const Rect& r, const PersonWords& words, const TopBar& look, TopBarTouch& touch) {
    const Rect target{r.x, r.center().y - height::target / 2, r.w, height::target};
    const Touch t = look.account ? frame.target("person", look.person, target) : Touch{};
    touch.person = t.clicked;
    const Theme& theme = frame.theme();
    if (t.held) frame.paint().fill(target, theme.surface2, height::target / 2);
    avatar(frame, {r.x + 28, r.center().y}, 22, initials(look.person));
    if (words.width > 0) {
        const float name_high = text_height(frame, look.person, words.width, words.name);
        const float role_high = words.role ? line_height(frame, Style::caption) - 2 : 0;
        const float y = r.center().y - (name_high + role_high) / 2;
        draw_text(frame, {r.x + 62, y, words.width, 0}, look.person, words.name);
        if (words.role) {
            draw_text(frame, {r.x + 62, y + name_high - 2, words.width, 0}, look.role,
                      {.style = Style::caption, .color = theme.text2});
        }
    }
    if (t.ring) frame.focus_ring(target, height::target / 2);
}

// The title in the largest letters in which it fits on one line; else it goes over two.
TextLook title_look(Frame& frame, std::string_view title, float room) {
    const Style style = fitting_style(frame, title, room, {Style::title, Style::body_medium, Style::label});
    return {.style = style, .max_lines = text_width(frame, title, style) <= room ? 1 : 2};
}

float tools_width(Frame& frame, const TopBar& look) {
    return (height::target + apart) * (look.cover ? 3.F : 2.F) + language_switch_width(frame);
}

// The place takes its room off the right of the words; with its own words where the title still
// stands in one line beside them.
void place(Frame& frame, Rect& words, const TopBar& look, TopBarTouch& touch) {
    if (look.place.empty()) return;
    constexpr float gap = 12;
    const float title = text_width(frame, look.title, Style::title);
    const float icon = 24 * frame.scale().icon();
    const auto wide = [&](std::string_view label) {
        return 20 + text_width(frame, label, Style::label) + 4 + icon + 16;
    };
    const bool with_words = title + gap + wide(look.place_words) <= words.w;
    const std::string_view label = with_words ? look.place_words : look.place;
    const Rect r = words.cut_right(wide(label));
    words.cut_right(gap);
    const Rect target{r.x, r.center().y - height::target / 2, r.w, height::target};
    const Touch t = frame.target("rail", look.place_label, target, {.kind = Kind::tab});
    touch.place = t.clicked;
    const Theme& theme = frame.theme();
    frame.paint().fill(target, t.held ? theme.line : theme.surface2, target.h / 2);
    if (theme.high_contrast()) frame.paint().stroke(target, theme.line, 2, target.h / 2);
    draw_text_middle(frame, {target.x + 20, target.y, target.w - 20, target.h}, label,
                     {.style = Style::label, .color = theme.primary, .max_lines = 1});
    frame.paint().icon({target.right() - 16 - icon / 2, target.center().y}, Icon::chevron_down,
                       IconSize::medium, theme.primary);
    if (t.ring) frame.focus_ring(target, target.h / 2);
}

// The title, and below it whose session it is and the subtitle.
void titles(Frame& frame, Rect words, const TopBar& look) {
    TextLook title = title_look(frame, look.title, words.w);
    float title_high = text_height(frame, look.title, words.w, title) - 2;
    const float below = line_height(frame, Style::caption);
    // A subtitle that there is no room for is left out rather than cut: the page says it as well. Whose
    // session it is, nothing else says.
    std::string second(look.client);
    const std::string both = (second.empty() ? "" : second + " · ") + std::string(look.subtitle);
    const bool high_enough = title_high + below <= words.h || !second.empty();
    if (!look.subtitle.empty() && high_enough && text_width(frame, both, Style::caption) <= words.w)
        second = both;
    if (second.empty()) {
        draw_text_middle(frame, words, look.title, title);
        return;
    }
    if (title_high + below > words.h) {
        title = {.style = title.style, .max_lines = 1};
        title_high = line_height(frame, title.style) - 2;
    }
    const float y = words.center().y - (title_high + below) / 2;
    draw_text(frame, {words.x, y, words.w, 0}, look.title, title);
    draw_text(frame, {words.x, y + title_high, words.w, 0}, second,
              {.style = Style::caption, .color = frame.theme().text2, .max_lines = 1});
}

// Buttons are placed from the right but must be reported from the left: reading order.
void tools(Frame& frame, Rect& bar, const TopBar& look, TopBarTouch& touch) {
    const float middle = bar.center().y;
    const auto tool = [&bar] {
        const Point center = bar.cut_right(height::target).center();
        bar.cut_right(apart);
        return center;
    };
    std::optional<Point> cover;
    if (look.cover) cover = tool();
    const Point contrast = tool();
    const Point size = tool();
    const Rect pills = bar.cut_right(language_switch_width(frame));
    language_switch(frame, {pills.x, middle - height::target / 2, pills.w, height::target});
    touch.display =
        icon_button(frame, "display", frame.say("display"), Icon::text_size, size, {.key = Key::f3});
    touch.contrast =
        icon_button(frame, "contrast", frame.say("contrast"), Icon::contrast, contrast, {.key = Key::f4});
    if (cover) {
        touch.cover = icon_button(frame, "cover", frame.say("cover"), Icon::hide, *cover, {.key = Key::f9});
    }
}

// Higher than usual only where a title of two lines and whose session it is stand above each other.
float top_bar_height(Frame& frame, const Rect& page, const TopBar& look) {
    const float least = frame.tall(height::top_bar);
    if (look.client.empty() || !frame.stacked()) return least;
    const float person = look.person.empty() ? 0 : height::target + apart;
    const float room = page.w - 2 * (frame.portrait() ? 16.F : 24.F) - (look.back ? 48.F : 56.F) - person -
                       tools_width(frame, look) - 12;
    const float title = text_height(frame, look.title, room, title_look(frame, look.title, room)) - 2;
    return std::max(least, title + line_height(frame, Style::caption) + 4);
}

}  // namespace

TopBarTouch top_bar(Frame& frame, Rect& page, const TopBar& look) {
    TopBarTouch touch;
    const Theme& theme = frame.theme();
    const Rect r = page.cut_top(top_bar_height(frame, page, look));
    frame.paint().fill(r, theme.surface);
    const float edge = theme.high_contrast() ? 2 : 1;
    frame.paint().line({r.x, r.bottom() - edge}, {r.right(), r.bottom() - edge}, theme.line, edge);
    Rect bar = r.inset(frame.portrait() ? 16 : 24, 0);
    if (look.back) {
        const Rect arrow = bar.cut_left(32);
        touch.leave = icon_button(frame, "leave", frame.say("leave"), Icon::arrow_back, arrow.center());
        bar.cut_left(16);
    } else {
        const Rect square = bar.cut_left(40);
        emblem(frame, {square.x, square.center().y - 20, 40, 40});
        bar.cut_left(16);
    }
    // Cut the words' room first, draw the tools, then the person: the order of reading.
    Rect right = bar;
    Rect person_place;
    PersonWords who;
    if (!look.person.empty()) {
        Rect measured = bar;
        // The title needs some room as well, and more of it where it must share it with a code.
        const float others = tools_width(frame, look) + frame.tall(230) + 72 + apart;
        who = person_words(frame, look, bar.w - others, r.h - 4);
        person_place = measured.cut_right(person_width(who));
        measured.cut_right(apart);
        right = measured;
    }
    Rect words{bar.x, r.y, std::max(0.F, right.w - tools_width(frame, look) - 12), r.h - edge};
    place(frame, words, look, touch);
    tools(frame, right, look, touch);
    if (!look.person.empty()) person(frame, person_place, who, look, touch);
    titles(frame, words, look);
    return touch;
}

float bottom_bar_height(const Frame& frame) {
    if (frame.keyboard_stands()) return frame.tall(height::button) + 2 * tight_pad;
    return frame.tall(frame.portrait() ? height::bottom_bar_portrait : height::bottom_bar);
}

BottomBarTouch bottom_bar(Frame& frame, Rect& page, const BottomBar& look) {
    BottomBarTouch touch;
    const Theme& theme = frame.theme();
    const Rect r = page.cut_bottom(bottom_bar_height(frame));
    frame.paint().fill(r, theme.surface);
    frame.paint().line({r.x, r.y}, {r.right(), r.y}, theme.line, theme.high_contrast() ? 2 : 1);
    const float pad = frame.keyboard_stands() ? tight_pad : frame.portrait() ? 20.F : 16.F;
    Rect bar = r.inset(frame.margin(), pad);
    const ButtonLook back_look{
        .kind = ButtonKind::secondary, .before = Icon::arrow_back, .key = Key::backspace};
    const ButtonLook next_look{.after = look.next_icon, .key = Key::enter};
    const bool quiet = look.middle_kind == ButtonKind::tertiary;
    const ButtonLook middle_look{.kind = look.middle_kind,
                                 .style = quiet ? Style::body_medium : Style::title};
    constexpr float gap = 16;
    const auto wanted = [&](std::string_view label, const ButtonLook& button, float least) {
        return label.empty() ? 0 : std::max(least, button_width(frame, label, button));
    };
    float back_wide = wanted(look.back, back_look, frame.portrait() ? 176.F : 200.F);
    float middle_wide = wanted(look.middle, middle_look, 0);
    float next_wide = wanted(look.next, next_look, frame.portrait() ? 280.F : 300.F);
    const float gaps = (look.back.empty() ? 0 : gap) + (look.middle.empty() ? 0 : gap);
    // Too wide together: each gives up its share, and its words go over two lines.
    const float share = (bar.w - gaps) / std::max(1.F, back_wide + middle_wide + next_wide);
    if (share < 1) {
        back_wide *= share;
        middle_wide *= share;
        next_wide *= share;
    }
    // Tools keep their places: Back and Next get what is left on either side.
    ToolPlaces tools;
    if (look.tools != nullptr) {
        tools = tool_places(frame, *look.tools, bar);
        float last = 0;
        for (std::size_t i = 0; i < tools.rects.size(); ++i) {
            if (!look.tools->places.at(i).name.empty()) last = tools.rects.at(i).right();
        }
        back_wide = std::min(back_wide, tools.rects.front().x - gap - bar.x);
        next_wide = std::min(next_wide, bar.right() - last - gap);
    }
    if (!look.back.empty()) {
        touch.back = button(frame, "back", look.back, bar.cut_left(back_wide), back_look);
        bar.cut_left(gap);
    }
    if (look.tools != nullptr) touch.tool = draw_tools(frame, *look.tools, tools);
    const Rect next = bar.cut_right(next_wide);
    if (!look.middle.empty()) {
        if (!look.next.empty()) bar.cut_right(gap);
        // A loud one stands beside the next, a quiet one between the two.
        const float x = quiet ? bar.center().x - middle_wide / 2 : bar.right() - middle_wide;
        touch.middle =
            button(frame, look.middle_name, look.middle, {x, bar.y, middle_wide, bar.h}, middle_look);
    }
    if (!look.next.empty()) touch.next = button(frame, "next", look.next, next, next_look);
    return touch;
}

}  // namespace gui
