// The scales of a result on their card: band in words, bar with cut-offs, what it leads to.
#include <algorithm>

#include "gui/screens/result.h"
#include "gui/widgets/card.h"
#include "gui/widgets/list.h"
#include "gui/widgets/meter.h"

namespace gui {

namespace {

using runtime::ResultView;
using runtime::ScaleView;

// "ngưỡng 4 · 27": where the bands after the first begin.
std::string cut_offs(const ScaleView& scale, Frame& frame) {
    std::string numbers;
    for (std::size_t i = 1; i < scale.bands.size(); ++i) {
        if (!numbers.empty()) numbers += " · ";
        const double from = scale.bands[i].from;
        std::string number = std::to_string(from);
        number.erase(number.find_last_not_of('0') + 1);
        if (number.ends_with('.')) number.pop_back();
        numbers += number;
    }
    return numbers.empty() ? numbers : frame.say("cut_offs", {numbers});
}

struct ScaleWords {
    std::string chip;
    Tone tone = Tone::plain;
    std::string score;
    std::string below;  // under the bar, at the left
    std::string right;  // and at the right
};

ScaleWords words_of(const ScaleView& scale, Frame& frame) {
    ScaleWords words;
    if (scale.band) {
        const auto& band = scale.bands[static_cast<std::size_t>(*scale.band)];
        words.chip = band.label;
        words.tone = tone_named(band.tone);
    } else if (scale.score.empty()) {
        words.chip = frame.count("cannot_score", scale.missing);
        words.tone = Tone::plain;
    }
    words.score = scale.score;
    words.below = scale.action;
    if (scale.score.empty() && !scale.min_score.empty()) {
        words.score = frame.say("from_to_short", {scale.min_score, scale.max_score});
        if (!words.below.empty()) words.below += "\n";
        if (scale.band) words.below += frame.count("cannot_score", scale.missing) + ". ";
        words.below += frame.say("score_between", {scale.min_score, scale.max_score});
    }
    if (scale.prorated) {
        words.below += (words.below.empty() ? "" : " · ") + frame.count("prorated_missing", scale.missing);
    }
    words.right = cut_offs(scale, frame);
    return words;
}

TextLook below_look(Frame& frame) {
    return {.style = Style::caption, .color = frame.theme().text2};
}

float scale_height(const ScaleView& scale, float width, Frame& frame) {
    const ScaleWords words = words_of(scale, frame);
    const float right = text_width(frame, words.right, Style::caption);
    const float below = text_height(frame, words.below, width - right - 24, below_look(frame));
    return 16 + frame.tall(32) + 14 + 14 + 10 + std::max(below, line_height(frame, Style::caption)) + 16;
}

// One scale on the card. All of it is one target: a tap shows how the score came about.
void draw_scale(const ScaleView& scale, Rect r, ResultDraft& draft, Frame& frame) {
    const ScaleWords words = words_of(scale, frame);
    const Theme& theme = frame.theme();
    const Touch touch = frame.target("scale." + scale.id, scale.name, r.inset(-8, 4), {.kind = Kind::row});
    if (touch.held) frame.paint().fill(r.inset(-8, 4), theme.surface2, 12);
    divider(frame, r.x, r.y, r.w);

    Rect inner = r.inset(0, 16);
    Rect head = inner.cut_top(frame.tall(32));
    const Style number = Style::h2;
    const float wide = std::max(44.F, text_width(frame, words.score, number) + 16);
    draw_text_middle(frame, head.cut_right(wide), words.score,
                     {.style = number, .align = Align::right, .max_lines = 1});
    if (!words.chip.empty()) {
        const ChipLook look{.tone = words.tone, .with_icon = true};
        const float chip_wide = chip_width(frame, words.chip, look);
        const Rect place = head.cut_right(chip_wide);
        chip(frame, place.at(), words.chip, look);
        head.cut_right(12);
    }
    draw_text_middle(frame, head, scale.name, {.style = Style::title, .max_lines = 1});

    inner.cut_top(14);
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
    } else if (!scale.min_score.empty()) {
        bar.score = std::stof(scale.min_score);
        bar.to = std::stof(scale.max_score);
    }
    band_bar(frame, inner.cut_top(14), bar);
    inner.cut_top(10);
    draw_text(frame, inner, words.right,
              {.style = Style::caption, .color = theme.text3, .align = Align::right, .max_lines = 1});
    inner.cut_right(text_width(frame, words.right, Style::caption) + 24);
    draw_text(frame, inner, words.below, below_look(frame));
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
    const bool note_beside = !frame.stacked() || column.width() > 600;
    const std::string higher = frame.say("higher_is_worse");
    const bool worse =
        std::ranges::any_of(result.scales, [](const auto& scale) { return scale.higher_is_worse; });
    const float head = 22 + line_height(frame, Style::h2) +
                       (worse && !note_beside ? line_height(frame, Style::caption) + 4 : 0) + 10;
    float high = head + 8;
    for (const ScaleView* scale : scales.shown)
        high += scale_height(*scale, inner, frame);
    const float fold = frame.tall(height::row);
    if (!scales.unused.empty()) high += fold;
    if (draft.unused_open) {
        for (const ScaleView* scale : scales.unused)
            high += scale_height(*scale, inner, frame);
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
    rows.text(frame.say("scores"), {.style = Style::h2, .max_lines = 1});
    if (worse && !note_beside) {
        rows.gap(4);
        rows.text(higher, quiet(frame, Style::caption));
    }
    rows.gap(10);
    for (const ScaleView* scale : scales.shown) {
        draw_scale(*scale, rows.take(scale_height(*scale, inner, frame)), draft, frame);
    }
    if (scales.unused.empty()) return;
    const std::string label = frame.count("not_used", static_cast<long>(scales.unused.size()));
    const std::string show = frame.say(draft.unused_open ? "hide" : "show");
    if (list_row(frame, "unused", label, rows.take(fold),
                 {.value = show, .before = Icon::check, .after = Icon::none, .line_above = true})) {
        draft.unused_open = !draft.unused_open;
        frame.again();
    }
    if (!draft.unused_open) return;
    for (const ScaleView* scale : scales.unused) {
        draw_scale(*scale, rows.take(scale_height(*scale, inner, frame)), draft, frame);
    }
}

}  // namespace gui
