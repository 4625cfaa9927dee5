// What a result leads to say: scales and findings gathered by their sentence, the gravest
// first; and what of it a client sees, on the screen or on the printed card: plain words, no
// code, no name, no number. Every sentence comes from the wording; nothing is decided here.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "runtime/result_view.h"

namespace runtime {

// Scales or findings about which the same is said.
struct TalkPoint {
    std::vector<std::string> names;
    std::string label;  // the band, or the finding's value
    std::string tone;
    std::string say, action, next;
    [[nodiscard]] bool good() const { return tone == "ok"; }
};

// How grave a tone is drawn, for the order alone: 0 for none.
[[nodiscard]] int gravity(std::string_view tone);

// Of one result. Scales that nothing was asked about are left out: "with the way you use now" is nothing
// to say to who never used.
[[nodiscard]] std::vector<TalkPoint> talk_points(const ResultView& result);

// Names of the scales whose band cannot be given: too few answers are there for it.
[[nodiscard]] std::vector<std::string> unclear_scales(const ResultView& result);

struct ClientView {
    std::vector<TalkPoint> going_well;
    std::vector<TalkPoint> matters;
    std::vector<std::string> unclear;  // names of what too few answers are there for
    std::vector<std::string>
        next;  // of each result the gravest point's next step, the gravest result's first
    std::vector<LeafletView> leaflets;
    bool none_used = false;  // of one result all scales are known although nothing of them was asked
    [[nodiscard]] bool empty() const { return going_well.empty() && matters.empty() && unclear.empty(); }
};

// Of everything that this visit asked.
[[nodiscard]] ClientView client_view(std::span<const ResultView> results);

}  // namespace runtime
