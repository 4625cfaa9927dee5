#include "gui/screens/new_session.h"

#include <algorithm>
#include <utility>

#include "gui/language_tags.h"
#include "gui/screens/new_session_client.h"
#include "gui/screens/new_session_mode.h"
#include "gui/screens/new_session_plan.h"
#include "gui/screens/person.h"
#include "gui/widgets/card.h"
#include "gui/widgets/choice.h"
#include "gui/widgets/meter.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"

namespace gui {

namespace {

using runtime::Offer;

struct Steps {
    const HomeView& view;
    NewSessionDraft& draft;
    Frame& frame;
    Column& column;
    Wishes& wishes;
    int number = 0;
    float top = 0;              // of the step
    bool code_entered = false;  // just now, with Enter: that is all that the Enter meant

    void heading(const char* phrase) {
        if (number > 0) column.gap(26);
        ++number;
        top = column.y();
        column.gap(step_heading(frame, column.rest(), number, frame.say(phrase)));
        column.gap(2);
    }

    // The reasons beside the step that they are about.
    void reasons(PlanStep step) {
        bool any = false;
        for (const std::string& trouble : draft.troubles) {
            if (step_of(trouble) != step) continue;
            any = true;
            column.gap(
                banner(frame, column.rest(), frame.say(trouble), {.tone = Tone::high, .strong = true}));
            column.gap(14);
        }
        if (any) show_trouble();
    }
    // What is drawn of the step so far comes into view, once, and the first thing to choose below it.
    void show_trouble() {
        if (!std::exchange(draft.show_trouble, false)) return;
        const float below = frame.tall(height::choice) + line_height(frame, Style::label) + 24;
        frame.reveal({column.rest().x, top, column.width(), column.y() - top + below});
    }

