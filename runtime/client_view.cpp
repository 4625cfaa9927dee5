#include "runtime/client_view.h"

#include <algorithm>
#include <array>
#include <utility>

namespace runtime {

namespace {

void add(std::vector<TalkPoint>& points, const std::string& name, TalkPoint point) {
    const auto same = std::ranges::find_if(points, [&](const TalkPoint& other) {
        return other.say == point.say && other.label == point.label && other.next == point.next;
    });
    if (same != points.end()) {
        same->names.push_back(name);
        return;
    }
    point.names.push_back(name);
    points.push_back(std::move(point));
}

TalkPoint point_of(const ScaleView& scale) {
    const BandView& band = scale.bands[static_cast<std::size_t>(*scale.band)];
    return {.names = {},
            .label = band.label,
            .tone = band.tone,
            .say = scale.say,
            .action = scale.action,
            .next = scale.next};
}

}  // namespace

int gravity(std::string_view tone) {
    constexpr std::array<std::string_view, 5> tones{"ok", "mild", "warn", "high", "sev"};
    const auto* const found = std::ranges::find(tones, tone);
    return found == tones.end() ? 0 : static_cast<int>(found - tones.begin()) + 1;
}

std::vector<TalkPoint> talk_points(const ResultView& result) {
    std::vector<TalkPoint> points;
    for (const ScaleView& scale : result.scales) {
        if (!scale.untouched && scale.band && !scale.say.empty()) add(points, scale.name, point_of(scale));
    }
    for (const FindingView& finding : result.findings) {
        if (finding.say.empty()) continue;
        add(points, finding.name,
            {.names = {},
             .label = finding.label,
             .tone = finding.tone,
             .say = finding.say,
             .action = finding.action,
             .next = finding.next});
    }
    std::ranges::stable_sort(points, std::ranges::greater{},
                             [](const TalkPoint& point) { return gravity(point.tone); });
    return points;
}

std::vector<std::string> unclear_scales(const ResultView& result) {
    std::vector<std::string> names;
    for (const ScaleView& scale : result.scales) {
        if (!scale.untouched && !scale.band && !scale.bands.empty()) names.push_back(scale.name);
    }
    return names;
}

ClientView client_view(std::span<const ResultView> results) {
    ClientView view;
    std::vector<std::pair<int, std::string>> next_steps;  // with their gravity
    for (const ResultView& result : results) {
        const TalkPoint* next = nullptr;
        const std::vector<TalkPoint> points = talk_points(result);
        for (const TalkPoint& point : points) {
            (point.good() ? view.going_well : view.matters).push_back(point);
            if (next == nullptr && !point.next.empty()) next = &point;
        }
        if (next != nullptr) next_steps.emplace_back(gravity(next->tone), next->next);
        const std::vector<std::string> unclear = unclear_scales(result);
        view.unclear.insert(view.unclear.end(), unclear.begin(), unclear.end());
        view.none_used = view.none_used || (!result.scales.empty() &&
                                            std::ranges::all_of(result.scales, &ScaleView::untouched));
        view.leaflets.insert(view.leaflets.end(), result.leaflets.begin(), result.leaflets.end());
    }
    std::ranges::stable_sort(next_steps, std::ranges::greater{}, &std::pair<int, std::string>::first);
    for (auto& [how_grave, step] : next_steps) {
        if (std::ranges::count(view.next, step) == 0) view.next.push_back(std::move(step));
    }
    std::ranges::stable_sort(view.matters, std::ranges::greater{},
                             [](const TalkPoint& point) { return gravity(point.tone); });
    return view;
}

}  // namespace runtime
