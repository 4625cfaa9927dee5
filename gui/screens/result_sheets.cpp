// The sheets over a result: how a score came about, and the leaflets.
#include <algorithm>

#include "gui/screens/result_parts.h"
#include "gui/widgets/card.h"
#include "gui/widgets/scroll.h"
#include "gui/widgets/sheet.h"

namespace gui {

namespace {

using runtime::ScaleView;
using runtime::TermView;

std::string answer_words(const TermView& term, Frame& frame) {
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

std::string points_words(const TermView& term, const Frame& frame) {
    if (!term.points.empty()) return number_words(frame, std::stod(term.points));
    return frame.say("from_to_short",
                     {number_words(frame, std::stod(term.least)), number_words(frame, std::stod(term.most))});
}

void term_row(const TermView& term, Frame& frame, Column& column) {
    divider(frame, column.rest().x, column.y(), column.width());
    column.gap(12);
    const Color warn = frame.theme().warn.ink;
    const bool missing =
        term.state == instruments::State::refused || term.state == instruments::State::not_answered;
    Rect row = column.rest();
    const std::string number = points_words(term, frame);
    const Rect points = row.cut_right(std::max(64.F, text_width(frame, number, Style::title)));
    row.cut_right(12);
    TextLook points_look{.style = Style::title, .align = Align::right};
    if (term.points.empty()) points_look.color = warn;
    draw_text(frame, points, number, points_look);
    const float question = draw_text(frame, row, term.question, {.style = Style::body});
    row.y += question + 2;
    const float answer =
        draw_text(frame, row, answer_words(term, frame),
                  {.style = Style::body_medium, .color = missing ? warn : frame.theme().text2});
    column.gap(question + 2 + answer + 12);
}

// One line of the arithmetic below the terms.
void sum_row(std::string_view words, std::string_view number, Style style, Frame& frame, Column& column) {
    column.gap(8);
    Rect row = column.rest();
    const Rect right = row.cut_right(std::max(64.F, text_width(frame, number, style)));
    draw_text(frame, right, number, {.style = style, .align = Align::right, .max_lines = 1});
    row.cut_right(12);
    const TextLook look{.style = style == Style::h2 ? Style::title : Style::body};
    column.gap(std::max(draw_text(frame, row, words, look), line_height(frame, style)));
}

// From the points to the score, so that it can be added up by hand.
void arithmetic(const ScaleView& scale, Frame& frame, Column& column) {
    divider(frame, column.rest().x, column.y(), column.width());
    column.gap(4);
    if (scale.score.empty() && scale.min_score.empty()) {
        sum_row(frame.say("score"), "–", Style::h2, frame, column);
        return;
    }
    const double sum = std::stod(scale.sum);
    const double times = scale.multiply.empty() ? 1 : std::stod(scale.multiply);
    if (scale.mean) {
        sum_row(frame.say("mean_of_points", {std::to_string(scale.answered)}),
                number_words(frame, sum / std::max(1, scale.answered)), Style::title, frame, column);
    } else {
        sum_row(frame.say("sum_of_points"), number_words(frame, sum), Style::title, frame, column);
    }
    if (!scale.prorated_sum.empty()) {
        const std::string all = std::to_string(scale.asked);
        const std::string words =
            number_words(frame, sum) + " : " + std::to_string(scale.answered) + " × " + all;
        sum_row(frame.say("estimated_for_all", {all, words}),
                number_words(frame, std::stod(scale.prorated_sum)), Style::title, frame, column);
    }
    if (!scale.multiply.empty()) {
        const double before = scale.prorated_sum.empty() ? sum : std::stod(scale.prorated_sum);
        sum_row(frame.say("times", {number_words(frame, times)}), number_words(frame, before * times),
                Style::title, frame, column);
    }
    if (scale.score.empty()) {
        const double known = sum * times;
        sum_row(frame.say("missing_can_add"),
                frame.say("from_to_short", {number_words(frame, std::stod(scale.min_score) - known),
                                            number_words(frame, std::stod(scale.max_score) - known)}),
                Style::title, frame, column);
    }
    sum_row(frame.say("score"), score_words(scale, frame), Style::h2, frame, column);
}

void rule_words(const ScaleView& scale, Frame& frame, Column& column) {
    const std::string sum = frame.say(scale.mean ? "rule_mean" : "rule_sum");
    column.text(scale.multiply.empty() ? sum + "." : frame.say("rule_times", {sum, scale.multiply}),
                quiet(frame));
    if (scale.missing == 0) return;
    column.gap(6);
    const char* rule = scale.prorated            ? "rule_prorated"
                       : scale.min_score.empty() ? "rule_missing"
                                                 : "rule_bounds";
    column.text(frame.say(rule), quiet(frame));
}

void what_is_missing(const ScaleView& scale, Frame& frame, Column& column) {
    if (scale.missing == 0) return;
    column.gap(12);
    column.text(frame.say("missing_of", {std::to_string(scale.missing), std::to_string(scale.waits)}),
                {.style = Style::body_medium, .color = frame.theme().warn.ink});
    for (const std::string& question : scale.missing_questions) {
        column.gap(6);
        Rect line = column.rest();
        frame.paint().disc({line.x + 6, line.y + line_height(frame, Style::body) / 2}, 3,
                           frame.theme().warn.ink);
        line.cut_left(22);
        column.gap(draw_text(frame, line, question));
    }
}

// Every band and where it begins; the score's own is marked.
void bands_table(const ScaleView& scale, Frame& frame, Column& column) {
    if (scale.bands.empty()) return;
    column.text(frame.say("bands_begin"), {.style = Style::label, .color = frame.theme().text2});
    for (std::size_t i = 0; i < scale.bands.size(); ++i) {
        column.gap(8);
        const runtime::BandView& band = scale.bands[i];
        const bool here = scale.band && *scale.band == static_cast<int>(i);
        const Rect row = column.take(frame.tall(32));
        const ChipLook look{.tone = here ? tone_named(band.tone) : Tone::plain, .with_icon = here};
        const std::string from =
            frame.say("from_score", {number_words(frame, i == 0 ? scale.least : band.from)});
        chip(frame, row.at(), band.label, look);
        draw_text_middle(frame, row, from,
                         {.style = here ? Style::body_medium : Style::body, .align = Align::right});
    }
}

void sources(const ScaleView& scale, Frame& frame, Column& column) {
    if (scale.sources.empty()) return;
    column.gap(20);
    column.text(frame.say("sources"), {.style = Style::label, .color = frame.theme().text2});
    // References are written as they can be looked up.
    if (frame.language() != Language::en) {
        column.gap(6);
        chip(frame, column.take(frame.tall(32)).at(), frame.say("only_in_en"), {.tone = Tone::info});
    }
    for (const runtime::SourceView& source : scale.sources) {
        column.gap(6);
        column.text(source.text, quiet(frame, Style::caption));
        column.text(frame.say("certainty_" + source.certainty),
                    {.style = Style::caption, .color = frame.theme().text3});
    }
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
        column.gap(6);
        rule_words(*scale, frame, column);
        what_is_missing(*scale, frame, column);
        column.gap(14);
        for (const TermView& term : scale->terms)
            term_row(term, frame, column);
        arithmetic(*scale, frame, column);
        column.gap(20);
        bands_table(*scale, frame, column);
        sources(*scale, frame, column);
        area.end_at(column.y() + 8);
    }
    if (sheet.closed()) {
        draft.explained.clear();
        frame.again();
    }
}

void show_leaflet(std::span<const runtime::LeafletView> leaflets, std::string& open, Frame& frame) {
    const auto leaflet = std::ranges::find(leaflets, open, &runtime::LeafletView::id);
    if (leaflet == leaflets.end()) return;
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
        open.clear();
        frame.again();
    }
}

}  // namespace gui
