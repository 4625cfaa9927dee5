// The scales of a result on their card: score, band in words, bar with cut-offs, what it leads to.
#include <algorithm>
#include <cmath>

#include "gui/screens/cut_offs.h"
#include "gui/screens/result.h"
#include "gui/screens/result_parts.h"
#include "gui/widgets/card.h"
#include "gui/widgets/list.h"

namespace gui {

namespace {

using runtime::ResultView;
using runtime::ScaleView;

constexpr float pad = 16;
constexpr float bar_high = 14;
constexpr float icon_room = 28;

struct ScaleRow {
    std::string chip;
    ChipLook chip_look;
    std::string score;
    float score_wide = 0;
    bool one_line = true;  // name, chip and score beside one another
    float head = 0;
    std::string state;  // what is missing, and what that means
    CutOffs cut_offs;
    float cut_offs_high = 0;
    float action_high = 0;
    float state_high = 0;
    float high = 0;
};

TextLook action_look() {
    return {.style = Style::body};
}
TextLook state_look(Frame& frame) {
    return {.style = Style::caption, .color = frame.theme().warn.ink};
}

ScaleRow row_of(const ScaleView& scale, float width, Frame& frame) {
    ScaleRow row;
    row.chip = band_words(scale, frame);
    row.chip_look = {.tone = scale.band ? tone_named(scale.bands[static_cast<std::size_t>(*scale.band)].tone)
                                        : Tone::plain,
                     .with_icon = true};
    row.score = score_words(scale, frame);
    row.state = state_words(scale, frame);
    row.score_wide = std::max(44.F, text_width(frame, row.score, Style::h2) + 16);
    const float chip_wide = row.chip.empty() ? 0 : chip_width(frame, row.chip, row.chip_look) + 12;
    row.one_line = text_width(frame, scale.name, Style::title) + chip_wide + row.score_wide <= width;
    const TextLook name{.style = Style::title};
    row.head = row.one_line ? std::max(frame.tall(32), line_height(frame, Style::h2))
                            : std::max(text_height(frame, scale.name, width - row.score_wide, name),
                                       line_height(frame, Style::h2)) +
                                  8 + frame.tall(32);
    if (!scale.action.empty()) {
        row.action_high = 4 + text_height(frame, scale.action, width - icon_room, action_look());
    }
    if (!row.state.empty()) {
        row.state_high = 6 + text_height(frame, row.state, width - icon_room, state_look(frame));
    }
    row.cut_offs = cut_offs(scale, width, frame);
    row.cut_offs_high = cut_offs_height(row.cut_offs, width, frame);
    row.high =
        pad + row.head + 14 + bar_high + 8 + row.cut_offs_high + row.action_high + row.state_high + pad;
    return row;
}

void draw_head(const ScaleView& scale, const ScaleRow& row, Rect head, Frame& frame) {
    const Rect number = head.cut_right(row.score_wide);
    const float first = row.one_line ? row.head : row.head - 8 - frame.tall(32);
    draw_text_middle(frame, {number.x, number.y, number.w, first}, row.score,
                     {.style = Style::h2, .align = Align::right, .max_lines = 1});
    if (row.one_line) {
        if (!row.chip.empty()) {
            const Rect place = head.cut_right(chip_width(frame, row.chip, row.chip_look));
            chip(frame, {place.x, place.center().y - frame.tall(32) / 2}, row.chip, row.chip_look);
            head.cut_right(12);
        }
        draw_text_middle(frame, head, scale.name, {.style = Style::title, .max_lines = 1});
        return;
    }
    draw_text_middle(frame, head.cut_top(first), scale.name, {.style = Style::title});
    head.cut_top(8);
    if (!row.chip.empty()) chip(frame, head.at(), row.chip, row.chip_look);
}

void draw_bar(const ScaleView& scale, Rect r, Frame& frame) {
    std::vector<BandPart> parts;
    parts.reserve(scale.bands.size());
    for (const auto& band : scale.bands) {
        parts.push_back({.from = static_cast<float>(band.from), .tone = tone_named(band.tone)});
    }
    BandBar bar{.bands = parts,
                .least = static_cast<float>(scale.least),
                .most = static_cast<float>(scale.greatest),
                .score = {},
                .to = {}};
    if (!scale.score.empty()) {
        bar.score = static_cast<float>(scale.value);
    } else if (!nothing_known(scale)) {
        bar.score = std::stof(scale.min_score);
        bar.to = std::stof(scale.max_score);
    }
    band_bar(frame, r, bar);
}

// One scale on the card. All of it is one target: a tap shows how the score came about.
void draw_scale(const ScaleView& scale, const ScaleRow& row, Rect r, ResultDraft& draft, Frame& frame) {
    const Theme& theme = frame.theme();
    const Touch touch = frame.target("scale." + scale.id, scale.name, r.inset(-8, 4), {.kind = Kind::row});
    if (touch.held) frame.paint().fill(r.inset(-8, 4), theme.surface2, 12);
    divider(frame, r.x, r.y, r.w);
    Rect inner = r.inset(0, pad);
    draw_head(scale, row, inner.cut_top(row.head), frame);
    inner.cut_top(14);
    draw_bar(scale, inner.cut_top(bar_high), frame);
    inner.cut_top(8);
    draw_cut_offs(row.cut_offs, inner.cut_top(row.cut_offs_high), frame);
    const auto line_with_icon = [&](float high, float gap, Icon icon, Color ink, std::string_view words,
                                    const TextLook& look) {
        if (high <= 0) return;
        Rect line = inner.cut_top(high);
        line.cut_top(gap);
        frame.paint().icon({line.x + 10, line.y + line_height(frame, look.style) / 2}, icon, IconSize::small,
                           ink);
        line.cut_left(icon_room);
        draw_text(frame, line, words, look);
    };
    line_with_icon(row.action_high, 4, Icon::arrow_forward, theme.primary, scale.action, action_look());
    line_with_icon(row.state_high, 6, Icon::info, theme.warn.ink, row.state, state_look(frame));
    if (touch.ring) frame.focus_ring(r.inset(-8, 4), 12);
    if (touch.clicked) {
        draft.explained = scale.id;
        frame.again();
    }
}

struct Scales {
    std::vector<const ScaleView*> shown;
    std::vector<const ScaleView*> unused;
};
Scales sorted(const ResultView& result) {
    Scales scales;
    for (const ScaleView& scale : result.scales) {
        (scale.untouched ? scales.unused : scales.shown).push_back(&scale);
    }
    return scales;
}

void draw_unused(const Scales& scales, ResultDraft& draft, Frame& frame, Column& rows) {
    const float fold = frame.tall(row_least);
    const char* const phrase = scales.shown.empty() ? "none_used" : "not_used";
    const std::string label = frame.count(phrase, static_cast<long>(scales.unused.size()));
    const std::string show = frame.say(draft.unused_open ? "hide" : "show");
    if (list_row(frame, "unused", label, rows.take(fold),
                 {.value = show, .before = Icon::check, .after = Icon::none, .line_above = true})) {
        draft.unused_open = !draft.unused_open;
        frame.again();
    }
    if (!draft.unused_open) return;
    for (const ScaleView* scale : scales.unused) {
        const std::string value = band_words(*scale, frame) + " · " + score_words(*scale, frame);
        if (list_row(frame, "scale." + scale->id, scale->name, rows.take(fold),
                     {.value = value, .line_above = true, .quiet_label = true})) {
            draft.explained = scale->id;
            frame.again();
        }
    }
}

}  // namespace

Tone tone_named(std::string_view tone) {
    if (tone == "ok") return Tone::ok;
    if (tone == "mild") return Tone::mild;
    if (tone == "warn") return Tone::warn;
    if (tone == "high") return Tone::high;
    if (tone == "sev") return Tone::severe;
    return Tone::plain;
}

void scales_card(const ResultView& result, ResultDraft& draft, Frame& frame, Column& column) {
    const Scales scales = sorted(result);
    const float inner = column.width() - 48;
    const std::string higher = frame.say("higher_is_worse");
    const bool worse =
        std::ranges::any_of(result.scales, [](const auto& scale) { return scale.higher_is_worse; });
    const std::string title = frame.say("scores");
    const bool note_beside =
        text_width(frame, title, Style::h2) + 16 + text_width(frame, higher, Style::caption) <= inner;
    const float head = 22 + line_height(frame, Style::h2) +
                       (worse && !note_beside ? line_height(frame, Style::caption) + 4 : 0) + 10;
    std::vector<ScaleRow> plans;
    float high = head + 8;
    for (const ScaleView* scale : scales.shown) {
        plans.push_back(row_of(*scale, inner, frame));
        high += plans.back().high;
    }
    if (!scales.unused.empty()) {
        const std::size_t rows = 1 + (draft.unused_open ? scales.unused.size() : 0);
        high += static_cast<float>(rows) * frame.tall(row_least);
    }
    const Rect r = column.take(high);
    card(frame, r, CardState::rest, radius::large_card);
    Column rows(frame, r.inset(24, 0));
    rows.gap(22);
    if (worse && note_beside) {
        Rect beside = rows.rest();
        beside.h = line_height(frame, Style::h2);
        draw_text_middle(frame, beside, higher,
                         {.style = Style::caption, .color = frame.theme().text2, .align = Align::right});
    }
    rows.text(title, {.style = Style::h2, .max_lines = 1});
    if (worse && !note_beside) {
        rows.gap(4);
        rows.text(higher, quiet(frame, Style::caption));
    }
    rows.gap(10);
    for (std::size_t i = 0; i < plans.size(); ++i)
        draw_scale(*scales.shown[i], plans[i], rows.take(plans[i].high), draft, frame);
    if (!scales.unused.empty()) draw_unused(scales, draft, frame, rows);
}

}  // namespace gui
