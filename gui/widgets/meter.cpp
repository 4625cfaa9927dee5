#include "gui/widgets/meter.h"

#include <algorithm>

namespace gui {
namespace {

constexpr float bar_height = 10;

void hatch(Frame& frame, Rect r) {
    frame.paint().clip_to(r);
    const int strokes = static_cast<int>((r.w + r.h) / 7);
    for (int i = 0; i <= strokes; ++i) {
        const float x = r.x - r.h + 7 * static_cast<float>(i);
        frame.paint().line({x, r.bottom()}, {x + r.h, r.y}, frame.theme().border, 1.5F);
    }
    frame.paint().unclip();
}

float chip_icon_room(const Frame& frame, const ChipLook& look) {
    return look.with_icon ? 24 * frame.scale().icon() : 0;
}

}  // namespace

float progress_blocks(Frame& frame, Rect place, std::span<const Block> blocks, std::string_view left,
                      std::string_view right) {
    const Theme& theme = frame.theme();
    constexpr float gap = 6;
    const auto count = static_cast<float>(std::max<std::size_t>(1, blocks.size()));
    const float width = (place.w - gap * (count - 1)) / count;
    float x = place.x;
    for (const Block& block : blocks) {
        const Rect track{x, place.y, width, bar_height};
        frame.paint().fill(track, theme.high_contrast() ? theme.surface2 : theme.line, bar_height / 2);
        if (theme.high_contrast()) frame.paint().stroke(track, theme.line, 1, bar_height / 2);
        if (block.skipped) {
            hatch(frame, track);
        } else if (block.filled > 0) {
            const float part = std::max(bar_height, width * std::min(1.F, block.filled));
            const Corners corners = block.filled < 1 && part > bar_height ? Corners::left : Corners::all;
            frame.paint().fill({x, place.y, part, bar_height}, theme.primary, bar_height / 2, corners);
        }
        x += width + gap;
    }
    const float line = line_height(frame, Style::label);
    const Rect words{place.x, place.y + bar_height + 7, place.w, line};
    const TextLook look{.style = Style::label, .color = theme.text2};
    const bool beside =
        text_width(frame, left, Style::label) + 24 + text_width(frame, right, Style::label) <= place.w;
    if (!beside) {
        const float above = draw_text(frame, words, left, look);
        const Rect below{words.x, words.y + above, words.w, line};
        return bar_height + 7 + above + draw_text(frame, below, right, look);
    }
    draw_text(frame, words, left, look);
    TextLook at_right = look;
    at_right.align = Align::right;
    draw_text(frame, words, right, at_right);
    return bar_height + 7 + line;
}

void progress_bar(Frame& frame, Rect r, float share) {
    const Theme& theme = frame.theme();
    frame.paint().fill(r, theme.surface2, r.h / 2);
    if (theme.high_contrast()) frame.paint().stroke(r, theme.line, 1, r.h / 2);
    if (share > 0) {
        frame.paint().fill({r.x, r.y, std::max(r.h, r.w * std::min(1.F, share)), r.h}, theme.primary,
                           r.h / 2);
    }
}

void band_bar(Frame& frame, Rect r, const BandBar& bar) {
    const Theme& theme = frame.theme();
    const float range = std::max(1.F, bar.most - bar.least);
    // Cut-offs lie between whole scores: a score of 4 is the first of its band, so it stands inside it.
    const auto place = [&](float score) { return r.x + (score - bar.least) / range * r.w; };
    for (std::size_t i = 0; i < bar.bands.size(); ++i) {
        const BandPart& band = bar.bands[i];
        const bool last = i + 1 == bar.bands.size();
        const float from = i == 0 ? r.x : place(band.from) - 1;
        const float until = last ? r.right() : place(bar.bands[i + 1].from) - 4;
        const auto within = [&](float score) {
            return score >= band.from && (last || score < bar.bands[i + 1].from);
        };
        // A range that reaches over a cut-off lies in no band.
        const bool here = bar.score && within(*bar.score) && (!bar.to || within(*bar.to));
        const Color fill = theme.tone(band.tone).fill;
        Corners corners = Corners::none;
        if (i == 0) corners = Corners::left;
        if (last) corners = i == 0 ? Corners::all : Corners::right;
        frame.paint().fill({from, r.y, until - from, r.h}, here ? fill : fill.faded(theme.quiet_band),
                           corners == Corners::none ? 0 : r.h / 2, corners);
    }
    if (!bar.score) return;
    const float at = std::clamp(place(*bar.score), r.x + 2, r.right() - 2);
    if (bar.to && *bar.to > *bar.score) {
        const float end = std::clamp(place(*bar.to), r.x + 2, r.right() - 2);
        frame.paint().fill({at, r.center().y - 1.5F, end - at, 3}, theme.text);
        frame.paint().fill({end - 3, r.y - 5, 6, r.h + 10}, theme.surface, 3);
        frame.paint().fill({end - 2, r.y - 5, 4, r.h + 10}, theme.text, 2);
    }
    frame.paint().fill({at - 3, r.y - 5, 6, r.h + 10}, theme.surface, 3);
    frame.paint().fill({at - 2, r.y - 5, 4, r.h + 10}, theme.text, 2);
}

Icon tone_icon(Tone tone) {
    switch (tone) {
        case Tone::ok:
            return Icon::check_circle;
        case Tone::mild:
            return Icon::info;
        case Tone::warn:
            return Icon::warning;
        case Tone::high:
        case Tone::severe:
            return Icon::error;
        case Tone::info:
        case Tone::plain:
            break;
    }
    return Icon::info;
}

float chip_width(Frame& frame, std::string_view text, const ChipLook& look) {
    return text_width(frame, text, Style::label) + 24 + chip_icon_room(frame, look);
}

Rect chip(Frame& frame, Point at, std::string_view text, const ChipLook& look) {
    const ToneColors tone = frame.theme().tone(look.tone);
    const Rect r{at.x, at.y, chip_width(frame, text, look), frame.tall(32)};
    frame.paint().fill(r, tone.background, r.h / 2);
    if (frame.theme().high_contrast()) frame.paint().stroke(r, tone.ink, 2, r.h / 2);
    const float icon = chip_icon_room(frame, look);
    if (look.with_icon) {
        frame.paint().icon({r.x + 12 + 8, r.center().y}, tone_icon(look.tone), IconSize::small, tone.ink);
    }
    draw_text_middle(frame, {r.x + 12 + icon, r.y, r.w, r.h}, text,
                     {.style = Style::label, .color = tone.ink});
    return r;
}

}  // namespace gui
