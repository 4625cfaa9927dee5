// Scores and bands in words.
#include <array>
#include <cmath>
#include <cstdio>

#include "gui/screens/result_parts.h"

namespace gui {

using runtime::ScaleView;

std::string number_words(const Frame& frame, double number) {
    std::array<char, 32> text{};
    // Two decimals at most; a fraction of a score says no more than that.
    static_cast<void>(std::snprintf(text.data(), text.size(), "%.2f", number));
    std::string words = text.data();
    words.erase(words.find_last_not_of('0') + 1);
    if (words.ends_with('.')) words.pop_back();
    if (words == "-0") words = "0";
    const std::size_t point = words.find('.');
    if (point != std::string::npos && frame.language() == Language::vi) words[point] = ',';
    return words;
}

bool nothing_known(const ScaleView& scale) {
    if (!scale.score.empty()) return false;
    return scale.min_score.empty() ||
           (std::stod(scale.min_score) <= scale.least && std::stod(scale.max_score) >= scale.greatest);
}

std::string score_words(const ScaleView& scale, const Frame& frame) {
    if (!scale.score.empty()) return number_words(frame, scale.value);
    if (nothing_known(scale)) return "–";
    return frame.say("from_to_short", {number_words(frame, std::stod(scale.min_score)),
                                       number_words(frame, std::stod(scale.max_score))});
}

std::string band_words(const ScaleView& scale, const Frame& frame) {
    if (scale.band) return scale.bands[static_cast<std::size_t>(*scale.band)].label;
    if (!nothing_known(scale) && scale.score.empty()) return frame.say("band_unclear");
    return scale.score.empty() ? frame.say("cannot_score") : std::string();
}

std::string state_words(const ScaleView& scale, const Frame& frame) {
    if (scale.missing == 0) return {};
    const std::string missing =
        frame.say("missing_of", {std::to_string(scale.missing), std::to_string(scale.waits)});
    if (scale.prorated) return frame.say("estimated_because", {missing});
    if (nothing_known(scale)) return frame.say("see_which_missing", {missing});
    const std::string between =
        frame.say("missing_between", {missing, number_words(frame, std::stod(scale.min_score)),
                                      number_words(frame, std::stod(scale.max_score))});
    if (scale.band) return between + " " + frame.say("band_certain");
    std::vector<std::string> bands;
    bands.reserve(scale.possible.size());
    for (const int band : scale.possible)
        bands.push_back(scale.bands[static_cast<std::size_t>(band)].label);
    return bands.empty() ? between : between + " " + frame.say("bands_possible", {joined(bands)});
}

std::string joined(const std::vector<std::string>& names) {
    std::string words;
    for (const std::string& name : names)
        words += (words.empty() ? "" : ", ") + name;
    return words;
}

}  // namespace gui
