#include "gui/screens/result.h"

#include <algorithm>
#include <cmath>

#include "gui/screens/result_parts.h"
#include "gui/widgets/choice.h"
#include "gui/widgets/more.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"
#include "gui/widgets/sheet.h"

namespace gui {

namespace {

using runtime::ResultView;

void tabs(const ResultPageView& view, ResultDraft& draft, Frame& frame, Column& column) {
    if (view.results.size() < 2) return;
    Rect row = column.take(height::target);
    for (std::size_t i = 0; i < view.results.size(); ++i) {
        const ResultView& result = view.results[i];
        const PillState state = i == draft.shown ? PillState::current : PillState::plain;
        const std::string name = "result." + result.instrument_id.substr(0, result.instrument_id.find('@'));
        if (pill(frame, name, result.title, row.cut_left(pill_width(frame, result.title, state)), state)) {
            draft = ResultDraft{};
            draft.shown = i;
            frame.again();
        }
        row.cut_left(10);
    }
    column.gap(14);
}

// What is severe in the questionnaires that are not on the page: nobody may have turned to them.
void severe_elsewhere(const ResultPageView& view, const ResultDraft& draft, Frame& frame, Column& column) {
    for (std::size_t i = 0; i < view.results.size(); ++i) {
        const std::string words = i == draft.shown ? "" : severe_words(view.results[i], frame);
        if (words.empty()) continue;
        column.gap(banner(frame, column.rest(), view.results[i].title + " · " + words,
                          {.tone = Tone::warn, .icon = Icon::flag}));
        column.gap(14);
    }
}

// Says once more, of all of the visit, what is severe: afterwards only a supervisor sees it.
void finish_dialog(const ResultPageView& view, ResultDraft& draft, Frame& frame, Wishes& wishes) {
    if (!draft.finishing) return;
    const std::string title = frame.say("finish_visit_title");
    std::string text = frame.say("finish_visit_text");
    std::vector<std::string> severe;
    for (const ResultView& result : view.results) {
        if (!severe_words(result, frame).empty()) severe.push_back(result.title);
    }
    std::string warning;
    if (!severe.empty()) warning = frame.say("severe_in", {joined(severe)});
    std::vector<std::string> not_known;
    for (const ResultView& result : view.results) {
        for (const std::string& scale : runtime::unclear_scales(result))
            not_known.push_back(result.title + ": " + scale);
    }
    if (!not_known.empty())
        warning += (warning.empty() ? "" : "\n") + frame.say("unscored_in", {joined(not_known)});
    if (!view.still_due.empty()) text += "\n" + frame.say("still_due", {joined(view.still_due)});
    const std::string yes = frame.say("finish_visit");
    const std::string no = frame.say("not_yet");
    const DialogAnswer answer =
        dialog(frame, "finish", {.title = title, .text = text, .warning = warning, .yes = yes, .no = no});
    if (answer == DialogAnswer::none) return;
    draft.finishing = false;
    frame.again();
    if (answer == DialogAnswer::yes) wishes.emplace_back(wish::FinishVisit{});
}

}  // namespace

Wishes draw_result(const ResultPageView& view, ResultDraft& draft, Rect page, Frame& frame) {
    Wishes wishes;
    if (draft.shown >= view.results.size()) draft.shown = 0;
    frame.page("result/" + std::to_string(draft.shown), Guard::longer);
    const bool any = !view.results.empty();
    const std::string name = any ? view.results[draft.shown].title : "";
    const std::string title = frame.say("result_of", {name});
    const bool whole = view.stage == ResultStage::visit;
    const bool visit = whole || view.stage == ResultStage::so_far;
    const std::string subtitle = whole   ? date_words(frame, view.date)
                                 : visit ? std::string()
                                         : frame.say("preview_answers_so_far");
    const std::string role = visit ? frame.say(view.role) : "";
    const TopBarTouch bar = top(frame, page,
                                {.title = title,
                                 .subtitle = subtitle,
                                 .client = visit ? std::string_view(view.client) : std::string_view(),
                                 .back = visit,
                                 .cover = visit,
                                 .person = view.person,
                                 .account = false,  // the visit is finished or left first
                                 .role = role},
                                wishes);
    if (bar.leave) wishes.emplace_back(wish::Leave{});
    page.h -= bottom_bar_height(frame);
    MoreBelow more(frame, "result", page);
    if (any) {
        const ResultView& result = view.results[draft.shown];
        ScrollArea area(frame, "result", page);
        Column column(frame, area.content().inset(frame.margin() - 16, 14));
        // On the page, not below its title, where large text leaves no room for it: these are not all.
        if (view.stage == ResultStage::so_far) {
            column.gap(banner(frame, column.rest(), frame.say("results_rest_waits"), {.tone = Tone::info}));
            column.gap(14);
        }
        tabs(view, draft, frame, column);
        severe_elsewhere(view, draft, frame, column);
        float end = 0;
        if (result.scales.empty() && result.findings.empty()) {
            column.gap(empty_state(frame, column.rest(), Icon::check_circle, frame.say("no_score_in_this")));
            beside_scales(result, view.stage, draft, frame, column, wishes);
            end = column.y();
        } else if (frame.stacked()) {
            scales_card(result, draft, frame, column);
            column.gap(18);
            beside_scales(result, view.stage, draft, frame, column, wishes);
            end = column.y();
        } else {
            Rect right = column.rest();
            const Rect left = right.cut_left(std::floor(right.w * 0.55F));
            right.cut_left(24);
            Column scales(frame, left);
            scales_card(result, draft, frame, scales);
            Column beside(frame, right);
            beside_scales(result, view.stage, draft, frame, beside, wishes);
            end = std::max(scales.y(), beside.y());
        }
        area.end_at(end + 14);
    }
    more.draw();
    page.h += bottom_bar_height(frame);
    const std::string later = frame.say(whole ? "finish_later" : visit ? "to_home" : "preview_to_questions");
    const std::string finish = whole ? frame.say("finish_visit") : "";
    const std::string show = whole && any ? frame.say("show_client") : "";
    const BottomBarTouch touch = bottom_bar(frame, page,
                                            {.back = later,
                                             .middle = show,
                                             .middle_name = "client-view",
                                             .middle_kind = ButtonKind::secondary,
                                             .next = finish,
                                             .next_icon = Icon::check});
    if (touch.middle) wishes.emplace_back(wish::ShowClient{});
    if (touch.back) wishes.emplace_back(wish::Leave{});
    if (touch.next) {
        draft.finishing = true;
        frame.again();
    }
    if (any) {
        explain_score(view.results[draft.shown], draft, frame);
        show_leaflet(view.results[draft.shown].leaflets, draft.leaflet, frame);
    }
    choose_outlet(draft, frame, wishes);
    finish_dialog(view, draft, frame, wishes);
    return wishes;
}

}  // namespace gui
