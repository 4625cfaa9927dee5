// Where the bands of a scale begin, in words under its bar: each number at its place, with the bands'
// names all beside them, or all on two rows below. Where that has no room, all of it is one list. Every
// band is named in either form.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "gui/frame.h"
#include "runtime/result_view.h"

namespace gui {

struct CutOffs {
    struct Place {
        float x = 0;
        std::string number;  // with the name, where it has room beside
        std::string name;    // on a row below; else empty
        std::size_t row = 0;
        float name_x = 0;
        bool led_to = false;  // by a line from the number
    };
    std::vector<Place> places;
    std::size_t rows_below = 0;
    std::string list;  // instead of the places
};
[[nodiscard]] CutOffs cut_offs(const runtime::ScaleView& scale, float width, Frame& frame);
[[nodiscard]] float cut_offs_height(const CutOffs& cuts, float width, Frame& frame);
void draw_cut_offs(const CutOffs& cuts, Rect r, Frame& frame);

}  // namespace gui
