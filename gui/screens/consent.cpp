#include "gui/screens/consent.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "gui/screens/home.h"
#include "gui/screens/leave.h"
#include "gui/widgets/card.h"
#include "gui/widgets/meter.h"
#include "gui/widgets/more.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"

namespace gui {

namespace {

struct Fact {
    Icon icon;
    std::string title;
    std::string words;
};

float point_height(Frame& frame, const Fact& point, float width) {
    const float words = text_height(frame, point.words, width - 124, {.style = Style::body});
    const float title = text_height(frame, point.title, width - 124, {.style = Style::title});
    return std::max(frame.tall(96.F), 40 + title + 2 + words);
}

void draw_point(Frame& frame, const Fact& point, Rect r) {
    card(frame, r);
    icon_disc(frame, {r.x + 52, r.center().y}, 28, point.icon);
    Rect text = r.inset(24, 0);
    text.cut_left(76);
    const float words = text_height(frame, point.words, text.w, {.style = Style::body});
    const float title = text_height(frame, point.title, text.w, {.style = Style::title});
    text.y = r.center().y - (title + 2 + words) / 2;
    text.y += draw_text(frame, text, point.title, {.style = Style::title}) + 2;
    draw_text(frame, text, point.words, quiet(frame));
}

// The text's lines, with room between paragraphs.
std::vector<std::string_view> paragraphs_of(std::string_view words) {
    std::vector<std::string_view> paragraphs;
    while (!words.empty()) {
        const std::string_view line = words.substr(0, words.find('\n'));
        words.remove_prefix(std::min(line.size() + 1, words.size()));
        if (!line.empty()) paragraphs.push_back(line);
    }
    return paragraphs;
}

void text_card(const runtime::SiteText& text, std::string_view heading, Style style, Frame& frame,
               Column& column) {
    if (text.words.empty()) return;
    constexpr float pad = 28;
    constexpr float between = 12;
    const float wide = column.width() - 2 * pad;
    const bool other = text.language != code_of(frame.language());
    const std::vector<std::string_view> paragraphs = paragraphs_of(text.words);
    float high = 2 * pad - between;
    if (!heading.empty()) high += line_height(frame, Style::title) + 8;
    if (other) high += frame.tall(32) + between;
    for (const std::string_view paragraph : paragraphs)
        high += text_height(frame, paragraph, wide, {.style = style}) + between;
    const Rect r = column.take(high);
    card(frame, r, CardState::rest, radius::large_card);
    Column rows(frame, r.inset(pad, pad));
    if (!heading.empty()) {
        rows.text(heading, {.style = Style::title, .max_lines = 1});
        rows.gap(8);
    }
    if (other) {
        chip(frame, rows.take(frame.tall(32)).at(), frame.say("only_in_" + text.language),
             {.tone = Tone::info});
        rows.gap(between);
    }
    for (const std::string_view paragraph : paragraphs) {
        rows.text(paragraph, {.style = style});
        rows.gap(between);
    }
    column.gap(16);
}

void contact_card(const runtime::SiteText& text, Frame& frame, Column& column) {
    text_card(text, frame.say("setting_contact"), Style::body, frame, column);
}

}  // namespace

void programme_words(const ProgrammeWords& words, Frame& frame, Column& column) {
    text_card(words.consent, {}, Style::answer, frame, column);
    contact_card(words.contact, frame, column);
}

Wishes draw_consent(const ConsentView& view, bool& leaving, Rect page, Frame& frame) {
    Wishes wishes;
    frame.page("consent", Guard::longer);
    std::string titles;
    for (const std::string& title : view.titles)
        titles += (titles.empty() ? "" : "\n") + title;
    const std::string title = frame.say("before_we_begin");
    const TopBarTouch bar = top(frame, page, {.title = title, .client = view.client, .back = true}, wishes);
    if (bar.leave) {
        leaving = true;
        frame.again();
    }

    const std::string yes = frame.say("i_agree");
    const std::string no = frame.say("i_decline");
    const float agree_wide = std::max(360.F, button_width(frame, yes, {.before = Icon::check}));
    const float decline_wide = std::max(300.F, button_width(frame, no, {.kind = ButtonKind::secondary}));
    const float high = frame.tall(height::button);
    const bool portrait = frame.portrait() || agree_wide + 16 + decline_wide > page.w - 2 * frame.margin();
    const float bottom = portrait ? 2 * high + 52 : frame.tall(height::bottom_bar);
    Rect buttons = page.cut_bottom(bottom);
    MoreBelow more(frame, "consent", page);
    {
        ScrollArea area(frame, "consent", page);
        Column column(frame, area.content().inset(frame.margin() - 10, 26));
        column.text(frame.say("consent_title"), {.style = Style::h1, .balanced = true});
        column.gap(6);
        column.text(frame.say(view.anonymous ? "consent_why_anonymous" : "consent_why"),
                    quiet(frame, Style::answer));
        column.gap(24);
        if (view.words.consent.words.empty() && !view.with_client) {
            column.gap(
                banner(frame, column.rest(), frame.say("consent_text_missing_staff"), {.tone = Tone::warn}));
            column.gap(18);
        }
        text_card(view.words.consent, {}, Style::answer, frame, column);
        const std::vector<Fact> points{
            {Icon::assignment, frame.say("consent_what"), titles},
            {Icon::help, frame.say("consent_skip"), frame.say("consent_skip_words")},
            {Icon::pause, frame.say("consent_pause"),
             frame.say(view.anonymous ? "consent_pause_words_anonymous" : "consent_pause_words")},
            {Icon::chat, frame.say("consent_ask"),
             frame.say(view.anonymous ? "consent_ask_words_anonymous" : "consent_ask_words")},
        };
        const std::size_t columns = frame.stacked() ? 1 : 2;
        const float gap = 16;
        const float wide = columns == 1 ? column.width() : (column.width() - gap) / 2;
        for (std::size_t i = 0; i < points.size(); i += columns) {
            float tallest = point_height(frame, points[i], wide);
            if (columns == 2) tallest = std::max(tallest, point_height(frame, points[i + 1], wide));
            Rect row = column.take(tallest);
            draw_point(frame, points[i], row.cut_left(wide));
            row.cut_left(gap);
            if (columns == 2) draw_point(frame, points[i + 1], row);
            column.gap(gap);
        }
        contact_card(view.words.contact, frame, column);
        area.end_at(column.y() + 10, 26);
    }
    more.draw();

    frame.paint().fill(buttons, frame.theme().surface);
    frame.paint().line({buttons.x, buttons.y}, {buttons.right(), buttons.y}, frame.theme().line);
    // Of equal weight: neither is the one that the tablet would rather have.
    Rect first = buttons.inset(frame.margin(), portrait ? 20.F : (buttons.h - high) / 2);
    Rect second = first;
    if (portrait) {
        first = second.cut_top(high);
        second.cut_top(12);
        second.h = high;
    } else {
        first = second.cut_left((second.w - 16) / 2);
        second.cut_left(16);
    }
    // Beside each other "agree" is on the right, where Next is.
    const auto agree = [&](Rect place) {
        if (button(frame, "agree", yes, place, {.kind = ButtonKind::secondary, .before = Icon::check})) {
            wishes.emplace_back(wish::Agree{});
        }
    };
    if (portrait) agree(first);
    if (button(frame, "decline", no, portrait ? second : first,
               {.kind = ButtonKind::secondary, .before = Icon::close})) {
        wishes.emplace_back(wish::Decline{});
    }
    if (!portrait) agree(second);
    if (leaving) {
        LeaveDraft draft{.open = true};
        draw_leave(
            {.with_client = view.with_client, .anonymous = view.anonymous, .begun = false, .answered = false},
            draft, frame, wishes);
        leaving = draft.open;
    }
    return wishes;
}

}  // namespace gui
