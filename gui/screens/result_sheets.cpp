// The sheets over a result: how a score came about, and the leaflets.
#include <algorithm>

#include "gui/screens/result.h"
#include "gui/widgets/card.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll.h"
#include "gui/widgets/sheet.h"

namespace gui {

namespace {

using runtime::ScaleView;
using runtime::TermView;

std::string state_words(const TermView& term, Frame& frame) {
    switch (term.state) {
        case instruments::State::answered:
            return term.answer;
        case instruments::State::refused:
            return frame.say("refused");
        case instruments::State::not_answered:
            return frame.say("not_answered");
        case instruments::State::kept_out:
            return frame.say("kept_out");
        case instruments::State::not_asked:
            break;
    }
    return frame.say("not_asked");
}

void term_row(const TermView& term, Frame& frame, Column& column) {
    divider(frame, column.rest().x, column.y(), column.width());
    column.gap(12);
    Rect row = column.rest();
    const Rect points = row.cut_right(64);
    draw_text(frame, points, term.points.empty() ? "–" : term.points,
              {.style = Style::title, .align = Align::right, .max_lines = 1});
    const float question = draw_text(frame, row, term.question, {.style = Style::body});
    row.y += question + 2;
    const bool missing =
        term.state == instruments::State::refused || term.state == instruments::State::not_answered;
    const float answer = draw_text(
        frame, row, state_words(term, frame),
        {.style = Style::body_medium, .color = missing ? frame.theme().warn.ink : frame.theme().text2});
    column.gap(question + 2 + answer + 12);
}

}  // namespace

void explain_score(const runtime::ResultView& result, ResultDraft& draft, Frame& frame) {
    const auto scale = std::ranges::find(result.scales, draft.explained, &ScaleView::id);
    if (scale == result.scales.end()) return;
    Sheet sheet(frame, "explain", frame.say("how_scored"), SheetForm::side);
    {
        ScrollArea area(frame, "explain", sheet.content());
        Column column(frame, flush(area.content()));
        column.text(scale->name, {.style = Style::title});
        column.gap(8);
        if (scale->score.empty()) {
            column.text(frame.count("cannot_score", scale->missing),
                        {.style = Style::title, .color = frame.theme().warn.ink});
            column.gap(8);
            for (const std::string& question : scale->missing_questions) {
                column.text("• " + question, quiet(frame));
                column.gap(4);
            }
            if (!scale->min_score.empty()) {
                column.gap(6);
                column.text(frame.say("score_between", {scale->min_score, scale->max_score}),
                            {.style = Style::body_medium});
            }
        } else {
            column.text(frame.say("score_is", {scale->score}), {.style = Style::h2});
            if (scale->prorated) {
                column.gap(4);
                column.text(frame.count("prorated_missing", scale->missing), quiet(frame));
            }
        }
        column.gap(6);
        column.text(scale->multiply.empty() ? frame.say("how_score_came")
                                            : frame.say("how_score_came_times", {scale->multiply}),
                    quiet(frame));
        column.gap(14);
        for (const TermView& term : scale->terms)
            term_row(term, frame, column);
        divider(frame, column.rest().x, column.y(), column.width());
        column.gap(16);
        if (!scale->sources.empty()) {
            column.text(frame.say("sources"), {.style = Style::label, .color = frame.theme().text2});
            column.gap(4);
            for (const std::string& source : scale->sources) {
                column.text(source, quiet(frame, Style::caption));
                column.gap(6);
            }
        }
        area.end_at(column.y() + 8);
    }
    if (sheet.closed()) {
        draft.explained.clear();
        frame.again();
    }
}

void show_leaflet(const runtime::ResultView& result, ResultDraft& draft, Frame& frame) {
    const auto leaflet = std::ranges::find(result.leaflets, draft.leaflet, &runtime::LeafletView::id);
    if (leaflet == result.leaflets.end()) return;
    Sheet sheet(frame, "leaflet", frame.say("leaflet"), SheetForm::side);
    {
        ScrollArea area(frame, "leaflet", sheet.content());
        Column column(frame, flush(area.content()));
        column.text(leaflet->heading, {.style = Style::h2, .balanced = true});
        column.gap(18);
        for (const auto& part : leaflet->parts) {
            if (!part.heading.empty()) {
                column.text(part.heading, {.style = Style::title});
                column.gap(8);
            }
            for (const std::string& point : part.points) {
                Rect line = column.rest();
                frame.paint().disc({line.x + 6, line.y + line_height(frame, Style::answer) / 2}, 3.5F,
                                   frame.theme().primary);
                line.cut_left(24);
                column.gap(draw_text(frame, line, point, {.style = Style::answer}) + 10);
            }
            column.gap(14);
        }
        area.end_at(column.y());
    }
    if (sheet.closed()) {
        draft.leaflet.clear();
        frame.again();
    }
}

}  // namespace gui
