#include "gui/screens/over_time.h"

#include <algorithm>
#include <array>

#include "gui/screens/result_parts.h"
#include "gui/widgets/card.h"

namespace gui {

namespace {

using runtime::ScaleOverTime;
using runtime::ScoreAtTime;

constexpr float pad = 24;
constexpr float dot = 7;
constexpr TextLook name_look{.style = Style::title};

struct Chart {
    int lines = 1;          // of a band's name
    float names = 0;        // room of the bands' names, at the right, each led to from its cut-off
    float slot = 0;         // of each record, with its date
    float pill = 0;         // height of a value
    float plot = 0;         // from the least to the greatest score
    float high = 0;         // all of it
    std::size_t first = 0;  // of the records that have room: the newest, or from the one that stands on
    std::size_t count = 0;
};
constexpr float lead = 20;  // from a cut-off to its band's name

double begin_of(const ScaleOverTime& one, std::size_t band) {
    return band == 0 ? one.scale.least : one.scale.bands[band].from;
}

// "15  Severe": from that score on.
std::string words_of(const ScaleOverTime& one, std::size_t band, Frame& frame) {
    return number_words(frame, begin_of(one, band)) + "  " + one.scale.bands[band].label;
}

// Several of one day are numbered.
std::string day_words(const ScaleOverTime& one, std::size_t at, Frame& frame) {
    const std::string& date = one.scores[at].date;
    const auto same = [&](std::size_t from, std::size_t to) {
        return std::count_if(one.scores.begin() + static_cast<std::ptrdiff_t>(from),
                             one.scores.begin() + static_cast<std::ptrdiff_t>(to),
                             [&](const ScoreAtTime& score) { return score.date == date; });
    };
    const std::string words = date_words(frame, date);
    if (same(0, one.scores.size()) < 2) return words;
    return words + " (" + std::to_string(same(0, at) + 1) + ")";
}

// What all charts of the card share: below one another stands what belongs to one record.
Chart shared(std::span<const ScaleOverTime> scales, float width, Frame& frame) {
    Chart chart;
    for (const ScaleOverTime& one : scales) {
        for (std::size_t i = 0; i < one.scale.bands.size(); ++i)
            chart.names = std::max(chart.names, text_width(frame, words_of(one, i, frame), Style::caption));
        for (std::size_t i = 0; i < one.scores.size(); ++i)
            chart.slot =
                std::max(chart.slot, text_width(frame, day_words(one, i, frame), Style::caption) + 14);
    }
    chart.names = std::min(chart.names + lead + 6, width * 0.5F);
    return chart;
}

Chart chart_of(const ScaleOverTime& one, Chart chart, float width, Frame& frame) {
    const float line = line_height(frame, Style::caption);
    chart.pill = line_height(frame, Style::label) + 6;
    for (std::size_t i = 0; i < one.scale.bands.size(); ++i) {
        if (text_width(frame, words_of(one, i, frame), Style::caption) > chart.names - lead) chart.lines = 2;
    }
    const float of_a_name = line * static_cast<float>(chart.lines);
    chart.plot = std::max(frame.tall(150), of_a_name * static_cast<float>(one.scale.bands.size()));
    chart.high = chart.pill + 12 + chart.plot + chart.pill / 2 + 12 + line;
    const auto fit = static_cast<std::size_t>(std::max(1.F, (width - chart.names) / chart.slot));
    chart.count = std::min(fit, one.scores.size());
    const auto shown = std::ranges::find_if(one.scores, &ScoreAtTime::shown);
    chart.first =
        std::min(one.scores.size() - chart.count, static_cast<std::size_t>(shown - one.scores.begin()));
    return chart;
}

float y_of(const ScaleOverTime& one, Rect plot, double score) {
    const double range = std::max(1.0, one.scale.greatest - one.scale.least);
    return plot.bottom() - static_cast<float>((score - one.scale.least) / range) * plot.h;
}

// Where each band's name stands: at its cut-off, and moved up where there is no room.
std::vector<float> name_places(const ScaleOverTime& one, Rect plot, float line) {
    std::vector<float> middles;
    for (std::size_t i = 0; i < one.scale.bands.size(); ++i) {
        const float at = y_of(one, plot, begin_of(one, i));
        middles.push_back(i == 0 ? at : std::min(at, middles.back() - line));
    }
    float until = plot.y + line / 2;
    for (std::size_t i = middles.size(); i-- > 0;) {
        middles[i] = std::max(middles[i], until);
        until = middles[i] + line;
    }
    return middles;
}

void draw_bands(const ScaleOverTime& one, Rect plot, const Chart& chart, Frame& frame) {
    const Theme& theme = frame.theme();
    const float line = line_height(frame, Style::caption) * static_cast<float>(chart.lines);
    const std::vector<float> middles = name_places(one, plot, line);
    for (std::size_t i = 0; i < middles.size(); ++i) {
        const float y = y_of(one, plot, begin_of(one, i));
        constexpr float dash = 6;
        // The least score has a whole line to stand on.
        for (float x = plot.x; x < plot.right(); x += 2 * dash) {
            const float end = i == 0 ? x + 2 * dash : x + dash;
            frame.paint().line({x, y}, {std::min(end, plot.right()), y}, theme.border, 1.5F);
        }
        const std::array<Point, 3> way{Point{plot.right(), y}, Point{plot.right() + lead - 8, middles[i]},
                                       Point{plot.right() + lead - 2, middles[i]}};
        frame.paint().path(way, theme.border, 1.5F);
        draw_text_middle(frame, {plot.right() + lead, middles[i] - line / 2, chart.names - lead, line},
                         words_of(one, i, frame),
                         {.style = Style::caption, .color = theme.text2, .max_lines = chart.lines});
    }
}

// A score above its point; a dash where none could be given.
void draw_value(const ScoreAtTime& score, Point at, const Chart& chart, Frame& frame) {
    const Theme& theme = frame.theme();
    if (score.shown) frame.paint().ring(at, dot + 5, theme.primary, 2);
    if (score.value) frame.paint().disc(at, dot, theme.primary);
    const std::string value = score.value ? number_words(frame, *score.value) : "–";
    const float wide = std::max(chart.pill, text_width(frame, value, Style::label) + 16);
    const float middle = score.value ? at.y - dot - 9 - chart.pill / 2 : at.y;
    const Rect r{at.x - wide / 2, middle - chart.pill / 2, wide, chart.pill};
    frame.paint().fill(r, theme.surface, r.h / 2);
    frame.paint().stroke(r, theme.border, theme.edge, r.h / 2);
    draw_text_middle(frame, r, value, {.style = Style::label, .align = Align::center});
}

void draw_scores(const ScaleOverTime& one, Rect plot, const Chart& chart, Frame& frame) {
    const Theme& theme = frame.theme();
    const float step = plot.w / static_cast<float>(chart.count);
    const std::span<const ScoreAtTime> scores = std::span(one.scores).subspan(chart.first, chart.count);
    std::vector<Point> points;
    points.reserve(chart.count);
    for (std::size_t i = 0; i < chart.count; ++i) {
        const float y = scores[i].value ? y_of(one, plot, *scores[i].value) : plot.center().y;
        points.push_back({plot.x + step * (static_cast<float>(i) + 0.5F), y});
    }
    for (std::size_t i = 1; i < chart.count; ++i) {
        const bool both_known = scores[i - 1].value && scores[i].value;
        if (!both_known || scores[i - 1].version != scores[i].version) continue;
        const std::array<Point, 2> both{points[i - 1], points[i]};
        frame.paint().path(both, theme.primary, 3);
    }
    for (std::size_t i = 0; i < chart.count; ++i) {
        draw_value(scores[i], points[i], chart, frame);
        draw_text(frame,
                  {plot.x + step * static_cast<float>(i), plot.bottom() + chart.pill / 2 + 12, step, 0},
                  day_words(one, chart.first + i, frame),
                  {.style = Style::caption, .color = theme.text2, .align = Align::center, .max_lines = 1});
    }
}

// How many there are without room, and what a dash means.
std::string words_below(const ScaleOverTime& one, const Chart& chart, Frame& frame) {
    std::string words;
    if (chart.count < one.scores.size())
        words = frame.say("shown_of", {std::to_string(chart.count), std::to_string(one.scores.size())});
    const auto shown = std::span(one.scores).subspan(chart.first, chart.count);
    if (std::ranges::all_of(shown, [](const ScoreAtTime& score) { return score.value.has_value(); }))
        return words;
    return words + (words.empty() ? "" : " ") + frame.say("dash_not_scored");
}

}  // namespace

void over_time_card(std::span<const ScaleOverTime> scales, Frame& frame, Column& column) {
    if (scales.empty()) return;
    const float inner = column.width() - 2 * pad;
    const std::string title = frame.say("over_time");
    const bool worse = std::ranges::any_of(scales, [](const auto& one) { return one.scale.higher_is_worse; });
    const std::string note = worse ? frame.say("higher_is_worse") : std::string();
    const TextLook small = quiet(frame, Style::caption);
    float high =
        22 + line_height(frame, Style::h2) + (note.empty() ? 0 : 4 + text_height(frame, note, inner, small));
    std::vector<Chart> charts;
    const Chart common = shared(scales, inner, frame);
    for (const ScaleOverTime& one : scales) {
        charts.push_back(chart_of(one, common, inner, frame));
        const std::string few = words_below(one, charts.back(), frame);
        high += 20 + text_height(frame, one.scale.name, inner, name_look) + 10 + charts.back().high +
                (few.empty() ? 0 : 6 + text_height(frame, few, inner, small));
    }
    const Rect r = column.take(high + 22);
    card(frame, r, CardState::rest, radius::large_card);
    Column rows(frame, r.inset(pad, 22));
    rows.text(title, {.style = Style::h2, .max_lines = 1});
    if (!note.empty()) rows.gap(4);
    rows.text(note, small);
    for (std::size_t i = 0; i < scales.size(); ++i) {
        rows.gap(20);
        rows.text(scales[i].scale.name, name_look);
        rows.gap(10);
        const Rect place = rows.take(charts[i].high);
        const Rect plot{place.x, place.y + charts[i].pill + 12, place.w - charts[i].names, charts[i].plot};
        draw_bands(scales[i], plot, charts[i], frame);
        draw_scores(scales[i], plot, charts[i], frame);
        const std::string few = words_below(scales[i], charts[i], frame);
        if (!few.empty()) rows.gap(6);
        rows.text(few, small);
    }
    column.gap(20);
}

}  // namespace gui
