// How pages come to whoever holds the tablet: size of the text, colours, motion, by ear.
// A value in memory; whose it is, and when staff's own comes back, is App's to know.
#pragma once

#include <algorithm>
#include <array>

#include "gui/theme.h"

namespace gui {

enum class Motion { full, reduced };
enum class ReadAloud { off, on };

struct DisplayChoice {
    Scheme scheme = Scheme::light;
    float text = 1;  // one of text_sizes
    Motion motion = Motion::full;
    ReadAloud aloud = ReadAloud::off;  // whether pages offer to be heard
    bool operator==(const DisplayChoice&) const = default;
};

inline constexpr std::array text_sizes{1.F, 1.25F, 1.5F, 2.F};
inline constexpr std::array schemes{Scheme::light, Scheme::dark, Scheme::high_contrast};

// The one after it; after the last comes the first again.
template <class T, std::size_t n>
T next_of(const std::array<T, n>& all, T now) {
    const auto here = std::find(all.begin(), all.end(), now);
    return here == all.end() || here + 1 == all.end() ? all.front() : *(here + 1);
}

}  // namespace gui
