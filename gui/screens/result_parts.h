// What the parts of the result page share: scores and bands in words, the cards beside
// the scales, and the sheets over the page. Everything clinical in it comes from the
// definition and its wording.
#pragma once

#include <string>

#include "gui/screens/result.h"
#include "gui/widgets/meter.h"

namespace gui {

// A score as people read it: at most two decimals, the language's own point.
std::string number_words(const Frame& frame, double number);

// Neither a score nor bounds that are narrower than the scale itself.
bool nothing_known(const runtime::ScaleView& scale);
// "25", "16–22", or a dash where nothing is known.
std::string score_words(const runtime::ScaleView& scale, const Frame& frame);
// The band, or that it cannot be given.
std::string band_words(const runtime::ScaleView& scale, const Frame& frame);
// What is missing and what that does to the score; empty when nothing is.
std::string state_words(const runtime::ScaleView& scale, const Frame& frame);
// "Rượu bia, Cần sa"
std::string joined(const std::vector<std::string>& names);

// Which scales have a severe band, for staff before the client leaves; empty when none has.
std::string severe_words(const runtime::ResultView& result, Frame& frame, const char* phrase = "severe_flag");

// All scales on one card; those that nothing was asked about are folded.
void scales_card(const runtime::ResultView& result, ResultDraft& draft, Frame& frame, Column& column);
// What to say, findings, what to hand over, and what a result is not.
void beside_scales(const runtime::ResultView& result, ResultStage stage, ResultDraft& draft, Frame& frame,
                   Column& column, Wishes& wishes);
// Sheets over the page.
void explain_score(const runtime::ResultView& result, ResultDraft& draft, Frame& frame);
void choose_outlet(ResultDraft& draft, Frame& frame, Wishes& wishes);
void show_leaflet(std::span<const runtime::LeafletView> leaflets, std::string& open, Frame& frame);

}  // namespace gui
