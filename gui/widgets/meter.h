// Things that show an amount and cannot be touched: progress in blocks, a plain
// progress bar, the bar of bands with the score's marker, and chips. A band is
// never told by colour alone: the chip has an icon and a word.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "gui/frame.h"

namespace gui {

struct Block {
    float filled = 0;      // 0 to 1
    bool skipped = false;  // nothing to ask there: hatched
};
// Bars 10 dp high with a line of words below on either side; returns the height used.
float progress_blocks(Frame& frame, Rect place, std::span<const Block> blocks, std::string_view left,
                      std::string_view right);
void progress_bar(Frame& frame, Rect r, float share);

struct BandPart {
    float from = 0;  // the least score of this band
    Tone tone = Tone::plain;
};
struct BandBar {
    std::span<const BandPart> bands;  // in order
    float least = 0;
    float most = 0;              // the greatest possible score
    std::optional<float> score;  // none: no marker, all bands quiet
    std::optional<float> to;     // with `score`: a possible range, drawn as a bracket
};
// 14 dp high; the marker stands out 4 dp above and below.
void band_bar(Frame& frame, Rect r, const BandBar& bar);

Icon tone_icon(Tone tone);
struct ChipLook {
    Tone tone = Tone::plain;
    bool with_icon = false;
};
float chip_width(Frame& frame, std::string_view text, const ChipLook& look = {});
// 32 dp high at text size 1; returns where it is.
Rect chip(Frame& frame, Point at, std::string_view text, const ChipLook& look = {});

}  // namespace gui
