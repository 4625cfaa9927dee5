#include "gui/screens/result.h"

#include <algorithm>
#include <cmath>

#include "gui/widgets/card.h"
#include "gui/widgets/choice.h"
#include "gui/widgets/list.h"
#include "gui/widgets/meter.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"
#include "gui/widgets/sheet.h"

namespace gui {

namespace {

using runtime::FindingView;
using runtime::LeafletView;
using runtime::ResultView;
using runtime::ScaleView;

// Where a finding's value stands: beside its name, below it, or, being a sentence, in a box.
enum class ValuePlace { beside, below, box };

ValuePlace place_of(const FindingView& finding, float width, const ChipLook& look, Frame& frame) {
    const float chip = chip_width(frame, finding.label, look);
    if (text_width(frame, finding.name, Style::title) + 16 + chip <= width) return ValuePlace::beside;
    return chip <= width ? ValuePlace::below : ValuePlace::box;
}

// A finding: what it is, its value, and what it leads to.
void finding_card(const FindingView& finding, Frame& frame, Column& column) {
    const Tone tone = tone_named(finding.tone);
    const ChipLook look{.tone = tone, .with_icon = tone != Tone::plain};
    const float inner = column.width() - 48;
    const ValuePlace place = place_of(finding, inner, look, frame);
    float high = 20 + line_height(frame, Style::title) + 20;
    if (place == ValuePlace::below) high += 10 + frame.tall(32);
    if (place == ValuePlace::box) high += 10 + banner_height(frame, finding.label, inner, {.tone = tone});
    if (!finding.action.empty()) {
        high += 10 + text_height(frame, finding.action, inner, {.style = Style::body_medium});
    }
    if (!finding.say.empty()) high += 8 + text_height(frame, finding.say, inner, {.style = Style::body});
    const Rect r = column.take(high);
    card(frame, r, CardState::rest, radius::large_card);
    Column rows(frame, r.inset(24, 20));
    const Rect head = rows.rest();
    rows.text(finding.name, {.style = Style::title, .max_lines = 1});
    switch (place) {
        case ValuePlace::beside:
            chip(frame, {head.right() - chip_width(frame, finding.label, look), head.y - 3}, finding.label,
                 look);
            break;
        case ValuePlace::below:
            rows.gap(10);
            chip(frame, rows.take(frame.tall(32)).at(), finding.label, look);
            break;
        case ValuePlace::box:
            rows.gap(10);
            rows.gap(banner(frame, rows.rest(), finding.label, {.tone = tone}));
            break;
    }
    if (!finding.action.empty()) {
        rows.gap(10);
        rows.text(finding.action, {.style = Style::body_medium});
    }
    if (!finding.say.empty()) {
        rows.gap(8);
        rows.text(finding.say, quiet(frame));
    }
}

// What to say to the client, scale by scale; the worst first is the definition's order of bands.
void talk_card(const ResultView& result, Frame& frame, Column& column) {
    std::vector<const ScaleView*> speaking;
    for (const ScaleView& scale : result.scales) {
        if (!scale.untouched && !scale.say.empty()) speaking.push_back(&scale);
    }
    std::ranges::stable_sort(speaking, std::ranges::greater{},
                             [](const ScaleView* scale) { return scale->band.value_or(-1); });
    if (speaking.empty()) return;
    const float inner = column.width() - 48;
    float high = 22 + line_height(frame, Style::title) + 22;
    for (const ScaleView* scale : speaking) {
        high += 12 + line_height(frame, Style::body_medium) + text_height(frame, scale->say, inner);
    }
    const Rect r = column.take(high);
    card(frame, r, CardState::rest, radius::large_card);
    Column rows(frame, r.inset(24, 22));
    rows.text(frame.say("say_to_client"), {.style = Style::title});
    for (const ScaleView* scale : speaking) {
        rows.gap(12);
        rows.text(scale->name, {.style = Style::body_medium, .max_lines = 1});
        rows.text(scale->say, quiet(frame));
    }
}

void leaflets_card(const ResultView& result, ResultDraft& draft, Frame& frame, Column& column) {
    if (result.leaflets.empty()) return;
    const float inner = column.width() - 48;
    const auto look = [](bool first) { return RowLook{.before = Icon::document, .line_above = !first}; };
    float high = 22 + line_height(frame, Style::title) + 8 + 8;
    for (const LeafletView& leaflet : result.leaflets) {
        high += list_row_height(frame, leaflet.heading, inner, look(&leaflet == result.leaflets.data()));
    }
    const Rect r = column.take(high);
    card(frame, r, CardState::rest, radius::large_card);
    Column rows(frame, r.inset(24, 22));
    rows.text(frame.say("leaflets"), {.style = Style::title});
    rows.gap(8);
    for (const LeafletView& leaflet : result.leaflets) {
        const RowLook row = look(&leaflet == result.leaflets.data());
        const float height = list_row_height(frame, leaflet.heading, inner, row);
        if (list_row(frame, "leaflet." + leaflet.id, leaflet.heading, rows.take(height), row)) {
            draft.leaflet = leaflet.id;
            frame.again();
        }
    }
}

void beside_scales(const ResultView& result, ResultDraft& draft, Frame& frame, Column& column) {
    const float gap = 18;
    const auto with_gap = [&](auto&& draw) {
        const float before = column.y();
        draw();
        if (column.y() > before) column.gap(gap);
    };
    for (const FindingView& finding : result.findings) {
        with_gap([&] { finding_card(finding, frame, column); });
    }
    with_gap([&] { talk_card(result, frame, column); });
    with_gap([&] { leaflets_card(result, draft, frame, column); });
    if (!result.note.empty()) {
        column.gap(banner(frame, column.rest(), result.note, {.tone = Tone::info, .icon = Icon::info}));
        column.gap(gap);
    }
}

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

void finish_dialog(ResultDraft& draft, Frame& frame, Wishes& wishes) {
    if (!draft.finishing) return;
    const std::string title = frame.say("finish_visit_title");
    const std::string text = frame.say("finish_visit_text");
    const std::string yes = frame.say("finish_visit");
    const std::string no = frame.say("not_yet");
    const DialogAnswer answer = dialog(frame, "finish", {.title = title, .text = text, .yes = yes, .no = no});
    if (answer == DialogAnswer::none) return;
    draft.finishing = false;
    frame.again();
    if (answer == DialogAnswer::yes) wishes.emplace_back(wish::FinishVisit{});
}

}  // namespace

Wishes draw_result(const ResultPageView& view, ResultDraft& draft, Rect page, Frame& frame) {
    Wishes wishes;
    if (draft.shown >= view.results.size()) draft.shown = 0;
    frame.page("result/" + std::to_string(draft.shown));
    const bool any = !view.results.empty();
    const std::string name = any ? view.results[draft.shown].title : "";
    const std::string title = frame.say("result_of", {name});
    const bool visit = view.stage == ResultStage::visit;
    const std::string subtitle =
        visit ? view.client + " · " + date_words(frame, view.date) : frame.say("preview_answers_so_far");
    const std::string role = visit ? frame.say(view.role) : "";
    const TopBarTouch bar = top(
        frame, page,
        {.title = title, .subtitle = subtitle, .back = visit, .person = view.person, .role = role}, wishes);
    if (bar.leave) wishes.emplace_back(wish::Leave{});
    page.h -= bottom_bar_height(frame);
    if (any) {
        const ResultView& result = view.results[draft.shown];
        ScrollArea area(frame, "result", page);
        Column column(frame, area.content().inset(frame.margin() - 16, 14));
        tabs(view, draft, frame, column);
        float end = 0;
        if (result.scales.empty() && result.findings.empty()) {
            column.gap(empty_state(frame, column.rest(), Icon::check_circle, frame.say("no_score_in_this")));
            beside_scales(result, draft, frame, column);
            end = column.y();
        } else if (frame.stacked()) {
            scales_card(result, draft, frame, column);
            column.gap(18);
            beside_scales(result, draft, frame, column);
            end = column.y();
        } else {
            Rect right = column.rest();
            const Rect left = right.cut_left(std::floor(right.w * 0.55F));
            right.cut_left(24);
            Column scales(frame, left);
            scales_card(result, draft, frame, scales);
            Column beside(frame, right);
            beside_scales(result, draft, frame, beside);
            end = std::max(scales.y(), beside.y());
        }
        area.end_at(end + 14);
    }
    page.h += bottom_bar_height(frame);
    const std::string later = frame.say(visit ? "finish_later" : "preview_to_questions");
    const std::string finish = visit ? frame.say("finish_visit") : "";
    const BottomBarTouch touch =
        bottom_bar(frame, page, {.back = later, .next = finish, .next_icon = Icon::check});
    if (touch.back) wishes.emplace_back(wish::Leave{});
    if (touch.next) {
        draft.finishing = true;
        frame.again();
    }
    if (any) {
        explain_score(view.results[draft.shown], draft, frame);
        show_leaflet(view.results[draft.shown], draft, frame);
    }
    finish_dialog(draft, frame, wishes);
    return wishes;
}

}  // namespace gui
