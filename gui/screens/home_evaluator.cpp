// The evaluator's home: where she is, how many sheets there are today, and the surveys.
#include <algorithm>
#include <cmath>

#include "gui/screens/home.h"
#include "gui/widgets/card.h"
#include "gui/widgets/choice.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"

namespace gui {

namespace {

void counter(const HomeView& view, const HomeDraft& draft, Frame& frame, Rect r) {
    card(frame, r, CardState::rest, radius::large_card);
    icon_disc(frame, {r.x + 64, r.center().y}, 36, Icon::check_circle, IconSize::large);
    Rect words = r.inset(24, 0);
    words.cut_left(100);
    if (draft.site.empty()) {
        draw_text_middle(frame, words, frame.say("surveys_no_site"), quiet(frame));
        return;
    }
    const std::string number = std::to_string(view.surveys_today);
    const float high = line_height(frame, Style::question) + line_height(frame, Style::body);
    words.y = r.center().y - high / 2;
    words.y += draw_text(frame, words, number, {.style = Style::question});
    draw_text(frame, words, frame.count("surveys_today", static_cast<long>(view.surveys_today)),
              quiet(frame));
}

void choose_site(const HomeView& view, HomeDraft& draft, Frame& frame, Column& column, Wishes& wishes) {
    column.text(frame.say("where_today"), {.style = Style::title});
    column.gap(12);
    if (view.sites.empty()) {
        column.gap(banner(frame, column.rest(), frame.say("no_site_yet"), {.tone = Tone::warn}));
    }
    for (const std::string& site : view.sites) {
        const std::string words = site_words(site);
        const Rect r = column.take(choice_height(frame, words, column.width(), {}, height::choice));
        if (choice_card(frame, "site." + control_word(site), words, r, draft.site == site)) {
            draft.site = site;
            wishes.emplace_back(wish::LookAgain{});
        }
        column.gap(12);
    }
}

}  // namespace

Wishes draw_evaluator_home(const HomeView& view, HomeDraft& draft, Rect page, Frame& frame) {
    Wishes wishes;
    frame.page("home");
    home_bar(view.who, page, frame, wishes);

    {
        ScrollArea area(frame, "home", page);
        Column column(frame, area.content().inset(frame.margin() - 10, 22));
        column.text(frame.say("greeting", {view.who.name}), {.style = Style::h1});
        column.gap(2);
        column.text(frame.say("evaluator_hint"), quiet(frame));
        column.gap(22);
        float end = 0;
        if (frame.stacked()) {
            counter(view, draft, frame, column.take(frame.tall(132)));
            column.gap(28);
            choose_site(view, draft, frame, column, wishes);
            column.gap(16);
            offers_card(view, frame, column.take(offers_height(view, frame, column.width())), wishes);
            end = column.y();
        } else {
            Rect right = column.rest();
            const Rect left = right.cut_left(std::floor(right.w * 0.52F));
            right.cut_left(32);
            Column work(frame, left);
            counter(view, draft, frame, work.take(frame.tall(132)));
            work.gap(28);
            choose_site(view, draft, frame, work, wishes);
            right.h = offers_height(view, frame, right.w);
            offers_card(view, frame, right, wishes);
            end = std::max(work.y(), right.bottom());
        }
        area.end_at(end + 20);
    }
    return wishes;
}

}  // namespace gui
