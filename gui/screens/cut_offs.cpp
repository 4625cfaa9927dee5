#include "gui/screens/cut_offs.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "gui/screens/result_parts.h"

namespace gui {

namespace {

using Place = CutOffs::Place;

constexpr Style style = Style::caption;
constexpr float gap = 8;
constexpr std::size_t rows_max = 2;

TextLook look_of(Frame& frame) {
    return {.style = style, .color = frame.theme().text3};
}

// How far each row below is written already.
using Written = std::array<float, rows_max>;

enum class Names : std::uint8_t { beside, below };

// Under its number, or to the left of it at the bar's end; on the first row that is free there.
bool put_below(Place& place, float width, Written& written, Frame& frame) {
    const float wide = text_width(frame, place.name, style);
    place.name_x = std::min(place.x, width - wide);
    for (place.row = 0; place.row < rows_max; ++place.row) {
        float& until = written.at(place.row);
        if (place.name_x < until) continue;
        place.led_to = place.row > 0 && place.name_x == place.x && written.front() - gap + 3 <= place.x;
        until = place.name_x + wide + gap;
        return true;
    }
    return false;
}

std::string list_of(const runtime::ScaleView& scale, Frame& frame) {
    std::string list;
    for (std::size_t i = 0; i < scale.bands.size(); ++i) {
        const double from = i == 0 ? scale.least : scale.bands[i].from;
        list += (list.empty() ? "" : " · ") + number_words(frame, from) + "\u00A0" + scale.bands[i].label;
    }
    return list;
}

// All names beside their numbers, or all below them; nothing where one has no room so.
std::optional<CutOffs> placed(const runtime::ScaleView& scale, Names names, float width, Frame& frame) {
    CutOffs cuts;
    const double range = std::max(1.0, scale.greatest - scale.least);
    const auto x_of = [&](double score) { return static_cast<float>((score - scale.least) / range) * width; };
    const std::string end = number_words(frame, scale.greatest);
    const float end_x = width - text_width(frame, end, style);
    Written written{};
    for (std::size_t i = 0; i < scale.bands.size(); ++i) {
        const double from = i == 0 ? scale.least : scale.bands[i].from;
        const float next = i + 1 == scale.bands.size() ? end_x : x_of(scale.bands[i + 1].from);
        Place place{.x = x_of(from), .number = number_words(frame, from), .name = scale.bands[i].label};
        if (names == Names::beside) place.number += "  " + std::exchange(place.name, {});
        if (text_width(frame, place.number, style) > next - place.x - gap) return std::nullopt;
        if (names == Names::below) {
            if (!put_below(place, width, written, frame)) return std::nullopt;
            cuts.rows_below = std::max(cuts.rows_below, place.row + 1);
        }
        cuts.places.push_back(std::move(place));
    }
    cuts.places.push_back({.x = end_x, .number = end, .name = {}});
    return cuts;
}

}  // namespace

CutOffs cut_offs(const runtime::ScaleView& scale, float width, Frame& frame) {
    if (scale.bands.empty()) return {};
    for (const Names names : {Names::beside, Names::below}) {
        if (auto cuts = placed(scale, names, width, frame)) return std::move(*cuts);
    }
    return {.places = {}, .rows_below = 0, .list = list_of(scale, frame)};
}

float cut_offs_height(const CutOffs& cuts, float width, Frame& frame) {
    if (!cuts.list.empty()) return text_height(frame, cuts.list, width, look_of(frame));
    return line_height(frame, style) * static_cast<float>(1 + cuts.rows_below);
}

void draw_cut_offs(const CutOffs& cuts, Rect r, Frame& frame) {
    TextLook look = look_of(frame);
    if (!cuts.list.empty()) draw_text(frame, r, cuts.list, look);
    look.max_lines = 1;
    const float line = line_height(frame, style);
    const auto write = [&](float x, std::size_t row, const std::string& words) {
        const float y = r.y + line * static_cast<float>(row);
        draw_text(frame, {r.x + x, y, r.w - x + gap, line}, words, look);
    };
    for (const Place& place : cuts.places) {
        write(place.x, 0, place.number);
        if (place.name.empty()) continue;
        write(place.name_x, place.row + 1, place.name);
        if (!place.led_to) continue;
        const float x = r.x + place.x + 0.5F;
        frame.paint().line({x, r.y + line}, {x, r.y + line * static_cast<float>(place.row + 1) + 2},
                           frame.theme().line);
    }
}

}  // namespace gui