    void client();
    void instruments();
    void instrument_card(const Offer& offer, Rect r);
    void language_and_site();
};

void Steps::client() {
    heading("step_client");
    code_entered = draw_client_step(view, draft, frame, column, wishes);
    const auto is_ours = [](const std::string& trouble) { return step_of(trouble) == PlanStep::client; };
    if (std::ranges::none_of(draft.troubles, is_ours)) return;
    if (draft.show_trouble) frame.focus("client");
    show_trouble();
}

struct CardWords {
    std::string title;
    std::string detail;
    bool warns = false;
};
CardWords words_of(const Offer& offer, Frame& frame) {
    CardWords words{.title = title_of(*offer.entry, frame), .detail = {}};
    const std::string subtitle = words_under(*offer.entry, "subtitle", frame);
    if (!offer.accepted) {
        words.detail = frame.say("not_accepted_yet");
        words.warns = true;
    } else if (!subtitle.empty()) {
        words.detail = subtitle;
    } else if (offer.entry->instrument.anonymous) {
        words.detail = frame.say("anonymous_survey");
    }
    return words;
}

constexpr float mark_room = 62;   // left of a card's words
constexpr float order_room = 56;  // right of its title
constexpr TextLook card_title{.style = Style::title};
constexpr TextLook card_detail{.style = Style::caption};

float card_height(const Offer& offer, float width, Frame& frame) {
    const CardWords words = words_of(offer, frame);
    const float detail = text_height(frame, words.detail, width - mark_room - 16, card_detail);
    return 20 + text_height(frame, words.title, width - mark_room - order_room, card_title) +
           (words.detail.empty() ? 0 : 4 + detail) + 20;
}

void Steps::instrument_card(const Offer& offer, Rect r) {
    const std::string id = offer.entry->instrument.full_id();
    const CardWords words = words_of(offer, frame);
    const auto at = std::ranges::find(draft.instruments, id);
    const bool chosen = at != draft.instruments.end();
    const std::string name = "instrument." + short_id(id, offer.entry->offered);
    const Touch touch = touch_card(frame, name, words.title, r,
                                   {.selected = chosen, .enabled = offer.accepted, .kind = Kind::choice});
    mark(frame, {r.x + 34, r.y + 34}, Mark::square, chosen);
    if (chosen && draft.instruments.size() > 1) {
        const Point center{r.right() - 32, r.y + 34};
        const bool inverted = frame.theme().high_contrast();
        frame.paint().disc(center, 15, inverted ? frame.theme().on_tint : frame.theme().primary);
        draw_text_middle(frame, {center.x - 15, center.y - 15, 30, 30},
                         std::to_string(at - draft.instruments.begin() + 1),
                         {.style = Style::caption,
                          .color = inverted ? frame.theme().tint : frame.theme().on_primary,
                          .align = Align::center});
    }
    Column text(frame, {r.x + mark_room, r.y + 20, r.w - mark_room - order_room, r.h - 20});
    TextLook title = card_title;
    title.color = chosen ? frame.theme().on_tint : frame.theme().text;
    text.text(words.title, title);
    text.gap(4);
    TextLook detail = card_detail;
    detail.color = words.warns ? frame.theme().warn.ink : quiet_on_choice(frame.theme(), chosen);
    draw_text(frame, {r.x + mark_room, text.y(), r.w - mark_room - 16, 0}, words.detail, detail);
    if (touch.clicked && offer.accepted) {
        choose(view, draft, offer);
        draft.chosen(PlanStep::instruments);
        frame.again();
    }
}

void Steps::instruments() {
    heading("step_instruments");
    reasons(PlanStep::instruments);
    draw_due_occasions(view, draft, frame, column);
    std::vector<const Offer*> shown;
    for (const Offer& offer : view.offers) {
        if (offer.entry->offered) shown.push_back(&offer);
    }
    const std::size_t columns = frame.stacked() ? 1 : shown.size() == 2 || shown.size() == 4 ? 2 : 3;
    const float gap = 16;
    const float wide = (column.width() - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    for (std::size_t i = 0; i < shown.size(); i += columns) {
        const std::size_t last = std::min(i + columns, shown.size());
        float high = frame.tall(84);
        for (std::size_t j = i; j < last; ++j)
            high = std::max(high, card_height(*shown[j], wide, frame));
        Rect row = column.take(high);
        for (std::size_t j = i; j < last; ++j) {
            instrument_card(*shown[j], row.cut_left(wide));
            row.cut_left(gap);
        }
        if (last < shown.size()) column.gap(14);
    }
}

void Steps::language_and_site() {
    heading("step_language_site");
    const float gap = 14;
    Rect row = column.take(frame.tall(height::choice));
    const float half = (row.w - gap) / 2;
    for (const Language language : {Language::vi, Language::en}) {
        const std::string code = code_of(language);
        const std::string label = frame.say("language_" + code);
        if (choice_card(frame, "language." + code, label, row.cut_left(half), draft.language == code)) {
            draft.language = code;
            frame.again();
        }
        row.cut_left(gap);
    }
    column.gap(16);
    top = column.y();
    reasons(PlanStep::place);
    column.text(frame.say("site"), {.style = Style::label, .color = frame.theme().text2});
    column.gap(8);
    if (view.sites.empty()) {
        column.gap(banner(frame, column.rest(), frame.say("no_site_yet"), {.tone = Tone::warn}));
    }
    for (const std::string& site : view.sites) {
        const std::string words = site_words(site);
        const float high = choice_height(frame, words, column.width());
        if (choice_card(frame, "site." + control_word(site), words, column.take(high), draft.site == site)) {
            draft.site = site;
            draft.chosen(PlanStep::place);
            frame.again();
        }
        column.gap(10);
    }
}

}  // namespace

Wishes draw_new_session(const HomeView& view, NewSessionDraft& draft, Rect page, Frame& frame) {
    Wishes wishes;
    frame.page("new-session");
    const std::string title = frame.say("new_session");
    const std::string role = frame.say(role_phrase(view.who.role));
    const std::string person = person_words(view.who.name, frame);
    const TopBarTouch bar =
        top(frame, page, {.title = title, .back = true, .person = person, .role = role}, wishes);
    if (bar.leave) wishes.emplace_back(wish::GiveUpPlan{});

    const std::string next = frame.say("next_consent");
    const bool stacked = frame.stacked();
    Rect panel;
    if (stacked) {
        // Room for the bar that is drawn last.
        page.h -= bottom_bar_height(frame);
    } else {
        panel = page.cut_right(350);
    }
    bool go = false;
    bool code_entered = false;
    {
        ScrollArea area(frame, "new-session", page);
        Column column(frame, area.content().inset(frame.margin() - 10, 18));
        Steps steps{view, draft, frame, column, wishes};
        if (!only_anonymous_offered(view) && !anonymous(view, draft)) steps.client();
        steps.instruments();
        steps.heading("step_mode");
        steps.reasons(PlanStep::mode);
        draw_mode_step(view, draft, frame, column);
        steps.language_and_site();
        code_entered = steps.code_entered;
        if (stacked) {
            column.gap(18);
            Rect r = column.rest();
            Column inner(frame, r.inset(24, 20));
            r.h = summary_height(view, draft, frame, inner.width()) + 40;
            card(frame, r);
            draw_summary(view, draft, frame, inner);
            column.gap(r.h);
        }
        area.end_at(column.y() + 24);
    }
    if (stacked) {
        page.h += bottom_bar_height(frame);
        go = bottom_bar(frame, page, {.next = next}).next;
    } else {
        frame.paint().fill(panel, frame.theme().surface);
        frame.paint().line({panel.x, panel.y}, {panel.x, panel.bottom()}, frame.theme().line);
        Rect inner = panel.inset(26, 28);
        const Rect place = inner.cut_bottom(frame.tall(68));
        inner.cut_bottom(12);
        {
            ScrollArea area(frame, "summary", inner.inset(-10, 0));
            Column column(frame, area.content());
            draw_summary(view, draft, frame, column);
            area.end_at(column.y());
        }
        go = button(frame, "next", next, place, {.after = Icon::arrow_forward, .key = Key::enter});
    }
    if (go && !code_entered) wishes.emplace_back(wish::Begin{});
    return wishes;
}

}  // namespace gui
